#ifdef HAS_DOUBLES
// Distances and means in double precision, added in the CPU's order: its bits.

// Σ(a − b)²: dimension d adds to the partial sum d mod 4. A point without a code, of a negative index, gets 0.
__kernel void squared_distances(
    __global const float *points, int count, int stride, int offset, int dimensions, __global const float *codes, __global const int *indices,
    __global double *distances)
{
    int i = get_global_id(0);
    if (i >= count) return;
    double sums[4] = { 0, 0, 0, 0 };
    __global const float *point = points + (size_t)i * stride + offset, *code = codes + (size_t)max(indices[i], 0) * dimensions;
    for (int d = 0; d < dimensions; d++)
    {
        double apart = (double)point[d] - (double)code[d];
        sums[d & 3] += apart * apart;
    }

    distances[i] = (sums[0] + sums[1]) + (sums[2] + sums[3]);
}

// Moves a centre's dimension to the mean of its points, which come in their own order; a centre without points stays.
__kernel void move_centres(
    __global const float *points, int dimensions, __global const int *order, __global const int *ends, int centres, __global float *values)
{
    int at = get_global_id(0);
    if (at >= centres * dimensions) return;
    int centre = at / dimensions, dimension = at % dimensions;
    int begin = centre == 0 ? 0 : ends[centre - 1], end = ends[centre];
    if (begin == end) return;
    double sum = 0;
    for (int i = begin; i < end; i++) sum += (double)points[(size_t)order[i] * dimensions + dimension];
    values[at] = (float)(sum / (end - begin));
}
#endif
