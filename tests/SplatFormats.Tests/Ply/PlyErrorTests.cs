using System.Text;
using UsdGsplat.Codecs;
using UsdGsplat.Splats;

namespace UsdGsplat.SplatFormats.Tests.Ply;

public sealed class PlyErrorTests
{
    private static readonly (string Name, string Code, Func<byte[]> File)[] Refused =
    [
        ("no format line", "PLY-FORMAT", () => Edit("format binary_little_endian 1.0\n", "")),
        ("format twice", "PLY-FORMAT", () => Edit("element", "format ascii 1.0\nelement")),
        ("unknown format", "PLY-FORMAT", () => Edit("binary_little_endian", "binary_middle_endian")),
        ("unknown version", "PLY-FORMAT", () => Edit("1.0", "2.0")),
        ("unknown keyword", "PLY-HEADER", () => Edit("element", "elephant")),
        ("unknown type", "PLY-HEADER", () => Edit("float y", "quad y")),
        ("no count", "PLY-HEADER", () => Edit("vertex 3", "vertex")),
        ("negative count", "PLY-HEADER", () => Edit("vertex 3", "vertex -3")),
        ("element twice", "PLY-HEADER", () => Edit("end_header", "element vertex 1\nend_header")),
        ("property twice", "PLY-HEADER", () => Edit("float nx", "float x")),
        ("property before its element", "PLY-HEADER", () => Edit("element vertex 3\n", "")),
        ("fractional list length", "PLY-HEADER", () => Edit("end_header", "element f 0\nproperty list float int a\nend_header")),
        ("no end", "PLY-HEADER", () => Edit("end_header\n", "end_of_header\n")),
        ("end beyond 1 MiB", "PLY-HEADER", () => Edit("element", "comment " + new string('x', 1 << 20) + "\nelement")),
        ("list in vertex", "PLY-LIST-IN-VERTEX", () => Edit("float nx", "list uchar float nx")),
        ("no opacity", "PLY-PROP-MISSING", () => Edit("float opacity", "float opaqueness")),
        ("no rotation", "PLY-PROP-MISSING", () => Edit("float rot_2", "float rot_9")),
        ("no colour", "PLY-PROP-MISSING", () => Edit("float f_dc_0", "float f_dc_9")),
        ("six rest properties", "PLY-SH-COUNT", () => PlyBuilder.Splats(3, 1).Without("f_rest_6", "f_rest_7", "f_rest_8").Build("ascii")),
        ("hole among the rest", "PLY-SH-GAP", () => Edit("float f_rest_4", "float f_rest_9")),
        ("rest without a number", "PLY-SH-GAP", () => Edit("float f_rest_4", "float f_rest_4x")),
        ("rest twice", "PLY-SH-DUPLICATE", () => Edit("float f_rest_4", "float f_rest_03")),
        ("too few records", "PLY-SHORT", () => Edit("vertex 3", "vertex 4")),
        ("too many records", "PLY-TRAILING", () => Edit("vertex 3", "vertex 2")),
        ("count beyond any file", "PLY-COUNT-OVERFLOW", () => Edit("vertex 3", "vertex 4611686018427387904")),
        ("count beyond 64 bits", "PLY-COUNT-OVERFLOW", () => Edit("vertex 3", "vertex 99999999999999999999")),
        ("huge count in text", "PLY-SHORT", () => Edit("vertex 3", "vertex 4611686018427387904", "ascii")),
        ("huge list element", "PLY-SHORT", () => Edit("end_header", "element f 4611686018427387904\nproperty list uchar int a\nend_header")),
        ("word in text", "PLY-ASCII", () => Edit("\n0 100", "\nzero 100", "ascii")),
        ("too few numbers in a line", "PLY-ASCII", () => Edit("\n0 100", "\n100", "ascii")),
        ("too many numbers in a line", "PLY-ASCII", () => Edit("\n0 100", "\n0 0 100", "ascii")),
        ("a mesh", "NOT-A-SPLAT", () => Encoding.ASCII.GetBytes(
            "ply\nformat ascii 1.0\nelement vertex 1\nproperty float x\nproperty float y\nproperty float z\nend_header\n0 0 0\n")),
        ("nothing but a header", "NOT-A-SPLAT", () => "ply\nformat ascii 1.0\nend_header\n"u8.ToArray()),
        ("FTGS without a time", "PLY-PROP-MISSING", () => Edit("element", "comment ftgs_version 1\nelement")),
    ];

