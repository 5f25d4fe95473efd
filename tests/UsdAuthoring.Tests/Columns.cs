using UsdGsplat.Splats;

namespace UsdGsplat.UsdAuthoring.Tests;

/// <summary>Whole columns of clouds.</summary>
internal static class Columns
{
    internal static float[] Read(ISplatSource source, SplatColumn column)
    {
        var values = new float[source.Schema.Count * source.Schema.Width(column)];
        source.Read(column, 0, values);
        return values;
    }

    /// <summary>The most that rounding to 16 bits moves a value: half a step, with 10 bits of fraction down to 2^-14.</summary>
    internal static double HalfRounding(double value) =>
        Math.ScaleB(1, (Math.Abs(value) < Math.ScaleB(1, -14) ? -14 : Math.ILogB(value)) - 11);
}
