// Positions and opacities of splats at a time. Source: FreeTimeGS checkpoint, rules F1 to F5.
__kernel void bake_frame(
    __global const float *means, __global const float *velocities, __global const float *times, __global const float *sigmas,
    __global const float *base, float time, int moves, int first, int count, __global float *positions, __global float *opacities)
{
    int i = get_global_id(0);
    if (i >= count) return;
    int splat = first + i;
    float x = means[3 * splat], y = means[3 * splat + 1], z = means[3 * splat + 2], opacity = base[splat];
    if (moves)
    {
        float elapsed = time - times[splat];
        x = x + (velocities[3 * splat] * elapsed);
        y = y + (velocities[3 * splat + 1] * elapsed);
        z = z + (velocities[3 * splat + 2] * elapsed);
        float apart = quotient(elapsed, sigmas[splat]);
        opacity = opacity * exponential(-(0.5f * (apart * apart)));
    }

    positions[3 * i] = x;
    positions[3 * i + 1] = y;
    positions[3 * i + 2] = z;
    opacities[i] = opacity;
}

// A box a work-group: minima, maxima, and whether any splat counts. chosen is a byte a splat, or useChosen is 0.
__kernel void range_of(
    __global const float *positions, __global const uchar *chosen, int useChosen, int count,
    __global float *boxes, __global int *any, __local float *scratch, __local int *scratchAny)
{
    int local_id = get_local_id(0), size = get_local_size(0);
    float low[3] = { INFINITY, INFINITY, INFINITY }, high[3] = { -INFINITY, -INFINITY, -INFINITY };
    int found = 0;
    for (int i = get_global_id(0); i < count; i += get_global_size(0))
    {
        if (useChosen && !chosen[i]) continue;
        found = 1;
        for (int axis = 0; axis < 3; axis++)
        {
            low[axis] = fmin(low[axis], positions[3 * i + axis]);
            high[axis] = fmax(high[axis], positions[3 * i + axis]);
        }
    }

    for (int axis = 0; axis < 3; axis++)
    {
        scratch[6 * local_id + axis] = low[axis];
        scratch[6 * local_id + 3 + axis] = high[axis];
    }

    scratchAny[local_id] = found;
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

            scratchAny[local_id] |= scratchAny[other];
        }
    }

    if (local_id > 0) return;
    for (int i = 0; i < 6; i++) boxes[6 * get_group_id(0) + i] = scratch[i];
    any[get_group_id(0)] = scratchAny[0];
}
