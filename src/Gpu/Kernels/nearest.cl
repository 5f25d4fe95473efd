// Scores of points against codes as a blocked matrix product, with the argmin fused into it.
//
// A work-group of SIDE×SIDE items takes TILE points and passes all codes, TILE at a time. Each item holds MICRO×MICRO sums
// in registers; DEPTH dimensions of the points and the codes wait in local memory, from where an item takes its own in
// fours, since scalars would keep local memory as busy as the arithmetic units: points 4·row … 4·row + 3 and those
// 4·SIDE, 8·SIDE … further on, and codes by column likewise. Codes lie dimension by dimension, padded to whole tiles,
// with an infinite start for those that are none, so that they never win.
//
// The score of a product is |c|² − 2x·c, relative to a centre that the host took off the codes; of few dimensions it is
// Σ(x − c)². The index comes out as it is where no rounding error can have chosen it, and as its complement where another
// code came so near that the host has to measure: errors as NearestCodes derives them.
#define TILE (SIDE * MICRO)

// Which point or code of the tile is the i-th of a row or column.
#define OWN(i, at) ((i) / 4 * 4 * SIDE + (at) * 4 + (i) % 4)

// What an item carries into each of the two tiles in local memory.
#define LOADS (DEPTH * TILE / (SIDE * SIDE))

// An array stays in registers only where no index into it is left to the run.
#define UNROLLED _Pragma("unroll") for

// Rounded once or twice, but never worse, which mad() does not promise.
#ifdef FP_FAST_FMAF
#define multiply_add(a, b, c) fma(a, b, c)
#else
#define multiply_add(a, b, c) (((a) * (b)) + (c))
#endif

#define SPREAD(four, into) { float4 from = four; (into)[0] = from.x; (into)[1] = from.y; (into)[2] = from.z; (into)[3] = from.w; }

// This file is compiled twice, since two loops that add to the same sums would have them copied from one to the other.
#undef ASSIGN
#undef ADD_DIMENSIONS
#undef TERM
#if DIFFERENCES
#define ASSIGN nearest_by_differences
#define ADD_DIMENSIONS add_differences
#define TERM(x, c, sum) multiply_add((x) - (c), (x) - (c), sum)
#else
#define ASSIGN nearest_by_products
#define ADD_DIMENSIONS add_products
#define TERM(x, c, sum) multiply_add(x, c, sum)
#endif

// Adds what DEPTH dimensions do to an item's sums; a function of its own, whose loops PoCL then makes vectors of.
void ADD_DIMENSIONS(__local const float4 (*near)[TILE / 4 + 1], __local const float4 (*far)[TILE / 4], int row, int column, float (*sums)[MICRO])
{
    for (int d = 0; d < DEPTH; d++)
    {
        float mine[MICRO], theirs[MICRO];
        UNROLLED (int f = 0; f < MICRO / 4; f++)
        {
            SPREAD(near[d][f * SIDE + row], mine + f * 4)
            SPREAD(far[d][f * SIDE + column], theirs + f * 4)
        }

        UNROLLED (int i = 0; i < MICRO; i++)
            UNROLLED (int j = 0; j < MICRO; j++) sums[i][j] = TERM(mine[i], theirs[j], sums[i][j]);
    }
}

