using System.Buffers.Binary;
using pxr;
using UsdGsplat.Codecs;
using UsdGsplat.TestKit;

namespace UsdGsplat.Usd.Tests.Sdf.Usdz;

/// <summary>Packages against the container rules of the format note, sections 1, 2 and 4, read by an independent walk.</summary>
public sealed class UsdZipFileWriterTests
{
    private static readonly byte[] Layer = "#usda 1.0\n\n"u8.ToArray();

    // 1980-01-01 in DOS form: year 0, month 1, day 1.
    private const int FirstDate = (1 << 5) | 1;

    [Test]
    public void The_first_member_default_usda_is_padded_with_22_bytes_to_offset_64()
    {
        byte[] archive = Package(("default.usda", Layer));
        byte[] expected =
        [
            0x50, 0x4B, 0x03, 0x04, 10, 0, 0, 0, 0, 0, 0, 0, 0x21, 0,
            .. Le(LocalHeaderWalk.Crc32(Layer)), .. Le((uint)Layer.Length), .. Le((uint)Layer.Length), 12, 0, 22, 0,
            .. "default.usda"u8, 0x86, 0x19, 0x12, 0x00, .. new byte[18], .. Layer,
        ];
        Assert.That(archive[..expected.Length], Is.EqualTo(expected));
        Assert.That(LocalHeaderWalk.IsComplete(archive));
    }

    [Test]
    public void Padding_is_0_or_4_to_67_bytes_for_every_offset()
    {
        for (int offset = 0; offset < 128; offset++)
        {
            byte[]? padding = UsdZipFileWriter.Padding(offset);
            int length = padding?.Length ?? 0;
            Assert.That((offset + length) % 64, Is.Zero);
            Assert.That(length, Is.Zero.Or.InRange(4, 67));
            if (padding is not null) Assert.That(BinaryPrimitives.ReadUInt16LittleEndian(padding.AsSpan(2)), Is.EqualTo(length - 4));
        }
    }

    [Test]
    public void Members_are_stored_and_aligned_whatever_the_lengths_of_their_names()
    {
        (string, byte[])[] files = [.. Enumerable.Range(1, 128).Select(length => (Name(length), Content(length * 64)))];
        byte[] archive = Package(files);
        List<PackageMember> members = LocalHeaderWalk.Members(archive);
        Assert.That(members, Has.Count.EqualTo(files.Length));
        foreach ((PackageMember member, (string name, byte[] content)) in members.Zip(files))
        {
            Assert.Multiple(() =>
            {
                Assert.That(member.Name, Is.EqualTo(name));
                Assert.That(member.Data, Is.EqualTo(content));
                Assert.That(member.DataOffset % 64, Is.Zero, name);
                Assert.That(member.Method, Is.Zero);
                Assert.That(member.Flags, Is.Zero);
                Assert.That(member.VersionNeeded, Is.EqualTo(10));
                Assert.That(member.CompressedSize, Is.EqualTo((uint)content.Length));
                Assert.That(member.Crc, Is.EqualTo(LocalHeaderWalk.Crc32(content)));
                Assert.That((member.Date, member.Time), Is.EqualTo((FirstDate, 0)));
                Assert.That(member.Extra.Length, Is.Zero.Or.InRange(4, 67));
                Assert.That(member.Extra.Skip(4), Is.All.Zero);
            });
        }

        Assert.That(LocalHeaderWalk.IsComplete(archive));
        int[] modulos = [.. members.Select(member => (member.DataOffset - member.Extra.Length) % 64)];
        Assert.That(modulos, Is.SupersetOf(new[] { 61, 62, 63, 0 }), "the awkward paddings should occur");
    }

    [Test]
    public void A_name_outside_ASCII_is_UTF_8_and_says_so()
    {
        PackageMember member = LocalHeaderWalk.Members(Package(("Gauß.usda", Layer)))[0];
        Assert.That(member.Name, Is.EqualTo("Gauß.usda"));
        Assert.That(member.Flags, Is.EqualTo(0x800));
        Assert.That(member.DataOffset, Is.EqualTo(64));
    }

