namespace UsdGsplat.Sog4d.Labels;

/// <summary>How the entries of a palette are stored. The values are those of <c>.splat4d</c>.</summary>
public enum ShCentroidsType
{
    /// <summary>16-bit floats, rounded to nearest even.</summary>
    F16 = 1,

    /// <summary>32-bit floats.</summary>
    F32 = 2,
}
