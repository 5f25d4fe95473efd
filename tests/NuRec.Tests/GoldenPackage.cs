using System.IO.Compression;
using UsdGsplat.TestKit;

namespace UsdGsplat.NuRec.Tests;

/// <summary>The NuRec payloads that the two public exporters made of the golden checkpoint.</summary>
internal static class GoldenPackage
{
    /// <summary>The file as it lies in the package: one gzip member.</summary>
    internal static byte[] Nurec(string exporter)
    {
        using ZipArchive package = ZipFile.OpenRead(Fixtures.Shared("golden", "nurec", $"{exporter}.usdz"));
        return ReadAll(package.Entries.Single(e => e.Name.EndsWith(".nurec", StringComparison.Ordinal)).Open());
    }

    /// <summary>The MessagePack map in it.</summary>
    internal static byte[] Map(string exporter) => Gunzip(Nurec(exporter));

    internal static byte[] Gunzip(byte[] file) => ReadAll(new GZipStream(new MemoryStream(file), CompressionMode.Decompress));

    private static byte[] ReadAll(Stream stream)
    {
        using (stream)
        using (var memory = new MemoryStream())
        {
            stream.CopyTo(memory);
            return memory.ToArray();
        }
    }
}