    [Test]
    public void An_empty_member_is_kept()
    {
        List<PackageMember> members = LocalHeaderWalk.Members(Package(("default.usda", Layer), ("empty.bin", []), ("more.bin", Content(3))));
        Assert.That(members.Select(member => member.Data.Length), Is.EqualTo(new[] { Layer.Length, 0, 3 }));
    }

    [Test]
    public void The_same_content_gives_the_same_bytes()
    {
        byte[] first = Package(("default.usda", Layer), ("a/b.nurec", Content(1000)));
        byte[] second = Package(("default.usda", Layer), ("a/b.nurec", Content(1000)));
        Assert.That(first, Is.EqualTo(second));
    }

    [Test]
    public void Python_reads_the_package_and_finds_no_fault()
    {
        string path = TempFile();
        File.WriteAllBytes(path, Package([.. Enumerable.Range(1, 70).Select(length => (Name(length), Content(length * 31)))]));
        const string Script = """
            import sys, zipfile
            with zipfile.ZipFile(sys.argv[1]) as archive:
                print(archive.testzip())
                for info in archive.infolist():
                    print(info.filename, info.compress_type, info.flag_bits, info.file_size, info.compress_size, info.date_time)
            """;
        string[] lines = Oracle.Python(Script, ["zipfile"], path).TrimEnd().Split('\n');
        Assert.That(lines[0], Is.EqualTo("None"));
        Assert.That(lines[1..], Is.EqualTo(Enumerable.Range(1, 70).Select(length => $"{Name(length)} 0 0 {length * 31} {length * 31} (1980, 1, 1, 0, 0, 0)")));
    }

    [Test]
    public void An_abandoned_package_has_no_directory()
    {
        using var stream = new MemoryStream();
        using (var writer = new UsdZipFileWriter(stream, "x.usdz")) writer.AddFile("default.usda", member => member.Write(Layer));
        Assert.That(LocalHeaderWalk.Members(stream.ToArray()), Has.Count.EqualTo(1));
        Assert.That(LocalHeaderWalk.IsComplete(stream.ToArray()), Is.False);
    }

    [Test]
    public void A_package_without_members_is_refused()
    {
        using var writer = new UsdZipFileWriter(new MemoryStream(), "x.usdz");
        Assert.That(writer.Save, Throws.InvalidOperationException);
    }

    [TestCase("")]
    [TestCase("/a.usda")]
    [TestCase("a//b.usda")]
    [TestCase("./a.usda")]
    [TestCase("../a.usda")]
    [TestCase("a/../b.usda")]
    [TestCase("a\\b.usda")]
    [TestCase("a/")]
    public void A_name_that_leaves_the_package_or_has_two_spellings_is_refused(string name)
    {
        using var writer = new UsdZipFileWriter(new MemoryStream(), "x.usdz");
        Assert.That(() => writer.AddFile(name, _ => { }), Throws.ArgumentException.With.Message.Contains(name));
    }

    [Test]
    public void A_name_is_given_once()
    {
        using var writer = new UsdZipFileWriter(new MemoryStream(), "x.usdz");
        writer.AddFile("a.usda", member => member.Write(Layer));
        Assert.That(() => writer.AddFile("a.usda", _ => { }), Throws.ArgumentException.With.Message.Contains("already"));
    }

    [Test]
    public void A_package_begins_at_the_start_of_its_stream()
    {
        using var stream = new MemoryStream();
        stream.WriteByte(1);
        Assert.That(() => new UsdZipFileWriter(stream, "x.usdz"), Throws.ArgumentException);
    }

    [Test]
    public void Growing_past_4_GiB_is_refused_before_the_bytes_are_written()
    {
        using var stream = new CountingStream();
        using var writer = new UsdZipFileWriter(stream, "big.usdz");
        byte[] chunk = new byte[1 << 24];
        AssetUnsupportedException refusal = Assert.Throws<AssetUnsupportedException>(() => writer.AddFile("default.usda", member =>
        {
            for (int i = 0; i < 256; i++) member.Write(chunk);
        }))!;
        Assert.That(refusal.Message, Does.Contain("big.usdz").And.Contain("4 GiB"));
        Assert.That(stream.Length, Is.EqualTo(64 + (255L * chunk.Length)), "255 chunks fit, the 256th does not");
    }

