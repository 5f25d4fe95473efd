using UsdGsplat.Codecs;
using UsdGsplat.Sog4d.Bundles;
using UsdGsplat.Sog4d.Sequences;
using UsdGsplat.Sog4d.Splat4d;
using UsdGsplat.Sog4d.Tests.Bundles;
using UsdGsplat.Sog4d.Tests.Splat4d;
using UsdGsplat.SplatFormats.Ply;
using UsdGsplat.SplatFormats.PlySequences;
using UsdGsplat.Splats;
using UsdGsplat.Splats.Operations;
using UsdGsplat.Splats.Sequences;
using UsdGsplat.TestKit;

namespace UsdGsplat.Sog4d.Tests.Sequences;

public sealed class SplatSequenceFileTests
{
    private string folder = "";

    [SetUp]
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory("2024-sequence").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    [Test]
    public void A_bundle_gives_its_own_frames_whatever_its_name([Values("a.sog4d", "a.zip")] string name)
    {
        string path = Put(name, File.ReadAllBytes(TestBundle.PathOf(TestBundle.Explicit)));
        using ISplatSequence sequence = SplatSequenceFile.Open(path);
        using Sog4dReader reader = Sog4dReader.Open(path);
        Assert.That(sequence.Times, Is.EqualTo(new[] { 0, 0.1, 0.35, 1 }).Within(1e-7));
        AssertSame(sequence, 2, reader.OpenFrame(2));
    }

    [Test]
    public void A_bundle_is_sampled_at_given_times()
    {
        string path = Put("a.sog4d", File.ReadAllBytes(TestBundle.PathOf(TestBundle.Delta)));
        using ISplatSequence sequence = SplatSequenceFile.Open(path, new SplatSequenceOptions { FrameTimes = [0.2, 0.9] });
        using Sog4dReader reader = Sog4dReader.Open(path);
        AssertSame(sequence, 1, reader.OpenInstant(0.9f));
    }

    [Test]
    public void A_truncated_bundle_is_refused_as_one()
    {
        string path = Put("a.sog4d", File.ReadAllBytes(TestBundle.PathOf(TestBundle.Delta))[..5000]);
        Assert.That(() => SplatSequenceFile.Open(path), Throws.InstanceOf<AssetFormatException>().With.Property("Code").EqualTo("ZIP-INVALID"));
    }

    [Test]
    public void A_moving_checkpoint_has_61_frames_or_those_asked_for()
    {
        string file = new GoldenCheckpoint("freetimegs_sh3").File;
        using ISplatSequence usual = SplatSequenceFile.Open(file);
        using ISplatSequence asked = SplatSequenceFile.Open(file, new SplatSequenceOptions { FrameTimes = [0.25], MinSigma = 0.3f });
        Assert.That(usual.Times, Is.EqualTo(FrameTimes.Uniform(61)));
        AssertSame(asked, 0, new InstantSplatSource(UsdGsplat.SplatFormats.SplatFile.Open(file), 0.25, 0.3f));
    }

    [Test]
    public void A_still_cloud_has_one_frame()
    {
        using ISplatSequence sequence = SplatSequenceFile.Open(new GoldenCheckpoint("gsplat_static").File);
        Assert.That(sequence.Times, Is.EqualTo(new[] { 0.0 }));
    }

    [Test]
    public void A_folder_is_a_sequence_of_its_files()
    {
        using SplatCloud cloud = Splat4dFiles.RandomCloud(5, 1, motion: false);
        foreach (string name in (string[])["f2.ply", "f10.ply", "f1.ply"])
        {
            cloud.Column(SplatColumn.Positions)[0] = name.Length;
            using var file = File.Create(Path.Combine(folder, name));
            PlyWriter.Write(file, cloud, new PlyWriteOptions());
        }

        using ISplatSequence sequence = SplatSequenceFile.Open(folder, new SplatSequenceOptions { ScaleMode = PlyScaleMode.Linear });
        Assert.That(((PlySequence)sequence).Files.Select(Path.GetFileName), Is.EqualTo(new[] { "f1.ply", "f2.ply", "f10.ply" }));
        using ISplatSource frame = sequence.OpenFrame(2);
        Assert.That(Splat4dFiles.Column(frame, SplatColumn.Positions)[0], Is.EqualTo(7f));
        Assert.That(Splat4dFiles.Column(frame, SplatColumn.LogScales)[0], Is.EqualTo(MathF.Log(cloud.Column(SplatColumn.LogScales)[0])).Within(1e-6));
        Assert.That(() => SplatSequenceFile.Open(folder, new SplatSequenceOptions { FrameTimes = [0, 1] }), Throws.ArgumentException);
    }

    [TestCase("ref_window_v1.splat4d")]
    [TestCase("ref_gaussian_sh3_delta.splat4d")]
    public void A_splat4d_file_is_what_the_player_shows(string name)
    {
        byte[] bytes = Splat4dFiles.Golden(name);
        using ISplatSequence sequence = SplatSequenceFile.Open(Put(name, bytes));
        using Splat4dSource source = Splat4dFiles.Open(bytes);
        Assert.That(sequence.Times, Has.Count.EqualTo(61));
        Assert.That(sequence.Warnings, Has.None.Contains("stand still"));
        AssertSame(sequence, 20, source.AtInstant(20 / 60.0));
        Assert.That(sequence.Changes(SplatColumn.ShRest), Is.EqualTo(name.Contains("delta", StringComparison.Ordinal)));
    }

    [Test]
    public void What_is_no_splat_file_is_refused() => Assert.That(
        () => SplatSequenceFile.Open(Put("a.txt", "hello"u8.ToArray())), Throws.InstanceOf<AssetFormatException>().With.Property("Code").EqualTo("NOT-A-SPLAT"));

    [Test]
    public void Times_that_fall_are_refused_before_anything_is_opened() => Assert.That(
        () => SplatSequenceFile.Open("nowhere", new SplatSequenceOptions { FrameTimes = [1, 0] }), Throws.ArgumentException);

    private static void AssertSame(ISplatSequence sequence, int frame, ISplatSource expected)
    {
        using ISplatSource found = sequence.OpenFrame(frame);
        using (expected)
        {
            Assert.That(found.Schema, Is.EqualTo(sequence.Schema));
            foreach (SplatColumn column in sequence.Schema.Columns)
                Assert.That(Splat4dFiles.Column(found, column), Is.EqualTo(Splat4dFiles.Column(expected, column)), column.ToString());
        }
    }

    private string Put(string name, byte[] bytes)
    {
        string path = Path.Combine(folder, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }
}
