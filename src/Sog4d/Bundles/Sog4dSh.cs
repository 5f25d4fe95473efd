namespace UsdGsplat.Sog4d.Bundles;

/// <summary>Colours and opacities.</summary>
public sealed record Sog4dSh
{
    /// <summary>Entries of <see cref="Sh0Codebook"/>.</summary>
    public const int Sh0CodebookLength = 256;

    /// <summary>Degree of the spherical harmonics, 0 to 3.</summary>
    public int Bands { get; init; }

    /// <summary>Template of the images: codes of the constant coefficient in R, G, B, opacity · 255 in A.</summary>
    public string? Sh0Path { get; init; }

    /// <summary>What each code of the constant coefficient stands for, 256 values.</summary>
    public IReadOnlyList<float>? Sh0Codebook { get; init; }

    /// <summary>Version 1: the palette of all higher coefficients, from the members <c>shN…</c>; never null when read.</summary>
    public Sog4dShPalette? ShN { get; init; }

    /// <summary>Version 2: the palette of band 1.</summary>
    public Sog4dShPalette? Sh1 { get; init; }

    /// <summary>Version 2: the palette of band 2.</summary>
    public Sog4dShPalette? Sh2 { get; init; }

    /// <summary>Version 2: the palette of band 3.</summary>
    public Sog4dShPalette? Sh3 { get; init; }
}
