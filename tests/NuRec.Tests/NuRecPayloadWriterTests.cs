using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using UsdGsplat.Codecs;
using UsdGsplat.SplatFormats;
using UsdGsplat.Splats;
using UsdGsplat.TestKit;

namespace UsdGsplat.NuRec.Tests;

public sealed class NuRecPayloadWriterTests
{
    [TestCase("fvdb")]
    [TestCase("grut")]
    public void The_exporters_profiles_give_their_bytes(string exporter)
    {
        NuRecProfile profile = exporter == "fvdb" ? NuRecProfile.Fvdb : NuRecProfile.Grut;
        using ISplatSource source = SplatFile.Open(Fixtures.Shared("golden", "nurec", "gsplat_static.ply"));

        byte[] map = GoldenPackage.Gunzip(Write(source, new NuRecPayloadOptions { Profile = profile }, out NuRecPayloadReport report));

        Assert.That(map.AsSpan().SequenceEqual(GoldenPackage.Map(exporter)));
        Assert.That(report.PayloadLength, Is.EqualTo(map.Length));
        Assert.That(NuRecPayloadWriter.Measure(source.Schema, new NuRecPayloadOptions { Profile = profile }), Is.EqualTo(map.Length));
    }

    /// <summary>The vectors of the format's description, section 11.</summary>
    [TestCase("positions", "003C00C00042")]
    [TestCase("rotations", "003C000000000000")]
    [TestCase("scales", "D3C3FEC18CB9")]
    [TestCase("densities", "6540")]
    [TestCase("features_albedo", "413C000017BB")]
    [TestCase("features_specular", "662E66369A39663200" + "38663ACD34CD38333B")]
    [TestCase("n_active_features", "0100000000000000")]
    public void One_splat_gives_the_bytes_of_the_specification(string key, string hex)
    {
        using SplatCloud cloud = SpecificationSplat();
        byte[] map = GoldenPackage.Gunzip(Write(cloud, new NuRecPayloadOptions { ShDegree = 1 }, out _));

        Assert.That(Convert.ToHexString(Tensor(map, key)), Is.EqualTo(hex));
    }

    [Test]
    public void Lower_degrees_are_padded_and_higher_ones_dropped()
    {
        using SplatCloud cloud = SpecificationSplat();
        byte[] padded = GoldenPackage.Gunzip(Write(cloud, new NuRecPayloadOptions(), out NuRecPayloadReport report));
        byte[] dropped = GoldenPackage.Gunzip(Write(cloud, new NuRecPayloadOptions { ShDegree = 0 }, out _));

        Assert.That(report.ShDegree, Is.EqualTo(3));
        Assert.That(
            Convert.ToHexString(Tensor(padded, "features_specular")),
            Is.EqualTo("662E66369A3966320038663ACD34CD38333B" + new string('0', 2 * 2 * 36)));
        Assert.That(Convert.ToHexString(Tensor(padded, "n_active_features")), Is.EqualTo("0300000000000000"));
        Assert.That(Tensor(dropped, "features_specular"), Is.Empty);
        Assert.That(Convert.ToHexString(Tensor(dropped, "n_active_features")), Is.EqualTo("0000000000000000"));
    }

    [Test]
    public void Degree_0_is_padded_for_every_splat()
    {
        using SplatCloud cloud = Random(new SplatSchema(9, 0, HasMotion: false), seed: 1);
        byte[] map = GoldenPackage.Gunzip(Write(cloud, new NuRecPayloadOptions(), out _));

        Assert.That(Tensor(map, "features_specular"), Has.Length.EqualTo(9 * 90).And.All.Zero);
    }

    [Test]
    public void The_bytes_do_not_depend_on_the_number_of_threads()
    {
        using SplatCloud cloud = Random(new SplatSchema(50_001, 2, HasMotion: false), seed: 2);
        var options = new NuRecPayloadOptions { Centre = (0.5, 1, -2) };
        byte[] one = Write(cloud, options, out NuRecPayloadReport expected, workers: 1);
        foreach (int workers in new[] { 2, 3, 7 })
        {
            Assert.That(Write(cloud, options, out NuRecPayloadReport report, workers).AsSpan().SequenceEqual(one), $"{workers} threads");
            Assert.That(report, Is.EqualTo(expected));
        }
    }

