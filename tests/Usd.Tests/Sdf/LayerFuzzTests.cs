using System.Diagnostics;
using System.Text;
using pxr;
using UsdGsplat.Codecs;
using UsdGsplat.Codecs.Sources;
using UsdGsplat.TestKit;

namespace UsdGsplat.Usd.Tests.Sdf;

/// <summary>
/// Broken layers raise the two kinds of asset exceptions and nothing else, soon and in little memory; what is read of them in
/// spite of all can be printed, and be written as a crate that prints the same.
/// </summary>
/// <remarks>
/// The files of the corpora are cut, and their bits, lengths and pieces changed, by seeds. USD_FUZZ_SECONDS gives each corpus
/// so much time instead of the fixed number of rounds that CI has. A failure names the file and the seed.
/// </remarks>
[NonParallelizable]
public sealed class LayerFuzzTests
{
    private const int MaxLength = 60_000;
    private const int Rounds = 1500;
    private const long MaxAllocationBase = 64 << 20;

    // One byte of LZ4 stands for up to 255 bytes, and each of those for the codes of four numbers of eight bytes.
    private const long MaxCrateRatio = 4 * 255 * 4 * sizeof(double);

    // A comma may stand for a string, which its printed and its stored form, and the tables of a crate hold again.
    private const long MaxTextRatio = 2000;

    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(10);

    [OneTimeSetUp]
    public void Register_the_fields_of_the_corpus_plugin() => CorpusPlugin.Register();

    [TestCase("corpus/crate-pairs/coverage", "*.usdc")]
    [TestCase("corpus/crate-pairs/parsing", "*.usdc")]
    [TestCase("corpus/crate-pairs/coverage/expected", "*.usda")]
    [TestCase("corpus/usd-assets", "*.usdc")]
    [TestCase("corpus/usd-assets", "*.usda")]
    public void Broken_files_raise_nothing_else(string folder, string pattern)
    {
        string root = Fixtures.Shared(folder);
        string[] files = [.. Directory.EnumerateFiles(root, pattern, SearchOption.AllDirectories)
            .Where(file => new FileInfo(file).Length is > 0 and <= MaxLength).Order(StringComparer.Ordinal)];
        Assert.That(files, Has.Length.GreaterThan(5));
        TimeSpan? asked = double.TryParse(Environment.GetEnvironmentVariable("USD_FUZZ_SECONDS"), out double seconds) ? TimeSpan.FromSeconds(seconds) : null;
        var clock = Stopwatch.StartNew();
        int seed = 0;
        for (; asked is null ? seed < Rounds : clock.Elapsed < asked; seed++)
        {
            string file = files[seed % files.Length];
            Check(Break(File.ReadAllBytes(file), seed), $"{Path.GetRelativePath(root, file)}, seed {seed}");
        }

        TestContext.Out.WriteLine($"{seed} broken files of {files.Length}");
    }

    private static byte[] Break(byte[] bytes, int seed)
    {
        var random = new Random(seed);
        byte[] broken = new ByteMutations(seed).Mutate(bytes);
        return random.Next(8) == 0 ? broken[..random.Next(broken.Length)] : broken;
    }

    private static void Check(byte[] bytes, string what)
    {
        bool crate = bytes.AsSpan().StartsWith(CrateLayout.Signature);
        long before = GC.GetAllocatedBytesForCurrentThread();
        var clock = Stopwatch.StartNew();
        try
        {
            OpenPrintAndRewrite(bytes, what);
        }
        catch (AssetException)
        {
            // This is what broken files are for.
        }
        catch (Exception error) when (error is not (AssertionException or OutOfMemoryException))
        {
            Assert.Fail($"{what}: {error}");
        }

        Assert.That(clock.Elapsed, Is.LessThan(Budget), what);
        long most = MaxAllocationBase + ((crate ? MaxCrateRatio : MaxTextRatio) * bytes.Length);
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(most), what);
    }

    private static void OpenPrintAndRewrite(byte[] bytes, string what)
    {
        SdfLayerHandle layer = SdfLayer.CreateAnonymous();
        using var source = new MemoryByteSource("broken", bytes);
        SdfLayerFormats.Read(layer, source, new AssetLocation(source.Name), UsdaDialect.Usda);
        byte[] text = UsdaTexts.Print(layer, UsdaDialect.Usda);
        byte[] crate = Crate.Crates.Write(layer);
        byte[] again;
        try
        {
            again = UsdaTexts.Print(Crate.Crates.Read(crate), UsdaDialect.Usda);
        }
        catch (AssetException error)
        {
            Assert.Fail($"{what}: a crate of ours is refused: {error}");
            throw;
        }

        Assert.That(Encoding.Latin1.GetString(again), Is.EqualTo(Encoding.Latin1.GetString(text)), what);
    }
}
