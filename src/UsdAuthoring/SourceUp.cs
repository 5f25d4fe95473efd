namespace UsdGsplat.UsdAuthoring;

/// <summary>Which direction is up in the data of an input. Files do not say.</summary>
public enum SourceUp
{
    /// <summary>−Y, with Z forward: the habit of COLMAP and of what is trained on it.</summary>
    MinusY,

    /// <summary>+Y.</summary>
    Y,

    /// <summary>−Z.</summary>
    MinusZ,

    /// <summary>+Z, as nerfstudio and surveys have it.</summary>
    Z,
}
