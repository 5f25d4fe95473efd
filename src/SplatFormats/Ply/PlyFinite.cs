using System.Globalization;
using System.Numerics.Tensors;
using UsdGsplat.Codecs;
using UsdGsplat.Splats;

namespace UsdGsplat.SplatFormats.Ply;

/// <summary>Keeps what is not finite out of a written file.</summary>
internal sealed class PlyFinite(string sourceName)
{
    /// <summary>logit 1e-6; the other end is its negative.</summary>
    private const float LogitLimit = 13.81551f;

    /// <summary>ln 1e-10.</summary>
    private const float FlatLogScale = -23.02585093f;

    private long opacitiesClamped;
    private long logScalesClamped;

    internal PlyWriteReport Report => new(opacitiesClamped, logScalesClamped);

    /// <summary>Replaces infinities that stand for opacity 0 or 1 or a flat axis, and refuses the rest.</summary>
    /// <exception cref="AssetFormatException">There is a rest.</exception>
    internal void Make(SplatColumn column, long first, int width, Span<float> values)
    {
        if (TensorPrimitives.IsFiniteAll<float>(values)) return;
        for (int i = 0; i < values.Length; i++)
        {
            float value = values[i];
            if (float.IsFinite(value)) continue;
            if (column == SplatColumn.OpacityLogits && float.IsInfinity(value))
            {
                values[i] = value < 0 ? -LogitLimit : LogitLimit;
                opacitiesClamped++;
            }
            else if (column == SplatColumn.LogScales && float.IsNegativeInfinity(value))
            {
                values[i] = FlatLogScale;
                logScalesClamped++;
            }
            else
            {
                throw new AssetFormatException(
                    new AssetLocation(sourceName, Scope: column.ToString()),
                    "SPLAT-NONFINITE",
                    string.Create(CultureInfo.InvariantCulture, $"expected finite numbers, found {value} in splat {first + (i / width)}; drop such splats first"));
            }
        }
    }
}
