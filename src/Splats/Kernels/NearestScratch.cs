namespace UsdGsplat.Splats.Kernels;

/// <summary>One thread's buffers for finding nearest codes.</summary>
internal sealed unsafe class NearestScratch
{
    private readonly AlignedFloats points;
    private readonly AlignedFloats states = new((NearestCodes.BatchPoints + TileProduct.BlockPoints) * TileProduct.StateFloats);
    private readonly int blockFloats;

    /// <summary>Takes buffers for points of so many dimensions.</summary>
    internal NearestScratch(int dimensions)
    {
        blockFloats = dimensions * TileProduct.BlockPoints;
        points = new AlignedFloats(NearestCodes.BatchPoints * dimensions);
        points.Span.Clear();
    }

    /// <summary>Squared length of each packed point.</summary>
    internal double[] SquaredLengths { get; } = new double[NearestCodes.BatchPoints];

    /// <summary>The states of one more block, for a search.</summary>
    internal float* SearchState => State(NearestCodes.BatchPoints);

    /// <summary>The packed coordinates of a block.</summary>
    internal float* Block(int block) => points.Pointer + (block * blockFloats);

    /// <summary>A point's state.</summary>
    internal float* State(int slot) => states.Pointer + (slot * TileProduct.StateFloats);

    /// <summary>Forgets the scores of the first blocks.</summary>
    internal void ClearStates(int blocks) => states.Span[..(blocks * TileProduct.BlockPoints * TileProduct.StateFloats)].Fill(float.PositiveInfinity);

    /// <summary>Forgets the scores of a search.</summary>
    internal void ClearSearch() => new Span<float>(SearchState, TileProduct.BlockPoints * TileProduct.StateFloats).Fill(float.PositiveInfinity);
}
