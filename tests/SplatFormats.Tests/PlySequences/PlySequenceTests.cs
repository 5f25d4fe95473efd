using UsdGsplat.Codecs;
using UsdGsplat.SplatFormats.PlySequences;
using UsdGsplat.SplatFormats.Tests.Ply;
using UsdGsplat.Splats;

namespace UsdGsplat.SplatFormats.Tests.PlySequences;

public sealed class PlySequenceTests
{
    private string folder = "";

    [SetUp]
    public void MakeFolder() => Directory.CreateDirectory(folder = Path.Combine(Path.GetTempPath(), "2024-" + Guid.NewGuid().ToString("N"), "2024"));

    [TearDown]
    public void RemoveFolder() => Directory.Delete(Path.GetDirectoryName(folder)!, recursive: true);

    [TestCaseSource(typeof(PlyBuilder), nameof(PlyBuilder.Encodings))]
    public void Frames_follow_the_numbers_of_the_names(string encoding)
    {
        for (int i = 0; i < 12; i++) Write($"time_{i}.ply", Frame(i), encoding);
        using PlySequence sequence = PlySequence.OpenFolder(folder);
        Assert.That(sequence.Files.Select(f => Path.GetFileName(f)), Is.EqualTo(Enumerable.Range(0, 12).Select(i => $"time_{i}.ply")));
        for (int i = 0; i < 12; i++)
        {
            using ISplatSource frame = sequence.OpenFrame(i);
            Assert.That(PlyBuilder.Column(frame, SplatColumn.Positions)[0], Is.EqualTo((float)i));
        }
    }

    [Test]
    public void Padded_and_unpadded_numbers_and_other_words_sort_naturally()
    {
        string[] expected = ["a_2_frame_9.ply", "a_2_frame_010.ply", "a_10_frame_1.ply", "b_1.ply"];
        foreach (string name in expected.Reverse()) Write(name, Frame(0));
        using PlySequence sequence = PlySequence.OpenFolder(folder);
        Assert.That(sequence.Files.Select(f => Path.GetFileName(f)), Is.EqualTo(expected));
    }

    [Test]
    public void Times_are_even_or_given()
    {
        for (int i = 0; i < 3; i++) Write($"{i}.ply", Frame(i));
        using PlySequence even = PlySequence.OpenFolder(folder);
        using PlySequence given = PlySequence.OpenFolder(folder, new PlySequenceOptions { FrameTimes = [0, 0.25, 1] });
        Assert.Multiple(() =>
        {
            Assert.That(even.Times, Is.EqualTo(new[] { 0, 0.5, 1 }));
            Assert.That(given.Times, Is.EqualTo(new[] { 0, 0.25, 1 }));
            Assert.That(() => PlySequence.OpenFolder(folder, new PlySequenceOptions { FrameTimes = [0, 1] }), Throws.ArgumentException.With.Message.Contains("3 files"));
        });
    }

    [Test]
    public void A_file_with_another_count_is_named_with_the_first()
    {
        Write("0.ply", Frame(0));
        Write("1.ply", PlyBuilder.Splats(4, 1));
        Assert.That(
            () => PlySequence.OpenFolder(folder),
            Throws.InstanceOf<AssetFormatException>().With.Property("Code").EqualTo("PLY-SEQUENCE-COUNT").And.Message.Contains("0.ply").And.Message.Contains("1.ply").And.Message.Contains("expected 3").And.Message.Contains("found 4"));
    }

    [Test]
    public void A_file_with_another_degree_is_refused()
    {
        Write("0.ply", Frame(0));
        Write("1.ply", PlyBuilder.Splats(3, 2));
        Assert.That(() => PlySequence.OpenFolder(folder), Throws.InstanceOf<AssetFormatException>().With.Property("Code").EqualTo("PLY-SEQUENCE-DEGREE"));
    }

