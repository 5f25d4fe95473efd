using System.IO.Compression;
using System.Runtime.InteropServices;
using UsdGsplat.Codecs;
using UsdGsplat.SplatFormats;
using UsdGsplat.Splats;
using UsdGsplat.TestKit;

namespace UsdGsplat.NuRec.Tests;

public sealed class NuRecPayloadReaderTests
{
    [TestCase("fvdb", 16)]
    [TestCase("grut", 3)]
    public void The_exporters_payloads_hold_the_rounded_values_of_their_source(string exporter, long active)
    {
        using ISplatSource source = SplatFile.Open(Fixtures.Shared("golden", "nurec", "gsplat_static.ply"));
        using NuRecPayload payload = PayloadBuilder.Open(GoldenPackage.Nurec(exporter));

        Assert.That(payload.Schema, Is.EqualTo(source.Schema));
        Assert.That(payload.Warnings, Is.Empty);
        Assert.That(payload.Nodes, Is.EqualTo(new[] { new NuRecNode("gaussians", 1500, 3, active, "sigmoid", "exp", "normalize") }));
        Assert.That(payload.Config["renderer.culling.near_clip_distance"], Is.EqualTo(exporter == "fvdb" ? 0.2 : 1e-8));
        Assert.That(payload.Config["layers.gaussians.precision"], Is.EqualTo(16));
        Assert.That(payload.Config["renderer.global_z_order"], Is.EqualTo(true));
        foreach (SplatColumn column in source.Schema.Columns)
        {
            Assert.That(
                PayloadBuilder.Column(payload, column),
                Is.EqualTo(PayloadBuilder.Column(source, column).Select(v => (float)(Half)v)),
                column.ToString());
        }
    }

    [Test]
    public void The_default_profile_is_read_back_as_written()
    {
        using SplatCloud cloud = NuRecPayloadWriterTests.Random(new SplatSchema(70_001, 2, HasMotion: false), seed: 4);
        using NuRecPayload payload = PayloadBuilder.Open(NuRecPayloadWriterTests.Write(cloud, new NuRecPayloadOptions { Centre = (1, 2, 3) }, out _));

        Assert.That(payload.Schema, Is.EqualTo(new SplatSchema(70_001, 3, HasMotion: false)));
        Expect(SplatColumn.Positions, (v, i) => v - (1 + (i % 3)));
        Expect(SplatColumn.LogScales, (v, _) => Math.Max(v, MathF.Log(1e-8f)));
        Expect(SplatColumn.OpacityLogits, (v, _) => Math.Clamp(v, -13.81551f, 13.81551f));
        Expect(SplatColumn.ShDc, (v, _) => v);
        float[] rest = PayloadBuilder.Column(payload, SplatColumn.ShRest);
        float[] given = PayloadBuilder.Column(cloud, SplatColumn.ShRest);
        Assert.That(Enumerable.Range(0, rest.Length).All(i => rest[i] == (i % 45 < 24 ? (float)(Half)given[(i / 45 * 24) + (i % 45)] : 0)));
        var middle = new float[45 * 3];
        payload.Read(SplatColumn.ShRest, 65_000, middle);
        Assert.That(middle, Is.EqualTo(rest[(65_000 * 45)..(65_003 * 45)]));

        void Expect(SplatColumn column, Func<float, int, float> change) =>
            Assert.That(
                PayloadBuilder.Column(payload, column).AsSpan().SequenceEqual(
                    PayloadBuilder.Column(cloud, column).Select((v, i) => (float)(Half)change(v, i)).ToArray()),
                column.ToString());
    }

    [Test]
    public void Plain_and_compressed_and_stored_payloads_are_the_same()
    {
        byte[] map = new PayloadBuilder().Node("gaussians", 3000, 1).Map();
        byte[][] files =
        [
            map,
            PayloadBuilder.Gzip(map, CompressionLevel.NoCompression),
            PayloadBuilder.Gzip(map, CompressionLevel.SmallestSize),
            // With a file name and a comment in the header.
            [0x1F, 0x8B, 8, 0x18, 0, 0, 0, 0, 0, 3, (byte)'n', 0, (byte)'c', 0, .. PayloadBuilder.Gzip(map, CompressionLevel.NoCompression)[10..]],
        ];
        using NuRecPayload expected = PayloadBuilder.Open(map);
        for (int i = 1; i < files.Length; i++)
        {
            using NuRecPayload payload = PayloadBuilder.Open(files[i]);
            foreach (SplatColumn column in payload.Schema.Columns)
            {
                Assert.That(PayloadBuilder.Column(payload, column), Is.EqualTo(PayloadBuilder.Column(expected, column)));
            }
        }
    }

