using System.Buffers;

namespace UsdGsplat.Codecs.WebP;

/// <summary>Writes entropy-coded images. The mirror of <see cref="Vp8lImageReader"/>.</summary>
internal ref struct Vp8lImageWriter
{
    private const int MaxTileCounts = 1 << 23;

    private readonly Vp8lBitWriter writer;
    private readonly ReadOnlySpan<uint> pixels;
    private readonly int width;
    private readonly int height;
    private readonly Vp8lEffort effort;
    private List<Vp8lCopy> copies;
    private int cacheBits;
    private ReadOnlySpan<ushort> symbols;

    private Vp8lImageWriter(Vp8lBitWriter writer, ReadOnlySpan<uint> pixels, int width, int height, Vp8lEffort effort)
    {
        this.writer = writer;
        this.pixels = pixels;
        this.width = width;
        this.height = height;
        this.effort = effort;
        copies = [];
    }

    /// <summary>Writes an image that serves another: tiles or a palette.</summary>
    public static void WriteAuxiliary(Vp8lBitWriter writer, ReadOnlySpan<uint> pixels, int width, int height, Vp8lEffort effort)
    {
        var image = new Vp8lImageWriter(writer, pixels, width, height, effort);
        image.FindCopies();
        writer.WriteFlag(false); // no color cache
        int[] counts = image.Count(tileBits: 0);
        image.WriteTokens(0, [0], [counts]);
    }

    /// <summary>Writes the image itself.</summary>
    public static void WriteMain(Vp8lBitWriter writer, ReadOnlySpan<uint> pixels, int width, int height, Vp8lEffort effort)
    {
        var image = new Vp8lImageWriter(writer, pixels, width, height, effort);
        image.FindCopies();
        image.cacheBits = Vp8lCacheSearch.Find(pixels, image.copies, effort);
        ushort[] symbols = image.cacheBits == 0 ? [] : ArrayPool<ushort>.Shared.Rent(pixels.Length);
        if (image.cacheBits != 0)
        {
            new Vp8lColorCache(image.cacheBits).Symbols(pixels, image.copies, symbols);
            image.symbols = symbols.AsSpan(0, pixels.Length);
        }

        image.WriteGrouped();
        if (image.cacheBits != 0) ArrayPool<ushort>.Shared.Return(symbols);
    }

    private void WriteGrouped()
    {
        WriteCacheBits();
        int total = new Vp8lAlphabets(cacheBits).Total;
        int tileBits = GroupTileBits(total);
        (int[] groupOfTile, List<int[]> groups) = Vp8lGroupSearch.Find(Count(tileBits), total, effort.MaxGroups);
        writer.WriteFlag(groups.Count > 1);
        if (groups.Count > 1)
        {
            writer.Write((uint)(tileBits - 2), 3);
            uint[] map = Array.ConvertAll(groupOfTile, group => Vp8lPredictors.Black | ((uint)group << 8));
            WriteAuxiliary(writer, map, Vp8lFormat.Tiles(width, tileBits), Vp8lFormat.Tiles(height, tileBits), effort);
        }

        WriteTokens(groups.Count > 1 ? tileBits : 0, groups.Count > 1 ? groupOfTile : [0], groups);
    }

    private void FindCopies()
    {
        int[] counts = SomeLiterals(out int counted);
        var averageLiteral = (int)((Vp8lHistogram.Entropy(counts) >> (Vp8lFixedLog.FractionBits - 8)) / counted);
        for (int pass = 0; pass < effort.MatchPasses; pass++)
        {
            if (pass > 0) counts = Count(tileBits: 0);
            copies = new Vp8lMatcher(pixels, width, effort, new Vp8lCosts(counts), averageLiteral).Find();
        }
    }

    /// <summary>Counts the pixels as literals, of large images a third of them: enough to know what literals cost.</summary>
    private int[] SomeLiterals(out int counted)
    {
        const int Chunk = 256, Large = 1 << 16, Step = 3;
        var counts = new int[new Vp8lAlphabets(0).Total];
        counted = 0;
        for (int at = 0; at < pixels.Length; at += pixels.Length < Large ? Chunk : Step * Chunk)
        {
            ReadOnlySpan<uint> some = pixels.Slice(at, Math.Min(Chunk, pixels.Length - at));
            foreach (uint argb in some) Vp8lHistogram.AddLiteral(counts, argb);
            counted += some.Length;
        }

        return counts;
    }

    private int[] Count(int tileBits)
    {
        int total = new Vp8lAlphabets(cacheBits).Total;
        int tiles = tileBits == 0 ? 1 : Vp8lFormat.Tiles(width, tileBits) * Vp8lFormat.Tiles(height, tileBits);
        var counts = new int[tiles * total];
        var sink = new Vp8lCountingSink(counts, total, width);
        new Vp8lTokenWalker(width, tileBits).Walk(pixels, copies, symbols, ref sink);
        return counts;
    }

    /// <summary>The smallest tile that the effort allows and whose counts fit in 32 MiB; 0 when one tile covers the image.</summary>
    private int GroupTileBits(int total)
    {
        if (effort.MaxGroups == 1) return 0;
        int bits = effort.GroupTileBits;
        while (bits < 9 && (long)Vp8lFormat.Tiles(width, bits) * Vp8lFormat.Tiles(height, bits) * total > MaxTileCounts) bits++;
        return width <= 1 << bits && height <= 1 << bits ? 0 : bits;
    }

    private void WriteCacheBits()
    {
        writer.WriteFlag(cacheBits != 0);
        if (cacheBits != 0) writer.Write((uint)cacheBits, 4);
    }

    private void WriteTokens(int tileBits, int[] groupOfTile, List<int[]> groups)
    {
        var alphabets = new Vp8lAlphabets(cacheBits);
        var codes = new uint[groups.Count * alphabets.Total];
        for (int group = 0; group < groups.Count; group++)
        {
            Span<uint> own = codes.AsSpan(group * alphabets.Total, alphabets.Total);
            foreach (Range alphabet in alphabets.InStreamOrder()) Vp8lCodeLengthWriter.Write(writer, groups[group].AsSpan(alphabet), own[alphabet]);
        }

        var sink = new Vp8lWritingSink(writer, codes, alphabets.Total, groupOfTile, width);
        new Vp8lTokenWalker(width, tileBits).Walk(pixels, copies, symbols, ref sink);
    }
}
