using System.Buffers.Binary;
using System.Diagnostics;
using pxr;
using UsdGsplat.Codecs;
using UsdGsplat.Codecs.Sources;
using UsdGsplat.TestKit;

namespace UsdGsplat.Usd.Tests.Sdf.Usdz;

/// <summary>Broken packages raise the two kinds of asset exceptions and nothing else, soon and in little memory.</summary>
/// <remarks>
/// Packages of the corpus, of ours and of .NET's ZIP writer, nested ones too, are cut, and their bits, lengths and pieces, and the
/// fields of their headers, directories and ends changed, by seeds. USD_FUZZ_SECONDS gives so much time instead of the fixed
/// number of rounds that CI has. A failure names the file and the seed.
/// </remarks>
[NonParallelizable]
public sealed class PackageFuzzTests
{
    private const int MaxLength = 100_000;
    private const int Rounds = 1500;

    // Members hold layers, which may grow as layers do; the packages around them add no more than their own lists.
    private const long MaxAllocationBase = 64 << 20;
    private const long MaxRatio = 4 * 255 * 4 * sizeof(double);

    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(10);

    // The fields of the local header, the directory entry and the end record, by offset and length.
    private static readonly (uint Signature, (int Offset, int Length)[] Fields)[] Records =
    [
        (ZipLayout.LocalSignature, [(4, 2), (6, 2), (8, 2), (14, 4), (18, 4), (22, 4), (26, 2), (28, 2)]),
        (ZipLayout.DirectorySignature, [(8, 2), (10, 2), (16, 4), (20, 4), (24, 4), (28, 2), (30, 2), (32, 2), (42, 4)]),
        (ZipLayout.EndSignature, [(4, 2), (6, 2), (8, 2), (10, 2), (12, 4), (16, 4), (20, 2)]),
    ];

    private string folder = "";

    [OneTimeSetUp]
    public void Prepare()
    {
        CorpusPlugin.Register();
        folder = Directory.CreateTempSubdirectory("usd-gsplat-").FullName;
    }

    [OneTimeTearDown]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    [Test]
    public void Broken_packages_raise_nothing_else()
    {
        (string Name, byte[] Bytes)[] packages = [.. Packages()];
        Assert.That(packages, Has.Length.GreaterThan(15));
        TimeSpan? asked = double.TryParse(Environment.GetEnvironmentVariable("USD_FUZZ_SECONDS"), out double seconds) ? TimeSpan.FromSeconds(seconds) : null;
        var clock = Stopwatch.StartNew();
        int seed = 0;
        for (; asked is null ? seed < Rounds : clock.Elapsed < asked; seed++)
        {
            (string name, byte[] bytes) = packages[seed % packages.Length];
            Check(Break(bytes, seed), $"{name}, seed {seed}");
        }

        TestContext.Out.WriteLine($"{seed} broken packages of {packages.Length}");
    }

    [Test]
    public void Every_beginning_of_a_package_is_refused_or_read()
    {
        byte[] package = Nested();
        foreach (byte[] cut in ByteMutations.Truncations(package, 7)) Check(cut, $"the first {cut.Length} bytes of {package.Length}");
    }

    private static byte[] Break(byte[] bytes, int seed)
    {
        var random = new Random(seed);
        byte[] broken = random.Next(2) == 0 ? new ByteMutations(seed).Mutate(bytes) : [.. bytes];
        for (int left = random.Next(1, 4); left > 0; left--) ChangeField(broken, random);
        return random.Next(8) == 0 ? broken[..random.Next(broken.Length)] : broken;
    }

    private static void ChangeField(byte[] bytes, Random random)
    {
        (uint signature, (int Offset, int Length)[] fields) = Records[random.Next(Records.Length)];
        List<int> places = [];
        for (int at = 0; at + sizeof(uint) <= bytes.Length; at++)
        {
            if (BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(at)) == signature) places.Add(at);
        }

        if (places.Count == 0) return;
        (int offset, int length) = fields[random.Next(fields.Length)];
        int place = places[random.Next(places.Count)] + offset;
        if (place + length > bytes.Length) return;
        uint old = length == 2 ? BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(place)) : BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(place));
        uint value = random.Next(6) switch { 0 => 0, 1 => uint.MaxValue, 2 => 1, 3 => old + 1, 4 => old - 1, _ => (uint)bytes.Length };
        if (length == 2) BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(place), (ushort)value);
        else BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(place), value);
    }

    private void Check(byte[] bytes, string what)
    {
        string path = Path.Combine(folder, $"{Guid.NewGuid():N}.usdz");
        File.WriteAllBytes(path, bytes);
        long before = GC.GetAllocatedBytesForCurrentThread();
        var clock = Stopwatch.StartNew();
        Try(() => ReadMembers(path), what);
        Try(() => SdfLayer.FindOrOpen(path)?.ExportToString(), what);
        Try(() => UsdUtilsComplianceChecker.Check(path, new UsdUtilsComplianceOptions { ARKit = true }), what);
        Assert.That(clock.Elapsed, Is.LessThan(Budget), what);
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(MaxAllocationBase + (MaxRatio * bytes.Length)), what);
        File.Delete(path);
    }

    private static void Try(Action read, string what)
    {
        try
        {
            read();
        }
        catch (AssetException)
        {
            // This is what broken packages are for.
        }
        catch (Exception error) when (error is not (AssertionException or OutOfMemoryException))
        {
            Assert.Fail($"{what}: {error}");
        }
    }

    private static void ReadMembers(string path)
    {
        using UsdZipFile package = UsdZipFile.Open(path);
        foreach (string name in package.GetFileNames())
        {
            UsdZipFile.FileInfo info = package.GetFileInfo(name);
            Try(() =>
            {
                using IByteSource member = package.OpenFile(name);
                Assert.That(member.Length, Is.EqualTo((long)info.uncompressedSize).And.LessThanOrEqualTo(new FileInfo(path).Length));
                member.ReadExactly(0, new byte[member.Length]);
            }, $"{path}[{name}]");
        }
    }

    private static IEnumerable<(string Name, byte[] Bytes)> Packages()
    {
        string root = Fixtures.Shared("corpus", "usd-assets");
        foreach (string file in Directory.EnumerateFiles(root, "*.usdz", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            if (new FileInfo(file).Length is > 0 and <= MaxLength) yield return (Path.GetRelativePath(root, file), File.ReadAllBytes(file));
        }

        yield return ("ours, nested", Nested());
        yield return ("ours, nested deeper", Packed(("a.usda", Archives.Layer), ("b.usdz", Packed(("c.usdz", Nested())))));
        yield return ("stored by .NET", Archives.Stored(("a.usda", Archives.Layer), ("b.png", [1, 2, 3])));
        yield return ("compressed by .NET", Archives.Make(System.IO.Compression.CompressionLevel.Optimal, ("a.usda", Archives.Layer), ("b.png", new byte[100])));
    }

    private static byte[] Nested() => Packed(("first.usdz", Packed(("a.usda", Archives.Layer), ("t.png", [1, 2, 3]))), ("second.usda", Archives.Layer), ("x/y.usda", Archives.Layer));

    private static byte[] Packed(params (string Name, byte[] Content)[] files)
    {
        using var stream = new MemoryStream();
        using (var writer = new UsdZipFileWriter(stream, "package.usdz"))
        {
            foreach ((string name, byte[] content) in files) writer.AddFile(name, member => member.Write(content));
            writer.Save();
        }

        return stream.ToArray();
    }
}
