namespace UsdGsplat.Sog4d.Measuring;

/// <summary>Which splat of the input each written splat is, in the order of the input, which may be large and is read forward.</summary>
internal sealed class SplatPairs
{
    private const int LeftOut = -1;

    private readonly int[] sources, splats;

    private SplatPairs(int[] sources, int[] splats) => (this.sources, this.splats) = (sources, splats);

    /// <summary>Number of pairs.</summary>
    internal int Count => sources.Length;

    /// <summary>Pairs splats.</summary>
    /// <param name="written">Number of written splats.</param>
    /// <param name="input">Number of splats of the input.</param>
    /// <param name="sourceIndices">Of each written splat, its index in the input, or −1 to leave it out; null where they are the same splats in the same order.</param>
    /// <exception cref="ArgumentException">The indices do not fit, or leave nothing.</exception>
    internal static SplatPairs Of(long written, long input, IReadOnlyList<int>? sourceIndices)
    {
        int count = checked((int)written);
        if (sourceIndices is null && input != written) throw new ArgumentException($"expected as many splats in the input as in the file, {written}, found {input}; say which they are", nameof(sourceIndices));
        if (sourceIndices is not null && sourceIndices.Count != count) throw new ArgumentException($"expected an index for each of the {written} splats of the file, found {sourceIndices.Count}", nameof(sourceIndices));
        int[] splats = [.. Enumerable.Range(0, count)];
        if (sourceIndices is null) return new SplatPairs(splats, splats);
        int[] sources = [.. sourceIndices];
        foreach (int source in sources)
        {
            if (source < LeftOut || source >= input) throw new ArgumentException($"expected indices below {input}, found {source}", nameof(sourceIndices));
        }

        Array.Sort(sources, splats);
        int skipped = sources.AsSpan().LastIndexOf(LeftOut) + 1;
        if (skipped == count) throw new ArgumentException("expected at least one splat to compare, found none", nameof(sourceIndices));
        return new SplatPairs(sources[skipped..], splats[skipped..]);
    }

    /// <summary>Indices in the input of a stretch of pairs, not falling.</summary>
    internal ReadOnlySpan<int> Sources(int first, int count) => sources.AsSpan(first, count);

    /// <summary>Indices in the file of a stretch of pairs, in any order.</summary>
    internal ReadOnlySpan<int> Splats(int first, int count) => splats.AsSpan(first, count);
}
