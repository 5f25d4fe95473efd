using System.Globalization;
using UsdGsplat.Codecs;
using UsdGsplat.Codecs.Sources;
using UsdGsplat.SplatFormats.Checkpoints;
using UsdGsplat.Splats;
using UsdGsplat.TestKit;

namespace UsdGsplat.SplatFormats.Tests.Checkpoints;

/// <summary>Every variant that PyTorch can write of what trainers write: PyTorch makes the file and says what is in it.</summary>
public sealed class CheckpointVariantTests
{
    private string folder = "";

    [OneTimeSetUp]
    public void MakeFiles()
    {
        folder = Directory.CreateTempSubdirectory("checkpoints").FullName;
        string script = File.ReadAllText(Path.Combine(Fixtures.Root, "tests", "SplatFormats.Tests", "Checkpoints", "make_variants.py"));
        Oracle.Python(script, ["torch", "numpy"], folder);
    }

    [OneTimeTearDown]
    public void RemoveFiles() => Directory.Delete(folder, recursive: true);

    [TestCase("column_vectors", 3, true)]
    [TestCase("degree_four", 3, true, "shN has 24 coefficients; the first 15 are read")]
    [TestCase("five_coefficients", 1, true, "shN has 5 coefficients; the first 3 are read")]
    [TestCase("no_rest", 0, true)]
    [TestCase("prefix_splats", 3, true)]
    [TestCase("prefix_module", 3, true)]
    [TestCase("whole_parameter_dict", 3, true)]
    [TestCase("parameters", 3, true)]
    [TestCase("constant_velocity", 3, true)]
    [TestCase("slice_of_larger", 3, true)]
    [TestCase("legacy_slices", 3, true)]
    [TestCase("columns_far_apart", 3, true)]
    [TestCase("double_columns_far_apart", 3, true)]
    [TestCase("rows_far_apart", 3, true)]
    [TestCase("mixed_types", 3, true)]
    [TestCase("bytes_and_shorts", 3, true)]
    [TestCase("no_velocities", 3, true, "velocities are missing")]
    [TestCase("use_velocity_false", 3, true, "use_velocity is false")]
    [TestCase("use_velocity_true", 3, true)]
    [TestCase("unknown_keys", 3, true, "not read: confidence")]
    [TestCase("spec_wins", 3, true)]
    [TestCase("protocol_four", 3, true)]
    [TestCase("deflated", 3, true)]
    [TestCase("ends", 3, true)]
    [TestCase("big_endian", 3, true)]
    [TestCase("legacy_big_endian", 3, false)]
    [TestCase("untyped_storages", 3, false)]
    [TestCase("tensor_subclass", 3, false)]
    [TestCase("namespace", 3, true)]
    [TestCase("plain_dict", 3, false)]
    [TestCase("flat_prefix", 3, false)]
    [TestCase("gsplat", 3, false, "pose_adjust is not read")]
    [TestCase("lightning", 3, false)]
    [TestCase("grut", 3, false, "training had reached degree 1 of 3")]
    [TestCase("lightning_grut", 3, false)]
    [TestCase("splatfacto_parallel", 3, false)]
    [TestCase("splatfacto_old", 3, false)]
    [TestCase("fvdb", 3, false, "dataset_transform is not applied")]
    [TestCase("graphdeco", 3, false)]
    [TestCase("graphdeco_thirteen", 3, false, "1 tensors without a name")]
    [TestCase("masked", 3, false)]
    [TestCase("numpy_pickle", 3, false)]
    [TestCase("numpy_pickle_two", 3, false)]
    [TestCase("frames_first", 2, true)]
    [TestCase("frames_second", 2, true)]
    [TestCase("one_frame", 2, true)]
    public void Variants_are_read_bit_for_bit(string name, int degree, bool moves, string? warning = null)
    {
        using ISplatSource source = SplatFile.Open(PathOf(name));
        Assert.That(source.Schema, Is.EqualTo(new SplatSchema(7, degree, moves)));
        Assert.That(source.Warnings, warning is null ? Is.Empty : Has.Some.Contains(warning));
        foreach ((SplatColumn column, string key) in Goldens.Keys.Where(k => source.Schema.Width(k.Column) > 0))
        {
            float[] expected = Expected(name, key);
            if (column == SplatColumn.RotationsXyzw) expected = Goldens.ToXyzw(expected);
            Assert.That(Goldens.Bits(Goldens.Column(source, column)), Is.EqualTo(Goldens.Bits(expected)), key);
        }
    }

