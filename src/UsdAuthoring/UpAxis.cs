namespace UsdGsplat.UsdAuthoring;

/// <summary>The stage axis that points up.</summary>
public enum UpAxis
{
    /// <summary>+Y, as in OpenUSD's default and most content tools.</summary>
    Y,

    /// <summary>+Z, as in Omniverse and Isaac Sim.</summary>
    Z,
}