__kernel __attribute__((reqd_work_group_size(SIDE, SIDE, 1))) void ASSIGN(
    __global const float *points, int count, int stride, int offset, int dimensions, __global const float *codes, __global const float *starts,
    int padded_codes, __global const float *centre, float longest, float unit, __global int *indices)
{
    // A four to spare in each row of points, so that few of the writes, which go down the columns, meet in a bank.
    __local float4 near[DEPTH][TILE / 4 + 1], far[DEPTH][TILE / 4];
    __local float lengths[TILE];
    __local int froms[SIDE * SIDE];
    int column = get_local_id(0), row = get_local_id(1), item = row * SIDE + column;
    int first_point = get_group_id(0) * TILE, last_point = min(TILE, count - first_point) - 1;
    float best[MICRO], second[MICRO], length = 0;
    int from[MICRO];
    UNROLLED (int i = 0; i < MICRO; i++)
    {
        best[i] = second[i] = INFINITY;
        from[i] = 0;
    }

    int near_dimension = item % DEPTH, near_point = item / DEPTH, far_code = item % TILE, far_dimension = item / TILE;
    const float factor = DIFFERENCES ? 1.0f : -2.0f;
    points += (size_t)first_point * stride + offset;
    for (int first_code = 0; first_code < padded_codes; first_code += TILE)
    {
        float sums[MICRO][MICRO];
        UNROLLED (int j = 0; j < MICRO; j++)
        {
            float start = starts[first_code + OWN(j, column)];
            UNROLLED (int i = 0; i < MICRO; i++) sums[i][j] = start;
        }

        for (int first = 0; first < dimensions; first += DEPTH)
        {
            // All loads are on their way before the first is waited for, and none is in a branch: what lies outside is
            // read at the edge and left out.
            float nears[LOADS], fars[LOADS];
            int near_inside = min(first + near_dimension, dimensions - 1);
            UNROLLED (int n = 0; n < LOADS; n++)
            {
                nears[n] = points[min(near_point + n * (SIDE * SIDE / DEPTH), last_point) * stride + near_inside];
                fars[n] = codes[min(first + far_dimension + n * (SIDE * SIDE / TILE), dimensions - 1) * padded_codes + first_code + far_code];
            }

            float middle = centre[near_inside], near_factor = first + near_dimension < dimensions ? factor : 0.0f;
            barrier(CLK_LOCAL_MEM_FENCE);
            UNROLLED (int n = 0; n < LOADS; n++)
            {
                ((__local float *)near[near_dimension])[near_point + n * (SIDE * SIDE / DEPTH)] = near_factor * (nears[n] - middle);
                int d = far_dimension + n * (SIDE * SIDE / TILE);
                ((__local float *)far[d])[far_code] = first + d < dimensions ? fars[n] : 0.0f;
            }

            barrier(CLK_LOCAL_MEM_FENCE);
            if (first_code == 0 && item < TILE)
            {
                for (int d = 0; d < DEPTH; d++)
                {
                    float value = ((__local float *)near[d])[item];
                    length = multiply_add(value, value, length);
                }
            }

            ADD_DIMENSIONS(near, far, row, column, sums);
        }

        UNROLLED (int j = 0; j < MICRO; j++)
        {
            int code = first_code + OWN(j, column);
            UNROLLED (int i = 0; i < MICRO; i++)
            {
                float score = sums[i][j];
                second[i] = fmin(second[i], fmax(best[i], score));
                from[i] = score < best[i] ? code : from[i];
                best[i] = fmin(best[i], score);
            }
        }
    }

    // The columns of a row share its points: their bests meet in local memory, of which the tiles need no more.
    __local float *bests = (__local float *)near, *seconds = (__local float *)far;
    if (item < TILE) lengths[item] = length;
    UNROLLED (int i = 0; i < MICRO; i++)
    {
        barrier(CLK_LOCAL_MEM_FENCE);
        bests[item] = best[i];
        seconds[item] = second[i];
        froms[item] = from[i];
        barrier(CLK_LOCAL_MEM_FENCE);
        int slot = OWN(i, row);
        if (column == 0 && slot <= last_point)
        {
            float smallest = INFINITY, others = INFINITY;
            int index = 0;
            for (int c = 0; c < SIDE; c++)
            {
                float score = bests[row * SIDE + c];
                others = fmin(fmin(others, seconds[row * SIDE + c]), fmax(smallest, score));
                index = score < smallest ? froms[row * SIDE + c] : index;
                smallest = fmin(smallest, score);
            }

            // A little more than the host's margins, for the rounding of these lines themselves.
            float reach = (sqrt(lengths[slot]) / fabs(factor) + longest) * 1.001f;
            float margin = DIFFERENCES ? 3 * (dimensions + 10) * unit * smallest + 2e-35f : 2 * ((dimensions + 8) * unit * reach * reach + 2e-35f);
            int certain = reach < 1e18f && others > smallest + margin;
            indices[first_point + slot] = certain ? index : ~index;
        }
    }
}
