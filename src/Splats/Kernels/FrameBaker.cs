using UsdGsplat.Splats.Numerics;

namespace UsdGsplat.Splats.Kernels;

/// <summary>Positions and opacities of a range of splats at a time.</summary>
internal static class FrameBaker
{
    /// <summary>Evaluates a range; see <see cref="ISplatKernels.BakeFrame"/>.</summary>
    internal static void Bake(MotionColumns splats, float time, int first, int count, Span<float> positions, Span<float> opacities)
    {
        splats.Positions.Slice(3 * first, 3 * count).CopyTo(positions);
        splats.BaseOpacities.Slice(first, count).CopyTo(opacities);
        if (!splats.HasMotion) return;
        ReadOnlySpan<float> times = splats.Times.Slice(first, count);
        Move(positions, splats.Velocities.Slice(3 * first, 3 * count), times, time);
        Fade(opacities, splats.Sigmas.Slice(first, count), times, time);
    }

    private static void Move(Span<float> positions, ReadOnlySpan<float> velocities, ReadOnlySpan<float> times, float time)
    {
        for (int i = 0; i < times.Length; i++)
        {
            float elapsed = time - times[i];
            Span<float> position = positions.Slice(3 * i, 3);
            ReadOnlySpan<float> velocity = velocities.Slice(3 * i, 3);
            position[0] += velocity[0] * elapsed;
            position[1] += velocity[1] * elapsed;
            position[2] += velocity[2] * elapsed;
        }
    }

    private static void Fade(Span<float> opacities, ReadOnlySpan<float> sigmas, ReadOnlySpan<float> times, float time)
    {
        const int Part = 512;
        Span<float> weights = stackalloc float[Part];
        for (int first = 0; first < opacities.Length; first += Part)
        {
            int count = Math.Min(Part, opacities.Length - first);
            Span<float> some = weights[..count];
            for (int i = 0; i < count; i++)
            {
                float z = (time - times[first + i]) / sigmas[first + i];
                some[i] = -(0.5f * (z * z));
            }

            PortableMath.Exp(some, some);
            for (int i = 0; i < count; i++) opacities[first + i] *= some[i];
        }
    }
}
