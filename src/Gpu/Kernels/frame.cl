// Positions and opacities of splats at a time. Source: FreeTimeGS checkpoint, rules F1 to F5.

// What moves and fades, the time, whether there is motion at all, and the first splat that counts.
#define MOTION \
    __global const float *means, __global const float *velocities, __global const float *times, __global const float *sigmas, \
    __global const float *base, float time, int moves, int first

#define PLACE_OF(splat, place) place_of(means, velocities, times, time, moves, splat, place)
#define OPACITY_OF(splat) opacity_of(times, sigmas, base, time, moves, splat)

inline void place_of(__global const float *means, __global const float *velocities, __global const float *times, float time, int moves, size_t splat, float *place)
{
    float elapsed = moves ? time - times[splat] : 0;
    for (int axis = 0; axis < 3; axis++)
    {
        place[axis] = means[3 * splat + axis];
        if (moves) place[axis] = place[axis] + (velocities[3 * splat + axis] * elapsed);
    }
}

inline float opacity_of(__global const float *times, __global const float *sigmas, __global const float *base, float time, int moves, size_t splat)
{
    if (!moves) return base[splat];
    float apart = quotient(time - times[splat], sigmas[splat]);
    return base[splat] * exponential(-(0.5f * (apart * apart)));
}

inline int is_seen(float opacity, float zero_below) { return opacity >= zero_below && opacity > 0; }

__kernel void bake_frame(MOTION, int count, __global float *positions, __global float *opacities)
{
    size_t i = get_global_id(0);
    if (i >= count) return;
    float place[3];
    PLACE_OF(first + i, place);
    for (int axis = 0; axis < 3; axis++) positions[3 * i + axis] = place[axis];
    opacities[i] = OPACITY_OF(first + i);
}

// A box a work-group: minima, maxima, and whether any splat counts, of what the items have found.
inline void reduce_box(float *low, float *high, int found, __global float *boxes, __global int *any, __local float *scratch, __local int *scratch_any)
{
    int local_id = get_local_id(0), size = get_local_size(0);
    for (int axis = 0; axis < 3; axis++)
    {
        scratch[6 * local_id + axis] = low[axis];
        scratch[6 * local_id + 3 + axis] = high[axis];
    }

    scratch_any[local_id] = found;
    for (int step = size / 2; step > 0; step /= 2)
    {
        barrier(CLK_LOCAL_MEM_FENCE);
        if (local_id < step)
        {
            int other = local_id + step;
            for (int axis = 0; axis < 3; axis++)
            {
                scratch[6 * local_id + axis] = fmin(scratch[6 * local_id + axis], scratch[6 * other + axis]);
                scratch[6 * local_id + 3 + axis] = fmax(scratch[6 * local_id + 3 + axis], scratch[6 * other + 3 + axis]);
            }

            scratch_any[local_id] |= scratch_any[other];
        }
    }

    if (local_id > 0) return;
    for (int i = 0; i < 6; i++) boxes[6 * get_group_id(0) + i] = scratch[i];
    any[get_group_id(0)] = scratch_any[0];
}

// chosen is a byte a splat, or use_chosen is 0.
__kernel void range_of(
    __global const float *positions, __global const uchar *chosen, int use_chosen, int count,
    __global float *boxes, __global int *any, __local float *scratch, __local int *scratch_any)
{
    float low[3] = { INFINITY, INFINITY, INFINITY }, high[3] = { -INFINITY, -INFINITY, -INFINITY };
    int found = 0;
    for (int i = get_global_id(0); i < count; i += get_global_size(0))
    {
        if (use_chosen && !chosen[i]) continue;
        found = 1;
        for (int axis = 0; axis < 3; axis++)
        {
            low[axis] = fmin(low[axis], positions[3 * i + axis]);
            high[axis] = fmax(high[axis], positions[3 * i + axis]);
        }
    }

    reduce_box(low, high, found, boxes, any, scratch, scratch_any);
}

// Whether each splat is seen, a byte a splat.
__kernel void seen_in_frame(MOTION, int count, float zero_below, __global uchar *seen)
{
    size_t i = get_global_id(0);
    if (i < count) seen[i] = is_seen(OPACITY_OF(first + i), zero_below);
}

// Splats seen in a frame or in one of its neighbours, where it has them; an item makes a word of 64 bits.
__kernel void join_seen(
    __global const uchar *before, __global const uchar *here, __global const uchar *after, int has_before, int has_after, int count, __global ulong *words)
{
    int begin = get_global_id(0) * 64, end = min(begin + 64, count);
    ulong bits = 0;
    for (int i = begin; i < end; i++)
    {
        int drawn = here[i] | (has_before ? before[i] : 0) | (has_after ? after[i] : 0);
        bits |= (ulong)drawn << (i - begin);
    }

    if (begin < count) words[get_global_id(0)] = bits;
}

// The box of the splats that are drawn.
__kernel void range_of_drawn(
    MOTION, int count, __global const ulong *words, __global float *boxes, __global int *any, __local float *scratch, __local int *scratch_any)
{
    float low[3] = { INFINITY, INFINITY, INFINITY }, high[3] = { -INFINITY, -INFINITY, -INFINITY };
    int found = 0;
    for (int i = get_global_id(0); i < count; i += get_global_size(0))
    {
        if (!((words[i / 64] >> (i % 64)) & 1)) continue;
        found = 1;
        float place[3];
        PLACE_OF(first + i, place);
        for (int axis = 0; axis < 3; axis++)
        {
            low[axis] = fmin(low[axis], place[axis]);
            high[axis] = fmax(high[axis], place[axis]);
        }
    }

    reduce_box(low, high, found, boxes, any, scratch, scratch_any);
}
