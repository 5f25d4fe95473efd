namespace UsdGsplat.SplatFormats.PlySequences;

/// <summary>What the property <c>opacity</c> of a PLY sequence holds.</summary>
public enum PlyOpacityMode
{
    /// <summary>Opacities themselves if all values of all frames are 0 to 1, else logits; decided once for the sequence.</summary>
    Auto,

    /// <summary>Logits, as trainers store them.</summary>
    Logit,

    /// <summary>Opacities themselves; values outside are clamped to 0 to 1.</summary>
    Linear,
}
