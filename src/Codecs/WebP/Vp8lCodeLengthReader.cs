using System.Globalization;

namespace UsdGsplat.Codecs.WebP;

/// <summary>Reads prefix codes, which are stored as the lengths of their codes. Source: RFC 9649, section 3.7.2.1.</summary>
internal static class Vp8lCodeLengthReader
{
    /// <summary>Reads a prefix code and adds its table.</summary>
    /// <param name="reader">At the code.</param>
    /// <param name="alphabet">Number of symbols.</param>
    /// <param name="tables">Takes the table.</param>
    public static Vp8lPrefixCode Read(ref Vp8lBitReader reader, int alphabet, Vp8lPrefixTables tables)
    {
        Span<byte> lengths = stackalloc byte[Math.Max(alphabet, 256)];
        lengths.Clear();
        AssetLocation start = reader.Location;
        if (reader.ReadFlag())
        {
            ReadSimple(ref reader, lengths);
            if (lengths[alphabet..].ContainsAnyExcept((byte)0)) WebPErrors.Format(start, "WEBP-SYMBOL", string.Create(CultureInfo.InvariantCulture, $"expected symbols below {alphabet} in a simple prefix code"));
        }
        else
        {
            ReadNormal(ref reader, lengths[..alphabet], tables);
        }

        if (!tables.TryAdd(lengths[..alphabet], out Vp8lPrefixCode code)) Incomplete(start);
        return code;
    }

    private static void ReadSimple(ref Vp8lBitReader reader, scoped Span<byte> lengths)
    {
        reader.Refill();
        bool two = reader.Take(1) != 0;
        int firstBits = reader.Take(1) != 0 ? 8 : 1;
        lengths[reader.Take(firstBits)] = 1;
        if (two) lengths[reader.Take(8)] = 1;
    }

    private static void ReadNormal(ref Vp8lBitReader reader, scoped Span<byte> lengths, Vp8lPrefixTables tables)
    {
        AssetLocation start = reader.Location;
        Span<byte> own = stackalloc byte[Vp8lFormat.CodeLengthOrder.Length];
        own.Clear();
        int stored = 4 + reader.Read(4);
        for (int i = 0; i < stored; i++) own[Vp8lFormat.CodeLengthOrder[i]] = (byte)reader.Read(3);
        if (!tables.TryAdd(own, out Vp8lPrefixCode code)) Incomplete(start);

        int left = lengths.Length;
        if (reader.ReadFlag())
        {
            int bits = 2 + (2 * reader.Read(3));
            left = 2 + reader.Read(bits);
            if (left > lengths.Length) WebPErrors.Format(start, "WEBP-CODE-LENGTHS", string.Create(CultureInfo.InvariantCulture, $"expected at most {lengths.Length} code lengths, found {left}"));
        }

        ReadLengths(ref reader, lengths, tables.Entries, code, left);
        tables.RemoveLast(code);
    }

    /// <summary>Reads up to <paramref name="left"/> code length symbols; the lengths that they leave are zero.</summary>
    private static void ReadLengths(ref Vp8lBitReader reader, scoped Span<byte> lengths, ReadOnlySpan<uint> entries, Vp8lPrefixCode code, int left)
    {
        byte previous = 8;
        for (int at = 0; at < lengths.Length && left > 0; left--)
        {
            reader.Refill();
            int symbol = Vp8lPrefixTables.Read(ref reader, entries, code);
            if (symbol < 16)
            {
                lengths[at++] = (byte)symbol;
                if (symbol != 0) previous = (byte)symbol;
                continue;
            }

            int run = symbol switch
            {
                16 => 3 + reader.Take(2),
                17 => 3 + reader.Take(3),
                _ => 11 + reader.Take(7),
            };
            if (run > lengths.Length - at) WebPErrors.Format(reader.Location, "WEBP-CODE-LENGTHS", string.Create(CultureInfo.InvariantCulture, $"expected a run of at most {lengths.Length - at} code lengths, found {run}"));
            lengths.Slice(at, run).Fill(symbol == 16 ? previous : (byte)0);
            at += run;
        }
    }

    private static void Incomplete(AssetLocation location) =>
        WebPErrors.Format(location, "WEBP-PREFIX-CODE", "expected code lengths that make a complete prefix code, found others");
}