    [Test]
    public void Appearance_models_give_their_base_colours_with_a_warning()
    {
        using ISplatSource source = SplatFile.Open(PathOf("appearance"));
        Assert.That(source.Schema.ShDegree, Is.Zero);
        Assert.That(source.Warnings, Has.Some.StartsWith("CKPT-APPEARANCE").And.Some.EqualTo("app_module is not read"));
        Assert.That(Goldens.Column(source, SplatColumn.ShDc), Is.EqualTo(Expected("appearance", "sh0")).Within(1e-6f));
        Assert.That(Goldens.Column(source, SplatColumn.Positions), Is.EqualTo(Expected("appearance", "means")));
    }

    [TestCase("frames_first", 4)]
    [TestCase("frames_second", 4)]
    [TestCase("one_frame", 1)]
    public void Coefficients_that_change_over_time_are_served_by_frame(string name, int frames)
    {
        using var source = (IShFrameSource)SplatFile.Open(PathOf(name));
        Assert.That(source.ShFrameCount, Is.EqualTo(frames));
        for (int f = 0; f < frames; f++)
        {
            using ISplatSource frame = source.AtShFrame(f);
            string key = string.Create(CultureInfo.InvariantCulture, $"shN.{f}");
            Assert.That(Goldens.Column(frame, SplatColumn.ShRest), Is.EqualTo(Expected(name, key)));
            Assert.That(Goldens.Column(frame, SplatColumn.Positions), Is.EqualTo(Expected(name, "means")));
        }

        Assert.That(() => source.AtShFrame(frames), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(Goldens.Column(source, SplatColumn.ShRest), Is.EqualTo(Expected(name, "shN")));
    }

    [Test]
    public void As_many_frames_as_splats_need_the_axis()
    {
        string path = PathOf("frames_as_splats");
        Assert.That(Goldens.Refused(() => Goldens.Open(path).Dispose()).Code, Is.EqualTo("CKPT-SH-FRAMES"));
        using var source = (IShFrameSource)Goldens.Open(path, new CheckpointReadOptions { ShFrameAxis = 1 });
        using ISplatSource last = source.AtShFrame(6);
        Assert.That(Goldens.Column(last, SplatColumn.ShRest), Is.EqualTo(Expected("frames_as_splats", "shN.6")));
    }

    [TestCase(3, null)]
    [TestCase(4, 1)]
    public void A_frame_count_or_axis_that_does_not_fit_is_refused(int count, int? axis)
    {
        var options = new CheckpointReadOptions { ShFrameCount = count, ShFrameAxis = axis };
        Assert.That(Goldens.Refused(() => Goldens.Open(PathOf("frames_first"), options).Dispose()).Code, Is.EqualTo("CKPT-SH-FRAMES"));
    }

    [Test]
    public void Use_velocity_can_be_overruled()
    {
        using ISplatSource moving = Goldens.Open(PathOf("use_velocity_true"), new CheckpointReadOptions { UseVelocity = false });
        Assert.That(Goldens.Column(moving, SplatColumn.Velocities), Is.All.Zero);
        using ISplatSource still = Goldens.Open(PathOf("use_velocity_false"), new CheckpointReadOptions { UseVelocity = true });
        Assert.That(Goldens.Column(still, SplatColumn.Velocities), Has.Some.Not.Zero);
    }

    [TestCase("key_accels", "CKPT-VARIANT", "splats.accels")]
    [TestCase("key_jerks", "CKPT-VARIANT", "splats.jerks")]
    [TestCase("key_snaps", "CKPT-VARIANT", "splats.snaps")]
    [TestCase("key_marginal_gates", "CKPT-VARIANT", "splats.marginal_gates")]
    [TestCase("key_sh_0", "CKPT-VARIANT", "splats.sh_0")]
    [TestCase("key_lifetime_mu", "CKPT-VARIANT", "splats.lifetime_mu")]
    [TestCase("key_trbf_center", "CKPT-VARIANT", "splats.trbf_center")]
    [TestCase("key_motion_0", "CKPT-VARIANT", "splats.motion_0")]
    [TestCase("flag_time_units", "CKPT-VARIANT", "time_units")]
    [TestCase("flag_duration_activation", "CKPT-VARIANT", "duration_activation")]
    [TestCase("flag_use_marginal_gating", "CKPT-VARIANT", "use_marginal_gating")]
    [TestCase("flag_use_color_velocity", "CKPT-VARIANT", "use_color_velocity")]
    [TestCase("flag_color_correction", "CKPT-VARIANT", "color_correction")]
    [TestCase("spec_time_units", "CKPT-VARIANT", "time_units")]
    [TestCase("spec_duration_activation", "CKPT-VARIANT", "duration_activation")]
    [TestCase("spec_use_marginal_gating", "CKPT-VARIANT", "use_marginal_gating")]
    [TestCase("graphdeco_lifetime", "CKPT-VARIANT", "capture.lifetime_mu")]
    [TestCase("grut_relu", "CKPT-VARIANT", "config.model.density_activation")]
    [TestCase("grut_neural", "CKPT-FEATURES-NEURAL", "feature_type")]
    [TestCase("only_times", "CKPT-KEY-MISSING", "splats.durations")]
    [TestCase("only_durations", "CKPT-KEY-MISSING", "splats.times")]
    [TestCase("scales_two", "CKPT-SHAPE", "splats.scales")]
    [TestCase("quats_three", "CKPT-SHAPE", "splats.quats")]
    [TestCase("opacities_three", "CKPT-SHAPE", "splats.opacities")]
    [TestCase("velocities_one", "CKPT-SHAPE", "splats.velocities")]
    [TestCase("sh_rank_two", "CKPT-SHAPE", "splats.shN")]
    [TestCase("rest_other_count", "CKPT-SHAPE", "splats.shN")]
    [TestCase("means_flat", "CKPT-SHAPE", "splats.means")]
    [TestCase("means_scalar", "CKPT-SHAPE", "splats.means")]
    [TestCase("endless_means", "CKPT-SHAPE", "splats.means")]
    [TestCase("empty_cloud", "CKPT-SHAPE", "splats.means")]
    [TestCase("frames_two_channels", "CKPT-SHAPE", "splats.shN")]
    [TestCase("frames_of_others", "CKPT-SH-FRAMES", "splats.shN")]
    [TestCase("complex_means", "CKPT-DTYPE", "splats.means")]
    [TestCase("text_means", "CKPT-TENSOR", "splats.means")]
    [TestCase("meta_means", "CKPT-TENSOR", "splats.means")]
    [TestCase("no_splats_at_all", "CKPT-NO-SPLATS", "splats")]
    [TestCase("splats_list", "CKPT-NO-SPLATS", "splats")]
    [TestCase("a_module", "CKPT-UNKNOWN", null)]
    [TestCase("script", "CKPT-TORCHSCRIPT", "script/code/")]
    [TestCase("two_pickles", "CKPT-ZIP", null)]
    [TestCase("entry_missing", "CKPT-STORAGE-MISSING", "splats.quats")]
    [TestCase("entry_short", "CKPT-STORAGE-SHORT", "splats.quats")]
    [TestCase("view_outside", "CKPT-VIEW-RANGE", "splats.means")]
    [TestCase("order_odd", "CKPT-ZIP", "gsplat/byteorder")]
    [TestCase("bare_pickle", "CKPT-NO-STORAGE", "splats.means")]
    [TestCase("safe", "CKPT-SAFETENSORS", null)]
    [TestCase("hostile_exec", "CKPT-HOSTILE", "hostile_exec/data.pkl")]
    [TestCase("hostile_getattr", "CKPT-HOSTILE", "hostile_getattr/data.pkl")]
    [TestCase("hostile_popen", "CKPT-HOSTILE", "hostile_popen/data.pkl")]
    [TestCase("hostile_partial", "CKPT-HOSTILE", "hostile_partial/data.pkl")]
    [TestCase("hostile_attrgetter", "CKPT-HOSTILE", "hostile_attrgetter/data.pkl")]
    [TestCase("hostile_import", "CKPT-HOSTILE", "hostile_import/data.pkl")]
    [TestCase("hostile_four_exec", "CKPT-HOSTILE", "hostile_four_exec/data.pkl")]
    [TestCase("hostile_four_popen", "CKPT-HOSTILE", "hostile_four_popen/data.pkl")]
    public void What_must_not_be_read_is_refused_by_code_file_and_entry(string name, string code, string? entry)
    {
        string path = PathOf(name);
        AssetException refusal = Goldens.Refused(() => SplatFile.Open(path).Dispose());
        Assert.That((refusal.Code, refusal.Location.Asset, refusal.Location.Scope), Is.EqualTo((code, path, entry)), refusal.Message);
    }

    [Test]
    public void A_number_outside_the_range_of_floats_is_an_error_where_it_is_read()
    {
        using ISplatSource source = SplatFile.Open(PathOf("too_large"));
        AssetException refusal = Goldens.Refused(() => Goldens.Column(source, SplatColumn.Positions));
        Assert.That((refusal.Code, refusal.Location.Scope), Is.EqualTo(("CKPT-RANGE", "splats.means")));
    }

    [Test]
    public void A_lone_rank_zero_is_read_and_a_missing_rank_is_refused()
    {
        string alone = Directory.CreateDirectory(Path.Combine(folder, "ranks")).FullName;
        string zero = Path.Combine(alone, "ckpt_5_rank0.pt");
        string two = Path.Combine(alone, "ckpt_5_rank2.pt");
        File.Copy(PathOf("gsplat"), zero);
        using (ISplatSource source = SplatFile.Open(zero)) Assert.That(source.Schema.Count, Is.EqualTo(7));
        File.Copy(PathOf("gsplat"), two);
        File.Copy(PathOf("gsplat"), Path.Combine(alone, "ckpt_6_rank1.pt"));
        AssetException refusal = Goldens.Refused(() => SplatFile.Open(two).Dispose());
        Assert.That((refusal.Code, refusal.Location.Asset), Is.EqualTo(("CKPT-RANK", two)));
        File.Copy(PathOf("column_vectors"), Path.Combine(alone, "ckpt_5_rank1.pt"));
        Assert.That(Goldens.Refused(() => SplatFile.Open(zero).Dispose()).Code, Is.EqualTo("CKPT-RANK"));
    }

    [Test]
    public void Concatenated_parts_are_read_across_their_borders()
    {
        using ISplatSource one = SplatFile.Open(PathOf("gsplat"));
        using var joined = new ConcatenatedSplatSource("joined", [SplatFile.Open(PathOf("gsplat")), SplatFile.Open(PathOf("plain_dict")), SplatFile.Open(PathOf("gsplat"))]);
        using ISplatSource middle = SplatFile.Open(PathOf("plain_dict"));
        foreach (SplatColumn column in one.Schema.Columns)
        {
            float[] whole = [.. Goldens.Column(one, column), .. Goldens.Column(middle, column), .. Goldens.Column(one, column)];
            int width = one.Schema.Width(column);
            for (int first = 0; first < 21; first += 4)
            {
                var part = new float[(21 - first) * width];
                joined.Read(column, first, part);
                Assert.That(part, Is.EqualTo(whole[(first * width)..]));
            }
        }

        using ISplatSource moving = SplatFile.Open(PathOf("column_vectors"));
        Assert.That(() => new ConcatenatedSplatSource("bad", [one, moving]), Throws.ArgumentException);
    }

    [Test]
    public void Inspection_lists_foreign_classes_and_flags()
    {
        using var bytes = new MappedByteSource(PathOf("namespace"));
        CheckpointSummary summary = CheckpointInspector.Inspect(bytes);
        Assert.That(summary.OpaqueClasses, Is.EqualTo(new[] { "argparse.Namespace", "types.SimpleNamespace" }));
        Assert.That((summary.Container, summary.RootName, summary.Hints["version"]), Is.EqualTo((CheckpointContainerKind.Zip, "namespace", "3")));
        using var flags = new MappedByteSource(PathOf("use_velocity_false"));
        CheckpointSummary flagged = CheckpointInspector.Inspect(flags);
        Assert.That((flagged.UseVelocity, flagged.FrameCount, flagged.Trainer), Is.EqualTo(((bool?)false, (long?)60, CheckpointTrainer.FreeTimeGs)));
    }

    private string PathOf(string name) => Path.Combine(folder, $"{name}.pt");

    private float[] Expected(string name, string key) => Goldens.Floats(Path.Combine(folder, name, $"{key}.f32"));
}
