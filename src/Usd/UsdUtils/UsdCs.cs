using UsdGsplat.Codecs;

namespace pxr;

/// <summary>The helpers that USD.NET keeps under this name.</summary>
public static class UsdCs
{
    /// <summary>Packs files into a <c>.usdz</c> package under their file names; the first one is the root layer.</summary>
    /// <exception cref="IOException">A file cannot be read, or the package cannot be written.</exception>
    public static bool WriteUsdZip(string usdzFilePath, StdStringVector filesToArchive)
    {
        ArgumentNullException.ThrowIfNull(filesToArchive);
        AtomicFile.Write(usdzFilePath, overwrite: true, stream =>
        {
            using var writer = new UsdZipFileWriter(stream, usdzFilePath);
            foreach (string file in filesToArchive)
            {
                writer.AddFile(Path.GetFileName(file), member =>
                {
                    using FileStream content = File.OpenRead(file);
                    content.CopyTo(member);
                });
            }

            writer.Save();
        });
        return true;
    }
}
