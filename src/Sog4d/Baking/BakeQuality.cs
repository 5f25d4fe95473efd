namespace UsdGsplat.Sog4d.Baking;

/// <summary>What a bake aims at; see <see cref="Sog4dBakeOptions.For"/>.</summary>
public enum BakeQuality
{
    /// <summary>Soon done: small codebooks, few iterations, least effort of the image encoder.</summary>
    Draft,

    /// <summary>The defaults.</summary>
    Standard,

    /// <summary>Near to the input and small: all SH bands, large codebooks, many iterations, more effort of the image encoder.</summary>
    Best,
}
