using UsdGsplat.Codecs;
using UsdGsplat.Codecs.Sources;
using UsdGsplat.Sog4d.Splat4d;
using UsdGsplat.Splats;
using static UsdGsplat.Sog4d.Tests.Splat4d.Splat4dFiles;

namespace UsdGsplat.Sog4d.Tests.Splat4d;

public sealed class Splat4dValidatorTests
{
    private const int Splats = 6;
    private const int Meta = 64 + (Splats * RecordBytes);

    /// <summary>Changes to a sound file, and the rule that each breaks. Whether readers refuse it too, when they open it.</summary>
    private static IEnumerable<TestCaseData> Broken()
    {
        yield return Case("FILE-EMPTY", true, _ => []);
        yield return Case("V1-LENGTH", true, f => f[8..]);
        yield return Case("SPLAT4D-FOREIGN", true, f => [.. "SP4D"u8, .. f[4..]]);
        yield return Case("IO-EOF", true, f => f[..63]);
        yield return Case("HDR-VERSION", true, Put(8, 3));
        yield return Case("HDR-SIZE", true, Put(12, 63));
        yield return Case("HDR-RECORDSIZE", true, Put(20, 60));
        yield return Case("HDR-SPLATCOUNT", true, Put(24, 0));
        yield return Case("HDR-SHBANDS", true, Put(28, 4));
        yield return Case("HDR-TIMEMODEL", true, Put(32, 0));
        yield return Case("HDR-TABLEOFFSET", true, Put(40, uint.MaxValue));
        yield return Case("HDR-TABLEOFFSET", true, f => PutAt(f, 40, (uint)f.Length));
        yield return Case("HDR-RESERVED", false, Put(56, 1));
        yield return Case("SECT-MAGIC", true, f => PutAt(f, Table(f), 1));
        yield return Case("SECT-VERSION", true, f => PutAt(f, Table(f) + 4, 2));
        yield return Case("SECT-COUNT", true, f => PutAt(f, Table(f) + 8, 3));
        yield return Case("SECT-COUNT", true, f => PutAt(PutAt(f, 16, 0), Table(f) + 8, 0));
        yield return Case("IO-EOF", true, f => f[..^1]);
        yield return Case("IO-EOF", true, f => f[..(Table(f) + 15)]);
        yield return Case("SECT-MISSING", true, f => PutAt(f, Entry(f, "RECS"), 1));
        yield return Case("SECT-MISSING", true, f => PutAt(f, Entry(f, "META"), 1));
        yield return Case("SECT-MISSING", true, f => PutAt(f, Entry(f, "SHCT", 2), 1));
        yield return Case("SECT-RANGE", true, f => PutAt(f, Entry(f, "RECS") + 16, (uint)f.Length));
        yield return Case("SECT-RANGE", true, f => Put64(f, Entry(f, "META") + 16, ulong.MaxValue - 10));
        yield return Case("SECT-RANGE", true, f => Put64(f, Entry(f, "SHCT", 2) + 16, ulong.MaxValue));
        yield return Case("SECT-RANGE", true, f => Put64(f, Entry(f, "SHCT", 1) + 24, ulong.MaxValue - 10));
        yield return Case("SECT-RANGE", true, f => PutAt(f, Entry(f, "SHLB", 1, 0) + 16, (uint)f.Length - 1));
        yield return Case("SECT-RANGE", true, f => PutAt(f, Entry(f, "SHDL", 1, 0) + 16, (uint)f.Length - 1));
        yield return Case("RECS-LENGTH", true, Put(24, Splats - 1));
        yield return Case("META-LENGTH", true, f => PutAt(f, Entry(f, "META") + 24, 63));
        yield return Case("META-VERSION", true, Put(Meta, 2));
        yield return Case("META-CUTOFF", false, Put(Meta + 4, BitConverter.SingleToUInt32Bits(1f)));
        yield return Case("META-CUTOFF", false, Put(Meta + 4, BitConverter.SingleToUInt32Bits(float.NaN)));
        yield return Case("META-RESERVED", false, Put(Meta + 12, 1));
        yield return Case("META-BANDS", false, Put(Meta + 48, 1));
        yield return Case("BAND-COUNT", true, Put(Meta + 16, 0));
        yield return Case("BAND-COUNT", true, Put(Meta + 16, 65536));
        yield return Case("BAND-TYPE", true, Put(Meta + 20, 3));
        yield return Case("BAND-ENCODING", true, Put(Meta + 24, 0));
        yield return Case("HDR-FRAMECOUNT", true, Put(36, 0));
        yield return Case("SEG-NO-BASE", true, f => PutAt(f, Entry(f, "SHLB", 1, 0) + 8, 1));
        yield return Case("SEG-NO-BASE", true, f => PutAt(f, Entry(f, "SHLB", 1, 0) + 12, 0));
        yield return Case("SEG-BROKEN", true, f => PutAt(f, Entry(f, "SHDL", 1, 3) + 8, 4));
        yield return Case("SEG-BROKEN", true, f => PutAt(f, Entry(f, "SHLB", 1, 3) + 8, 2));
        yield return Case("SEG-MISMATCH", true, f => PutAt(f, Entry(f, "SHLB", 1, 3) + 12, 1));
        yield return Case("SEG-MISMATCH", true, f => PutAt(PutAt(f, Entry(f, "SHLB", 1, 3) + 12, 0), Entry(f, "SHDL", 1, 3) + 12, 0));
        yield return Case("SEG-OVERRUN", true, Put(36, 4));
        yield return Case("SHLB-LENGTH", true, f => PutAt(f, Entry(f, "SHLB", 2, 3) + 24, (2 * Splats) - 1));
        yield return Case("SECT-OVERLAP", true, f => PutAt(f, Entry(f, "SHLB", 1, 3) + 16, (uint)Data(f, "SHLB", 1, 0) + 2));
        yield return Case("DELTA-MAGIC", true, f => PutAt(f, Data(f, "SHDL", 1, 0) + 4, 0));
        yield return Case("DELTA-HEADER", true, f => PutAt(f, Data(f, "SHDL", 1, 0) + 8, 2));
        yield return Case("DELTA-HEADER", true, f => PutAt(f, Data(f, "SHDL", 1, 3) + 12, 2));
        yield return Case("DELTA-HEADER", true, f => PutAt(f, Data(f, "SHDL", 1, 0) + 16, 2));
        yield return Case("DELTA-HEADER", true, f => PutAt(f, Data(f, "SHDL", 1, 0) + 20, Splats + 1));
        yield return Case("DELTA-HEADER", true, f => PutAt(f, Data(f, "SHDL", 2, 0) + 24, 4));
        yield return Case("DELTA-HEADER", true, f => PutAt(f, Entry(f, "SHDL", 2, 0) + 24, 27));
        yield return Case("DELTA-BODY", true, f => PutAt(f, Entry(f, "SHDL", 2, 0) + 24, 30));
        yield return Case("DELTA-BODY", false, f => PutAt(f, Data(f, "SHDL", 1, 0) + 28, Splats + 1));
        yield return Case("DELTA-BODY", false, f => PutAt(f, Data(f, "SHDL", 1, 0) + 32, Splats));
        yield return Case("DELTA-BODY", false, f => PutAt(f, Data(f, "SHDL", 1, 0) + 36, 5));
        yield return Case("DELTA-BODY", false, f => PutAt(f, Data(f, "SHDL", 1, 0) + 36, 0x10000));
        yield return Case("DELTA-TRAILING", false, f => PutAt(f, Entry(f, "SHDL", 2, 3) + 24, UInt32(f, Entry(f, "SHDL", 2, 3) + 24) + 1));
        yield return Case("SHCT-LENGTH", true, f => PutAt(f, Entry(f, "SHCT", 1) + 24, 179));
        yield return Case("SHCT-NONFINITE", false, f => PutAt(f, Data(f, "SHCT", 2, 0) + 8, 0x7FC00000));
        yield return Case("LABEL-RANGE", false, f => PutAt(f, Data(f, "SHLB", 1, 0), 5));
        yield return Case("LABEL-RANGE", false, f => PutAt(f, Data(f, "SHLB", 2, 3), 65535));
        yield return Case("SECT-UNKNOWN", false, f => PutAt(AddEntry(f), AddedEntry(f), 0x4B4E554A));
        yield return Case("SECT-DUPLICATE", false, AddEntry);
        yield return Case("XFRM-LENGTH", true, f => PutAt(AddEntry(f), AddedEntry(f), 0x4D524658));
        yield return Case("REC-POSITION", false, PutSingle(64 + 4, float.NaN));
        yield return Case("REC-SCALE", false, PutSingle(64 + 20, float.PositiveInfinity));
        yield return Case("REC-SCALE-NEGATIVE", false, PutSingle(64 + 12, -1));
        yield return Case("REC-VELOCITY", false, PutSingle(64 + 32, float.NegativeInfinity));
        yield return Case("REC-TIME", false, PutSingle(64 + 44, float.NaN));
        yield return Case("REC-DURATION", false, PutSingle(64 + 48, 0));
        yield return Case("REC-ROTATION", false, Put(64 + 28, 0x80808080));
        yield return Case("REC-PADDING", false, Put(64 + 60, 1));
        yield return Case("REC-TIME", false, f => PutAt(PutSingle(64 + 44, 1.5f)(f), 32, 1));
        yield return Case("REC-DURATION", false, f => PutAt(PutSingle(64 + 48, -0.5f)(f), 32, 1));
        yield return Case("REC-FLASH", false, f => PutAt(PutSingle(64 + 48, 0)(PutSingle(64 + 44, 1)(f)), 32, 1));
        yield return Case("SEG-BANDS", false, _ => DifferentSegments());
    }

