using ICSharpCode.SharpZipLib.Zip;

namespace UsdGsplat.Sog4d.Baking;

/// <summary>Writes the entries of a bundle, with fixed dates, and counts their bytes by kind.</summary>
internal sealed class BakeArchive : IDisposable
{
    private const long FirstDosTime = 0x0021_0000; // 1980-01-01 00:00
    private readonly ZipOutputStream zip;
    private readonly CompressionMethod method;
    private readonly SortedDictionary<string, long> bytes = new(StringComparer.Ordinal);

    internal BakeArchive(Stream output, bool deflate)
    {
        method = deflate ? CompressionMethod.Deflated : CompressionMethod.Stored;
        zip = new ZipOutputStream(output) { IsStreamOwner = false, UseZip64 = UseZip64.Dynamic };
        zip.SetLevel(6);
    }

    internal IReadOnlyDictionary<string, long> BytesByKind => bytes;

    internal void Add(string name, byte[] content)
    {
        var entry = new ZipEntry(name) { CompressionMethod = method, DosTime = FirstDosTime, Size = content.Length };
        if (method == CompressionMethod.Stored)
        {
            var crc = new ICSharpCode.SharpZipLib.Checksum.Crc32();
            crc.Update(content);
            entry.Crc = crc.Value;
            entry.CompressedSize = content.Length;
        }

        zip.PutNextEntry(entry);
        zip.Write(content, 0, content.Length);
        zip.CloseEntry();
        string kind = Path.GetFileNameWithoutExtension(name.Contains("_delta_", StringComparison.Ordinal) ? name[..name.LastIndexOf('_')] : name);
        bytes[kind] = bytes.GetValueOrDefault(kind) + content.Length;
    }

    internal void Finish() => zip.Finish();

    public void Dispose() => zip.Dispose();
}