    [Test]
    public void Shapes_of_three_dimensions_and_of_one_are_read()
    {
        PayloadBuilder builder = new PayloadBuilder().Node("gaussians", 4, 2);
        builder.Shapes[PayloadBuilder.Key("gaussians", "densities")] = [4];
        builder.Shapes[PayloadBuilder.Key("gaussians", "features_albedo")] = [4, 1, 3];
        builder.Shapes[PayloadBuilder.Key("gaussians", "features_specular")] = [4, 8, 3];
        builder.Tensors[PayloadBuilder.Key("gaussians", "n_active_features")] = BitConverter.GetBytes(9L);
        using NuRecPayload payload = builder.Open();

        Assert.That(payload.Schema.ShDegree, Is.EqualTo(2));
        Assert.That(payload.Warnings, Is.Empty);
        Assert.That(PayloadBuilder.Column(payload, SplatColumn.ShRest)[..3], Is.EqualTo(new[] { 0.5f, 1, 1.5f }));
    }

    [Test]
    public void The_width_wins_over_a_wrong_number_of_active_features()
    {
        PayloadBuilder builder = new PayloadBuilder().Node("gaussians", 4, 2);
        builder.Tensors[PayloadBuilder.Key("gaussians", "n_active_features")] = BitConverter.GetBytes(16L);
        using NuRecPayload payload = builder.Open();

        Assert.That(payload.Schema.ShDegree, Is.EqualTo(2));
        Assert.That(payload.Warnings, Has.Exactly(1).Contains("n_active_features 16"));
    }

    [Test]
    public void Nodes_follow_one_another_and_are_padded_to_the_highest_degree()
    {
        using NuRecPayload payload = new PayloadBuilder().Node("background", 2, 1).Node("road", 3, 0).Node("sky", 1, 1).Open();
        float[] positions = PayloadBuilder.Column(payload, SplatColumn.Positions);
        var across = new float[9];
        payload.Read(SplatColumn.Positions, 1, across);

        Assert.That(payload.Schema, Is.EqualTo(new SplatSchema(6, 1, HasMotion: false)));
        Assert.That(payload.Nodes.Select(n => (n.Name, n.Count, n.ShDegree)), Is.EqualTo(new[] { ("background", 2L, 1), ("road", 3L, 0), ("sky", 1L, 1) }));
        Assert.That(positions[3..9], Is.EqualTo(new[] { 2f, 2.5f, 3f, 0.5f, 1f, 1.5f }));
        Assert.That(across, Is.EqualTo(positions[3..12]));
        Assert.That(PayloadBuilder.Column(payload, SplatColumn.ShRest)[9..45], Is.EqualTo(new float[36].Select((_, i) => i < 9 ? (i + 10) * 0.5f : 0)));
        Assert.That(payload.Warnings, Has.Exactly(1).Contains("several nodes"));
    }

    [Test]
    public void The_constant_term_of_colours_that_vary_in_time_is_read()
    {
        PayloadBuilder builder = new PayloadBuilder { Version = "26.1" }.Node("gaussians", 2, 0);
        builder.Add("gaussians", "features_albedo", wide: false, 2, 5, 3);
        using NuRecPayload payload = builder.Open();

        Assert.That(PayloadBuilder.Column(payload, SplatColumn.ShDc), Is.EqualTo(new[] { 0.5f, 1, 1.5f, 8, 8.5f, 9 }));
        Assert.That(payload.Warnings, Has.Exactly(1).Contains("vary in time").And.Exactly(1).Contains("26.1"));
    }

    [Test]
    public void Wide_floats_are_read_when_the_precision_says_so()
    {
        using NuRecPayload payload = new PayloadBuilder { Precision = 32 }.Node("gaussians", 3, 1, wide: true).Open();

        Assert.That(PayloadBuilder.Column(payload, SplatColumn.RotationsXyzw)[..4], Is.EqualTo(new[] { 1f, 1.5f, 2f, 0.5f }));
        Assert.That(
            () => new PayloadBuilder().Node("gaussians", 3, 1, wide: true).Open(),
            Throws.TypeOf<AssetFormatException>().With.Property("Code").EqualTo("NUREC-TENSOR-SIZE"));
    }

