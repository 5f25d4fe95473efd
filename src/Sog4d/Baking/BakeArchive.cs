using System.Diagnostics;
using System.Runtime.InteropServices;
using ICSharpCode.SharpZipLib.Zip;

namespace UsdGsplat.Sog4d.Baking;

/// <summary>Writes the entries of a bundle, with fixed dates, and counts their bytes by kind.</summary>
internal sealed class BakeArchive : IDisposable
{
    private const long FirstDosTime = 0x0021_0000; // 1980-01-01 00:00
    private readonly ZipOutputStream zip;
    private readonly CompressionMethod method;
    private readonly SortedDictionary<string, long> bytesByKind = new(StringComparer.Ordinal);

    internal BakeArchive(Stream output, bool deflate)
    {
        method = deflate ? CompressionMethod.Deflated : CompressionMethod.Stored;
        zip = new ZipOutputStream(output) { IsStreamOwner = false, UseZip64 = UseZip64.Dynamic };
        zip.SetLevel(6);
    }

    internal IReadOnlyDictionary<string, long> BytesByKind => bytesByKind;

    internal void Add(string name, ReadOnlyMemory<byte> content)
    {
        // The output can be sought, so the writer comes back to the header with the checksum that it takes on the way.
        zip.PutNextEntry(new ZipEntry(name) { CompressionMethod = method, DosTime = FirstDosTime, Size = content.Length });
        if (!MemoryMarshal.TryGetArray(content, out ArraySegment<byte> bytes)) throw new UnreachableException();
        zip.Write(bytes.Array!, bytes.Offset, bytes.Count);
        zip.CloseEntry();
        string kind = Path.GetFileNameWithoutExtension(name.Contains("_delta_", StringComparison.Ordinal) ? name[..name.LastIndexOf('_')] : name);
        bytesByKind[kind] = bytesByKind.GetValueOrDefault(kind) + content.Length;
    }

    internal void Finish() => zip.Finish();

    public void Dispose() => zip.Dispose();
}
