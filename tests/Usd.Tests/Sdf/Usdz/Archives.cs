using System.IO.Compression;
using System.Text;

namespace UsdGsplat.Usd.Tests.Sdf.Usdz;

/// <summary>Packages made by .NET's own ZIP writer, which aligns nothing.</summary>
internal static class Archives
{
    internal static byte[] Layer { get; } = Encoding.UTF8.GetBytes("#usda 1.0\n\ndef Xform \"World\"\n{\n}\n\n");

    internal static byte[] Stored(params (string Name, byte[] Content)[] files) => Make(CompressionLevel.NoCompression, files);

    internal static byte[] Make(CompressionLevel level, params (string Name, byte[] Content)[] files)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach ((string name, byte[] content) in files)
            {
                using Stream member = zip.CreateEntry(name, level).Open();
                member.Write(content);
            }
        }

        return stream.ToArray();
    }

    /// <summary>Writes a package into the test's folder and gives its path.</summary>
    internal static string Save(byte[] package, string name = "test.usdz")
    {
        string path = Path.Combine(Directory.CreateTempSubdirectory("usd-gsplat-").FullName, name);
        File.WriteAllBytes(path, package);
        return path;
    }
}