    [Test]
    public void Activated_values_are_brought_back()
    {
        PayloadBuilder builder = new PayloadBuilder().Node("gaussians", 3, 0);
        builder.Layer["density_activation"] = "none";
        builder.Layer["scale_activation"] = "none";
        builder.Tensors[PayloadBuilder.Key("gaussians", "densities")] =
            MemoryMarshal.AsBytes<Half>(new[] { (Half)0.75f, Half.One, Half.Zero }).ToArray();
        using NuRecPayload payload = builder.Open();

        Assert.That(PayloadBuilder.Column(payload, SplatColumn.OpacityLogits), Is.EqualTo(new[] { Math.Log(3), 13.81551, -13.81551 }).Within(1e-5));
        Assert.That(PayloadBuilder.Column(payload, SplatColumn.LogScales)[..3], Is.EqualTo(new[] { Math.Log(0.5), 0, Math.Log(1.5) }).Within(1e-6));
    }

    [Test]
    public void Every_half_is_widened_as_numpy_does()
    {
        // 65536 patterns in the densities; the other tensors are zeros.
        const int Count = 1 << 16;
        PayloadBuilder builder = new PayloadBuilder().Node("gaussians", 1, 0);
        foreach (string field in (string[])["positions", "rotations", "scales", "densities", "features_albedo", "features_specular"])
        {
            long width = builder.Shapes[PayloadBuilder.Key("gaussians", field)][1];
            builder.Shapes[PayloadBuilder.Key("gaussians", field)] = [Count, width];
            builder.Tensors[PayloadBuilder.Key("gaussians", field)] = new byte[2 * Count * width];
        }

        ushort[] patterns = [.. Enumerable.Range(0, Count).Select(i => (ushort)i)];
        builder.Tensors[PayloadBuilder.Key("gaussians", "densities")] = MemoryMarshal.AsBytes<ushort>(patterns).ToArray();
        using NuRecPayload payload = builder.Open();
        string hash = Oracle.Python(
            "import numpy as np, zlib; v = np.arange(65536, dtype='<u2').view('<f2').astype('<f4'); v[np.isnan(v)] = 7; print(zlib.crc32(v.tobytes()))",
            ["numpy"]);

        float[] found = [.. PayloadBuilder.Column(payload, SplatColumn.OpacityLogits).Select(v => float.IsNaN(v) ? 7 : v)];
        Assert.That(Crc32(MemoryMarshal.AsBytes<float>(found)), Is.EqualTo(uint.Parse(hash, System.Globalization.CultureInfo.InvariantCulture)));
        Assert.That(PayloadBuilder.Column(payload, SplatColumn.OpacityLogits).Count(float.IsNaN), Is.EqualTo(2046));
    }

    [Test]
    public void Every_float_is_narrowed_as_numpy_does()
    {
        // Halfway cases between neighbouring halves, their neighbours, subnormals, overflow and infinities.
        var floats = new List<float>();
        for (int i = 0; i < 0x7C00; i += 7)
        {
            double low = (double)BitConverter.UInt16BitsToHalf((ushort)i);
            double high = i == 0x7BFF ? 65536 : (double)BitConverter.UInt16BitsToHalf((ushort)(i + 1));
            float half = (float)((low + high) / 2);
            floats.AddRange([(float)low, half, -half, BitConverter.UInt32BitsToSingle(BitConverter.SingleToUInt32Bits(half) + 1), MathF.BitDecrement(half)]);
        }

        floats.AddRange([65519.996f, 65520, -65520, 1e30f, float.PositiveInfinity, float.NegativeInfinity, float.Epsilon, -0f]);
        using var cloud = new SplatCloud("halves", new SplatSchema(floats.Count, 0, HasMotion: false));
        floats.CopyTo(cloud.Column(SplatColumn.OpacityLogits));
        byte[] map = GoldenPackage.Gunzip(NuRecPayloadWriterTests.Write(cloud, new NuRecPayloadOptions { Profile = NuRecProfile.Grut }, out _));
        string path = Path.Combine(TestContext.CurrentContext.WorkDirectory, $"{Guid.NewGuid():N}.bin");
        File.WriteAllBytes(path, MemoryMarshal.AsBytes(cloud.Column(SplatColumn.OpacityLogits)).ToArray());
        try
        {
            string hash = Oracle.Python(
                "import numpy as np, sys, zlib; print(zlib.crc32(np.fromfile(sys.argv[1], '<f4').astype('<f2').tobytes()))", ["numpy"], path);
            Assert.That(
                Crc32(NuRecPayloadWriterTests.Tensor(map, "densities")),
                Is.EqualTo(uint.Parse(hash, System.Globalization.CultureInfo.InvariantCulture)));
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>The checksum that gzip itself puts at the end.</summary>
    private static uint Crc32(ReadOnlySpan<byte> bytes) =>
        BitConverter.ToUInt32(PayloadBuilder.Gzip(bytes.ToArray(), CompressionLevel.NoCompression).AsSpan()[^8..]);
}
