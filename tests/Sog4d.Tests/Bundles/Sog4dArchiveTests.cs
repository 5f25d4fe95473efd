using System.IO.Compression;
using System.Text;
using UsdGsplat.Codecs;
using UsdGsplat.Codecs.Sources;
using UsdGsplat.Sog4d.Bundles;
using UsdGsplat.TestKit;

namespace UsdGsplat.Sog4d.Tests.Bundles;

public sealed class Sog4dArchiveTests
{
    [Test]
    public void The_last_of_several_files_of_one_name_counts()
    {
        using Sog4dArchive archive = Open(("meta.json", "old"), ("a/b", "1"), ("meta.json", "new"), ("./meta.json", "newest"));
        Assert.That(Text(archive, "meta.json"), Is.EqualTo("newest"));
        Assert.That(archive.Names, Is.EqualTo(new[] { "meta.json", "a/b" }));
    }

    [TestCase("a/b.bin", "a/b.bin")]
    [TestCase(@"a\b.bin", "a/b.bin")]
    [TestCase("./././a/b.bin", "a/b.bin")]
    [TestCase("//a/b.bin", "a/b.bin")]
    [TestCase("ä/日.bin", "ä/日.bin")]
    public void Names_are_normalised_on_both_sides(string stored, string wanted)
    {
        using Sog4dArchive archive = Open((stored, "x"));
        Assert.That(archive.Contains(wanted));
        Assert.That(archive.Contains("./" + wanted.Replace('/', '\\')));
        Assert.That(archive.Contains(wanted.ToUpperInvariant()), Is.False);
        Assert.That(Text(archive, stored), Is.EqualTo("x"));
    }

    [Test]
    public void Folders_are_passed_over()
    {
        using Sog4dArchive archive = Open(("frames/", ""), ("frames/00000/", ""), ("frames/00000/a", "x"));
        Assert.That(archive.Names, Is.EqualTo(new[] { "frames/00000/a" }));
    }

    [Test]
    public void Deflated_files_are_read([Values(CompressionLevel.Optimal, CompressionLevel.NoCompression)] CompressionLevel level)
    {
        byte[] content = [.. Enumerable.Range(0, 300_000).Select(i => (byte)(i * i / 1000))];
        using Sog4dArchive archive = Sog4dArchive.Open(new MemoryByteSource("x", Zip(level, ("big", content))));
        Assert.That(archive.LengthOf("big"), Is.EqualTo(content.Length));
        Assert.That(archive.Read("big"), Is.EqualTo(content));
        Assert.That(() => archive.Read("big", 299_999), Throws.InstanceOf<AssetFormatException>());
    }

    [Test]
    public void A_file_that_unpacks_to_more_than_its_bytes_can_hold_is_refused()
    {
        byte[] zip = Zip(CompressionLevel.Optimal, ("big", new byte[1000]));
        int central = zip.AsSpan().IndexOf("PK\x01\x02"u8);
        using Sog4dArchive archive = Sog4dArchive.Open(new MemoryByteSource("x", TestBundle.WithWord(zip, central + 24, 1 << 30)));
        Assert.That(() => archive.Read("big"), Throws.InstanceOf<AssetFormatException>().With.Message.Contains("ZIP-INVALID"));
    }

    [Test]
    public void A_wrong_checksum_is_an_error()
    {
        byte[] zip = Zip(CompressionLevel.NoCompression, ("a", "hello world"u8.ToArray()));
        zip[zip.AsSpan().IndexOf("world"u8)] ^= 1;
        using Sog4dArchive archive = Sog4dArchive.Open(new MemoryByteSource("x", zip));
        Assert.That(() => archive.Read("a"), Throws.InstanceOf<AssetFormatException>().With.Message.Contains("checksum"));
    }

    [Test]
    public void A_zip64_count_beyond_the_file_is_refused_before_it_is_allocated_for()
    {
        string script = """
            import sys, zipfile
            zipfile.ZIP_FILECOUNT_LIMIT = 2
            with zipfile.ZipFile(sys.argv[1], 'w') as z:
                for i in range(4): z.writestr('f%d' % i, 'abc')
            """;
        string path = Path.GetTempFileName();
        try
        {
            Oracle.Python(script, ["zipfile"], path);
            byte[] zip = File.ReadAllBytes(path);
            int record = zip.AsSpan().IndexOf("PK\x06\x06"u8);
            Assert.That(record, Is.Positive, "the archive is ZIP64");
            using (Sog4dArchive archive = Sog4dArchive.Open(new MemoryByteSource("x", zip))) Assert.That(archive.Names, Has.Count.EqualTo(4));
            byte[] huge = TestBundle.WithWord(TestBundle.WithWord(zip, record + 24, 0xFFFFFFF0), record + 32, 0xFFFFFFF0);
            Assert.That(() => Sog4dArchive.Open(new MemoryByteSource("x", huge)), Throws.InstanceOf<AssetFormatException>().With.Message.Contains("4294967280"));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Test]
    public void Encrypted_files_are_refused_by_name()
    {
        byte[] zip = Zip(CompressionLevel.NoCompression, ("a", "hello"u8.ToArray()));
        zip[zip.AsSpan().IndexOf("PK\x01\x02"u8) + 8] |= 1;
        zip[zip.AsSpan().IndexOf("PK\x03\x04"u8) + 6] |= 1;
        using Sog4dArchive archive = Sog4dArchive.Open(new MemoryByteSource("x", zip));
        Assert.That(() => archive.Read("a"), Throws.InstanceOf<AssetUnsupportedException>().With.Message.Contains("ZIP-ENCRYPTED"));
    }

    internal static byte[] Zip(CompressionLevel level, params (string Name, byte[] Content)[] files)
    {
        using var output = new MemoryStream();
        using (var zip = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach ((string name, byte[] content) in files) TestBundle.Add(zip, name, content, level);
        }

        return output.ToArray();
    }

    private static Sog4dArchive Open(params (string Name, string Content)[] files) => Sog4dArchive.Open(new MemoryByteSource(
        "x.sog4d", Zip(CompressionLevel.NoCompression, [.. files.Select(f => (f.Name, Encoding.UTF8.GetBytes(f.Content)))])));

    private static string Text(Sog4dArchive archive, string path) => Encoding.UTF8.GetString(archive.Read(path));
}
