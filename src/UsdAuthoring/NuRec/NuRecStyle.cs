namespace UsdGsplat.UsdAuthoring.NuRec;

/// <summary>Whose NuRec scene to write.</summary>
public enum NuRecStyle
{
    /// <summary>Ours: the best of the exporters with their defects mended.</summary>
    Default,

    /// <summary>As the fVDB exporter writes it, value for value.</summary>
    Fvdb,

    /// <summary>As the 3DGRUT transcoder writes it, value for value.</summary>
    Grut,
}
