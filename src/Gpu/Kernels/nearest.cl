// Scores of points against codes as a blocked matrix product, with the argmin fused into it.
//
// A work-group of SIDE×SIDE items takes TILE points and passes all codes, TILE at a time. Each item holds MICRO×MICRO sums
// in registers; DEPTH dimensions of the points and the codes wait in local memory. Codes lie dimension by dimension,
// padded to whole tiles, with an infinite start for those that are none, so that they never win.
//
// The score of a product is |c|² − 2x·c, relative to a centre that the host took off the codes; of few dimensions it is
// Σ(x − c)². The index comes out as it is where no rounding error can have chosen it, and as its complement where another
// code came so near that the host has to measure: errors as NearestCodes derives them.
#define TILE (SIDE * MICRO)

// Rounded once or twice, but never worse, which mad() does not promise.
#ifdef FP_FAST_FMAF
#define multiply_add(a, b, c) fma(a, b, c)
#else
#define multiply_add(a, b, c) (((a) * (b)) + (c))
#endif

__kernel __attribute__((reqd_work_group_size(SIDE, SIDE, 1))) void assign_nearest(
    __global const float *points, int count, int stride, int offset, int dimensions, __global const float *codes, __global const float *starts,
    int padded_codes, __global const float *centre, int differences, float longest, float unit, __global int *indices)
{
    __local float near[DEPTH][TILE + 1], far[DEPTH][TILE];
    int column = get_local_id(0), row = get_local_id(1), item = row * SIDE + column;
    int first_point = get_group_id(0) * TILE;
    float best[MICRO], second[MICRO], length[MICRO];
    int from[MICRO];
    for (int i = 0; i < MICRO; i++)
    {
        best[i] = second[i] = INFINITY;
        length[i] = 0;
        from[i] = 0;
    }

    float factor = differences ? 1.0f : -2.0f;
    for (int first_code = 0; first_code < padded_codes; first_code += TILE)
    {
        float sums[MICRO][MICRO];
        for (int j = 0; j < MICRO; j++)
        {
            float start = starts[first_code + column + j * SIDE];
            for (int i = 0; i < MICRO; i++) sums[i][j] = start;
        }

        for (int first = 0; first < dimensions; first += DEPTH)
        {
            barrier(CLK_LOCAL_MEM_FENCE);
            for (int at = item; at < DEPTH * TILE; at += SIDE * SIDE)
            {
                int d = at % DEPTH, p = at / DEPTH, dimension = first + d, point = first_point + p;
                near[d][p] = dimension < dimensions && point < count
                    ? factor * (points[(size_t)point * stride + offset + dimension] - centre[dimension]) : 0.0f;
            }

            for (int at = item; at < DEPTH * TILE; at += SIDE * SIDE)
            {
                int c = at % TILE, d = at / TILE, dimension = first + d;
                far[d][c] = dimension < dimensions ? codes[(size_t)dimension * padded_codes + first_code + c] : 0.0f;
            }

            barrier(CLK_LOCAL_MEM_FENCE);
            for (int d = 0; d < DEPTH; d++)
            {
                float mine[MICRO], theirs[MICRO];
                for (int i = 0; i < MICRO; i++) mine[i] = near[d][row + i * SIDE];
                for (int j = 0; j < MICRO; j++) theirs[j] = far[d][column + j * SIDE];
                if (first_code == 0)
                    for (int i = 0; i < MICRO; i++) length[i] = multiply_add(mine[i], mine[i], length[i]);
                if (differences)
                {
                    for (int i = 0; i < MICRO; i++)
                        for (int j = 0; j < MICRO; j++)
                        {
                            float apart = mine[i] - theirs[j];
                            sums[i][j] = multiply_add(apart, apart, sums[i][j]);
                        }
                }
                else
                {
                    for (int i = 0; i < MICRO; i++)
                        for (int j = 0; j < MICRO; j++) sums[i][j] = multiply_add(mine[i], theirs[j], sums[i][j]);
                }
            }
        }

        for (int j = 0; j < MICRO; j++)
        {
            int code = first_code + column + j * SIDE;
            for (int i = 0; i < MICRO; i++)
            {
                float score = sums[i][j];
                second[i] = fmin(second[i], fmax(best[i], score));
                from[i] = score < best[i] ? code : from[i];
                best[i] = fmin(best[i], score);
            }
        }
    }

    // The columns of a row share its points: their bests meet in local memory, of which the tiles need no more.
    __local float *bests = &near[0][0], *seconds = &far[0][0];
    __local int froms[SIDE][SIDE];
    for (int i = 0; i < MICRO; i++)
    {
        barrier(CLK_LOCAL_MEM_FENCE);
        bests[item] = best[i];
        seconds[item] = second[i];
        froms[row][column] = from[i];
        barrier(CLK_LOCAL_MEM_FENCE);
        int point = first_point + row + i * SIDE;
        if (column == 0 && point < count)
        {
            float smallest = INFINITY, others = INFINITY;
            int index = 0;
            for (int c = 0; c < SIDE; c++)
            {
                float score = bests[row * SIDE + c];
                others = fmin(fmin(others, seconds[row * SIDE + c]), fmax(smallest, score));
                index = score < smallest ? froms[row][c] : index;
                smallest = fmin(smallest, score);
            }

            // A little more than the host's margins, for the rounding of these lines themselves.
            float reach = (sqrt(length[i]) / fabs(factor) + longest) * 1.001f;
            float margin = differences ? 3 * (dimensions + 10) * unit * smallest + 2e-35f : 2 * ((dimensions + 8) * unit * reach * reach + 2e-35f);
            int certain = reach < 1e18f && others > smallest + margin;
            indices[point] = certain ? index : ~index;
        }
    }
}