    [Test]
    public void A_sound_file_has_no_issues() => Assert.That(Validate(Sound()), Is.Empty);

    [TestCaseSource(nameof(Broken))]
    public void A_broken_rule_is_told(string code, bool refused, Func<byte[], byte[]> damage)
    {
        byte[] file = damage(Sound());

        Issue[] found = [.. Validate(file).Where(i => i.Code == code)];
        Assert.That(found, Is.Not.Empty);
        Assert.That(found, Has.All.Property("Severity").EqualTo(Splat4dValidator.Codes.Single(c => c.Code == code).Severity));
        if (refused)
        {
            Assert.That(() => Open(file), Throws.TypeOf<AssetFormatException>().With.Property("Code").EqualTo(code));
            Assert.That(Validate(file), Has.All.Property("Severity").EqualTo(IssueSeverity.Error).Or.Property("Severity").EqualTo(IssueSeverity.Warning));
        }
        else
        {
            Open(file).Dispose();
        }
    }

    [Test]
    public void Every_code_has_a_case()
    {
        // The last four have tests of their own.
        IEnumerable<string> found = Broken().Select(c => (string)c.Arguments[0]!).Concat(["FILE-TOO-LARGE", "V1-TIMEMODEL", "V1-CLAMPED", "V1-NONFINITE"]);
        Assert.That(found.Distinct(), Is.EquivalentTo(Splat4dValidator.Codes.Select(c => c.Code)));
    }

