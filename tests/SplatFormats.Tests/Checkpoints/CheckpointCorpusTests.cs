using System.Text.Json;
using UsdGsplat.Codecs;
using UsdGsplat.Codecs.Sources;
using UsdGsplat.SplatFormats.Checkpoints;
using UsdGsplat.SplatFormats.Checkpoints.Containers;
using UsdGsplat.SplatFormats.Checkpoints.Pickle;
using UsdGsplat.SplatFormats.Checkpoints.Tensors;
using UsdGsplat.Splats;

namespace UsdGsplat.SplatFormats.Tests.Checkpoints;

/// <summary>Checkpoints that others made or that stand for theirs, judged by torch.load's own account of them.</summary>
public sealed class CheckpointCorpusTests
{
    private static IEnumerable<TestCaseData> FilesOfTheOracle()
    {
        string path = Path.Combine(TestKit.Fixtures.SharedRoot, "corpus", "splats", "expected", "torch.json");
        if (!File.Exists(path)) return [new TestCaseData("")];
        using JsonDocument oracle = JsonDocument.Parse(File.ReadAllText(path));
        return
        [
            .. oracle.RootElement.GetProperty("files").EnumerateObject()
                .Where(f => f.Value.EnumerateObject().Any(p => !p.Name.StartsWith('_')))
                .Select(f => new TestCaseData(f.Name)),
        ];
    }

    [TestCaseSource(nameof(FilesOfTheOracle))]
    public void Every_tensor_is_as_torch_load_has_it(string name)
    {
        using JsonDocument oracle = JsonDocument.Parse(File.ReadAllText(Goldens.Corpus("expected", "torch.json")));
        using var bytes = new MappedByteSource(Goldens.Corpus(name.Split('/')));
        JsonElement file = oracle.RootElement.GetProperty("files").GetProperty(name);
        CheckpointSummary summary = CheckpointInspector.Inspect(bytes);
        CheckpointContainer container = ContainerSniffer.Open(bytes, CheckpointReadOptions.Default);
        Dictionary<string, object> values = PickleTree.Find(container.Root, TensorResolver.IsTensor).ToDictionary(f => f.Path, f => f.Value);
        foreach (JsonProperty expected in file.EnumerateObject().Where(p => p.Name != "_other"))
        {
            string path = expected.Name.TrimStart('/').Replace('/', '.');
            CheckpointTensor tensor = summary.Tensors.Single(t => t.Path == path);
            CheckNumbers(tensor, expected.Value);
            TensorView view = new TensorResolver(container).Resolve(values[path], path);
            CheckValues(view, expected.Value, expected.Name);
        }
    }

    [Test]
    public void Three_containers_of_one_model_decode_to_the_same_bits()
    {
        using ISplatSource plain = SplatFile.Open(Goldens.Corpus("torch", "gsplat-leica-4096.pt"));
        foreach (string variant in new[] { "gsplat-leica-4096-modern.pt", "gsplat-leica-4096-legacy.pt" })
        {
            using ISplatSource other = SplatFile.Open(Goldens.Corpus("torch", variant));
            AssertSame(other, plain, plain.Schema.Columns);
        }
    }

    [TestCase("splatfacto-train-1000.ckpt")]
    [TestCase("3dgrut-train-1000.pt")]
    [TestCase("graphdeco-chkpnt-train-1000.pth")]
    [TestCase("freetimegs-train-1000.pt")]
    public void Trainers_layouts_map_to_the_ply_of_the_same_splats_exactly(string name)
    {
        using ISplatSource source = SplatFile.Open(Goldens.Corpus("torch", name));
        SplatCloud expected = PlyOracle.Read(Goldens.Corpus("ply", "train-1000.ply"));
        AssertSame(source, expected, expected.Schema.Columns);
        Assert.That(source.Schema.HasMotion, Is.EqualTo(name.StartsWith("freetimegs", StringComparison.Ordinal)));
    }

