using System.Globalization;

namespace UsdGsplat.Sog4d.Baking;

/// <summary>The names of a bundle's entries, those of the reference exporter.</summary>
internal static class BakeNames
{
    internal const string Meta = "meta.json";
    internal const string PositionHigh = "position_hi.webp";
    internal const string PositionLow = "position_lo.webp";
    internal const string ScaleIndices = "scale_indices.webp";
    internal const string Rotation = "rotation.webp";
    internal const string Colour = "sh0.webp";

    internal static string Template(string file) => "frames/{frame}/" + file;

    internal static string InFrame(int frame, string file) => $"frames/{Number(frame)}/{file}";

    internal static string LabelFile(BakePalette palette) => palette.Name + "_labels.webp";

    internal static string Centroids(BakePalette palette) =>
        palette.Name == "shN" ? "shN_centroids.bin" : $"sh/{palette.Name}_centroids.bin";

    internal static string Delta(BakePalette palette, int start) => $"sh/{palette.Name}_delta_{Number(start)}.bin";

    private static string Number(int frame) => frame.ToString("D5", CultureInfo.InvariantCulture);
}
