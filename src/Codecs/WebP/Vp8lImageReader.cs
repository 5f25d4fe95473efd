using System.Globalization;

namespace UsdGsplat.Codecs.WebP;

/// <summary>Reads entropy-coded images: literals, copies and cached colors. Source: RFC 9649, sections 3.6 and 3.7.</summary>
internal static class Vp8lImageReader
{
    /// <summary>Reads an image.</summary>
    /// <param name="reader">At the image's color cache field.</param>
    /// <param name="width">Pixels a row.</param>
    /// <param name="height">Rows.</param>
    /// <param name="isMain">Whether this is the image itself, which alone may have several groups of prefix codes.</param>
    /// <returns>Its pixels as A, R, G, B from the highest byte down.</returns>
    public static uint[] Read(ref Vp8lBitReader reader, int width, int height, bool isMain)
    {
        int cacheBits = ReadCacheBits(ref reader);
        Vp8lGroupMap map = isMain && reader.ReadFlag() ? ReadMap(ref reader, width, height) : new Vp8lGroupMap(width);
        (Vp8lPrefixTables tables, Vp8lPrefixGroup[] groups) = ReadGroups(ref reader, map, cacheBits);
        var pixels = new uint[width * height];
        ReadPixels(ref reader, pixels, width, new Vp8lColorCache(cacheBits), map, groups, tables.Entries);
        reader.ThrowIfPastEnd();
        return pixels;
    }

    private static int ReadCacheBits(ref Vp8lBitReader reader)
    {
        if (!reader.ReadFlag()) return 0;
        int bits = reader.Read(4);
        if (bits is 0 or > Vp8lFormat.MaxCacheBits) WebPErrors.Format(reader.Location, "WEBP-COLOR-CACHE", string.Create(CultureInfo.InvariantCulture, $"expected 1 to {Vp8lFormat.MaxCacheBits} bits of the color cache, found {bits}"));
        return bits;
    }

    private static Vp8lGroupMap ReadMap(ref Vp8lBitReader reader, int width, int height)
    {
        int bits = 2 + reader.Read(3);
        int columns = Vp8lFormat.Tiles(width, bits), rows = Vp8lFormat.Tiles(height, bits);
        uint[] tiles = Read(ref reader, columns, rows, isMain: false);
        for (int i = 0; i < tiles.Length; i++) tiles[i] = (tiles[i] >> 8) & 0xFFFF;
        return new Vp8lGroupMap(tiles, columns, bits);
    }

    /// <summary>Reads the prefix codes of all groups and keeps those of the groups that the map names.</summary>
    private static (Vp8lPrefixTables Tables, Vp8lPrefixGroup[] Groups) ReadGroups(ref Vp8lBitReader reader, Vp8lGroupMap map, int cacheBits)
    {
        int cacheSize = cacheBits == 0 ? 0 : 1 << cacheBits;
        var kept = new Vp8lPrefixTables();
        var passed = new Vp8lPrefixTables();
        var groups = new Vp8lPrefixGroup[map.GroupCount];
        bool[] named = map.NamedGroups();
        for (int i = 0; i < groups.Length; i++)
        {
            Vp8lPrefixTables tables = named[i] ? kept : passed;
            passed.Clear();
            Vp8lPrefixCode green = Vp8lCodeLengthReader.Read(ref reader, Vp8lFormat.Literals + Vp8lFormat.LengthSymbols + cacheSize, tables);
            Vp8lPrefixCode red = Vp8lCodeLengthReader.Read(ref reader, Vp8lFormat.Literals, tables);
            Vp8lPrefixCode blue = Vp8lCodeLengthReader.Read(ref reader, Vp8lFormat.Literals, tables);
            Vp8lPrefixCode alpha = Vp8lCodeLengthReader.Read(ref reader, Vp8lFormat.Literals, tables);
            Vp8lPrefixCode distance = Vp8lCodeLengthReader.Read(ref reader, Vp8lFormat.DistanceSymbols, tables);
            groups[i] = new Vp8lPrefixGroup(green, red, blue, alpha, distance, tables);
        }

        return (kept, groups);
    }

    private static void ReadPixels(
        ref Vp8lBitReader reader, Span<uint> pixels, int width, Vp8lColorCache cache, Vp8lGroupMap map,
        ReadOnlySpan<Vp8lPrefixGroup> groups, ReadOnlySpan<uint> entries)
    {
        int at = 0, cached = 0, groupEnd = 0;
        Vp8lPrefixGroup group = groups[0];
        while (at < pixels.Length)
        {
            if (at >= groupEnd) group = groups[map.At(at, width, out groupEnd)];
            reader.Refill();
            int symbol = Vp8lPrefixTables.Read(ref reader, entries, group.Green);
            if (symbol < Vp8lFormat.Literals)
            {
                pixels[at++] = ReadLiteral(ref reader, entries, group, symbol);
            }
            else if (symbol < Vp8lFormat.Literals + Vp8lFormat.LengthSymbols)
            {
                int length = ReadLength(ref reader, symbol - Vp8lFormat.Literals);
                reader.Refill();
                int code = ReadLength(ref reader, Vp8lPrefixTables.Read(ref reader, entries, group.Distance));
                int distance = Vp8lDistanceMap.ToDistance(code, width);
                if (distance > at || length > pixels.Length - at) BadCopy(reader, at, distance, length, pixels.Length);
                Copy(pixels, at, distance, length);
                at += length;
            }
            else
            {
                if (cache.Count != 0) cache.Insert(pixels[cached..at]);
                cached = at;
                pixels[at++] = cache[symbol - Vp8lFormat.Literals - Vp8lFormat.LengthSymbols];
            }
        }
    }

    private static uint ReadLiteral(ref Vp8lBitReader reader, ReadOnlySpan<uint> entries, in Vp8lPrefixGroup group, int green)
    {
        if (group.OnlyGreen) return group.RedBlueAlpha | ((uint)green << 8);
        uint red = (uint)Vp8lPrefixTables.Read(ref reader, entries, group.Red);
        uint blue = (uint)Vp8lPrefixTables.Read(ref reader, entries, group.Blue);
        reader.Refill();
        uint alpha = (uint)Vp8lPrefixTables.Read(ref reader, entries, group.Alpha);
        return (alpha << 24) | (red << 16) | ((uint)green << 8) | blue;
    }

    /// <summary>Reads the extra bits of a length or distance symbol. Source: RFC 9649, section 3.6.2.2.</summary>
    private static int ReadLength(ref Vp8lBitReader reader, int symbol)
    {
        if (symbol < 4) return symbol + 1;
        int extra = (symbol - 2) >> 1;
        return ((2 + (symbol & 1)) << extra) + reader.Take(extra) + 1;
    }

    /// <summary>Copies pixels forward, so that a copy longer than its distance repeats what it has just written.</summary>
    private static void Copy(Span<uint> pixels, int at, int distance, int length)
    {
        if (distance >= length)
        {
            pixels.Slice(at - distance, length).CopyTo(pixels[at..]);
        }
        else if (distance == 1)
        {
            pixels.Slice(at, length).Fill(pixels[at - 1]);
        }
        else
        {
            for (int i = at; i < at + length; i++) pixels[i] = pixels[i - distance];
        }
    }

    private static void BadCopy(in Vp8lBitReader reader, int at, int distance, int length, int total) => WebPErrors.Format(
        reader.Location, "WEBP-COPY",
        string.Create(CultureInfo.InvariantCulture, $"expected a copy from at most {at} pixels back of at most {total - at} pixels, found one from {distance} back of {length}"));
}
