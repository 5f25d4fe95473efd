namespace UsdGsplat.Sog4d.Splat4d;

/// <summary>How the labels of spherical harmonics are stored.</summary>
public enum Splat4dLabelsEncoding
{
    /// <summary>One set of labels for all times.</summary>
    Full = 1,

    /// <summary>Segments of frames: labels of the first, and the changes of the others (delta-v1).</summary>
    DeltaV1 = 2,
}
