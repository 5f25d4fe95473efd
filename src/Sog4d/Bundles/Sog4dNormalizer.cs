using ICSharpCode.SharpZipLib.Zip;
using UsdGsplat.Codecs;
using UsdGsplat.Codecs.Sources;

namespace UsdGsplat.Sog4d.Bundles;

/// <summary>Brings legacy bundles into the form that the reference importer reads. Source: sog4d, section 10.</summary>
/// <remarks>
/// Repaired are a missing or blank <c>format</c>, one in capitals, and vectors as arrays. All other members of
/// <c>meta.json</c> are kept, known or not, in their order and with the spelling of their numbers.
/// </remarks>
public static class Sog4dNormalizer
{
    /// <summary>Normalizes a bundle, in place unless the options name an output.</summary>
    /// <param name="path">The bundle.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <param name="cancellation">Looked at between files while an archive is rewritten.</param>
    /// <returns>What was changed in <c>meta.json</c>, one line each; empty when it was canonical, and the bundle is then left alone or copied.</returns>
    /// <exception cref="AssetException">The bundle is damaged, or of another format.</exception>
    /// <exception cref="IOException">A file cannot be read or written, or the output exists.</exception>
    public static IReadOnlyList<string> Normalize(string path, Sog4dNormalizeOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(path);
        options ??= new Sog4dNormalizeOptions();
        string target = options.Output ?? path;
        bool overwrite = options.Output is null || options.Overwrite;
        using var result = options.Rewrite || options.Output is not null ? new TemporaryFile(target, overwrite) : null;

        byte[] meta;
        IReadOnlyList<string> changes;
        using (Sog4dArchive archive = Sog4dArchive.Open(new MappedByteSource(path)))
        {
            _ = MetaParser.Read(archive);
            (meta, changes) = MetaNormalizer.Normalize(archive.Read(Sog4dArchive.MetaName, MetaParser.MaxBytes), archive.LocationOf(Sog4dArchive.MetaName));
            if (options.Rewrite) Rewrite(archive, meta, result!.Stream, cancellation);
        }

        if (result is not null && !options.Rewrite) Copy(path, result.Stream);
        result?.Commit();
        if (!options.Rewrite && changes.Count > 0) ZipAppender.Append(target, Sog4dArchive.MetaName, meta);
        return changes;
    }

    private static void Copy(string path, FileStream output)
    {
        using var input = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        input.CopyTo(output);
    }

    private static void Rewrite(Sog4dArchive archive, byte[] meta, Stream output, CancellationToken cancellation)
    {
        using var zip = new ZipOutputStream(output) { IsStreamOwner = false, UseZip64 = UseZip64.Dynamic };
        // An in-place repair stores meta.json; here it goes the way of the other files again.
        bool deflated = archive.Names.Any(name => archive.Find(name).CompressionMethod == CompressionMethod.Deflated);
        foreach (string name in archive.Names.OrderBy(name => name != Sog4dArchive.MetaName))
        {
            cancellation.ThrowIfCancellationRequested();
            bool isMeta = name == Sog4dArchive.MetaName;
            using Stream content = isMeta ? new MemoryStream(meta) : archive.OpenFile(name);
            zip.PutNextEntry(new ZipEntry(name)
            {
                CompressionMethod = isMeta && deflated ? CompressionMethod.Deflated : archive.Find(name).CompressionMethod,
                DateTime = new DateTime(1980, 1, 1),
                IsUnicodeText = true,
                Size = content.Length,
            });
            content.CopyTo(zip);
            zip.CloseEntry();
        }
    }
}
