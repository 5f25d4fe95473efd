using pxr;
using UsdGsplat.Codecs;
using UsdGsplat.Codecs.Sources;
using UsdGsplat.TestKit;

namespace UsdGsplat.Usd.Tests.Sdf.Crate;

/// <summary>Broken crates raise the two kinds of asset exceptions, or lose what is broken, and nothing else.</summary>
/// <remarks>USD_FUZZ_ROUNDS sets the number of mutations of each file, for longer runs on request.</remarks>
public sealed class CrateRobustnessTests
{
    private const string Folder = "corpus/crate-pairs/coverage";
    private const int MaxLength = 40_000;

    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(10);

    // One byte of LZ4 stands for up to 255 bytes, and each of those for the codes of four numbers of eight bytes.
    private const long MaxAllocationRatio = 4 * 255 * 4 * sizeof(double);
    private const long MaxAllocationBase = 64 << 20;

    private static int Rounds => int.TryParse(Environment.GetEnvironmentVariable("USD_FUZZ_ROUNDS"), out int rounds) ? rounds : 60;

    [TestCaseSource(nameof(Files))]
    public void Beginnings_of_crates_are_refused(string file)
    {
        byte[] bytes = File.ReadAllBytes(Fixtures.Shared(Folder, file));

        foreach (byte[] beginning in ByteMutations.Truncations(bytes, Math.Max(1, bytes.Length / 150)))
        {
            Assert.That(() => OpenAndPrint(beginning), Throws.InstanceOf<AssetException>(), $"{beginning.Length} bytes");
        }
    }

    [TestCaseSource(nameof(Files))]
    public void Mutated_crates_raise_nothing_else(string file)
    {
        byte[] bytes = File.ReadAllBytes(Fixtures.Shared(Folder, file));
        for (int seed = 0; seed < Rounds; seed++)
        {
            byte[] mutated = new ByteMutations(seed).Mutate(bytes);
            long before = GC.GetAllocatedBytesForCurrentThread();
            var clock = System.Diagnostics.Stopwatch.StartNew();
            Exception? error = Catch(() => OpenAndPrint(mutated));
            if (error is not (null or AssetException)) Assert.Fail($"seed {seed}: {error}");
            Assert.That(clock.Elapsed, Is.LessThan(Budget), $"seed {seed}");
            Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(MaxAllocationBase + (MaxAllocationRatio * bytes.Length)), $"seed {seed}");
        }
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

    private static void OpenAndPrint(byte[] bytes)
    {
        SdfLayerHandle layer = SdfLayer.CreateAnonymous();
        using var source = new MemoryByteSource("mutated.usdc", bytes);
        CrateReader.Read(source.View(0, source.Length), new AssetLocation(source.Name), layer);
        UsdaTexts.Print(layer, UsdaDialect.Usda);
    }

    private static IEnumerable<string> Files() => SharedLists.Files(Folder, "*.usdc")
        .Where(file => file == "absent" || new FileInfo(Path.Combine(Fixtures.Root, "..", "shared", Folder, file)).Length <= MaxLength);
}
