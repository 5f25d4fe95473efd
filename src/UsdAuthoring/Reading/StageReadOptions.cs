namespace UsdGsplat.UsdAuthoring.Reading;

/// <summary>How the splats of a stage are read.</summary>
public sealed record StageReadOptions
{
    /// <summary>All defaults.</summary>
    public static StageReadOptions Default { get; } = new();

    /// <summary>
    /// The time code to read at; samples are interpolated linearly. Null, the default, reads default values, and where there
    /// are none the earliest samples; a cloud that keeps its motion beside them is then read with it.
    /// </summary>
    public double? TimeCode { get; init; }

    /// <summary>The frame of the result.</summary>
    public SplatFrame Frame { get; init; } = SplatFrame.Source;

    /// <summary>
    /// Whether matrices of NuRec volumes whose translation stands in the last column are taken without it, rather than
    /// repaired. Source: the NuRec description, section 5.3.
    /// </summary>
    public bool KeepMatrix { get; init; }

    /// <summary>Whether a NuRec volume's <c>omni:nurec:offset</c> is added to its positions, in the volume's own space.</summary>
    public bool ApplyOffset { get; init; }

    /// <summary>Whether a NuRec volume's colour correction, <c>omni:nurec:ccmR</c> and so on of its fields, is applied to all coefficients.</summary>
    public bool ApplyColorCorrection { get; init; }

    /// <summary>Whether a NuRec volume with <c>omni:nurec:useProxyTransform</c> is read where its proxy stands, by the proxy's transforms in place of its own.</summary>
    public bool ApplyProxyTransform { get; init; }

    /// <summary>Whether splats are left out whose centres lie outside of a NuRec volume's crop bounds.</summary>
    public bool Crop { get; init; }
}
