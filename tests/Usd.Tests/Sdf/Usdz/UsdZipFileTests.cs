using System.Buffers.Binary;
using System.IO.Compression;
using pxr;
using UsdGsplat.Codecs;
using UsdGsplat.Codecs.Sources;
using UsdGsplat.TestKit;

namespace UsdGsplat.Usd.Tests.Sdf.Usdz;

/// <summary>Reading packages: the container rules of the format note, sections 2 and 3.</summary>
public sealed class UsdZipFileTests
{
    private const string Corpus = "corpus/usd-assets";

    // Offsets in a local header, from the archive format's own specification.
    private const int Flags = 6, StoredSize = 18, Size = 22;

    [Test]
    public void Packages_of_the_corpus_are_listed_as_Python_lists_them()
    {
        const string Script = """
            import glob, hashlib, os, sys, zipfile
            for path in sorted(glob.glob(os.path.join(sys.argv[1], "**", "*.usdz"), recursive=True)):
                with zipfile.ZipFile(path) as archive:
                    for info in archive.infolist():
                        print(os.path.relpath(path, sys.argv[1]), info.filename, info.file_size, hashlib.sha256(archive.read(info)).hexdigest())
            """;
        string folder = Fixtures.Shared(Corpus);
        string[] expected = Oracle.Python(Script, ["zipfile"], folder).TrimEnd().Split('\n');

        string[] found = [.. SharedLists.Files(Corpus, "*.usdz").SelectMany(file => List(folder, file))];

        Assert.That(found, Is.EquivalentTo(expected));
        Assert.That(found, Has.Length.GreaterThan(90));
    }

    [Test]
    public void Assets_are_opened_by_their_resolved_paths_in_packages_and_outside()
    {
        string path = Archives.Save(Archives.Stored(("b.usda", Archives.Layer), ("a/x.png", [1, 2, 3])));
        using (IByteSource member = UsdZipFile.OpenAsset($"{path}[a/x.png]"))
        {
            var bytes = new byte[member.Length];
            member.ReadExactly(0, bytes);
            Assert.That(bytes, Is.EqualTo(new byte[] { 1, 2, 3 }));
        }

        using IByteSource package = UsdZipFile.OpenAsset(path);
        Assert.That(package.Length, Is.EqualTo(new FileInfo(path).Length));
        Assert.That(() => UsdZipFile.OpenAsset($"{path}[gone.png]"), Throws.InstanceOf<IOException>());
    }

    [Test]
    public void Members_are_in_the_order_of_their_headers_with_their_places()
    {
        using UsdZipFile package = UsdZipFile.Open(Archives.Save(Archives.Stored(("b.usda", Archives.Layer), ("a/x.png", [1, 2, 3]))));

        Assert.That(package.GetFileNames(), Is.EqualTo(new[] { "b.usda", "a/x.png" }));
        using UsdZipFile.FileInfo info = package.GetFileInfo("a/x.png");
        Assert.That((info.dataOffset, info.size, info.uncompressedSize, info.compressionMethod, info.encrypted), Is.EqualTo((30u + 6 + (uint)Archives.Layer.Length + 30 + 7, 3u, 3u, (ushort)0, false)));
        Assert.That(() => package.GetFileInfo("x.png"), Throws.InstanceOf<FileNotFoundException>().With.Message.Contains("x.png"));
        Assert.That(package.DirectoryIssues, Is.Empty);
    }

    [Test]
    public void A_compressed_package_opens_and_its_members_do_not()
    {
        UsdZipFile package = Open(Archives.Make(CompressionLevel.Optimal, ("a.usda", Archives.Layer)));

        AssetUnsupportedException refusal = Assert.Throws<AssetUnsupportedException>(() => package.OpenFile("a.usda"))!;

        Assert.That(refusal.Message, Is.EqualTo("test.usdz @ 0x0 [a.usda]: expected a stored member, found one compressed by method 8; packages are not compressed (USDZ-COMPRESSED)"));
    }

    [Test]
    public void An_encrypted_member_is_refused_and_its_neighbours_are_not()
    {
        byte[] bytes = Archives.Stored(("a.usda", Archives.Layer), ("b.png", [7]));
        bytes[Flags] |= 1;
        UsdZipFile package = Open(bytes);

        Assert.That(() => package.OpenFile("a.usda"), Refusal<AssetUnsupportedException>("USDZ-ENCRYPTED", "@ 0x0 [a.usda]"));
        Assert.That(package.OpenFile("b.png").Length, Is.EqualTo(1));
    }

    [TestCase("../a.usda")]
    [TestCase("a/../../b.usda")]
    [TestCase("/a.usda")]
    [TestCase("\\a.usda")]
    [TestCase("..\\a.usda")]
    [TestCase("C:/a.usda")]
    public void A_name_that_leads_out_of_the_package_is_refused(string name) =>
        Assert.That(() => Open(Archives.Stored(("x.usda", Archives.Layer), (name, [1]))), Refusal<AssetFormatException>("USDZ-NAME", name));

    [Test]
    public void A_name_that_stands_twice_is_refused() => Assert.That(
        () => Open(Archives.Stored(("x.usda", Archives.Layer), ("x.usda", [1]))), Refusal<AssetFormatException>("USDZ-DUPLICATE", "@ 0x46 [x.usda]"));

    [Test]
    public void Sizes_behind_the_data_are_refused()
    {
        // An archive that is written forward only has the sizes behind each member.
        string path = Archives.Save([]);
        const string Script = """
            import sys, zipfile
            class Forward:
                def __init__(self, file): self.file = file
                def write(self, data): return self.file.write(data)
                def flush(self): self.file.flush()
            with open(sys.argv[1], "wb") as file, zipfile.ZipFile(Forward(file), "w") as archive: archive.writestr("a.usda", "#usda 1.0\n")
            """;
        Oracle.Python(Script, ["zipfile"], path);

        Assert.That(() => UsdZipFile.Open(path), Refusal<AssetUnsupportedException>("USDZ-DESCRIPTOR", "[a.usda]"));
    }