    [Test]
    public void The_gzip_header_names_no_time_and_no_system()
    {
        using SplatCloud cloud = SpecificationSplat();

        Assert.That(Convert.ToHexString(Write(cloud, new NuRecPayloadOptions(), out _).AsSpan(0, 10)), Is.EqualTo("1F8B08000000000000FF"));
    }

    [Test]
    public void A_cloud_without_splats_can_be_written()
    {
        using var cloud = new SplatCloud("empty", new SplatSchema(0, 1, HasMotion: false));
        byte[] map = GoldenPackage.Gunzip(Write(cloud, new NuRecPayloadOptions(), out _));

        Assert.That(Tensor(map, "positions"), Is.Empty);
    }

    [Test]
    public void Unsafe_values_are_made_safe_and_counted()
    {
        using var cloud = new SplatCloud("test", new SplatSchema(40, 0, HasMotion: false));
        Span<float> logits = cloud.Column(SplatColumn.OpacityLogits);
        logits[0] = float.PositiveInfinity;
        logits[1] = float.NegativeInfinity;
        logits[2] = 20;
        logits[39] = -13.9f;
        logits[3] = 13;
        cloud.Column(SplatColumn.LogScales)[7] = float.NegativeInfinity;
        cloud.Column(SplatColumn.LogScales)[119] = -18.5f;
        Span<float> rotations = cloud.Column(SplatColumn.RotationsXyzw);
        (rotations[4], rotations[7]) = (-3e30f, 4e30f);
        (rotations[9], rotations[10]) = (1e-40f, 1e-40f);
        byte[] map = GoldenPackage.Gunzip(Write(cloud, new NuRecPayloadOptions(), out NuRecPayloadReport report));

        Assert.That(report.OpacitiesClamped, Is.EqualTo(4));
        Assert.That(report.LogScalesClamped, Is.EqualTo(2));
        Assert.That(report.ZeroRotations, Is.EqualTo(38));
        Assert.That(Halves(map, "densities")[..4], Is.EqualTo(new[] { (Half)13.81551f, (Half)(-13.81551f), (Half)13.81551f, (Half)13 }));
        Assert.That(Halves(map, "scales")[7], Is.EqualTo((Half)(-18.420681f)));
        Assert.That(Halves(map, "rotations")[..4], Is.EqualTo(new[] { Half.One, Half.Zero, Half.Zero, Half.Zero }));
        Assert.That(Halves(map, "rotations")[4..8], Is.EqualTo(new[] { (Half)0.8, (Half)(-0.6), Half.Zero, Half.Zero }));
        Assert.That(Halves(map, "rotations")[8..12].Select(h => (double)h), Is.EqualTo(new[] { 0, 0, 0.70710678, 0.70710678 }).Within(5e-4));
    }

    [Test]
    public void The_centre_is_subtracted_in_double_precision()
    {
        using var cloud = new SplatCloud("test", new SplatSchema(2, 0, HasMotion: false));
        float[] positions = [1_000_000.125f, -5, 3, 1_000_001, -6, 0.25f];
        positions.CopyTo(cloud.Column(SplatColumn.Positions));
        byte[] map = GoldenPackage.Gunzip(Write(cloud, new NuRecPayloadOptions { Centre = (1_000_000.1, -5, 1) }, out NuRecPayloadReport report));

        Assert.That(
            Halves(map, "positions"),
            Is.EqualTo(new[] { (Half)0.025, (Half)0, (Half)2, (Half)0.9, (Half)(-1), (Half)(-0.75) }));
        Assert.That(report.LargestPosition, Is.EqualTo(2));
        Assert.That(report.LargestPositionStep, Is.EqualTo(0.001953125));
    }

    [TestCase(65519.99f, null)]
    [TestCase(65520f, "NUREC-RANGE")]
    [TestCase(-65520f, "NUREC-RANGE")]
    [TestCase(float.NaN, "NUREC-RANGE")]
    public void Positions_beyond_16_bits_are_refused(float x, string? code)
    {
        using var cloud = new SplatCloud("test", new SplatSchema(5, 0, HasMotion: false));
        cloud.Column(SplatColumn.Positions)[7] = x;
        string? found = null;
        try
        {
            Write(cloud, new NuRecPayloadOptions(), out _);
        }
        catch (AssetUnsupportedException error)
        {
            found = error.Code;
            Assert.That(error.Message, Does.Contain("splat 2"));
        }

        Assert.That(found, Is.EqualTo(code));
    }

