using System.Numerics;
using System.Runtime.Intrinsics;

namespace UsdGsplat.Splats.Kernels;

/// <summary>Which splats are drawn in the frames of a sequence, a bit a splat, and the boxes of those; the work of one thread.</summary>
/// <remarks>A part of the splats goes through all frames before the next does, so that its columns stay in the cache.</remarks>
internal sealed class DrawnSplats
{
    /// <summary>Splats of a part; their flags are whole words.</summary>
    internal const int PartSplats = 4096;

    /// <summary>Splats whose flags share a word.</summary>
    internal const int WordSplats = 64;

    private readonly MotionColumns splats;
    private readonly float[] times;
    private readonly float zeroBelow;
    private readonly ulong[][] drawn;
    private readonly float[] opacities = new float[PartSplats];
    private float[] here = new float[3 * PartSplats], after = new float[3 * PartSplats];
    private ulong[] seenBefore = new ulong[PartSplats / WordSplats], seenHere = new ulong[PartSplats / WordSplats], seenAfter = new ulong[PartSplats / WordSplats];

    internal DrawnSplats(MotionColumns splats, float[] times, float zeroBelow, ulong[][] drawn)
    {
        (this.splats, this.times, this.zeroBelow, this.drawn) = (splats, times, zeroBelow, drawn);
        Boxes = new PositionRange?[times.Length];
    }

    /// <summary>The boxes of what was visited so far; null where nothing was drawn.</summary>
    internal PositionRange?[] Boxes { get; }

    /// <summary>Words that hold a flag a splat.</summary>
    internal static int Words(int splats) => (splats + WordSplats - 1) / WordSplats;

    /// <summary>Takes a part through all frames.</summary>
    /// <param name="first">The first splat, a multiple of <see cref="PartSplats"/>.</param>
    /// <param name="count">How many, at most <see cref="PartSplats"/>.</param>
    internal void Visit(int first, int count)
    {
        Array.Clear(seenBefore);
        if (times.Length > 0) Evaluate(0, first, count, here, seenHere);
        for (int frame = 0; frame < times.Length; frame++)
        {
            if (frame + 1 < times.Length) Evaluate(frame + 1, first, count, after, seenAfter);
            else Array.Clear(seenAfter);
            Span<ulong> flags = drawn[frame].AsSpan(first / WordSplats, Words(count));
            for (int i = 0; i < flags.Length; i++) flags[i] = seenBefore[i] | seenHere[i] | seenAfter[i];
            Boxes[frame] = Union(Boxes[frame], RangeOf(here.AsSpan(0, 3 * count), flags));
            (here, after) = (after, here);
            (seenBefore, seenHere, seenAfter) = (seenHere, seenAfter, seenBefore);
        }
    }

    /// <summary>The box of two that may be missing.</summary>
    internal static PositionRange? Union(PositionRange? a, PositionRange? b) => a is { } one && b is { } other ? PositionRange.Union(one, other) : a ?? b;

    private void Evaluate(int frame, int first, int count, float[] positions, ulong[] seen)
    {
        Span<float> fades = opacities.AsSpan(0, count);
        FrameBaker.Bake(splats, times[frame], first, count, positions.AsSpan(0, 3 * count), fades);
        Array.Clear(seen);
        Vector256<float> least = Vector256.Create(zeroBelow);
        int vectors = count / Vector256<float>.Count;
        for (int i = 0; i < vectors; i++)
        {
            Vector256<float> fade = Vector256.Create<float>(fades.Slice(i * Vector256<float>.Count, Vector256<float>.Count));
            ulong bits = (Vector256.GreaterThanOrEqual(fade, least) & Vector256.GreaterThan(fade, Vector256<float>.Zero)).ExtractMostSignificantBits();
            seen[i * Vector256<float>.Count / WordSplats] |= bits << (i * Vector256<float>.Count % WordSplats);
        }

        for (int i = vectors * Vector256<float>.Count; i < count; i++)
        {
            if (fades[i] >= zeroBelow && fades[i] > 0) seen[i / WordSplats] |= 1UL << (i % WordSplats);
        }
    }

    private static PositionRange? RangeOf(ReadOnlySpan<float> positions, ReadOnlySpan<ulong> flags)
    {
        Vector128<float> min = Vector128.Create(float.PositiveInfinity), max = -min;
        bool any = false;
        for (int word = 0; word < flags.Length; word++)
        {
            for (ulong rest = flags[word]; rest != 0; rest &= rest - 1)
            {
                int at = 3 * ((word * WordSplats) + BitOperations.TrailingZeroCount(rest));
                Vector128<float> position = at + 4 <= positions.Length
                    ? Vector128.LoadUnsafe(in positions[at])
                    : Vector128.Create(positions[at], positions[at + 1], positions[at + 2], 0);
                min = Vector128.Min(min, position);
                max = Vector128.Max(max, position);
                any = true;
            }
        }

        return any ? new PositionRange(min.AsVector3(), max.AsVector3()) : null;
    }
}