    [Test]
    public void A_file_with_other_properties_is_refused([Values] bool more)
    {
        Write("0.ply", more ? Frame(0).Without("nx") : Frame(0));
        Write("1.ply", more ? Frame(1) : Frame(1).Without("nx"));
        Assert.That(() => PlySequence.OpenFolder(folder), Throws.InstanceOf<AssetFormatException>().With.Property("Code").EqualTo("PLY-SEQUENCE-PROPERTIES").And.Message.Contains("'nx'"));
    }

    [Test]
    public void A_truncated_file_is_refused()
    {
        Write("0.ply", Frame(0));
        Write("1.ply", Frame(1));
        string last = Path.Combine(folder, "1.ply");
        File.WriteAllBytes(last, File.ReadAllBytes(last)[..^1]);
        Assert.That(() => PlySequence.OpenFolder(folder), Throws.InstanceOf<AssetFormatException>().With.Property("Code").EqualTo("PLY-SHORT").And.Message.Contains("1.ply"));
    }

    [Test]
    public void A_folder_without_files_is_refused() => Assert.That(
        () => PlySequence.OpenFolder(folder), Throws.InstanceOf<AssetFormatException>().With.Property("Code").EqualTo("PLY-SEQUENCE-EMPTY"));

    [Test]
    public void Opacities_are_judged_over_all_frames_together()
    {
        // The first frame alone would pass for opacities themselves.
        Write("0.ply", WithOpacities(0.1, 0.5, 0.9));
        Write("1.ply", WithOpacities(0.1, 0.5, 1.5));
        using PlySequence logits = PlySequence.OpenFolder(folder);
        using PlySequence told = PlySequence.OpenFolder(folder, new PlySequenceOptions { OpacityMode = PlyOpacityMode.Linear });
        Assert.Multiple(() =>
        {
            Assert.That(Opacities(logits, 0), Is.EqualTo(new[] { 0.1f, 0.5f, 0.9f }));
            Assert.That(Opacities(told, 0), Is.EqualTo(new[] { -2.1972246f, 0f, 2.1972246f }).Within(1e-6));
        });

        File.Delete(Path.Combine(folder, "1.ply"));
        using PlySequence linear = PlySequence.OpenFolder(folder);
        Assert.Multiple(() =>
        {
            Assert.That(Opacities(linear, 0), Is.EqualTo(new[] { -2.1972246f, 0f, 2.1972246f }).Within(1e-6));
            Assert.That(linear.Warnings, Has.One.Contains("taken for opacities"));
        });
    }

    [Test]
    public void Linear_scales_become_logarithms()
    {
        PlyBuilder frame = Frame(0);
        foreach (string name in (string[])["scale_0", "scale_1", "scale_2"]) Array.Fill(frame[name], Math.E);
        Write("0.ply", frame);
        using PlySequence sequence = PlySequence.OpenFolder(folder, new PlySequenceOptions { ScaleMode = PlyScaleMode.Linear });
        using ISplatSource source = sequence.OpenFrame(0);
        Assert.That(PlyBuilder.Column(source, SplatColumn.LogScales), Is.All.EqualTo(1f).Within(1e-6));
    }

    private static float[] Opacities(PlySequence sequence, int frame)
    {
        using ISplatSource source = sequence.OpenFrame(frame);
        return PlyBuilder.Column(source, SplatColumn.OpacityLogits);
    }

    private static PlyBuilder WithOpacities(params double[] values)
    {
        PlyBuilder frame = Frame(0);
        values.CopyTo(frame["opacity"], 0);
        return frame;
    }

    /// <summary>A frame whose first splat stands at x = <paramref name="number"/>.</summary>
    private static PlyBuilder Frame(int number)
    {
        PlyBuilder frame = PlyBuilder.Splats(3, 1);
        frame["x"][0] = number;
        return frame;
    }

    private void Write(string name, PlyBuilder frame, string encoding = "binary_little_endian") => File.WriteAllBytes(Path.Combine(folder, name), frame.Build(encoding));
}