    [Test]
    public void Ranks_of_one_step_are_the_first_thousand_rows_of_the_scene_whichever_is_opened()
    {
        using ISplatSource expected = SplatFile.Open(Goldens.Corpus("torch", "gsplat-leica-4096.pt"));
        foreach (string rank in new[] { "ckpt_29999_rank0.pt", "ckpt_29999_rank1.pt" })
        {
            using ISplatSource source = SplatFile.Open(Goldens.Corpus("torch", rank));
            Assert.That(source.Schema, Is.EqualTo(new SplatSchema(1000, 3, false)));
            foreach (SplatColumn column in source.Schema.Columns)
            {
                int length = 1000 * source.Schema.Width(column);
                Assert.That(Goldens.Bits(Goldens.Column(source, column)), Is.EqualTo(Goldens.Bits(Goldens.Column(expected, column)[..length])), $"{column}");
            }
        }
    }

    [Test]
    public void Odd_storages_read_as_the_rows_they_stand_for_with_velocities_left_out()
    {
        using ISplatSource source = SplatFile.Open(Goldens.Corpus("torch", "odd-storages-train-500.pt"));
        SplatCloud ply = PlyOracle.Read(Goldens.Corpus("ply", "train-1000.ply"));
        Assert.That(source.Schema, Is.EqualTo(new SplatSchema(500, 3, false)));
        Assert.That(source.Warnings, Has.Some.Contains("velocities"));
        foreach (SplatColumn column in new[] { SplatColumn.Positions, SplatColumn.OpacityLogits, SplatColumn.ShDc, SplatColumn.ShRest })
        {
            float[] expected = ply.Column(column)[..(500 * source.Schema.Width(column))].ToArray();
            Assert.That(Goldens.Bits(Goldens.Column(source, column)), Is.EqualTo(Goldens.Bits(expected)), $"{column}");
        }

        float[] halves = [.. ply.Column(SplatColumn.LogScales)[..1500].ToArray().Select(x => (float)(Half)x)];
        Assert.That(Goldens.Column(source, SplatColumn.LogScales), Is.EqualTo(halves));
    }

    [TestCase("hostile-os-system.pt", "CKPT-HOSTILE")]
    [TestCase("truncated-gsplat-a.pt", "CKPT-ZIP")]
    [TestCase("gscodec-stg-train-1000.pt", "CKPT-VARIANT")]
    [TestCase("burn/broken.pt", "CKPT-CONTAINER")]
    [TestCase("burn/checkpoint.pt", "CKPT-NO-SPLATS")]
    [TestCase("burn/tar_2d_tensor.tar", "CKPT-TAR")]
    [TestCase("burn/tar_float64.tar", "CKPT-TAR")]
    [TestCase("burn/tar_multi_dtype.tar", "CKPT-TAR")]
    [TestCase("kaolin/Avocado_gt_faces.pt", "CKPT-UNKNOWN")]
    [TestCase("kaolin/gs_to_voxelgrid_large.pt", "CKPT-NO-SPLATS")]
    public void What_is_no_cloud_is_refused_by_code(string name, string code)
    {
        string path = Goldens.Corpus(["torch", .. name.Split('/')]);
        AssetException refusal = Goldens.Refused(() => Goldens.Open(path).Dispose());
        Assert.That(refusal.Code, Is.EqualTo(code));
        Assert.That(refusal.Location.Asset, Is.EqualTo(path));
    }

    [TestCase("freetimegs-train-1000.pt", CheckpointTrainer.FreeTimeGs, 59999)]
    [TestCase("gsplat-leica-4096-legacy.pt", CheckpointTrainer.Gsplat, 29999)]
    [TestCase("splatfacto-train-1000.ckpt", CheckpointTrainer.Splatfacto, 29999)]
    [TestCase("graphdeco-chkpnt-train-1000.pth", CheckpointTrainer.Graphdeco, 30000)]
    [TestCase("gscodec-stg-train-1000.pt", CheckpointTrainer.GscodecDynamic, 29999)]
    [TestCase("3dgrut-train-1000.pt", CheckpointTrainer.ThreeDGrut, 30000)]
    [TestCase("odd-storages-train-500.pt", CheckpointTrainer.Gsplat, 7)]
    [TestCase("kaolin/camera.pt", CheckpointTrainer.Unknown, null)]
    public void Inspection_names_the_trainer_and_its_step(string name, CheckpointTrainer trainer, long? step)
    {
        using var bytes = new MappedByteSource(Goldens.Corpus(["torch", .. name.Split('/')]));
        CheckpointSummary summary = CheckpointInspector.Inspect(bytes);
        Assert.That((summary.Trainer, summary.Step), Is.EqualTo((trainer, step)));
    }

