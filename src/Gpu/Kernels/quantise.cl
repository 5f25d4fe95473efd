// Columns rounded into pixels: red in the lowest byte. Source: sog4d, section 5.
#define OPAQUE 0xFF000000u

inline uint step_of(float value, float low, float extent)
{
    float share = quotient(value - low, extent);
    share = share > 0 ? share : 0;
    share = share < 1 ? share : 1;
    return (uint)(int)rint(share * 65535.0f);
}

// low and extent are those of the host, where an axis without extent has an infinite low.
inline void pixels_of(float px, float py, float pz, float4 low, float4 extent, __global uint *high_byte, __global uint *low_byte)
{
    uint x = step_of(px, low.x, extent.x), y = step_of(py, low.y, extent.y), z = step_of(pz, low.z, extent.z);
    *high_byte = (x >> 8) | (y & 0xFF00u) | ((z & 0xFF00u) << 8) | OPAQUE;
    *low_byte = (x & 0xFFu) | ((y & 0xFFu) << 8) | ((z & 0xFFu) << 16) | OPAQUE;
}

inline uint alpha_of(float opacity, float zero_below) { return (uint)rint(fmin(is_seen(opacity, zero_below) ? opacity : 0.0f, 1.0f) * 255.0f); }

__kernel void quantise_positions(
    __global const float *positions, int count, float4 low, float4 extent, __global uint *high_bytes, __global uint *low_bytes)
{
    int i = get_global_id(0);
    if (i < count) pixels_of(positions[3 * i], positions[3 * i + 1], positions[3 * i + 2], low, extent, high_bytes + i, low_bytes + i);
}

// A splat from its motion to its pixels, of the third the alpha alone.
__kernel void paint_frame(
    MOTION, int count, float4 low, float4 extent, float zero_below, __global uint *high_bytes, __global uint *low_bytes, __global uchar *alphas)
{
    size_t i = get_global_id(0);
    if (i >= count) return;
    float place[3];
    PLACE_OF(first + i, place);
    pixels_of(place[0], place[1], place[2], low, extent, high_bytes + i, low_bytes + i);
    alphas[i] = alpha_of(OPACITY_OF(first + i), zero_below);
}

// The squared sine of half the angle between a rotation and its bytes.
inline float squared_sine(float error, float along, float norm) { return quotient(error - (along * along), norm); }

__kernel void quantise_rotations(__global const float *rotations, int count, int smallest_angle, float smallest_norm, __global uint *pixels)
{
    int i = get_global_id(0);
    if (i >= count) return;
    float x = rotations[4 * i], y = rotations[4 * i + 1], z = rotations[4 * i + 2], w = rotations[4 * i + 3];
    float norm = root((((w * w) + (x * x)) + (y * y)) + (z * z));
    if (!(norm >= smallest_norm && norm <= FLT_MAX))
    {
        x = y = z = 0;
        w = norm = 1;
    }

    float unit[4] = { quotient(w, norm), quotient(x, norm), quotient(y, norm), quotient(z, norm) };
    if (unit[0] < 0)
        for (int c = 0; c < 4; c++) unit[c] = -unit[c];
    float bytes[4];
    for (int c = 0; c < 4; c++)
    {
        float value = fmin(fmax(unit[c], -1.0f), 1.0f);
        bytes[c] = fmin(rint((value * 128.0f) + 128.0f), 255.0f) - 128.0f;
    }

    if (smallest_angle)
    {
        float values[12], errors[12], alongs[12], norms[12];
        for (int c = 0; c < 4; c++)
        {
            for (int k = 0; k < 3; k++)
            {
                float value = fmin(fmax(bytes[c] + (k - 1.0f), -128.0f), 127.0f);
                float error = value - (unit[c] * 128.0f);
                int at = 3 * c + k;
                values[at] = value;
                errors[at] = error * error;
                alongs[at] = error * unit[c];
                norms[at] = value * value;
            }
        }

        int best = 40;
        float smallest = squared_sine(
            (errors[1] + errors[4]) + (errors[7] + errors[10]), (alongs[1] + alongs[4]) + (alongs[7] + alongs[10]),
            (norms[1] + norms[4]) + (norms[7] + norms[10]));
        for (int wx = 0; wx < 9; wx++)
        {
            int a = wx / 3, b = 3 + wx % 3;
            float error = errors[a] + errors[b], along = alongs[a] + alongs[b], length = norms[a] + norms[b];
            for (int yz = 0; yz < 9; yz++)
            {
                int c = 6 + yz / 3, d = 9 + yz % 3;
                float sine = squared_sine(error + (errors[c] + errors[d]), along + (alongs[c] + alongs[d]), length + (norms[c] + norms[d]));
                if (!(sine < smallest)) continue;
                smallest = sine;
                best = 9 * wx + yz;
            }
        }

        for (int c = 3; c >= 0; c--)
        {
            bytes[c] = values[3 * c + best % 3];
            best /= 3;
        }
    }

    uint pixel = 0;
    for (int c = 0; c < 4; c++) pixel |= (uint)(int)(bytes[c] + 128.0f) << (8 * c);
    pixels[i] = pixel;
}

// How many of the 255 limits lie below a value.
inline uint code_of(__global const float *limits, float value)
{
    uint code = 0;
    for (int bit = 7; bit >= 0; bit--) code += (limits[code + (1u << bit) - 1] < value ? 1u : 0u) << bit;
    return code;
}

__kernel void quantise_colours(__global const float *colours, int count, __global const float *limits, __global uint *pixels)
{
    int i = get_global_id(0);
    if (i >= count) return;
    pixels[i] = code_of(limits, colours[3 * i]) | (code_of(limits, colours[3 * i + 1]) << 8) | (code_of(limits, colours[3 * i + 2]) << 16);
}

__kernel void quantise_opacities(__global const float *opacities, int count, float zero_below, __global uint *pixels)
{
    int i = get_global_id(0);
    if (i >= count) return;
    pixels[i] = (pixels[i] & ~OPAQUE) | (alpha_of(opacities[i], zero_below) << 24);
}

__kernel void round_to_half(__global const float *values, int count, __global half *halves)
{
    int i = get_global_id(0);
    if (i < count) vstore_half_rte(values[i], i, halves);
}
