namespace UsdGsplat.Splats.Codebooks;

/// <summary>How the 256 entries of a codebook of constant colour coefficients are chosen.</summary>
public enum Sh0CodebookKind
{
    /// <summary>The one of the others with the least sum of mean error and a sixteenth of the largest error.</summary>
    Auto,

    /// <summary>The colours 0/255 to 255/255, whatever the cloud. Colours beyond are cut off.</summary>
    BaseRgb,

    /// <summary>Quantiles at k/255 of the cloud's coefficients. Rare values get few entries.</summary>
    Quantile,

    /// <summary>The least mean squared error.</summary>
    LloydMax,
}
