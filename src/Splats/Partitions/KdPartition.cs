namespace UsdGsplat.Splats.Partitions;

/// <summary>A cloud divided into boxes of nearly equal numbers of splats: the leaves of a k-d tree, in its order.</summary>
/// <remarks>
/// Every splat is in exactly one cell. Takes two bytes a splat; positions are read again and again in chunks rather than kept.
/// The same cloud and limit give the same cells.
/// </remarks>
public sealed class KdPartition
{
    /// <summary>The most cells.</summary>
    public const int MaxCells = 1 << 16;

    private readonly ushort[] cells;

    private KdPartition(ushort[] cells, long[] counts) => (this.cells, Counts) = (cells, counts);

    /// <summary>Splats in each cell; they differ by at most one a level of the tree.</summary>
    public IReadOnlyList<long> Counts { get; }

    /// <summary>The cell of each splat.</summary>
    public ReadOnlySpan<ushort> Cells => cells;

    /// <summary>Divides a cloud by its centres.</summary>
    /// <param name="source">The cloud; positions that are not numbers count as the smallest.</param>
    /// <param name="maxSplats">The most splats of a cell, at least 1. There are as few cells as that allows.</param>
    /// <param name="progress">Told how much is done, 0 to 1.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <remarks>
    /// A box of n splats that is to become k cells is cut across its longest side, into ⌊k/2⌋ cells with ⌊n·⌊k/2⌋/k⌋ splats and
    /// the others; of equal coordinates those that come first go first.
    /// </remarks>
    /// <exception cref="ArgumentException">The limit is not above 0, there would be more than <see cref="MaxCells"/>, or an array cannot hold a number a splat.</exception>
    public static KdPartition Split(ISplatSource source, long maxSplats, Action<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxSplats, 1);
        long count = source.Schema.Count;
        long wanted = Math.Max(1, (count + maxSplats - 1) / maxSplats);
        if (wanted > MaxCells) throw new ArgumentException($"expected at most {MaxCells} partitions, found that {count} splats make {wanted} of {maxSplats}; allow more splats in each");
        if (count > Array.MaxLength) throw new ArgumentException($"expected at most {Array.MaxLength} splats to divide, found {count}");
        var cells = new ushort[count];
        var splitter = new KdSplitter(source, cells, cancellation);
        List<KdBox> open = [new KdBox(0, (int)wanted, count)];
        var counts = new long[wanted];
        while (open.Count > 0)
        {
            foreach (KdBox done in open.Where(b => b.CellCount == 1)) counts[done.FirstCell] = done.Splats;
            List<KdBox> next = [];
            foreach (KdBox[] some in open.Where(b => b.CellCount > 1).Chunk(KdSplitter.MaxBoxes)) next.AddRange(splitter.Split(some));
            open = next;
            progress?.Invoke(open.Count == 0 ? 1 : 1 - (open.Max(b => Math.Log2(b.CellCount)) / Math.Max(1, Math.Log2(wanted))));
        }

        return new KdPartition(cells, counts);
    }
}
