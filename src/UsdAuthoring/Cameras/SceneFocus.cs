using pxr;
using UsdGsplat.Splats;
using UsdGsplat.Splats.Surveys;
using UsdGsplat.UsdAuthoring.Scenes;

namespace UsdGsplat.UsdAuthoring.Cameras;

/// <summary>What a scene is about: a ball around most of its splats, in the stage's world.</summary>
/// <remarks>
/// Captures have stray splats far out, which bounds hold and a picture should not show. So the ball is that of the box which
/// leaves out a tenth of the splats on each side of each axis, found from a sample.
/// </remarks>
/// <param name="Centre">Its middle.</param>
/// <param name="Radius">Its radius, above 0.</param>
internal readonly record struct SceneFocus(DoublePoint Centre, double Radius)
{
    private const int Runs = 256, RunSplats = 64;
    private const double Share = 0.1;

    /// <summary>Looks at a scene; where no splat is known, at its bounds.</summary>
    internal static SceneFocus Of(SceneContext scene)
    {
        List<double>[] axes = [[], [], []];
        foreach ((ISplatSource source, GfMatrix4d toStage) in scene.Splats.Zip(scene.StoredToStage)) Sample(source, toStage, axes);
        if (axes[0].Count == 0) return OfBounds(scene.WorldBounds);
        foreach (List<double> axis in axes) axis.Sort();
        int skipped = (int)(axes[0].Count * Share);
        return Between(
            new DoublePoint(axes[0][skipped], axes[1][skipped], axes[2][skipped]),
            new DoublePoint(axes[0][^(skipped + 1)], axes[1][^(skipped + 1)], axes[2][^(skipped + 1)]));
    }

    /// <summary>Short runs of splats, evenly over the cloud, so that a cloud of any size costs the same.</summary>
    private static void Sample(ISplatSource source, GfMatrix4d toStage, List<double>[] axes)
    {
        long count = source.Schema.Count, length = Math.Min(RunSplats, count), runs = Math.Min(Runs, (count + RunSplats - 1) / RunSplats);
        double[] m = RowMatrix.Elements(toStage);
        Span<float> positions = stackalloc float[3 * (int)length];
        for (long run = 0; run < runs; run++)
        {
            long first = runs == 1 ? 0 : (long)((double)(count - length) * run / (runs - 1));
            source.Read(SplatColumn.Positions, first, positions);
            for (int i = 0; i < length; i++)
            {
                ReadOnlySpan<float> p = positions.Slice(3 * i, 3);
                for (int axis = 0; axis < 3; axis++) axes[axis].Add((p[0] * m[axis]) + (p[1] * m[4 + axis]) + (p[2] * m[8 + axis]) + m[12 + axis]);
            }
        }
    }

    private static SceneFocus OfBounds(SplatBox? bounds) => bounds is { } box
        ? Between(new DoublePoint(box.Min.X, box.Min.Y, box.Min.Z), new DoublePoint(box.Max.X, box.Max.Y, box.Max.Z))
        : new SceneFocus(default, 1);

    private static SceneFocus Between(DoublePoint low, DoublePoint high)
    {
        (double x, double y, double z) = (high.X - low.X, high.Y - low.Y, high.Z - low.Z);
        double radius = Math.Sqrt((x * x) + (y * y) + (z * z)) / 2;
        return new SceneFocus(new DoublePoint(low.X + (x / 2), low.Y + (y / 2), low.Z + (z / 2)), radius > 0 ? radius : 1);
    }
}
