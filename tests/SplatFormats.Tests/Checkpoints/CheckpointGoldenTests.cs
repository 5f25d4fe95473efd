using UsdGsplat.Codecs;
using UsdGsplat.Codecs.Sources;
using UsdGsplat.SplatFormats.Checkpoints;
using UsdGsplat.Splats;

namespace UsdGsplat.SplatFormats.Tests.Checkpoints;

public sealed class CheckpointGoldenTests
{
    private static readonly string[] Names =
    [
        "freetimegs_sh0", "freetimegs_sh2_opacity_column", "freetimegs_sh3", "freetimegs_half", "freetimegs_bfloat16",
        "freetimegs_double", "freetimegs_nonfinite", "freetimegs_legacy_format", "freetimegs_paramdict_statedict",
        "freetimegs_strided_views", "freetimegs_transposed", "gsplat_static",
    ];

    [TestCaseSource(nameof(Names))]
    public void Columns_are_bit_for_bit_what_PyTorch_reads(string name)
    {
        using ISplatSource source = SplatFile.Open(Goldens.Path($"{name}.pt"));
        string folder = Goldens.Path($"{name}.expected");
        Dictionary<string, long[]> shapes = Goldens.Shapes(folder);
        Assert.That(source.Schema.Count, Is.EqualTo(shapes["means"][0]));
        Assert.That(source.Schema.HasMotion, Is.EqualTo(shapes.ContainsKey("times")));
        Assert.That(source.Warnings, Is.Empty);
        foreach ((SplatColumn column, string key) in Goldens.Keys.Where(k => shapes.ContainsKey(k.Key)))
        {
            float[] expected = Goldens.Floats(Path.Combine(folder, $"{key}.f32"));
            if (column == SplatColumn.RotationsXyzw) expected = Goldens.ToXyzw(expected);
            Assert.That(Goldens.Bits(Goldens.Column(source, column)), Is.EqualTo(Goldens.Bits(expected)), key);
        }
    }

    [TestCaseSource(nameof(Names))]
    public void Ranges_read_by_many_threads_are_parts_of_the_whole(string name)
    {
        using ISplatSource source = SplatFile.Open(Goldens.Path($"{name}.pt"));
        foreach (SplatColumn column in source.Schema.Columns)
        {
            float[] whole = Goldens.Column(source, column);
            int width = source.Schema.Width(column);
            Parallel.For(0, 40, i =>
            {
                int first = i * 7;
                var part = new float[width * (1 + (i % 5))];
                source.Read(column, first, part);
                Assert.That(Goldens.Bits(part), Is.EqualTo(Goldens.Bits(whole[(first * width)..((first * width) + part.Length)])));
            });
        }
    }

    [TestCase("malicious_reduce", "CKPT-HOSTILE", "data.pkl", "posix.system")]
    [TestCase("no_splats", "CKPT-NO-SPLATS", "splats", "torch.nn.modules.linear.Linear")]
    [TestCase("missing_quats", "CKPT-KEY-MISSING", "splats.quats", "found only means, scales, opacities, sh0, shN, times, durations, velocities")]
    [TestCase("mismatched_counts", "CKPT-SHAPE", "splats.scales", "expected shape (600, 3), found (100, 3)")]
    [TestCase("truncated", "CKPT-ZIP", "freetimegs_sh3/data/5", "expected the end record of a ZIP archive")]
    public void Broken_files_are_refused_with_code_file_and_entry(string name, string code, string entry, string detail)
    {
        string path = Goldens.Path($"{name}.pt");
        AssetException refusal = Goldens.Refused(() => SplatFile.Open(path).Dispose());
        Assert.That(refusal.Code, Is.EqualTo(code));
        Assert.That(refusal.Message, Does.StartWith(path));
        Assert.That(refusal.Location.Scope ?? "", Does.EndWith(entry));
        Assert.That(refusal.Problem, Does.Contain(detail));
        Assert.That(refusal.Problem, Does.Contain("expected").And.Contain("found"));
    }

    [Test]
    public void Nothing_in_a_pickle_is_executed_even_when_suspicious_files_are_allowed()
    {
        string before = Directory.GetCurrentDirectory();
        string folder = Directory.CreateTempSubdirectory("ckpt").FullName;
        try
        {
            Directory.SetCurrentDirectory(folder);
            var options = new CheckpointReadOptions { AllowSuspicious = true };
            using ISplatSource source = Goldens.Open(Goldens.Path("malicious_reduce.pt"), options);
            Assert.That(source.Schema.Count, Is.EqualTo(600));
            Goldens.Refused(() => Goldens.Open(Goldens.Path("malicious_reduce.pt")).Dispose());
            Assert.That(Directory.EnumerateFileSystemEntries(folder), Is.Empty);
        }
        finally
        {
            Directory.SetCurrentDirectory(before);
            Directory.Delete(folder, recursive: true);
        }
    }

    [Test]
    public void Checksums_are_verified_on_request()
    {
        byte[] bytes = File.ReadAllBytes(Goldens.Path("freetimegs_sh0.pt"));
        var options = new CheckpointReadOptions { VerifyChecksums = true };
        CheckpointFormat.Open(new MemoryByteSource("good.pt", bytes), options).Dispose();
        bytes[bytes.Length / 2] ^= 1;
        CheckpointFormat.Open(new MemoryByteSource("bad.pt", bytes), CheckpointReadOptions.Default).Dispose();
        AssetException refusal = Goldens.Refused(() => CheckpointFormat.Open(new MemoryByteSource("bad.pt", bytes), options).Dispose());
        Assert.That(refusal.Code, Is.EqualTo("CKPT-CRC"));
        Assert.That(refusal.Location.Scope, Does.Contain("/data/"));
    }
}
