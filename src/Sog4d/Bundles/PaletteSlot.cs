using System.Globalization;
using UsdGsplat.Splats;

namespace UsdGsplat.Sog4d.Bundles;

/// <summary>A palette in its place among the higher coefficients. Source: sog4d, sections 6.1 and 6.2.</summary>
/// <param name="Name"><c>shN</c>, <c>sh1</c>, <c>sh2</c> or <c>sh3</c>.</param>
/// <param name="Palette">What <c>meta.json</c> says, or null when it says nothing.</param>
/// <param name="FirstCoefficient">The first coefficient that it sets.</param>
/// <param name="Coefficients">How many it sets.</param>
internal sealed record PaletteSlot(string Name, Sog4dShPalette? Palette, int FirstCoefficient, int Coefficients)
{
    private const string ShField = "streams.sh";

    internal bool IsDelta => Palette!.LabelsEncoding == Sog4dShPalette.DeltaV1;

    internal bool IsHalf => Palette!.CentroidsType == "f16";

    /// <summary>Bytes of the file of entries.</summary>
    internal long CentroidBytes => (long)Palette!.Count * Coefficients * 3 * (IsHalf ? 2 : 4);

    /// <summary>The palettes that a bundle's version and degree ask for, in the order of bands.</summary>
    internal static IReadOnlyList<PaletteSlot> Of(Sog4dMeta meta)
    {
        Sog4dSh sh = meta.Streams!.Sh!;
        if (sh.Bands == 0) return [];
        if (meta.Version == 1) return [new PaletteSlot("shN", sh.ShN, 0, SphericalHarmonics.RestCount(sh.Bands))];
        return [.. new[] { sh.Sh1, sh.Sh2, sh.Sh3 }.Take(sh.Bands).Select((palette, i) => new PaletteSlot(
            string.Create(CultureInfo.InvariantCulture, $"sh{i + 1}"),
            palette,
            SphericalHarmonics.RestCount(i),
            SphericalHarmonics.RestCount(i + 1) - SphericalHarmonics.RestCount(i)))];
    }

    /// <summary>The full name of a member: <c>streams.sh.sh1.count</c>, or <c>streams.sh.shNCount</c> in version 1.</summary>
    internal string Field(string member) =>
        Name == "shN" ? $"{ShField}.shN{char.ToUpperInvariant(member[0])}{member[1..]}" : $"{ShField}.{Name}.{member}";

    /// <summary>The full name of the palette itself.</summary>
    internal string Field() => $"{ShField}.{Name}";
}
