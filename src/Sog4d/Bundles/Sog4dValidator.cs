using UsdGsplat.Codecs;
using UsdGsplat.Codecs.Sources;

namespace UsdGsplat.Sog4d.Bundles;

/// <summary>Holds a bundle against all rules of the reference importer, and against some that it does not have.</summary>
/// <remarks>
/// Codes and their order are those of sog4d, section 8. Where the importer stops at the first violation, this goes on as
/// far as that makes sense: images are looked at only when <c>meta.json</c> and the list of files are in order. Of the wrong
/// values of one image the first is reported.
/// </remarks>
public static class Sog4dValidator
{
    // What is wrong with these does not keep images from being understood.
    private static readonly string[] Harmless =
        [BundleCodes.MetaFormat, BundleCodes.MetaVectors, BundleCodes.PositionRangeNaN, BundleCodes.PositionRangeOrder, BundleCodes.PositionRangeInfinite];

    /// <summary>All codes that issues may have, in the order of the rules.</summary>
    public static IReadOnlyList<IssueCode> Codes => BundleCodeTable.All;

    /// <summary>Validates a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="cancellation">Looked at between images.</param>
    /// <returns>All findings, in the order of the rules; empty for a perfect bundle.</returns>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static IReadOnlyList<Issue> Validate(string path, CancellationToken cancellation = default) =>
        Validate(new MappedByteSource(path), cancellation);

    /// <summary>Validates a bundle.</summary>
    /// <param name="bytes">The bundle; disposed here.</param>
    /// <param name="cancellation">Looked at between images.</param>
    /// <returns>All findings, in the order of the rules; empty for a perfect bundle.</returns>
    public static IReadOnlyList<Issue> Validate(IByteSource bytes, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        var sink = new IssueSink(new AssetLocation(bytes.Name), throws: false);
        try
        {
            using Sog4dArchive archive = Sog4dArchive.Open(bytes);
            Validate(MetaParser.Read(archive), archive, sink, cancellation);
        }
        catch (AssetException error)
        {
            sink.Error(error);
        }

        return sink.Issues;
    }

    /// <summary>The rules after those of the ZIP archive and of JSON.</summary>
    internal static void Validate(Sog4dMeta meta, Sog4dArchive archive, IssueSink sink, CancellationToken cancellation)
    {
        new MetaRules(meta, archive, sink, tolerant: false).Run();
        if (sink.Issues.All(i => i.Severity != IssueSeverity.Error || Harmless.Contains(i.Code)))
            new ImageRules(meta, archive, sink, cancellation).Run();
    }
}
