using System.Buffers;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using UsdGsplat.Splats;

namespace UsdGsplat.Sog4d.Bundles;

/// <summary>A bundle between two frames, blended as the player does. Source: sog4d, section 14.</summary>
internal sealed class BundleInstant(string name, BundleFrame from, BundleFrame to, float amount) : ISplatSource
{
    private const int ScratchSplats = 4096;

    public string Name => name;

    public SplatSchema Schema => from.Schema;

    public IReadOnlyList<string> Warnings => [];

    public void Read(SplatColumn column, long first, Span<float> into)
    {
        int splats = SplatRange.Check(Schema, column, first, into.Length), width = Schema.Width(column);
        if (splats == 0) return;
        float[] rented = ArrayPool<float>.Shared.Rent(Math.Min(splats, ScratchSplats) * width);
        try
        {
            for (int done = 0; done < splats; done += ScratchSplats)
            {
                int count = Math.Min(ScratchSplats, splats - done);
                Blend(column, first + done, into.Slice(done * width, count * width), rented.AsSpan(0, count * width));
            }
        }
        finally
        {
            ArrayPool<float>.Shared.Return(rented);
        }
    }

    public void Dispose()
    {
        from.Dispose();
        to.Dispose();
    }

    private void Blend(SplatColumn column, long first, Span<float> into, Span<float> other)
    {
        if (column == SplatColumn.OpacityLogits)
        {
            from.ReadOpacities(first, into);
            to.ReadOpacities(first, other);
            Lerp(into, other);
            FrameDecoder.ToLogits(into);
            return;
        }

        from.Read(column, first, into);
        to.Read(column, first, other);
        if (column == SplatColumn.RotationsXyzw) BlendRotations(into, other);
        else Lerp(into, other); // scales too: the player blends their logarithms
    }

    private void Lerp(Span<float> into, ReadOnlySpan<float> other)
    {
        int i = 0;
        for (; i <= into.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            var value = new Vector<float>(into[i..]);
            (value + ((new Vector<float>(other[i..]) - value) * amount)).CopyTo(into[i..]);
        }

        for (; i < into.Length; i++) into[i] += (other[i] - into[i]) * amount;
    }

    private void BlendRotations(Span<float> into, ReadOnlySpan<float> other)
    {
        const float Shortest = 1e-8f;
        Span<Vector128<float>> rotations = MemoryMarshal.Cast<float, Vector128<float>>(into);
        ReadOnlySpan<Vector128<float>> others = MemoryMarshal.Cast<float, Vector128<float>>(other);
        for (int i = 0; i < rotations.Length; i++)
        {
            Vector128<float> a = rotations[i], b = others[i];
            if (Vector128.Dot(a, b) < 0) b = -b;
            Vector128<float> q = a + ((b - a) * amount);
            float length = MathF.Sqrt(Vector128.Dot(q, q));
            rotations[i] = length < Shortest ? Vector128.Create(0f, 0f, 0f, 1f) : q / length;
        }
    }
}