    [TestCase(3, 36_360_000L, true)]
    [TestCase(3, 36_420_000L, false)]
    [TestCase(0, 153_000_000L, true)]
    [TestCase(0, 153_400_000L, false)]
    public void Payloads_beyond_4_GiB_are_refused_before_writing(int degree, long count, bool fits)
    {
        var schema = new SplatSchema(count, degree, HasMotion: false);
        var options = new NuRecPayloadOptions { ShDegree = degree };
        if (fits)
        {
            Assert.That(NuRecPayloadWriter.Measure(schema, options), Is.InRange(count * (degree == 3 ? 118 : 28), uint.MaxValue));
            return;
        }

        var error = Assert.Throws<AssetUnsupportedException>(() => NuRecPayloadWriter.Measure(schema, options))!;
        Assert.That(error.Code, Is.EqualTo("NUREC-TOO-LARGE"));
        Assert.That(error.Message, Does.Contain("partition"));
    }

    [Test]
    public void A_cloud_with_motion_is_misuse()
    {
        using var cloud = new SplatCloud("test", new SplatSchema(1, 0, HasMotion: true));

        Assert.Throws<ArgumentException>(() => Write(cloud, new NuRecPayloadOptions(), out _));
    }

    [Test]
    public void An_error_of_the_source_ends_the_writer_with_that_error()
    {
        using var source = new FailingSource(new SplatSchema(100_000, 3, HasMotion: false));

        Assert.That(() => Write(source, new NuRecPayloadOptions(), out _), Throws.TypeOf<AssetFormatException>());
    }

    [Test]
    public void Cancelling_ends_the_writer()
    {
        using SplatCloud cloud = SpecificationSplat();
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();

        Assert.That(
            () => NuRecPayloadWriter.Write(Stream.Null, cloud, new NuRecPayloadOptions(), cancelled.Token),
            Throws.InstanceOf<OperationCanceledException>());
    }

