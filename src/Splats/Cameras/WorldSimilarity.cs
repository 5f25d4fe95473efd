using UsdGsplat.Splats.Numerics;
using UsdGsplat.Splats.Surveys;

namespace UsdGsplat.Splats.Cameras;

/// <summary>A map from one world to another that keeps angles and hands: p′ = scale · rotation · p + translation, in double.</summary>
public sealed class WorldSimilarity
{
    private const double MostUnevenness = 1e-3;

    private readonly double[] rotation;

    private WorldSimilarity(double scale, double[] rotation, DoublePoint translation) => (Scale, this.rotation, Translation) = (scale, rotation, translation);

    /// <summary>How much longer everything gets, above 0.</summary>
    public double Scale { get; }

    /// <summary>Where the origin goes.</summary>
    public DoublePoint Translation { get; }

    /// <summary>The map of a matrix.</summary>
    /// <param name="rows">Three or four rows of four, row-major, for column vectors: translation in the last column.</param>
    /// <returns>The map, or null when the matrix is not finite, or is no uniform scale and rotation with a translation.</returns>
    public static WorldSimilarity? FromMatrix(ReadOnlySpan<double> rows)
    {
        if (rows.Length is not (12 or 16)) throw new ArgumentException($"expected 12 or 16 numbers, found {rows.Length}", nameof(rows));
        double[] rotation = [rows[0], rows[1], rows[2], rows[4], rows[5], rows[6], rows[8], rows[9], rows[10]];
        double scale = Math.Cbrt(Matrix3.Determinant(rotation));
        foreach (double value in rows)
        {
            if (!double.IsFinite(value)) return null;
        }

        if (!(scale > 0) || !double.IsFinite(scale)) return null;
        for (int column = 0; column < 3; column++)
        {
            double length = Math.Sqrt((rotation[column] * rotation[column]) + (rotation[3 + column] * rotation[3 + column]) + (rotation[6 + column] * rotation[6 + column]));
            if (Math.Abs((length / scale) - 1) > MostUnevenness) return null;
        }

        return Rotation3.TryMake(rotation) ? new WorldSimilarity(scale, rotation, new DoublePoint(rows[3], rows[7], rows[11])) : null;
    }

    /// <summary>This map, then a scale about the origin.</summary>
    /// <param name="factor">Above 0.</param>
    public WorldSimilarity Scaled(double factor)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(factor);
        return new WorldSimilarity(Scale * factor, rotation, new DoublePoint(Translation.X * factor, Translation.Y * factor, Translation.Z * factor));
    }

    /// <summary>This map, then another.</summary>
    public WorldSimilarity Then(WorldSimilarity next)
    {
        ArgumentNullException.ThrowIfNull(next);
        var product = new double[9];
        for (int i = 0; i < 9; i++)
        {
            for (int k = 0; k < 3; k++) product[i] += next.rotation[(3 * (i / 3)) + k] * rotation[(3 * k) + (i % 3)];
        }

        return new WorldSimilarity(Scale * next.Scale, product, next.Map(Translation));
    }

    /// <summary>The way back.</summary>
    public WorldSimilarity Inverse()
    {
        double[] back = [rotation[0], rotation[3], rotation[6], rotation[1], rotation[4], rotation[7], rotation[2], rotation[5], rotation[8]];
        var turned = new WorldSimilarity(1 / Scale, back, default);
        DoublePoint origin = turned.Map(Translation);
        return new WorldSimilarity(1 / Scale, back, new DoublePoint(-origin.X, -origin.Y, -origin.Z));
    }

    /// <summary>Where a point goes.</summary>
    public DoublePoint Map(DoublePoint point)
    {
        DoublePoint turned = Turn(point);
        return new DoublePoint((Scale * turned.X) + Translation.X, (Scale * turned.Y) + Translation.Y, (Scale * turned.Z) + Translation.Z);
    }

    /// <summary>Where a direction goes; its length stays.</summary>
    public DoublePoint Turn(DoublePoint direction) => new(
        (rotation[0] * direction.X) + (rotation[1] * direction.Y) + (rotation[2] * direction.Z),
        (rotation[3] * direction.X) + (rotation[4] * direction.Y) + (rotation[5] * direction.Z),
        (rotation[6] * direction.X) + (rotation[7] * direction.Y) + (rotation[8] * direction.Z));
}
