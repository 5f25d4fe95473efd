namespace UsdGsplat.Sog4d.Labels;

/// <summary>Whose magic a delta-v1 block has; all else is the same.</summary>
public enum LabelDeltaFlavor
{
    /// <summary><c>SOG4DLB1</c>, the only one of <c>.sog4d</c>.</summary>
    Sog4d,

    /// <summary><c>SPL4DLB1</c>, as <c>.splat4d</c> has it.</summary>
    Splat4d,
}
