namespace UsdGsplat.Codecs.WebP;

/// <summary>Takes an image's tokens in order.</summary>
internal interface IVp8lTokenSink
{
    /// <summary>The tokens that follow start in this tile.</summary>
    void Enter(int tile);

    /// <summary>Pixels to be coded by their channels.</summary>
    void Literals(ReadOnlySpan<uint> pixels);

    /// <summary>Pixels to be coded by their channels, or by the slots of the color cache that hold them.</summary>
    /// <param name="pixels">The pixels.</param>
    /// <param name="symbols">The first symbol of each, as <see cref="Vp8lColorCache.Symbols"/> gives them.</param>
    void Mixed(ReadOnlySpan<uint> pixels, ReadOnlySpan<ushort> symbols);

    /// <summary>Pixels to be copied.</summary>
    void Copy(Vp8lCopy copy);
}

/// <summary>Splits an image into tokens: its copies, and between them literals or colors that the cache holds.</summary>
/// <param name="Width">Pixels a row.</param>
/// <param name="TileBits">Side of a tile as a power of two, or 0 for one tile.</param>
internal readonly record struct Vp8lTokenWalker(int Width, int TileBits)
{
    /// <summary>Hands the tokens out; counting and writing see the same ones.</summary>
    /// <param name="pixels">The image.</param>
    /// <param name="copies">Its copies, in order and apart.</param>
    /// <param name="symbols">The first symbol of every pixel outside them, see <see cref="Vp8lColorCache.Symbols"/>; none without a cache.</param>
    /// <param name="sink">Takes the tokens.</param>
    public void Walk<TSink>(ReadOnlySpan<uint> pixels, List<Vp8lCopy> copies, ReadOnlySpan<ushort> symbols, ref TSink sink)
        where TSink : struct, IVp8lTokenSink, allows ref struct
    {
        if (TileBits == 0) sink.Enter(0);
        int at = 0;
        foreach (Vp8lCopy copy in copies)
        {
            if (at < copy.Position) Literals(pixels, at, copy.Position, symbols, ref sink);
            if (TileBits != 0) sink.Enter(Tile(copy.Position));
            sink.Copy(copy);
            at = copy.Position + copy.Length;
        }

        Literals(pixels, at, pixels.Length, symbols, ref sink);
    }

    private void Literals<TSink>(ReadOnlySpan<uint> pixels, int at, int end, ReadOnlySpan<ushort> symbols, ref TSink sink)
        where TSink : struct, IVp8lTokenSink, allows ref struct
    {
        while (at < end)
        {
            int stop = end;
            if (TileBits != 0)
            {
                (int y, int x) = Math.DivRem(at, Width);
                sink.Enter(Tile(x, y));
                stop = Math.Min(end, at - x + Math.Min(Width, ((x >> TileBits) + 1) << TileBits));
            }

            if (symbols.IsEmpty) sink.Literals(pixels[at..stop]);
            else sink.Mixed(pixels[at..stop], symbols[at..stop]);
            at = stop;
        }
    }

    private int Tile(int pixel)
    {
        (int y, int x) = Math.DivRem(pixel, Width);
        return Tile(x, y);
    }

    private int Tile(int x, int y) => ((y >> TileBits) * Vp8lFormat.Tiles(Width, TileBits)) + (x >> TileBits);
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
    public readonly void Mixed(ReadOnlySpan<uint> pixels, ReadOnlySpan<ushort> symbols)
    {
        Span<int> own = counts.AsSpan(start, total);
        for (int i = 0; i < pixels.Length; i++)
        {
            uint argb = pixels[i];
            int symbol = symbols[i], literal = Vp8lAlphabets.IsLiteral(symbol);
            own[symbol]++;
            own[Vp8lAlphabets.Red + (int)((argb >> 16) & 0xFF)] += literal;
            own[Vp8lAlphabets.Blue + (int)(argb & 0xFF)] += literal;
            own[Vp8lAlphabets.Alpha + (int)(argb >> 24)] += literal;
        }
    }

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
    // The writer reserves for the longest codes; in chunks that stays little.
    private const int Chunk = 1 << 16;

    private int start;

    /// <inheritdoc/>
    public void Enter(int tile) => start = groupOfTile[tile] * total;

    /// <inheritdoc/>
    public readonly void Literals(ReadOnlySpan<uint> pixels)
    {
        for (int at = 0; at < pixels.Length; at += Chunk)
            writer.WriteLiterals(pixels.Slice(at, Math.Min(Chunk, pixels.Length - at)), [], codes.AsSpan(start, total));
    }

    /// <inheritdoc/>
    public readonly void Mixed(ReadOnlySpan<uint> pixels, ReadOnlySpan<ushort> symbols)
    {
        for (int at = 0; at < pixels.Length; at += Chunk)
        {
            int count = Math.Min(Chunk, pixels.Length - at);
            writer.WriteLiterals(pixels.Slice(at, count), symbols.Slice(at, count), codes.AsSpan(start, total));
        }
    }

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
