using System.Globalization;

namespace UsdGsplat.UsdAuthoring.UsdRender.Specification;

/// <summary>A data window: the part of an image to render, relative to its sides, y up.</summary>
/// <param name="XMin">Left side; 0 is the image's left side, 1 its right one.</param>
/// <param name="YMin">Lower side; 0 is the image's lower side, 1 its upper one.</param>
/// <param name="XMax">Right side.</param>
/// <param name="YMax">Upper side.</param>
public readonly record struct RenderWindow(float XMin, float YMin, float XMax, float YMax)
{
    /// <summary>The whole image.</summary>
    public static RenderWindow Full { get; } = new(0, 0, 1, 1);

    /// <summary>Whether it is finite and its minima lie below its maxima.</summary>
    public bool IsProper => float.IsFinite(XMin) && float.IsFinite(YMin) && float.IsFinite(XMax) && float.IsFinite(YMax) && XMin < XMax && YMin < YMax;

    /// <summary>The numbers as in a layer: <c>(0, 0, 1, 1)</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"({XMin}, {YMin}, {XMax}, {YMax})");
}
