#ifdef HAS_DOUBLES
// Morton keys of positions: 21 bits an axis of the finite positions' cube, x lowest.
inline ulong spread(ulong bits)
{
    bits = (bits | (bits << 32)) & 0x001F00000000FFFFUL;
    bits = (bits | (bits << 16)) & 0x001F0000FF0000FFUL;
    bits = (bits | (bits << 8)) & 0x100F00F00F00F00FUL;
    bits = (bits | (bits << 4)) & 0x10C30C30C30C30C3UL;
    return (bits | (bits << 2)) & 0x1249249249249249UL;
}

inline ulong cell(float value, float low, double scale)
{
    double step = ((double)value - (double)low) * scale;
    return step > 0 ? (ulong)fmin(step, 2097151.0) : 0UL;
}

__kernel void morton_keys(__global const float *positions, int count, float4 low, double scale, __global ulong *keys, __global uint *indices)
{
    int i = get_global_id(0);
    if (i >= count) return;
    keys[i] = spread(cell(positions[3 * i], low.x, scale)) | (spread(cell(positions[3 * i + 1], low.y, scale)) << 1)
        | (spread(cell(positions[3 * i + 2], low.z, scale)) << 2);
    indices[i] = i;
}
#endif

// A stable radix sort, RADIX_BITS at a time: each work-item counts and later scatters a run of its own, PART long, so that
// equal keys keep their order.
#define RADIX_BITS 4
#define BUCKETS (1 << RADIX_BITS)

// counts[bucket][run]
__kernel void radix_count(__global const ulong *keys, int count, int part, int shift, int runs, __global uint *counts)
{
    int run = get_global_id(0);
    if (run >= runs) return;
    uint own[BUCKETS];
    for (int b = 0; b < BUCKETS; b++) own[b] = 0;
    int end = min(count, (run + 1) * part);
    for (int i = run * part; i < end; i++) own[(int)(keys[i] >> shift) & (BUCKETS - 1)]++;
    for (int b = 0; b < BUCKETS; b++) counts[b * runs + run] = own[b];
}

// Turns counts into places, by one work-group of a power of two: each item sums a stretch, the sums are scanned.
__kernel void radix_scan(__global uint *counts, int length, __local uint *sums)
{
    int item = get_local_id(0), size = get_local_size(0);
    int stretch = (length + size - 1) / size, begin = min(item * stretch, length), end = min(begin + stretch, length);
    uint sum = 0;
    for (int i = begin; i < end; i++) sum += counts[i];
    sums[item] = sum;
    for (int step = 1; step < size; step *= 2)
    {
        barrier(CLK_LOCAL_MEM_FENCE);
        uint before = item >= step ? sums[item - step] : 0;
        barrier(CLK_LOCAL_MEM_FENCE);
        sums[item] += before;
    }

    uint place = sums[item] - sum;
    for (int i = begin; i < end; i++)
    {
        uint own = counts[i];
        counts[i] = place;
        place += own;
    }
}

__kernel void radix_scatter(
    __global const ulong *keys, __global const uint *indices, int count, int part, int shift, int runs, __global const uint *places,
    __global ulong *sorted_keys, __global uint *sorted_indices)
{
    int run = get_global_id(0);
    if (run >= runs) return;
    uint own[BUCKETS];
    for (int b = 0; b < BUCKETS; b++) own[b] = places[b * runs + run];
    int end = min(count, (run + 1) * part);
    for (int i = run * part; i < end; i++)
    {
        int bucket = (int)(keys[i] >> shift) & (BUCKETS - 1);
        uint to = own[bucket]++;
        sorted_keys[to] = keys[i];
        sorted_indices[to] = indices[i];
    }
}
