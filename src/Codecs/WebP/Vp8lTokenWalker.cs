namespace UsdGsplat.Codecs.WebP;

/// <summary>Takes an image's tokens in order.</summary>
internal interface IVp8lTokenSink
{
    /// <summary>The tokens that follow start in this tile.</summary>
    void Enter(int tile);

    /// <summary>Pixels to be coded by their channels.</summary>
    void Literals(ReadOnlySpan<uint> pixels);

    /// <summary>A pixel that lies in this slot of the color cache.</summary>
    void Cached(int slot);

    /// <summary>Pixels to be copied.</summary>
    void Copy(Vp8lCopy copy);
}

/// <summary>Splits an image into tokens: its copies, and between them literals or colors that the cache holds.</summary>
/// <param name="Width">Pixels a row.</param>
/// <param name="CacheBits">Size of the color cache as a power of two, or 0 for none.</param>
/// <param name="TileBits">Side of a tile as a power of two, or 0 for one tile.</param>
internal readonly record struct Vp8lTokenWalker(int Width, int CacheBits, int TileBits)
{
    /// <summary>Hands the tokens out; counting and writing see the same ones.</summary>
    public void Walk<TSink>(ReadOnlySpan<uint> pixels, List<Vp8lCopy> copies, ref TSink sink)
        where TSink : struct, IVp8lTokenSink, allows ref struct
    {
        var cache = new Vp8lColorCache(CacheBits);
        if (TileBits == 0) sink.Enter(0);
        int at = 0;
        foreach (Vp8lCopy copy in copies)
        {
            Literals(pixels, at, copy.Position, cache, ref sink);
            if (TileBits != 0) sink.Enter(Tile(copy.Position));
            sink.Copy(copy);
            at = copy.Position + copy.Length;
            if (CacheBits != 0) cache.Insert(pixels[copy.Position..at]);
        }

        Literals(pixels, at, pixels.Length, cache, ref sink);
    }

    private void Literals<TSink>(ReadOnlySpan<uint> pixels, int at, int end, Vp8lColorCache cache, ref TSink sink)
        where TSink : struct, IVp8lTokenSink, allows ref struct
    {
        while (at < end)
        {
            int stop = end;
            if (TileBits != 0)
            {
                sink.Enter(Tile(at));
                int x = at % Width;
                stop = Math.Min(end, at - x + Math.Min(Width, ((x >> TileBits) + 1) << TileBits));
            }

            ReadOnlySpan<uint> run = pixels[at..stop];
            if (CacheBits == 0) sink.Literals(run);
            else Cached(run, cache, ref sink);
            at = stop;
        }
    }

    private static void Cached<TSink>(ReadOnlySpan<uint> run, Vp8lColorCache cache, ref TSink sink)
        where TSink : struct, IVp8lTokenSink, allows ref struct
    {
        int from = 0;
        for (int i = 0; i < run.Length; i++)
        {
            int slot = cache.Slot(run[i]);
            if (cache[slot] == run[i])
            {
                if (from < i) sink.Literals(run[from..i]);
                sink.Cached(slot);
                from = i + 1;
            }
            else
            {
                cache.Insert(run[i]);
            }
        }

        if (from < run.Length) sink.Literals(run[from..]);
    }

    private int Tile(int pixel)
    {
        (int y, int x) = Math.DivRem(pixel, Width);
        return ((y >> TileBits) * Vp8lFormat.Tiles(Width, TileBits)) + (x >> TileBits);
    }
}

/// <summary>Counts symbols, for each tile apart.</summary>
/// <param name="counts">Counts of every tile in turn.</param>
/// <param name="total">Symbols of all alphabets.</param>
/// <param name="width">Pixels a row.</param>
internal struct Vp8lCountingSink(int[] counts, int total, int width) : IVp8lTokenSink
{
    private int start;

    /// <inheritdoc/>
    public void Enter(int tile) => start = tile * total;

    /// <inheritdoc/>
    public readonly void Literals(ReadOnlySpan<uint> pixels)
    {
        Span<int> own = counts.AsSpan(start, Vp8lAlphabets.Length);
        foreach (uint argb in pixels) Vp8lHistogram.AddLiteral(own, argb);
    }

    /// <inheritdoc/>
    public readonly void Cached(int slot) => counts[start + Vp8lAlphabets.Cache + slot]++;

    /// <inheritdoc/>
    public readonly void Copy(Vp8lCopy copy) => Vp8lHistogram.AddCopy(counts.AsSpan(start, total), copy, width);
}

/// <summary>Writes tokens under the prefix codes of their tiles' groups.</summary>
/// <param name="writer">Takes the bits.</param>
/// <param name="codes">code | length &lt;&lt; 16 of every symbol, for each group in turn.</param>
/// <param name="total">Symbols of all alphabets.</param>
/// <param name="groupOfTile">The group of each tile.</param>
/// <param name="width">Pixels a row.</param>
internal struct Vp8lWritingSink(Vp8lBitWriter writer, uint[] codes, int total, int[] groupOfTile, int width) : IVp8lTokenSink
{
    private int start;

    /// <inheritdoc/>
    public void Enter(int tile) => start = groupOfTile[tile] * total;

    /// <inheritdoc/>
    public readonly void Literals(ReadOnlySpan<uint> pixels)
    {
        // The writer reserves for the longest codes; in chunks that stays little.
        const int Chunk = 1 << 16;
        for (; pixels.Length > Chunk; pixels = pixels[Chunk..]) writer.WriteLiterals(pixels[..Chunk], codes.AsSpan(start, Vp8lAlphabets.Length));
        writer.WriteLiterals(pixels, codes.AsSpan(start, Vp8lAlphabets.Length));
    }

    /// <inheritdoc/>
    public readonly void Cached(int slot) => Write(Vp8lAlphabets.Cache + slot);

    /// <inheritdoc/>
    public readonly void Copy(Vp8lCopy copy)
    {
        WriteValue(Vp8lAlphabets.Length, copy.Length);
        WriteValue(Vp8lAlphabets.Distance, Vp8lDistanceMap.ToCode(copy.Distance, width));
    }

    private readonly void WriteValue(int alphabet, int value)
    {
        int symbol = Vp8lHistogram.PrefixSymbol(value);
        Write(alphabet + symbol);
        writer.Write(Vp8lHistogram.Extra(value, symbol), Vp8lHistogram.ExtraBits(symbol));
    }

    private readonly void Write(int symbol)
    {
        uint code = codes[start + symbol];
        writer.Write(code & 0xFFFF, (int)(code >> 16));
    }
}