    /// <summary>Python's own MessagePack and numpy decode the default profile and compute what should be in it.</summary>
    [Test]
    public void Python_decodes_the_default_profile_to_the_expected_values()
    {
        using SplatCloud cloud = Random(new SplatSchema(333, 2, HasMotion: false), seed: 3);
        string folder = Directory.CreateTempSubdirectory("usd-gsplat-").FullName;
        try
        {
            File.WriteAllBytes(Path.Combine(folder, "out.nurec"), Write(cloud, new NuRecPayloadOptions { Centre = (0.25, -1.5, 3) }, out _));
            foreach (SplatColumn column in cloud.Schema.Columns)
            {
                File.WriteAllBytes(Path.Combine(folder, column.ToString()), MemoryMarshal.AsBytes(cloud.Column(column)).ToArray());
            }

            string output = Oracle.Python(
                """
                import gzip, msgpack, numpy as np, sys
                folder = sys.argv[1]
                tree = msgpack.unpackb(gzip.open(folder + '/out.nurec').read())
                col = lambda n, w: np.fromfile(folder + '/' + n, '<f4').reshape(333, w).astype(np.float64)
                data = tree['nre_data']
                assert list(tree) == ['nre_data'] and list(data) == ['version', 'model', 'config', 'state_dict']
                assert list(data['config']) == ['layers', 'renderer', 'name', 'appearance_embedding', 'background']
                gaussians = data['config']['layers']['gaussians']
                assert gaussians['particle']['radiance_sph_degree'] == 3 and gaussians['precision'] == 16
                assert data['config']['renderer']['culling']['near_clip_distance'] == 1e-8
                state, prefix = data['state_dict'], '.gaussians_nodes.gaussians.'
                names = ['positions', 'rotations', 'scales', 'densities', 'extra_signal', 'features_albedo', 'features_specular', 'n_active_features']
                assert list(state) == ['._extra_state'] + [prefix + n for n in names] + [prefix + n + '.shape' for n in names]
                assert state['._extra_state'] == {'obj_track_ids': {'gaussians': []}}
                def tensor(name, shape):
                    assert state[prefix + name + '.shape'] == list(shape), name
                    return np.frombuffer(state[prefix + name], '<f2').reshape(shape)
                def near(name, found, expected):
                    ulp = np.abs(np.spacing(np.abs(expected).astype(np.float16))).astype(np.float64)
                    worst = np.max(np.abs(found.astype(np.float64) - expected) / ulp)
                    assert worst <= 0.51, (name, worst)
                near('positions', tensor('positions', (333, 3)), col('Positions', 3) - [0.25, -1.5, 3])
                q = col('RotationsXyzw', 4)[:, [3, 0, 1, 2]]
                near('rotations', tensor('rotations', (333, 4)), q / np.linalg.norm(q, axis=1, keepdims=True))
                near('scales', tensor('scales', (333, 3)), np.maximum(col('LogScales', 3), np.log(1e-8)))
                limit = np.log((1 - 1e-6) / 1e-6)
                near('densities', tensor('densities', (333, 1)), np.clip(col('OpacityLogits', 1), -limit, limit))
                near('features_albedo', tensor('features_albedo', (333, 3)), col('ShDc', 3))
                specular = np.zeros((333, 45)); specular[:, :24] = col('ShRest', 24)
                near('features_specular', tensor('features_specular', (333, 45)), specular)
                assert tensor('extra_signal', (333, 0)).size == 0
                assert state[prefix + 'n_active_features'] == bytes([3]) + bytes(7) and state[prefix + 'n_active_features.shape'] == []
                print('same')
                """,
                ["msgpack", "numpy"],
                folder);
            Assert.That(output.Trim(), Is.EqualTo("same"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    internal static byte[] Write(ISplatSource source, NuRecPayloadOptions options, out NuRecPayloadReport report, int workers = 2)
    {
        using var stream = new MemoryStream();
        report = NuRecPayloadWriter.Write(stream, source, options, workers, CancellationToken.None);
        return stream.ToArray();
    }

    internal static SplatCloud Random(SplatSchema schema, int seed)
    {
        var random = new Random(seed);
        var cloud = new SplatCloud("random", schema);
        foreach (SplatColumn column in schema.Columns)
        {
            foreach (ref float value in cloud.Column(column)) value = (float)((random.NextDouble() * 40) - 20);
        }

        return cloud;
    }

    private static SplatCloud SpecificationSplat()
    {
        var cloud = new SplatCloud("specification", new SplatSchema(1, 1, HasMotion: false));
        ((float[])[1, -2, 3]).CopyTo(cloud.Column(SplatColumn.Positions));
        ((float[])[0, 0, 0, 1]).CopyTo(cloud.Column(SplatColumn.RotationsXyzw));
        ((float[])[MathF.Log(0.02f), MathF.Log(0.05f), MathF.Log(0.5f)]).CopyTo(cloud.Column(SplatColumn.LogScales));
        cloud.Column(SplatColumn.OpacityLogits)[0] = 2.1972246f;
        ((float[])[1.06347f, 0, -0.88623f]).CopyTo(cloud.Column(SplatColumn.ShDc));
        ((float[])[0.1f, 0.4f, 0.7f, 0.2f, 0.5f, 0.8f, 0.3f, 0.6f, 0.9f]).CopyTo(cloud.Column(SplatColumn.ShRest));
        return cloud;
    }

    private static Half[] Halves(byte[] map, string key) => MemoryMarshal.Cast<byte, Half>(Tensor(map, key)).ToArray();

    /// <summary>Finds a tensor by the text of its key, without our own reader.</summary>
    internal static byte[] Tensor(byte[] map, string key)
    {
        byte[] text = Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $".gaussians_nodes.gaussians.{key}"));
        int at = map.AsSpan().IndexOf(text) + text.Length;
        (int header, long length) = map[at] switch
        {
            0xC4 => (2, map[at + 1]),
            0xC5 => (3, BinaryPrimitives.ReadUInt16BigEndian(map.AsSpan(at + 1))),
            _ => (5, BinaryPrimitives.ReadUInt32BigEndian(map.AsSpan(at + 1))),
        };
        return map.AsSpan(at + header, (int)length).ToArray();
    }

    private sealed class FailingSource(SplatSchema schema) : ISplatSource
    {
        public string Name => "failing";

        public SplatSchema Schema => schema;

        public IReadOnlyList<string> Warnings => [];

        public void Read(SplatColumn column, long first, Span<float> into)
        {
            into.Clear();
            if (column == SplatColumn.OpacityLogits) throw new AssetFormatException(new AssetLocation("failing"), "TEST", "expected nothing, found less");
        }

        public void Dispose()
        {
        }
    }
}
