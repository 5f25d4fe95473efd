using System.Numerics;
using UsdGsplat.Sog4d.Labels;
using UsdGsplat.Splats.Numerics;
using UsdGsplat.Splats.Operations;

namespace UsdGsplat.Sog4d.Bundles;

/// <summary>What all frames of a bundle share: codebooks and palettes, in the units of clouds.</summary>
internal sealed class FrameTables
{
    /// <summary>Scales below this count as this. Source: sog4d, sections 5.3 and 14.</summary>
    internal const float SmallestScale = 1e-8f;

    internal FrameTables(Sog4dArchive archive, Sog4dMeta meta)
    {
        LogScales = Array.ConvertAll([.. meta.Streams!.Scale!.Codebook!], LogOf);
        Sh0Codebook = [.. meta.Streams.Sh!.Sh0Codebook!];
        Slots = PaletteSlot.Of(meta);
        Palettes = [.. Slots.Select(slot => ReadPalette(archive, slot))];
    }

    /// <summary>The logit of every byte of opacity.</summary>
    internal static float[] OpacityLogits { get; } = MakeOpacityLogits();

    internal Vector3[] LogScales { get; }

    internal float[] Sh0Codebook { get; }

    internal IReadOnlyList<PaletteSlot> Slots { get; }

    /// <summary>For each slot [entry][coefficient][R, G, B].</summary>
    internal float[][] Palettes { get; }

    private static Vector3 LogOf(Vector3 scale) => new(LogOf(scale.X), LogOf(scale.Y), LogOf(scale.Z));

    private static float LogOf(float scale) => (float)PortableMath.Log(Math.Max(scale, SmallestScale));

    private static float[] MakeOpacityLogits() => [.. Enumerable.Range(0, 256).Select(i => SplatOpacity.ToLogit(i / 255.0))];

    internal static float[] ReadPalette(Sog4dArchive archive, PaletteSlot slot)
    {
        byte[] bytes = archive.Read(slot.Palette!.CentroidsPath!, checked((int)slot.CentroidBytes));
        return ShCentroidBytes.Read(bytes, slot.IsHalf ? ShCentroidsType.F16 : ShCentroidsType.F32, slot.Palette.Count * slot.Coefficients * 3);
    }
}
