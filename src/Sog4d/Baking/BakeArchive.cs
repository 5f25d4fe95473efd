using System.Diagnostics;
using System.Runtime.InteropServices;
using ICSharpCode.SharpZipLib.Zip;

namespace UsdGsplat.Sog4d.Baking;

/// <summary>Writes the entries of a bundle, with fixed dates.</summary>
internal sealed class BakeArchive : IDisposable
{
    private const long FirstDosTime = 0x0021_0000; // 1980-01-01 00:00
    private readonly ZipOutputStream zip;
    private readonly CompressionMethod method;

    internal BakeArchive(Stream output, bool deflate)
    {
        method = deflate ? CompressionMethod.Deflated : CompressionMethod.Stored;
        zip = new ZipOutputStream(output) { IsStreamOwner = false, UseZip64 = UseZip64.Dynamic };
        zip.SetLevel(6);
    }

    internal void Add(string name, ReadOnlyMemory<byte> content)
    {
        // The output can be sought, so the writer comes back to the header with the checksum that it takes on the way.
        zip.PutNextEntry(new ZipEntry(name) { CompressionMethod = method, DosTime = FirstDosTime, Size = content.Length });
        if (!MemoryMarshal.TryGetArray(content, out ArraySegment<byte> bytes)) throw new UnreachableException();
        zip.Write(bytes.Array!, bytes.Offset, bytes.Count);
        zip.CloseEntry();
    }

    internal void Finish() => zip.Finish();

    public void Dispose() => zip.Dispose();
}
