namespace UsdGsplat.SplatFormats.PlySequences;

/// <summary>What the properties <c>scale_0</c> to <c>scale_2</c> of a PLY sequence hold.</summary>
public enum PlyScaleMode
{
    /// <summary>Natural logarithms, as trainers store them.</summary>
    Log,

    /// <summary>Standard deviations themselves, in scene units; 0 and less give a logarithm of minus infinity or NaN.</summary>
    Linear,
}
