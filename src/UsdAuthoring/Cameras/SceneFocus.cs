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
internal readonly record struct SceneFocus(GfVec3d Centre, double Radius)
{
    private const int Runs = 256, RunSplats = 64;
    private const double Share = 0.1;

    /// <summary>Looks at a scene; where no splat is known, at its bounds.</summary>
    internal static SceneFocus Of(SceneContext scene)
    {
        List<double>[] axes = [[], [], []];
        foreach ((ISplatSource source, GfMatrix4d toStage) in scene.Splats.Zip(scene.StoredToStage)) Sample(source, toStage, axes);
        if (axes[0].Count == 0) return OfBounds(scene.WorldBounds);
        var low = new GfVec3d();
        var high = new GfVec3d();
        for (int axis = 0; axis < 3; axis++)
        {
            axes[axis].Sort();
            int skipped = (int)(axes[axis].Count * Share);
            (low[axis], high[axis]) = (axes[axis][skipped], axes[axis][^(skipped + 1)]);
        }

        return Between(low, high);
    }

    /// <summary>Short runs of splats, evenly over the cloud, so that a cloud of any size costs the same.</summary>
    private static void Sample(ISplatSource source, GfMatrix4d toStage, List<double>[] axes)
    {
        long count = source.Schema.Count, length = Math.Min(RunSplats, count), runs = Math.Min(Runs, (count + RunSplats - 1) / RunSplats);
        Span<float> positions = stackalloc float[3 * (int)length];
        for (long run = 0; run < runs; run++)
        {
            long first = runs == 1 ? 0 : (long)((double)(count - length) * run / (runs - 1));
            source.Read(SplatColumn.Positions, first, positions);
            for (int i = 0; i < length; i++)
            {
                GfVec3d point = toStage.Transform(new GfVec3d(positions[3 * i], positions[(3 * i) + 1], positions[(3 * i) + 2]));
                for (int axis = 0; axis < 3; axis++) axes[axis].Add(point[axis]);
            }
        }
    }

    private static SceneFocus OfBounds(SplatBox? bounds) => bounds is { } box
        ? Between(new GfVec3d(box.Min.X, box.Min.Y, box.Min.Z), new GfVec3d(box.Max.X, box.Max.Y, box.Max.Z))
        : new SceneFocus(new GfVec3d(0), 1);

    private static SceneFocus Between(GfVec3d low, GfVec3d high)
    {
        double radius = (high - low).GetLength() / 2;
        return new SceneFocus((low + high) * 0.5, radius > 0 ? radius : 1);
    }
}
