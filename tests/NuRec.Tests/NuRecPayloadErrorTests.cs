using System.IO.Compression;
using UsdGsplat.Codecs;
using UsdGsplat.Codecs.Sources;
using UsdGsplat.Splats;

namespace UsdGsplat.NuRec.Tests;

public sealed class NuRecPayloadErrorTests
{
    private static readonly (string Name, string Code, Action<PayloadBuilder> Break)[] Broken =
    [
        ("no nodes", "NUREC-NO-SPLATS", b => b.Tensors.Clear()),
        ("no rotations", "NUREC-NO-SPLATS", b => b.Tensors.Remove(Key("rotations"))),
        ("no shape", "NUREC-KEY-MISSING", b => b.Shapes.Remove(Key("scales"))),
        ("a shape without dimensions", "NUREC-SHAPE", b => b.Shapes[Key("positions")] = []),
        ("a negative count", "NUREC-SHAPE", b => b.Shapes[Key("positions")] = [-3, 3]),
        ("a huge count", "NUREC-SHAPE", b => b.Shapes[Key("positions")] = [long.MaxValue, 3]),
        ("other counts", "NUREC-SHAPE", b => b.Shapes[Key("scales")] = [4, 3]),
        ("two coordinates", "NUREC-SHAPE", b => b.Shapes[Key("positions")] = [3, 2]),
        ("many dimensions", "NUREC-SHAPE", b => b.Shapes[Key("positions")] = [3, 3, 1, 1, 1, 1, 1, 1, 1]),
        ("a product beyond 64 bits", "NUREC-SHAPE", b => b.Shapes[Key("rotations")] = [3, int.MaxValue, int.MaxValue, int.MaxValue]),
        ("short tensor", "NUREC-TENSOR-SIZE", b => b.Tensors[Key("rotations")] = new byte[22]),
        ("long tensor", "NUREC-TENSOR-SIZE", b => b.Tensors[Key("rotations")] = new byte[26]),
        ("short n_active_features", "NUREC-TENSOR-SIZE", b => b.Tensors[Key("n_active_features")] = new byte[4]),
        ("no degree", "NUREC-SH-WIDTH", b => b.Add("gaussians", "features_specular", wide: false, 3, 12)),
        ("unknown activation", "NUREC-ACTIVATION", b => b.Layer["scale_activation"] = "softplus"),
        ("degree 4", "NUREC-SH-DEGREE", b => b.Add("gaussians", "features_specular", wide: false, 3, 72)),
    ];

    private static IEnumerable<TestCaseData> Cases() => Broken.Select(c => new TestCaseData(c.Name, c.Code));

    [TestCaseSource(nameof(Cases))]
    public void A_broken_rule_has_its_code(string name, string code)
    {
        PayloadBuilder builder = Small();
        Broken.Single(c => c.Name == name).Break(builder);

        Assert.That(() => builder.Open(), Throws.InstanceOf<AssetException>().With.Property("Code").EqualTo(code));
    }

    [Test]
    public void A_key_twice_is_refused()
    {
        byte[] map = Small().Map();
        // positions and rotations have names of one length.
        map.AsSpan(map.AsSpan().IndexOf("rotations"u8), 9).Clear();
        "positions"u8.CopyTo(map.AsSpan(map.AsSpan().IndexOf(new byte[9])));

        Assert.That(() => PayloadBuilder.Open(map), Throws.TypeOf<AssetFormatException>().With.Property("Code").EqualTo("NUREC-DUPLICATE"));
    }

    [TestCase(CompressionLevel.NoCompression)]
    [TestCase(CompressionLevel.SmallestSize)]
    public void Bytes_after_the_member_and_wrong_checksums_are_refused(CompressionLevel level)
    {
        byte[] file = PayloadBuilder.Gzip(Small().Map(), level);
        byte[] badSum = [.. file];
        badSum[^6] ^= 1;
        byte[] badLength = [.. file];
        badLength[^2] ^= 1;
        foreach (byte[] bad in (byte[][])[[.. file, 0], [.. file, .. file], badSum, badLength])
        {
            Assert.That(() => PayloadBuilder.Open(bad), Throws.TypeOf<AssetFormatException>().With.Property("Code").EqualTo("NUREC-GZIP"));
        }
    }

    [Test]
    public void A_payload_that_inflates_beyond_the_limit_is_refused()
    {
        byte[] bomb = PayloadBuilder.Gzip(new byte[10_000_000], CompressionLevel.SmallestSize);
        using var file = new MemoryByteSource("bomb.nurec", bomb);

        var error = Assert.Throws<AssetUnsupportedException>(() => NuRecContainer.Open(file, maxLength: 9_000_000))!;
        Assert.That(error.Code, Is.EqualTo("NUREC-TOO-LARGE"));
        Assert.That(NuRecContainer.Open(file, maxLength: 10_000_000).Length, Is.EqualTo(10_000_000));
    }

    [TestCaseSource(nameof(Forms))]
    public void Every_truncation_raises_an_asset_exception(CompressionLevel? level)
    {
        byte[] file = File(level);
        for (int length = 0; length < file.Length; length++)
        {
            Assert.That(() => ReadAll(file[..length]), Throws.InstanceOf<AssetException>(), $"{length} bytes");
        }
    }

    [TestCaseSource(nameof(Forms))]
    public void Every_flipped_byte_is_read_or_raises_an_asset_exception(CompressionLevel? level)
    {
        byte[] file = File(level);
        for (int at = 0; at < file.Length; at++)
        {
            foreach (byte mask in new byte[] { 0x01, 0x10, 0x80, 0xFF })
            {
                byte[] changed = [.. file];
                changed[at] ^= mask;
                try
                {
                    ReadAll(changed);
                }
                catch (AssetException)
                {
                    // One of the two types that malformed input may raise.
                }
            }
        }
    }

    private static IEnumerable<CompressionLevel?> Forms() => [null, CompressionLevel.NoCompression, CompressionLevel.SmallestSize];

    private static byte[] File(CompressionLevel? level)
    {
        byte[] map = Small().Map();
        return level is null ? map : PayloadBuilder.Gzip(map, level.Value);
    }

    private static void ReadAll(byte[] file)
    {
        using NuRecPayload payload = PayloadBuilder.Open(file);
        foreach (SplatColumn column in payload.Schema.Columns) PayloadBuilder.Column(payload, column);
    }

    private static PayloadBuilder Small() => new PayloadBuilder().Node("gaussians", 3, 1);

    private static string Key(string field) => PayloadBuilder.Key("gaussians", field);
}
