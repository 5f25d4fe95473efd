using UsdGsplat.Codecs;

namespace pxr;

/// <summary>The helpers that USD.NET keeps under this name.</summary>
public static class UsdCs
{
    /// <summary>Packs files into a <c>.usdz</c> package; the first one is the root layer.</summary>
    /// <param name="usdzFilePath">The package to write; an existing file is replaced.</param>
    /// <param name="filesToArchive">
    /// The files. A relative path is also the member's name; an absolute one, or one that leads out of the current folder,
    /// gives its file name alone.
    /// </param>
    /// <exception cref="IOException">A file cannot be read, or the package cannot be written.</exception>
    public static bool WriteUsdZip(string usdzFilePath, StdStringVector filesToArchive)
    {
        ArgumentNullException.ThrowIfNull(filesToArchive);
        AtomicFile.Write(usdzFilePath, overwrite: true, stream =>
        {
            using var writer = new UsdZipFileWriter(stream, usdzFilePath);
            foreach (string file in filesToArchive)
            {
                writer.AddFile(MemberName(file), member =>
                {
                    using FileStream content = File.OpenRead(file);
                    content.CopyTo(member);
                });
            }

            writer.Save();
        });
        return true;
    }

    private static string MemberName(string file)
    {
        string inside = Path.GetRelativePath(".", file).Replace(Path.DirectorySeparatorChar, '/');
        return Path.IsPathRooted(file) || inside.StartsWith("../", StringComparison.Ordinal) ? Path.GetFileName(file) : inside;
    }
}