    [Test]
    public void Inspection_says_which_tensors_share_a_storage()
    {
        using var bytes = new MappedByteSource(Goldens.Corpus("torch", "odd-storages-train-500.pt"));
        CheckpointSummary summary = CheckpointInspector.Inspect(bytes);
        CheckpointTensor rest = summary.Tensors.Single(t => t.Path == "splats.shN");
        Assert.That(rest.SharedWith, Is.EqualTo("splats.sh0"));
        Assert.That((rest.Offset, rest.Bytes), Is.EqualTo((3L, 500L * 45 * 4)));
        Assert.That(summary.Tensors.Single(t => t.Path == "meta.arr").Dtype, Is.EqualTo("float32"));
    }

    private static void CheckNumbers(CheckpointTensor tensor, JsonElement expected)
    {
        Assert.That($"torch.{tensor.Dtype}", Is.EqualTo(expected.GetProperty("dtype").GetString()), tensor.Path);
        Assert.That(tensor.Shape, Is.EqualTo(Longs(expected, "shape")), tensor.Path);
        Assert.That(tensor.Strides, Is.EqualTo(Longs(expected, "stride")), tensor.Path);
        Assert.That(tensor.Offset, Is.EqualTo(expected.GetProperty("offset").GetInt64()), tensor.Path);
    }

    private static void CheckValues(TensorView view, JsonElement expected, string name)
    {
        float[] values = Values(view);
        double[] first = Doubles(expected, "first");
        double[] last = Doubles(expected, "last");
        Assert.That(values[..first.Length].Select(v => (double)v), Is.EqualTo(first.Select(d => (double)(float)d)), name);
        Assert.That(values[^last.Length..].Select(v => (double)v), Is.EqualTo(last.Select(d => (double)(float)d)), name);
        if (!expected.TryGetProperty("sum", out JsonElement sum) || sum.ValueKind != JsonValueKind.Number || view.Dtype == TorchDtype.Float64) return;
        Assert.That(values.Sum(v => (double)v), Is.EqualTo(sum.GetDouble()).Within(1e-9 * Math.Max(1, values.Sum(v => Math.Abs((double)v)))), name);
    }

    private static float[] Values(TensorView view)
    {
        var values = new float[view.Count];
        if (view.Rank == 0) view = TensorView.Create(view.Location, view.Storage, view.Dtype, view.Offset, [1], [1]);
        if (values.Length > 0) new TensorRows(view, (int)(view.Count / view.Sizes[0])).Read(0, values);
        return values;
    }

    private static long[] Longs(JsonElement element, string name) => [.. element.GetProperty(name).EnumerateArray().Select(e => e.GetInt64())];

    private static double[] Doubles(JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement values) ? [.. values.EnumerateArray().Select(Number)] : [];

    private static double Number(JsonElement e) => e.ValueKind switch
    {
        JsonValueKind.Number => e.GetDouble(),
        JsonValueKind.True => 1,
        JsonValueKind.False => 0,
        _ => e.GetString()!.ToLowerInvariant() switch { "nan" => double.NaN, "inf" or "infinity" => double.PositiveInfinity, _ => double.NegativeInfinity },
    };

    private static void AssertSame(ISplatSource found, ISplatSource expected, IEnumerable<SplatColumn> columns)
    {
        Assert.That(found.Schema.Count, Is.EqualTo(expected.Schema.Count));
        Assert.That(found.Schema.ShDegree, Is.EqualTo(expected.Schema.ShDegree));
        foreach (SplatColumn column in columns)
        {
            Assert.That(Goldens.Bits(Goldens.Column(found, column)), Is.EqualTo(Goldens.Bits(Goldens.Column(expected, column))), $"{column}");
        }
    }
}
