namespace UsdGsplat.Splats.Partitions;

/// <summary>A box of a k-d tree that becomes so many cells.</summary>
/// <param name="FirstCell">Its first cell, which is also the mark of its splats until it is cut.</param>
/// <param name="CellCount">How many cells it becomes.</param>
/// <param name="Splats">Splats in it.</param>
internal readonly record struct KdBox(int FirstCell, int CellCount, long Splats)
{
    /// <summary>Cells of the lower half.</summary>
    internal int LowerCells => CellCount / 2;

    /// <summary>Splats of the lower half.</summary>
    internal long LowerSplats => Splats * LowerCells / CellCount;

    internal KdBox Lower => new(FirstCell, LowerCells, LowerSplats);

    internal KdBox Upper => new(FirstCell + LowerCells, CellCount - LowerCells, Splats - LowerSplats);
}
