using pxr;
using UsdGsplat.Codecs;
using UsdGsplat.Codecs.Sources;
using UsdGsplat.TestKit;

namespace UsdGsplat.Usd.Tests.Sdf.Usdz;

/// <summary>Broken packages raise the two kinds of asset exceptions and nothing else.</summary>
/// <remarks>USD_FUZZ_ROUNDS sets the number of mutations of each file, for longer runs on request.</remarks>
public sealed class UsdzRobustnessTests
{
    private const string Folder = "corpus/usd-assets/openusd";
    private const int MaxLength = 16_000;

    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(10);

    // What crates may take, since members are read too.
    private const long MaxAllocationRatio = 4 * 255 * 4 * sizeof(double);
    private const long MaxAllocationBase = 64 << 20;

    private static int Rounds => int.TryParse(Environment.GetEnvironmentVariable("USD_FUZZ_ROUNDS"), out int rounds) ? rounds : 40;

    [TestCaseSource(nameof(Files))]
    public void Every_beginning_of_a_package_is_read_or_refused(string file)
    {
        byte[] bytes = File.ReadAllBytes(Fixtures.Shared(Folder, file));
        IReadOnlyList<ZipMember> members = UsdZipFile.Open(new MemoryByteSource("whole.usdz", bytes)).Members;
        foreach (byte[] beginning in ByteMutations.Truncations(bytes, Math.Max(1, bytes.Length / 300)))
        {
            Exception? error = Catch(() => ReadAll(beginning));

            // The directory is not asked, so a package may lose it, and with it whole members before: what is left has no sign of them.
            if (error is null && (beginning.Length >= members[^1].End || members.Any(m => beginning.Length - m.End is >= 0 and < sizeof(uint)))) continue;
            Assert.That(error, Is.InstanceOf<AssetException>(), $"{beginning.Length} bytes");
        }
    }

    [TestCaseSource(nameof(Files))]
    public void Mutated_packages_raise_nothing_else(string file)
    {
        byte[] bytes = File.ReadAllBytes(Fixtures.Shared(Folder, file));
        for (int seed = 0; seed < Rounds; seed++)
        {
            byte[] mutated = new ByteMutations(seed).Mutate(bytes);
            long before = GC.GetAllocatedBytesForCurrentThread();
            var clock = System.Diagnostics.Stopwatch.StartNew();
            Exception? error = Catch(() => ReadAll(mutated));
            if (error is not (null or AssetException)) Assert.Fail($"seed {seed}: {error}");
            Assert.That(clock.Elapsed, Is.LessThan(Budget), $"seed {seed}");
            Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(MaxAllocationBase + (MaxAllocationRatio * bytes.Length)), $"seed {seed}");
        }
    }

    [TestCaseSource(nameof(Files))]
    public void Mutated_headers_raise_nothing_else(string file)
    {
        byte[] bytes = File.ReadAllBytes(Fixtures.Shared(Folder, file));
        UsdZipFile package = UsdZipFile.Open(new MemoryByteSource("whole.usdz", bytes));
        foreach (ZipMember member in package.Members)
        {
            for (long at = member.HeaderOffset; at < member.DataOffset; at++)
            {
                foreach (byte value in (byte[])[0, 1, 0x2E, 0x7F, 0xFF])
                {
                    byte[] mutated = [.. bytes];
                    mutated[at] = value;
                    if (Catch(() => ListAll(mutated)) is { } error and not AssetException) Assert.Fail($"byte {at} as {value}: {error}");
                }
            }
        }
    }

    private static void ListAll(byte[] bytes)
    {
        UsdZipFile package = UsdZipFile.Open(new MemoryByteSource("mutated.usdz", bytes));
        foreach (string name in package.GetFileNames()) package.OpenFile(name).View(0, 1).Dispose();
    }

    /// <summary>Reads every member, layers as layers, packages as packages.</summary>
    private static void ReadAll(byte[] bytes)
    {
        using var source = new MemoryByteSource("mutated.usdz", bytes);
        ReadPackage(source);
    }

    private static void ReadPackage(IByteSource source)
    {
        UsdZipFile package = UsdZipFile.Open(source);
        foreach (string name in package.GetFileNames())
        {
            using IByteSource member = package.OpenFile(name);
            if (ArPackagePath.Extension(name) == UsdzResolver.Extension) ReadPackage(member);
            else if (SdfLayerFormats.IsLayer(name)) Print(member);
        }
    }

    private static void Print(IByteSource member)
    {
        SdfLayerHandle layer = SdfLayer.CreateAnonymous();
        SdfLayerFormats.Read(layer, member, new AssetLocation(member.Name), UsdaDialect.Usda);
        UsdaTexts.Print(layer, UsdaDialect.Usda);
        layer.Dispose();
    }

    private static Exception? Catch(Action action)
    {
        try
        {
            action();
            return null;
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            return error;
        }
    }

    private static IEnumerable<string> Files() => SharedLists.Files(Folder, "*.usdz")
        .Where(file => file == "absent" || new FileInfo(Path.Combine(Fixtures.SharedRoot, Folder, file)).Length <= MaxLength);
}
