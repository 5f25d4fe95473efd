namespace pxr;

/// <summary>OpenUSD's "dictionary" order of names: letters without case, digit runs by value.</summary>
/// <remarks>Source: the text format's description, section on sort order. Used for properties and prim or property metadata.</remarks>
internal sealed class UsdaNameOrder : IComparer<string>
{
    internal static UsdaNameOrder Instance { get; } = new();

    public int Compare(string? x, string? y) => Compare(x.AsSpan(), y.AsSpan());

    private static int Compare(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        int i = 0, j = 0;
        while (true)
        {
            while (i < a.Length && j < b.Length && a[i] == b[j])
            {
                i++;
                j++;
            }

            if (i == a.Length || j == b.Length)
            {
                int rest = (a.Length - i).CompareTo(b.Length - j);
                return rest != 0 ? rest : CompareFirstDifference(a, b);
            }

            int? order = CompareAt(a, b, ref i, ref j);
            if (order is { } found) return found;
        }
    }

    /// <summary>The order that a difference decides, or null when it only breaks ties; then the positions move past it.</summary>
    private static int? CompareAt(ReadOnlySpan<char> a, ReadOnlySpan<char> b, ref int i, ref int j)
    {
        char l = a[i], r = b[j];
        bool digitL = char.IsAsciiDigit(l), digitR = char.IsAsciiDigit(r);
        if (digitL && digitR) return CompareNumbers(a, b, ref i, ref j);
        if (digitL != digitR)
        {
            if (i == 0 || j == 0) return l.CompareTo(r);
            bool afterDigit = char.IsAsciiDigit(a[i - 1]);
            return afterDigit == digitL ? 1 : -1;
        }

        bool folds = l is >= '\x40' and < '\x80' && r is >= '\x40' and < '\x80';
        if (folds && (l & ~0x20) != (r & ~0x20)) return ((l + 5) & 31).CompareTo((r + 5) & 31);
        if (!char.IsAsciiLetter(l) || !char.IsAsciiLetter(r)) return l.CompareTo(r);
        i++;
        j++;
        return null;
    }

    private static int? CompareNumbers(ReadOnlySpan<char> a, ReadOnlySpan<char> b, ref int i, ref int j)
    {
        ReadOnlySpan<char> l = DigitRun(a, i, out int endL), r = DigitRun(b, j, out int endR);
        int order = l.Length != r.Length ? l.Length.CompareTo(r.Length) : l.SequenceCompareTo(r);
        if (order != 0) return order;
        i = endL;
        j = endR;
        return null;
    }

    /// <summary>The digits around a position without leading zeros, and where they end.</summary>
    private static ReadOnlySpan<char> DigitRun(ReadOnlySpan<char> text, int at, out int end)
    {
        int start = at;
        while (start > 0 && char.IsAsciiDigit(text[start - 1])) start--;
        end = at;
        while (end < text.Length && char.IsAsciiDigit(text[end])) end++;
        return text[start..end].TrimStart('0');
    }

    private static int CompareFirstDifference(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        int at = a.CommonPrefixLength(b);
        if (at == a.Length || at == b.Length) return a.Length.CompareTo(b.Length);
        if (b[at] == '0') return -1;
        if (a[at] == '0') return 1;
        return a[at].CompareTo(b[at]);
    }
}
