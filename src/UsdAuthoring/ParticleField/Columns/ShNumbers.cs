using System.Buffers;
using UsdGsplat.Splats;

namespace UsdGsplat.UsdAuthoring.ParticleField.Columns;

/// <summary>Spherical harmonics as ParticleField has them: splat by splat, the constant triple R, G, B first.</summary>
/// <param name="cloud">The cloud.</param>
/// <param name="degree">How much of the cloud's harmonics, up to all.</param>
internal sealed class ShNumbers(ISplatSource cloud, int degree) : IBulkColumn
{
    private const int ScratchSplats = 1024;
    private const int MostPerSplat = 48;
    private readonly int triples = SphericalHarmonics.RestCount(degree) + 1;
    private readonly int restWidth = cloud.Schema.Width(SplatColumn.ShRest);

    public int Count { get; } = SplatNumbers.CheckedCount(cloud, SphericalHarmonics.RestCount(degree) + 1);

    public int Width => 3;

    public void Read(int first, Span<float> into)
    {
        int width = 3 * triples;
        long splat = first / triples;
        int skipped = 3 * (first % triples);
        float[] rented = ArrayPool<float>.Shared.Rent(ScratchSplats * (3 + restWidth));
        Span<float> single = stackalloc float[MostPerSplat];
        single = single[..width];
        while (into.Length > 0)
        {
            if (skipped > 0 || into.Length < width)
            {
                ReadSplats(splat++, single, rented);
                int taken = Math.Min(width - skipped, into.Length);
                single.Slice(skipped, taken).CopyTo(into);
                into = into[taken..];
                skipped = 0;
                continue;
            }

            int splats = Math.Min(ScratchSplats, into.Length / width);
            ReadSplats(splat, into[..(splats * width)], rented);
            into = into[(splats * width)..];
            splat += splats;
        }

        ArrayPool<float>.Shared.Return(rented);
    }

    private void ReadSplats(long first, Span<float> into, float[] scratch)
    {
        int width = 3 * triples, splats = into.Length / width;
        Span<float> constant = scratch.AsSpan(0, 3 * splats), rest = scratch.AsSpan(3 * splats, restWidth * splats);
        if (width == 3)
        {
            cloud.Read(SplatColumn.ShDc, first, into);
            return;
        }

        cloud.Read(SplatColumn.ShDc, first, constant);
        cloud.Read(SplatColumn.ShRest, first, rest);
        for (int i = 0; i < splats; i++)
        {
            Span<float> splat = into.Slice(i * width, width);
            constant.Slice(3 * i, 3).CopyTo(splat);
            rest.Slice(restWidth * i, width - 3).CopyTo(splat[3..]);
        }
    }
}
