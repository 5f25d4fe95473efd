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
        image.WriteCacheBits();
        int total = new Vp8lAlphabets(image.cacheBits).Total;
        int tileBits = image.GroupTileBits(total);
        (int[] groupOfTile, List<int[]> groups) = Vp8lGroupSearch.Find(image.Count(tileBits), total, effort.MaxGroups);
        writer.WriteFlag(groups.Count > 1);
        if (groups.Count > 1)
        {
            writer.Write((uint)(tileBits - 2), 3);
            uint[] map = Array.ConvertAll(groupOfTile, group => Vp8lPredictors.Black | ((uint)group << 8));
            WriteAuxiliary(writer, map, Vp8lFormat.Tiles(width, tileBits), Vp8lFormat.Tiles(height, tileBits), effort);
        }

        image.WriteTokens(groups.Count > 1 ? tileBits : 0, groups.Count > 1 ? groupOfTile : [0], groups);
    }

    private void FindCopies()
    {
        int averageLiteral = 0;
        for (int pass = 0; pass < effort.MatchPasses; pass++)
        {
            int[] counts = Count(tileBits: 0);
            if (pass == 0) averageLiteral = (int)((Vp8lHistogram.Entropy(counts) >> (Vp8lFixedLog.FractionBits - 8)) / pixels.Length);
            copies = new Vp8lMatcher(pixels, width, effort, new Vp8lCosts(counts), averageLiteral).Find();
        }
    }

    private int[] Count(int tileBits)
    {
        int total = new Vp8lAlphabets(cacheBits).Total;
        int tiles = tileBits == 0 ? 1 : Vp8lFormat.Tiles(width, tileBits) * Vp8lFormat.Tiles(height, tileBits);
        var counts = new int[tiles * total];
        var sink = new Vp8lCountingSink(counts, total, width);
        new Vp8lTokenWalker(width, cacheBits, tileBits).Walk(pixels, copies, ref sink);
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
        new Vp8lTokenWalker(width, cacheBits, tileBits).Walk(pixels, copies, ref sink);
    }
}
