using pxr;
using UsdGsplat.SplatFormats.Checkpoints;
using UsdGsplat.Splats.Synthesis;
using UsdGsplat.TestKit;

namespace UsdGsplat.UsdAuthoring.Tests;

/// <summary>Runs the programs of <c>samples/</c>, so that they cannot rot.</summary>
public sealed class SampleTests
{
    [Test]
    public void The_demo_checkpoint_is_what_its_README_says()
    {
        using var bytes = new MemoryStream();
        CheckpointWriter.Write(bytes, ProceduralScene.Create(4000, shDegree: 1, motion: true, seed: 1));
        Assert.That(bytes.ToArray(), Is.EqualTo(File.ReadAllBytes(Path.Combine(Fixtures.Root, "samples", "data", "demo.pt"))));
    }

    [Test]
    public void Author_and_customise_adds_to_the_root_layer()
    {
        string folder = Directory.CreateTempSubdirectory("usd-gsplat-").FullName;
        try
        {
            string output = Path.Combine(folder, "scene.usda");
            string sample = Path.Combine(Fixtures.Root, "samples", "01-author-and-customise.cs");
            string demo = Path.Combine(Fixtures.Root, "samples", "data", "demo.pt");

            (int exitCode, string text, string error) = Oracle.Run("dotnet", "run", sample, "--", demo, output);

            Assert.That(exitCode, Is.Zero, text + error);
            using UsdStage stage = UsdStage.Open(output);
            Assert.That((float)UsdGeomCamera.Get(stage, "/World/ShotCamera").GetFocalLengthAttr().Get(), Is.EqualTo(35f));
            Assert.That((string)stage.GetDefaultPrim().GetCustomDataByKey(new TfToken("pipeline:shot")), Is.EqualTo("sh010"));
            Assert.That(Directory.GetFiles(folder).Select(Path.GetFileName), Is.EquivalentTo(new[] { "scene.usda", "scene.gauss.usda", "scene.nurec" }));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Test]
    public void Particle_fields_and_render_settings_go_into_one_package()
    {
        string folder = Directory.CreateTempSubdirectory("usd-gsplat-").FullName;
        try
        {
            string output = Path.Combine(folder, "scene.usdz");
            string sample = Path.Combine(Fixtures.Root, "samples", "02-particle-fields-and-render.cs");
            string demo = Path.Combine(Fixtures.Root, "samples", "data", "demo.pt");

            (int exitCode, string text, string error) = Oracle.Run("dotnet", "run", sample, "--", demo, output);

            Assert.That(exitCode, Is.Zero, text + error);
            Assert.That(text, Does.StartWith("4000 splats in "));
            using UsdStage stage = UsdStage.Open(output);
            UsdPrim splats = stage.GetAllPrimsByType("ParticleField3DGaussianSplat").Single();
            Assert.That(splats.GetAttribute(new TfToken("positions")).Get().GetArraySize(), Is.EqualTo(4000));
            Assert.That(splats.GetAttribute(new TfToken("radiance:sphericalHarmonicsCoefficientsh")).Get().GetArraySize(), Is.EqualTo(16000));
            Assert.That(stage.GetPrimAtPath("/Render/Settings").GetRelationship(new TfToken("camera")).GetTargets().Single().GetString(), Is.EqualTo("/World/Camera"));
            Assert.That(Directory.GetFiles(folder).Select(Path.GetFileName), Is.EqualTo(new[] { "scene.usdz" }));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
