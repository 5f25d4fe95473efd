using UsdGsplat.Codecs;

namespace UsdGsplat.UsdAuthoring.Schemas;

/// <summary>
/// The schemas of splats as plug-ins for OpenUSD: particle fields for releases before 26.03, which has them, and the types of
/// NuRec for use outside of Omniverse, which has them.
/// </summary>
/// <remarks>
/// The plug-ins are codeless: files alone, for every build of OpenUSD from 21.11 on. <c>PXR_PLUGINPATH_NAME</c> names the folder,
/// or one of the folders in it for that plug-in alone. Source: OpenUSD's manual, "Creating New Schema Classes with usdGenSchema".
/// </remarks>
public static class SchemaPlugins
{
    private const string Prefix = "schemas/";

    /// <summary>The files by their paths below the folder, with slashes, in order.</summary>
    public static IReadOnlyList<string> Files { get; } =
        [.. typeof(SchemaPlugins).Assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).Select(name => name[Prefix.Length..]).Order(StringComparer.Ordinal)];

    /// <summary>Opens one of the <see cref="Files"/>.</summary>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    public static Stream Open(string file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return typeof(SchemaPlugins).Assembly.GetManifestResourceStream(Prefix + file) ?? throw new FileNotFoundException(null, file);
    }

    /// <summary>Writes all files.</summary>
    /// <param name="folder">Where to; made when missing.</param>
    /// <param name="overwrite">Whether existing files may be replaced; otherwise nothing is written when there is one.</param>
    /// <exception cref="ArgumentException">The path of the folder is empty.</exception>
    /// <exception cref="IOException">A file exists and may not be replaced, or cannot be written; none appears then.</exception>
    public static void Write(string folder, bool overwrite)
    {
        ArgumentNullException.ThrowIfNull(folder);
        if (folder.Length == 0) throw new ArgumentException("expected the path of a folder, found an empty one");
        string[] paths = [.. Files.Select(file => Path.Combine(folder, file.Replace('/', Path.DirectorySeparatorChar)))];
        if (!overwrite && Array.Find(paths, Path.Exists) is { } present) throw TemporaryFile.Exists(present);
        List<TemporaryFile> written = [];
        try
        {
            foreach ((string path, string file) in paths.Zip(Files)) written.Add(Write(path, file, overwrite));
            foreach (TemporaryFile file in written) file.Commit();
        }
        finally
        {
            foreach (TemporaryFile file in Enumerable.Reverse(written)) file.Dispose();
        }
    }

    private static TemporaryFile Write(string path, string file, bool overwrite)
    {
        var written = new TemporaryFile(path, overwrite);
        try
        {
            using Stream content = Open(file);
            content.CopyTo(written.Stream);
            written.Close();
            return written;
        }
        catch
        {
            written.Dispose();
            throw;
        }
    }
}