    [TestCase("V1-TIMEMODEL", 3, 1.5f)]
    [TestCase("V1-CLAMPED", 2, 1.5f)]
    [TestCase("V1-NONFINITE", 1, float.NaN)]
    public void Headerless_times_are_told_when_they_are_in_doubt(string code, int strays, float value)
    {
        var file = new byte[200 * RecordBytes];
        for (int i = 0; i < 200; i++)
        {
            SetUInt32(file, (i * RecordBytes) + 28, 0x808080FF);
            SetUInt32(file, (i * RecordBytes) + 48, BitConverter.SingleToUInt32Bits(0.5f));
        }

        Assert.That(Validate(file), Is.Empty);
        for (int i = 0; i < strays; i++) SetUInt32(file, (i * RecordBytes) + 44, BitConverter.SingleToUInt32Bits(value));
        Assert.That(Validate(file).Where(i => i.Code.StartsWith("V1-", StringComparison.Ordinal)).Select(i => (i.Code, i.Severity)), Is.EqualTo(new[] { (code, IssueSeverity.Warning) }));
    }

    [Test]
    public void A_file_of_two_gibibytes_is_too_large()
    {
        using var bytes = new EmptySpace(1L << 31);

        Assert.That(Splat4dValidator.Validate(bytes), Has.Some.Property("Code").EqualTo("FILE-TOO-LARGE"));
    }

    [Test]
    public void Full_labels_must_be_there_and_of_the_right_length()
    {
        using SplatCloud cloud = RandomCloud(Splats, 3);
        byte[] file = Write(cloud, new Splat4dWriteOptions { Sh = RandomSh(Splats, 1, 4) });

        Assert.That(Validate(file), Is.Empty);
        Assert.That(Validate(PutAt(file, Entry(file, "SHLB", 1), 1)).Select(i => i.Code), Does.Contain("SECT-MISSING"));
        Assert.That(Validate(PutAt(file, Entry(file, "SHLB", 1) + 24, 2)).Select(i => i.Code), Does.Contain("SHLB-LENGTH"));
        Assert.That(Validate(PutAt(file, Entry(file, "SHLB", 1) + 16, (uint)file.Length)).Select(i => i.Code), Does.Contain("SECT-RANGE"));
    }

    [Test]
    public void The_issue_says_where_and_what()
    {
        Issue issue = Validate(Put(20, 60)(Sound())).Single();

        Assert.That(issue.ToString(), Is.EqualTo("error test.splat4d @ 0x14 [header]: expected record size 64, found 60 (HDR-RECORDSIZE)"));
    }

    private static IReadOnlyList<Issue> Validate(byte[] file) => Splat4dValidator.Validate(new MemoryByteSource("test.splat4d", file));