    [Test]
    public void Members_with_ZIP64_sizes_are_refused()
    {
        byte[] bytes = Archives.Stored(("a.usda", Archives.Layer));
        bytes.AsSpan(StoredSize, 8).Fill(0xFF);

        Assert.That(() => Open(bytes), Refusal<AssetUnsupportedException>("USDZ-ZIP64", "@ 0x0 [a.usda]"));
    }

    [Test]
    public void A_ZIP64_field_that_nobody_needs_is_passed_over()
    {
        string path = Archives.Save([]);
        const string Script = """
            import sys, zipfile
            with zipfile.ZipFile(sys.argv[1], "w") as archive:
                with archive.open("a.usda", "w", force_zip64=True) as member: member.write(b"#usda 1.0\n")
            """;
        Oracle.Python(Script, ["zipfile"], path);

        Assert.That(SdfLayer.FindOrOpen(path), Is.Not.Null);
    }

    [Test]
    public void A_member_that_ends_behind_the_package_is_refused()
    {
        byte[] bytes = Archives.Stored(("a.usda", Archives.Layer));
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(StoredSize), 1_000_000);

        Assert.That(() => Open(bytes), Refusal<AssetFormatException>("TRUNCATED", "expected 1000000 bytes of a member's data"));
    }

    [Test]
    public void A_stored_member_has_one_size()
    {
        byte[] bytes = Archives.Stored(("a.usda", Archives.Layer));
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(Size), 5);

        Assert.That(() => Open(bytes).OpenFile("a.usda"), Refusal<AssetFormatException>("USDZ-SIZE", "found 34 bytes for 5"));
    }

    [Test]
    public void An_entry_of_the_directory_inside_of_a_member_is_refused()
    {
        byte[] bytes = Archives.Stored(("a.usda", [.. Archives.Stored(("evil.usda", Archives.Layer))]), ("b.png", [1]));
        Span<byte> offset = bytes.AsSpan(LastEntry(bytes) + 42);
        BinaryPrimitives.WriteUInt32LittleEndian(offset, 36);

        Assert.That(() => Open(bytes), Refusal<AssetFormatException>("USDZ-OVERLAP", "inside of 'a.usda'"));
    }

    [Test]
    public void A_directory_that_says_something_else_is_told_and_the_headers_count()
    {
        byte[] bytes = Archives.Stored(("a.usda", Archives.Layer), ("b.png", [1]));
        bytes[LastEntry(bytes) + 46] = (byte)'c';

        UsdZipFile package = Open(bytes);

        Assert.That(package.GetFileNames(), Is.EqualTo(new[] { "a.usda", "b.png" }));
        Assert.That(package.DirectoryIssues.Select(i => i.Message), Is.EqualTo(new[] { "expected the entry of 'b.png' at 0x46, found that of 'c.png' at 0x46" }));
    }

    [Test]
    public void A_package_without_directory_is_readable_and_told()
    {
        byte[] bytes = Archives.Stored(("a.usda", Archives.Layer));

        UsdZipFile package = Open(bytes[..(36 + Archives.Layer.Length)]);

        Assert.That(package.OpenFile("a.usda").Length, Is.EqualTo(Archives.Layer.Length));
        Assert.That(package.DirectoryIssues, Has.Count.EqualTo(2));
    }

    [Test]
    public void Other_files_are_no_packages()
    {
        Assert.That(() => Open(Archives.Layer), Refusal<AssetFormatException>("USDZ-ZIP", "@ 0x0"));
        Assert.That(() => Open([]), Refusal<AssetFormatException>("USDZ-ZIP", "@ 0x0"));
        Assert.That(() => UsdZipFile.Open("nothing.usdz"), Throws.InstanceOf<FileNotFoundException>());
    }

    [Test]
    public void Names_that_are_no_UTF_8_are_told_apart()
    {
        byte[] bytes = Archives.Stored(("a.usda", Archives.Layer), ("x1", [1]), ("x2", [2]));
        int first = bytes.AsSpan().IndexOf("x1"u8), second = bytes.AsSpan().IndexOf("x2"u8);
        (bytes[first + 1], bytes[second + 1]) = (0xFE, 0xFF);

        UsdZipFile package = Open(bytes);

        Assert.That(package.GetFileNames()[1], Is.Not.EqualTo(package.GetFileNames()[2]));
        Assert.That(Content(package, package.GetFileNames()[2]), Is.EqualTo(new byte[] { 2 }));
    }

    private static IEnumerable<string> List(string folder, string file)
    {
        using UsdZipFile package = UsdZipFile.Open(Path.Combine(folder, file));
        return [.. package.GetFileNames().Select(name =>
            $"{file} {name} {package.GetFileInfo(name).size} {Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Content(package, name)))}")];
    }

    private static byte[] Content(UsdZipFile package, string name)
    {
        using IByteSource source = package.OpenFile(name);
        var bytes = new byte[source.Length];
        source.ReadExactly(0, bytes);
        return bytes;
    }

    private static UsdZipFile Open(byte[] bytes) => UsdZipFile.Open(new MemoryByteSource("test.usdz", bytes));

    private static int LastEntry(byte[] bytes) => bytes.AsSpan().LastIndexOf("PK\u0001\u0002"u8);

    private static NUnit.Framework.Constraints.Constraint Refusal<T>(string code, string part)
        where T : AssetException => Throws.InstanceOf<T>().With.Property(nameof(AssetException.Code)).EqualTo(code).And.Message.Contains(part);
}
