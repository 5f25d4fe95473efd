using System.IO.Compression;
using UsdGsplat.SplatFormats;
using UsdGsplat.Splats;
using UsdGsplat.TestKit;
using UsdGsplat.UsdAuthoring.NuRec;
using UsdGsplat.UsdAuthoring.Output;
using UsdGsplat.UsdAuthoring.Scenes;

namespace UsdGsplat.UsdAuthoring.Tests;

/// <summary>The packages of the two public exporters, reproduced from the same splats.</summary>
public sealed class NuRecGoldenTests
{
    private string folder = "";

    [SetUp]
    public void MakeFolder() => folder = Directory.CreateTempSubdirectory("usd-gsplat-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(folder, recursive: true);

    [TestCase(NuRecStyle.Fvdb, "fvdb", "checkpoints/gsplat_static.pt")]
    [TestCase(NuRecStyle.Grut, "grut", "nurec/gsplat_static.ply")]
    public void Reproduces_the_exporter(NuRecStyle style, string stem, string input)
    {
        string output = Path.Combine(folder, stem + ".usdz");
        using (ISplatSource source = SplatFile.Open(Fixtures.Shared(["golden", .. input.Split('/')])))
        using (ISceneOutput scene = SceneOutput.Open(output, overwrite: false))
        {
            SceneAuthor.Write(source, new SceneOptions { Formats = [new NuRecFormat(new NuRecOptions { Style = style })] }, scene);
        }

        using ZipArchive expected = ZipFile.OpenRead(Fixtures.Shared("golden", "nurec", stem + ".usdz"));
        using ZipArchive actual = ZipFile.OpenRead(output);
        Assert.That(actual.Entries.Select(e => e.FullName), Is.EqualTo(expected.Entries.Select(e => e.FullName)));
        foreach (string layer in (string[])["default.usda", "gauss.usda"])
        {
            Assert.That(Text(actual, layer), Is.EqualTo(Text(expected, layer)), layer);
        }

        Assert.That(Payload(actual, stem), Is.EqualTo(Payload(expected, stem)), "MessagePack bytes");
    }

    private static string Text(ZipArchive archive, string name)
    {
        using var reader = new StreamReader(archive.GetEntry(name)!.Open());
        return reader.ReadToEnd();
    }

    private static byte[] Payload(ZipArchive archive, string stem)
    {
        using var gzip = new GZipStream(archive.GetEntry(stem + ".nurec")!.Open(), CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        gzip.CopyTo(bytes);
        return bytes.ToArray();
    }
}
