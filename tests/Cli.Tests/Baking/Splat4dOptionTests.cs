using System.Text;
using UsdGsplat.Codecs.Sources;
using UsdGsplat.Sog4d.Splat4d;
using UsdGsplat.TestKit;

namespace UsdGsplat.Cli.Tests.Baking;

/// <summary>Every option of <c>bake</c> to <c>.splat4d</c> acts, seen in the bytes or by the format's reader.</summary>
public sealed class Splat4dOptionTests
{
    private const int RecordBytes = 64, HeaderBytes = 64;

    private static int Splats => BakeFolder.Seen.Length;

    private readonly BakeFolder folder = new();

    [OneTimeTearDown]
    public void RemoveFolder() => folder.Dispose();

    [TestCase(2, 2)]
    [TestCase(2, 1, "--splat4d-version", "1", "--splat4d-format-version", "2")]
    [TestCase(1, 1, "--splat4d-version", "1")]
    [TestCase(1, 2, "--splat4d-version", "2", "--splat4d-format-version", "1")]
    [TestCase(2, 2, "--splat4d-format-version", "0")]
    public void Versions_are_as_asked(int format, int timeModel, params string[] options)
    {
        (string path, var report) = folder.Bake(BakeFolder.Golden.File, "splat4d", options);
        byte[] file = File.ReadAllBytes(path);

        Assert.That((report.GetProperty("formatVersion").GetInt32(), report.GetProperty("timeModel").GetInt32()), Is.EqualTo((format, timeModel)));
        Assert.That(Encoding.ASCII.GetString(file[..8]) == "SPL4DV02", Is.EqualTo(format == 2));
        if (format == 1) Assert.That(file, Has.Length.EqualTo(report.GetProperty("splats").GetInt32() * RecordBytes));
        else Assert.That(BitConverter.ToInt32(file, 32), Is.EqualTo(timeModel));
    }

    [Test]
    public void The_threshold_is_the_cutoff_and_the_width_of_windows()
    {
        byte[] gaussians = folder.Splat4dBytes("--temporal-threshold", "0.1", "--sh-bands", "0", "--keep-order");
        byte[] narrow = folder.Splat4dBytes("--temporal-threshold", "0.1", "--splat4d-version", "1", "--sh-bands", "0", "--keep-order");
        byte[] wide = folder.Splat4dBytes("--splat4d-version", "1", "--sh-bands", "0", "--keep-order");

        Assert.That(BitConverter.ToSingle(gaussians, HeaderBytes + (Splats * RecordBytes) + 4), Is.EqualTo(0.1f));
        Assert.That(wide, Has.Length.EqualTo(Splats * RecordBytes));
        Assert.That(Durations(narrow), Is.LessThan(Durations(wide)));

        static double Durations(byte[] file) => Enumerable.Range(0, file.Length / RecordBytes).Sum(i => (double)BitConverter.ToSingle(file, (i * RecordBytes) + 48));
    }

    [Test]
    public void Standard_deviations_are_no_less_than_the_least()
    {
        float[] sigmas = [.. BakeFolder.Golden.Tensor("durations").Select(MathF.Exp)];
        byte[] file = folder.Splat4dBytes("--min-sigma", "0.15", "--sh-bands", "0", "--keep-order");
        for (int i = 0; i < Splats; i++) Assert.That(BitConverter.ToSingle(file, HeaderBytes + (i * RecordBytes) + 48), Is.EqualTo(Math.Max(sigmas[BakeFolder.Seen[i]], 0.15f)).Within(1e-6));
    }

    [Test]
    public void Records_are_at_the_places_of_the_reference_exporters()
    {
        byte[] golden = File.ReadAllBytes(Fixtures.Shared("golden", "splat4d", "ref_gaussian_sh0.splat4d"));
        byte[] ours = folder.Splat4dBytes("--sh-bands", "0", "--keep-order");

        int ourEnd = HeaderBytes + (Splats * RecordBytes), goldenEnd = HeaderBytes + (2000 * RecordBytes);
        Assert.That(ours[..24], Is.EqualTo(golden[..24]));
        Assert.That(ours[ourEnd..(ourEnd + 64)], Is.EqualTo(golden[goldenEnd..(goldenEnd + 64)]), "META");
        for (int i = 0; i < Splats; i++)
        {
            byte[] record = ours[(HeaderBytes + (i * RecordBytes))..], wanted = golden[(HeaderBytes + (BakeFolder.Seen[i] * RecordBytes))..];
            Assert.That(record[..12], Is.EqualTo(wanted[..12]), "centre");
            Assert.That(record[24..28], Is.EqualTo(wanted[24..28]), "colour");
            Assert.That(record[32..48], Is.EqualTo(wanted[32..48]), "velocity and time");
        }
    }

    [TestCase(1, 0f, 1f, "--mode", "average")]
    [TestCase(2, 5 / 6f, 1 / 6f)]
    [TestCase(6, 5 / 6f, 1 / 6f, "--frame-step", "1")]
    [TestCase(2, 4 / 6f, 1 / 3f, "--mode", "keyframe", "--frame-step", "4")]
    public void Frames_become_runs(int runs, float lastTime, float lastDuration, params string[] options)
    {
        (string path, var report) = folder.Bake(Fixtures.Path("sog4d", "ref_sh3_v2_delta3.sog4d"), "splat4d", options);
        byte[] file = File.ReadAllBytes(path);
        int splats = report.GetProperty("splats").GetInt32() / runs, last = (runs - 1) * splats * RecordBytes;

        Assert.That(file, Has.Length.EqualTo(runs * splats * RecordBytes));
        Assert.That(BitConverter.ToSingle(file, 44), Is.Zero);
        Assert.That(BitConverter.ToSingle(file, last + 44), Is.EqualTo(lastTime).Within(1e-6));
        Assert.That(BitConverter.ToSingle(file, last + 48), Is.EqualTo(lastDuration).Within(1e-6));
        using Splat4dSource source = Splat4dReader.Open(new MemoryByteSource("runs.splat4d", file));
        Assert.That(source.TimeModel, Is.EqualTo(Splat4dTimeModel.Window));
    }
}