    private static readonly (string Name, string Code, Func<byte[]> File)[] Unsupported =
    [
        ("degree 4", "PLY-SH-COUNT", Degree4),
        ("compressed", "PLY-COMPRESSED", () => Edit("float nx", "uint packed_position")),
        ("FTGS version 2", "PLY-FTGS-VERSION", () => Edit("element", "comment ftgs_version 2\nelement")),
        ("FTGS seconds", "PLY-FTGS-TIME", () => Edit("element", "comment ftgs_version 1\ncomment time_units seconds\nelement")),
    ];

    private static IEnumerable<TestCaseData> RefusedCases() => Refused.Select(c => new TestCaseData(c.Code, c.File).SetArgDisplayNames(c.Name));

    private static IEnumerable<TestCaseData> UnsupportedCases() => Unsupported.Select(c => new TestCaseData(c.Code, c.File).SetArgDisplayNames(c.Name));

    [TestCaseSource(nameof(RefusedCases))]
    public void A_broken_rule_has_its_code(string code, Func<byte[]> file)
    {
        var error = Assert.Throws<AssetFormatException>(() => PlyBuilder.Open(file()))!;
        Assert.That(error.Code, Is.EqualTo(code), error.Message);
    }

    [TestCaseSource(nameof(UnsupportedCases))]
    public void What_is_not_read_has_its_code(string code, Func<byte[]> file)
    {
        var error = Assert.Throws<AssetUnsupportedException>(() => PlyBuilder.Open(file()))!;
        Assert.That(error.Code, Is.EqualTo(code), error.Message);
    }

    [TestCase("binary_little_endian")]
    [TestCase("ascii")]
    public void Every_truncation_raises_an_asset_exception(string encoding)
    {
        byte[] whole = PlyBuilder.Splats(count: 2, degree: 1).Build(encoding);
        // Without its last line end an ASCII file is still whole; so is the shorter spelling of its last number.
        int last = encoding == "ascii" ? whole.AsSpan().LastIndexOf((byte)' ') : whole.Length;
        for (int length = 0; length < last; length++)
        {
            Assert.That(() => ReadAll(whole[..length]), Throws.InstanceOf<AssetException>(), $"{length} bytes");
        }
    }

    [TestCase("binary_little_endian")]
    [TestCase("binary_big_endian")]
    [TestCase("ascii")]
    public void Every_flipped_byte_is_read_or_raises_an_asset_exception(string encoding)
    {
        PlyBuilder file = PlyBuilder.Splats(count: 2, degree: 1).Retype("y", "double").Add("uchar", "red", 1, 2);
        byte[] whole = file.Build(encoding);
        for (int at = 0; at < whole.Length; at++)
        {
            foreach (byte mask in new byte[] { 0x01, 0x10, 0x80, 0xFF })
            {
                byte[] changed = [.. whole];
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

    private static void ReadAll(byte[] file)
    {
        using ISplatSource source = PlyBuilder.Open(file);
        foreach (SplatColumn column in source.Schema.Columns) PlyBuilder.Column(source, column);
    }

    /// <summary>A good file of three splats of degree 1 with its first match of a text replaced.</summary>
    private static byte[] Edit(string from, string to, string encoding = "binary_little_endian")
    {
        string text = Encoding.Latin1.GetString(PlyBuilder.Splats(3, 1).Build(encoding));
        int at = text.IndexOf(from, StringComparison.Ordinal);
        Assert.That(at, Is.Not.Negative);
        return Encoding.Latin1.GetBytes(string.Concat(text.AsSpan(0, at), to, text.AsSpan(at + from.Length)));
    }

    private static byte[] Degree4()
    {
        PlyBuilder file = PlyBuilder.Splats(1, 3);
        for (int i = 45; i < 72; i++) file.Add("float", $"f_rest_{i}", 0);
        return file.Build("binary_little_endian");
    }
}
