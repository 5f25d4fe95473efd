using UsdGsplat.Codecs;
using UsdGsplat.Codecs.Sources;

namespace UsdGsplat.Sog4d.Bundles;

/// <summary>Brings legacy bundles into the form that the reference importer reads, and repairs lost colours on request. Source: sog4d, sections 10 and 17.</summary>
/// <remarks>
/// Repaired are a missing or blank <c>format</c>, one in capitals, and vectors as arrays. All other members of
/// <c>meta.json</c> are kept, known or not, in their order and with the spelling of their numbers.
/// </remarks>
public static class Sog4dNormalizer
{
    /// <summary>Normalizes a bundle, in place unless the options name an output.</summary>
    /// <param name="path">The bundle.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <param name="progress">Told which share is done.</param>
    /// <param name="cancellation">Looked at between files while an archive is written anew.</param>
    /// <returns>What was changed, one line each; empty when all was canonical, and the bundle is then left alone, copied or written anew.</returns>
    /// <exception cref="AssetException">The bundle is damaged, or of another format.</exception>
    /// <exception cref="IOException">A file cannot be read or written, or the output exists.</exception>
    public static IReadOnlyList<string> Normalize(string path, Sog4dNormalizeOptions? options = null, IProgress<double>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(path);
        options ??= new Sog4dNormalizeOptions();
        return options.Rewrite || options.RepairColors
            ? WriteAnew(path, options, progress, cancellation)
            : Append(path, options);
    }

    private static IReadOnlyList<string> Append(string path, Sog4dNormalizeOptions options)
    {
        using TemporaryFile? copy = options.Output is null ? null : new TemporaryFile(options.Output, options.Overwrite);
        IReadOnlyList<string> changes;
        byte[] tail = [];
        using (var bytes = new MappedByteSource(path))
        using (Sog4dArchive archive = Sog4dArchive.Open(bytes))
        {
            (byte[] meta, changes) = ReadMeta(archive);
            if (changes.Count > 0) tail = ZipAppender.Tail(bytes, Sog4dArchive.MetaName, meta);
        }

        if (copy is null)
        {
            if (changes.Count > 0) ZipAppender.Append(path, tail);
            return changes;
        }

        using (var input = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read)) input.CopyTo(copy.Stream);
        copy.Stream.Write(tail);
        copy.Commit();
        return changes;
    }

    private static IReadOnlyList<string> WriteAnew(string path, Sog4dNormalizeOptions options, IProgress<double>? progress, CancellationToken cancellation)
    {
        using var result = new TemporaryFile(options.Output ?? path, options.Output is null || options.Overwrite);
        List<string> changes;
        using (Sog4dArchive archive = Sog4dArchive.Open(new MappedByteSource(path)))
        {
            (byte[] meta, IReadOnlyList<string> metaChanges) = ReadMeta(archive);
            ColorRepair? repair = options.RepairColors ? ColorRepair.Survey(archive, cancellation) : null;
            BundleRewriter.Write(archive, meta, repair, result.Stream, progress, cancellation);
            changes = [.. metaChanges, .. repair?.Changes ?? []];
        }

        bool leave = options is { Output: null, Rewrite: false } && changes.Count == 0;
        if (!leave) result.Commit();
        return changes;
    }

    private static (byte[] Meta, IReadOnlyList<string> Changes) ReadMeta(Sog4dArchive archive)
    {
        _ = MetaParser.Read(archive);
        return MetaNormalizer.Normalize(archive.Read(Sog4dArchive.MetaName, MetaParser.MaxBytes), archive.LocationOf(Sog4dArchive.MetaName));
    }
}
