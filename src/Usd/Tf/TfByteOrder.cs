namespace pxr;

/// <summary>The order of strings by their UTF-8 bytes, which is the order of C++ strings and of code points.</summary>
internal sealed class TfByteOrder : IComparer<string>
{
    /// <summary>The only instance.</summary>
    public static TfByteOrder Instance { get; } = new();

    private TfByteOrder()
    {
    }

    /// <inheritdoc/>
    public int Compare(string? x, string? y)
    {
        if (x is null || y is null) return (x is null ? 0 : 1) - (y is null ? 0 : 1);
        int common = x.AsSpan().CommonPrefixLength(y);
        if (common == x.Length || common == y.Length) return x.Length.CompareTo(y.Length);
        return Rank(x[common]).CompareTo(Rank(y[common]));
    }

    // Surrogates stand for the code points above all others, but as UTF-16 units lie below U+E000 to U+FFFF.
    private static int Rank(char unit) => char.IsSurrogate(unit) ? unit + 0x10000 : unit;
}