    [Test]
    public void A_lower_limit_counts_the_directory_too()
    {
        // Header 30, name 12, padding to 64, 100 bytes, directory entry 46 + 12 + 22, end record 22.
        void Write(long most)
        {
            using var writer = new UsdZipFileWriter(new MemoryStream(), "small.usdz", most);
            writer.AddFile("default.usda", member => member.Write(new byte[100]));
            writer.Save();
        }

        Assert.DoesNotThrow(() => Write(64 + 100 + 80 + 22));
        Assert.That(() => Write(64 + 100 + 80 + 21), Throws.TypeOf<AssetUnsupportedException>().With.Message.Contains("265 bytes"));
    }

    [Test]
    public void A_package_just_below_4_GiB_is_complete_without_zip64()
    {
        using var stream = new CountingStream();
        using (var writer = new UsdZipFileWriter(stream, "big.usdz"))
        {
            byte[] chunk = new byte[1 << 24];
            writer.AddFile("default.usda", member =>
            {
                for (int i = 0; i < 255; i++) member.Write(chunk);
                member.Write(chunk, 0, chunk.Length - 1024);
            });
            writer.Save();
        }

        // Directory entry 46 + name 12 + padding 22, end record 22; a zip64 record would add 56 + 20 more.
        Assert.That(stream.Length, Is.EqualTo(64 + (1L << 32) - 1024 + 46 + 12 + 22 + 22));
    }

    [Test]
    public void WriteUsdZip_packs_files_under_their_names()
    {
        string folder = Directory.CreateTempSubdirectory().FullName;
        string layer = Path.Combine(folder, "scene.usda");
        string payload = Path.Combine(folder, "scene.nurec");
        File.WriteAllBytes(layer, Layer);
        File.WriteAllBytes(payload, Content(100_000));
        string package = Path.Combine(folder, "scene.usdz");
        Assert.That(UsdCs.WriteUsdZip(package, [layer, payload]));
        List<PackageMember> members = LocalHeaderWalk.Members(File.ReadAllBytes(package));
        Assert.That(members.Select(member => member.Name), Is.EqualTo(new[] { "scene.usda", "scene.nurec" }));
        Assert.That(members[1].Data, Is.EqualTo(Content(100_000)));
    }

    [Test]
    public void WriteUsdZip_leaves_nothing_when_a_file_is_missing()
    {
        string folder = Directory.CreateTempSubdirectory().FullName;
        Assert.That(() => UsdCs.WriteUsdZip(Path.Combine(folder, "scene.usdz"), [Path.Combine(folder, "none.usda")]), Throws.InstanceOf<IOException>());
        Assert.That(Directory.GetFileSystemEntries(folder), Is.Empty);
    }

    private static byte[] Package(params (string Name, byte[] Content)[] files)
    {
        using var stream = new MemoryStream();
        using var writer = new UsdZipFileWriter(stream, "test.usdz");
        foreach ((string name, byte[] content) in files) writer.AddFile(name, member => member.Write(content));
        writer.Save();
        return stream.ToArray();
    }

    private static string Name(int length) => length < 5 ? new string('a', length) : new string('n', length - 4) + ".bin";

    private static byte[] Content(int length) => [.. Enumerable.Range(0, length).Select(i => (byte)(i * 31))];

    private static byte[] Le(uint value)
    {
        byte[] bytes = new byte[4];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, value);
        return bytes;
    }

    private static string TempFile() => Path.Combine(Directory.CreateTempSubdirectory().FullName, "test.usdz");

    /// <summary>A seekable stream that keeps its length only.</summary>
    private sealed class CountingStream : Stream
    {
        private long _length;

        public override bool CanRead => false;

        public override bool CanSeek => true;

        public override bool CanWrite => true;

        public override long Length => _length;

        public override long Position { get; set; }

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) =>
            Position = offset + (origin == SeekOrigin.Begin ? 0 : origin == SeekOrigin.Current ? Position : _length);

        public override void SetLength(long value) => _length = value;

        public override void Write(byte[] buffer, int offset, int count)
        {
            Position += count;
            _length = Math.Max(_length, Position);
        }
    }
}
