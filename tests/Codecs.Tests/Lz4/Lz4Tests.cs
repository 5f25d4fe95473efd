using System.Text;
using UsdGsplat.Codecs.Lz4;

namespace UsdGsplat.Codecs.Tests.Lz4;

/// <summary>Blocks worked out by hand from LZ4's block format, and the encoder against the decoder.</summary>
public sealed class Lz4Tests
{
    // Literals; a match that overlaps its own output; a length that goes on in further bytes.
    private static readonly TestCaseData[] Blocks =
    [
        new TestCaseData("50 68 65 6C 6C 6F", "hello").SetArgDisplayNames("literals"),
        new TestCaseData("00", "").SetArgDisplayNames("nothing"),
        new TestCaseData("11 61 01 00 50 62 63 64 65 66", "aaaaaabcdef").SetArgDisplayNames("overlapping match"),
        new TestCaseData("1F 61 01 00 02 50 62 63 64 65 66", "a" + "aaaaaaaaaaaaaaaaaaaaa" + "bcdef").SetArgDisplayNames("long match"),
        new TestCaseData("F0 01 30 31 32 33 34 35 36 37 38 39 30 31 32 33 34 35", "0123456789012345").SetArgDisplayNames("long literals"),
    ];

    [TestCaseSource(nameof(Blocks))]
    public void Blocks_decode_as_the_format_says(string block, string content)
    {
        var into = new byte[100];

        bool decoded = Lz4Decoder.TryDecode(Convert.FromHexString(block.Replace(" ", "", StringComparison.Ordinal)), into, out int length);

        Assert.That(decoded, Is.True);
        Assert.That(Encoding.ASCII.GetString(into, 0, length), Is.EqualTo(content));
    }

    [TestCase("", TestName = "Ill_formed: no sequence")]
    [TestCase("50 68 65", TestName = "Ill_formed: literals cut off")]
    [TestCase("10 61 01", TestName = "Ill_formed: distance cut off")]
    [TestCase("10 61 00 00 50 62 63 64 65 66", TestName = "Ill_formed: distance of nothing")]
    [TestCase("10 61 02 00 50 62 63 64 65 66", TestName = "Ill_formed: distance before the content")]
    [TestCase("F0 FF FF", TestName = "Ill_formed: length without an end")]
    [TestCase("11 61 01 00", TestName = "Ill_formed: no literals at the end")]
    [TestCase("1F 61 01 00 FF FF 00 50 62 63 64 65 66", TestName = "Ill_formed: more content than there is room for")]
    public void Ill_formed_blocks_are_refused(string block) =>
        Assert.That(Lz4Decoder.TryDecode(Convert.FromHexString(block.Replace(" ", "", StringComparison.Ordinal)), new byte[100], out _), Is.False);

    [Test]
    public void Contents_of_every_kind_come_back([Range(0, 40)] int seed)
    {
        var random = new Random(seed);
        var content = new byte[random.Next(seed * 4000 + 20)];
        int alphabet = 1 << random.Next(1, 9);
        for (int i = 0; i < content.Length; i++) content[i] = random.Next(3) > 0 && i > 50 ? content[i - 1 - random.Next(50)] : (byte)random.Next(alphabet);
        var block = new byte[Lz4Encoder.MaxEncodedLength(content.Length)];
        int length = Lz4Encoder.Encode(content, block);
        var into = new byte[content.Length];

        bool decoded = Lz4Decoder.TryDecode(block.AsSpan(0, length), into, out int written);

        Assert.That(decoded, Is.True);
        Assert.That(written, Is.EqualTo(content.Length));
        Assert.That(into, Is.EqualTo(content));
    }

    [Test]
    public void Repeated_content_becomes_short()
    {
        var content = new byte[100_000];
        var block = new byte[Lz4Encoder.MaxEncodedLength(content.Length)];

        Assert.That(Lz4Encoder.Encode(content, block), Is.LessThan(content.Length / 200));
    }
}