    /// <summary>Six splats, degree 2, five frames of labels in segments of three.</summary>
    private static byte[] Sound()
    {
        using SplatCloud cloud = RandomCloud(Splats, 1);
        return Write(cloud, new Splat4dWriteOptions { Sh = RandomSh(Splats, 2, 11, frames: 5, segmentLength: 3) });
    }

    /// <summary>The writer refuses bands with different segments; here the second band's segments come from another file.</summary>
    private static byte[] DifferentSegments()
    {
        using SplatCloud cloud = RandomCloud(Splats, 1);
        byte[] file = Write(cloud, new Splat4dWriteOptions { Sh = RandomSh(Splats, 2, 11, frames: 5, segmentLength: 3) });

        // Frame 2 of band 2 moves to the next segment: the first loses its last block, the second gets an empty one in front.
        byte[] deltas = file[Data(file, "SHDL", 2, 0)..(Data(file, "SHDL", 2, 0) + 28)];
        SetUInt32(deltas, 16, 1);
        byte[] rest = (byte[])deltas.Clone();
        SetUInt32(rest, 12, 1);
        SetUInt32(rest, 16, 4);
        rest = [.. rest, .. new byte[12]];
        int first = Entry(file, "SHDL", 2, 0), second = Entry(file, "SHDL", 2, 3), table = Table(file);
        int labelsFirst = Entry(file, "SHLB", 2, 0), labelsSecond = Entry(file, "SHLB", 2, 3);
        (first, second, labelsFirst, labelsSecond) = (first - table, second - table, labelsFirst - table, labelsSecond - table);
        byte[] made = [.. file[..table], .. deltas, .. rest, .. file[table..]];
        int moved = table + deltas.Length + rest.Length;
        SetUInt64(made, 40, (ulong)moved);
        foreach ((int entry, uint start, uint count) in ((int, uint, uint)[])[(first, 0, 1), (labelsFirst, 0, 1), (second, 1, 4), (labelsSecond, 1, 4)])
        {
            SetUInt32(made, moved + entry + 8, start);
            SetUInt32(made, moved + entry + 12, count);
        }

        SetUInt64(made, moved + first + 16, (ulong)table);
        SetUInt64(made, moved + first + 24, (ulong)deltas.Length);
        SetUInt64(made, moved + second + 16, (ulong)(table + deltas.Length));
        SetUInt64(made, moved + second + 24, (ulong)rest.Length);
        return made;
    }

    private static TestCaseData Case(string code, bool refused, Func<byte[], byte[]> damage) => new(code, refused, damage);

    private static Func<byte[], byte[]> Put(int at, uint value) => f => PutAt(f, at, value);

    private static Func<byte[], byte[]> PutSingle(int at, float value) => f => PutAt(f, at, BitConverter.SingleToUInt32Bits(value));

    private static byte[] PutAt(byte[] file, int at, uint value)
    {
        var made = (byte[])file.Clone();
        SetUInt32(made, at, value);
        return made;
    }

    private static byte[] Put64(byte[] file, int at, ulong value)
    {
        var made = (byte[])file.Clone();
        SetUInt64(made, at, value);
        return made;
    }

    private static int Table(byte[] file) => (int)UInt64(file, 40);

    private static int Entry(byte[] file, string kind, uint band = 0, uint start = 0)
    {
        for (int at = Table(file) + 16; at < file.Length; at += 32)
        {
            if (file.AsSpan(at, 4).SequenceEqual(System.Text.Encoding.ASCII.GetBytes(kind)) && UInt32(file, at + 4) == band && UInt32(file, at + 8) == start) return at;
        }

        throw new ArgumentException($"there is no {kind} {band} {start}");
    }

    private static int Data(byte[] file, string kind, uint band, uint start) => (int)UInt64(file, Entry(file, kind, band, start) + 16);

    /// <summary>Adds an entry that repeats the one of META but with one byte less.</summary>
    private static byte[] AddEntry(byte[] file)
    {
        int meta = Entry(file, "META");
        byte[] made = [.. file, .. file[meta..(meta + 32)]];
        SetUInt64(made, made.Length - 8, 63);
        SetUInt32(made, 16, UInt32(file, 16) + 1);
        SetUInt32(made, Table(file) + 8, UInt32(file, 16) + 1);
        return made;
    }

    private static int AddedEntry(byte[] file) => file.Length;

    /// <summary>A long file of zeros, after a first byte that makes it no record of this format.</summary>
    private sealed class EmptySpace(long length) : IByteSource
    {
        public string Name => "large.splat4d";

        public long Length => length;

        public void ReadExactly(long offset, Span<byte> into)
        {
            into.Clear();
            if (offset == 0) "SPL4DV02"u8.CopyTo(into);
        }

        public ByteView View(long offset, long length) => throw new NotSupportedException();

        public void Dispose()
        {
        }
    }
}
