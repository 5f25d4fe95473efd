using System.Numerics;
using pxr;
using UsdGsplat.Splats.Cameras;
using UsdGsplat.Splats.Surveys;
using UsdGsplat.UsdAuthoring.Cameras;
using UsdGsplat.UsdAuthoring.Scenes;

namespace UsdGsplat.UsdAuthoring.Tests.Cameras;

/// <summary>A stage without splats, and random cameras for it.</summary>
internal sealed class SceneOfCameras : IDisposable
{
    internal SceneOfCameras(GfMatrix4d? sourceToStage = null, SceneTimeline? timeline = null, SplatBox? bounds = null, SceneTarget target = SceneTarget.Isaac5)
    {
        Stage = UsdStage.CreateInMemory();
        Stage.SetDefaultPrim(UsdGeomXform.Define(Stage, "/World").GetPrim());
        Context = new SceneContext(null!, Warnings)
        {
            Target = target,
            UpAxis = UpAxis.Z,
            MetersPerUnit = 1,
            SourceToStage = sourceToStage ?? new GfMatrix4d(1),
            WorldBounds = bounds,
            SplatPaths = [],
            Timeline = timeline,
            Splats = [],
        };
    }

    internal UsdStage Stage { get; }

    internal SceneContext Context { get; }

    internal List<string> Warnings { get; } = [];

    public void Dispose() => Stage.Dispose();

    internal CamerasReport Author(IReadOnlyList<PosedCamera> cameras, CamerasOptions? options = null)
    {
        var step = new CamerasStep(new CameraSet { Name = "test", Format = "colmap", Cameras = cameras }, options);
        step.Author(Stage, Context);
        return step.Report!;
    }

    internal UsdGeomCamera Camera(string name) => new(Stage.GetPrimAtPath($"/World/Cameras/{name}"));

    internal string[] CameraNames() => [.. Stage.GetPrimAtPath("/World/Cameras").GetChildrenNames().Select(n => n.GetString())];

    /// <summary>Cameras in random poses, with lenses of their own.</summary>
    internal static PosedCamera[] Random(int seed, int count, string pattern = "img_{0}.jpg")
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(i => Make(random, string.Format(System.Globalization.CultureInfo.InvariantCulture, pattern, i)))];
    }

    /// <summary>A similarity that turns, scales and moves, as a row matrix.</summary>
    internal static GfMatrix4d Similarity(int seed, double scale)
    {
        var random = new Random(seed);
        var axis = new GfVec3d(random.NextDouble() - 0.5, random.NextDouble() - 0.5, random.NextDouble() - 0.5);
        GfMatrix4d turn = new GfMatrix4d(1).SetRotate(new GfRotation(axis, 360 * random.NextDouble()));
        return new GfMatrix4d(1).SetScale(scale) * turn * new GfMatrix4d(1).SetTranslate(new GfVec3d(3, -5, 7));
    }

    internal static CameraLens Lens(double fx = 500, int width = 640, int height = 480, CameraLensModel model = CameraLensModel.Pinhole) =>
        new() { Width = width, Height = height, Fx = fx, Fy = fx, Cx = width / 2.0, Cy = height / 2.0, Model = model };

    private static PosedCamera Make(Random random, string name)
    {
        double[] q = [.. Enumerable.Range(0, 4).Select(_ => random.NextDouble() - 0.5)];
        int width = 400 + random.Next(2000), height = 400 + random.Next(2000);
        return new PosedCamera
        {
            Name = name,
            Pose = CameraPose.FromWorldToCamera(q, new DoublePoint(random.NextDouble() * 4, random.NextDouble() * 4, random.NextDouble() * 4))!.Value,
            Lens = new CameraLens
            {
                Width = width,
                Height = height,
                Fx = 300 + (900 * random.NextDouble()),
                Fy = 300 + (900 * random.NextDouble()),
                Cx = width * (0.3 + (0.4 * random.NextDouble())),
                Cy = height * (0.3 + (0.4 * random.NextDouble())),
            },
        };
    }

    internal static SplatBox Box(float reach) => new(new Vector3(-reach), new Vector3(reach));
}
