using UsdGsplat.Codecs;

namespace UsdGsplat.Sog4d.Bundles;

/// <summary>All codes of a bundle's issues with what they stand for, in the order of the rules of sog4d, section 8.</summary>
internal static class BundleCodeTable
{
    private const string Ours = "ours";

    internal static IReadOnlyList<IssueCode> All { get; } = [.. Archive(), .. Meta(), .. Paths(), .. Streams(), .. Palettes(), .. Images(), .. Deltas(), .. Warnings()];

    private static IEnumerable<IssueCode> Archive() =>
    [
        Error(BundleCodes.ZipInvalid, "rule 1", "the file is a readable ZIP archive, and no entry claims more than the file can hold"),
        Error(BundleCodes.ZipNoMeta, "rule 2", "the archive has meta.json at its root"),
        Error(BundleCodes.ZipMissingFile, "rules 23, 25, 26, 30, 33, 35, 42", "every file that meta.json names is in the archive"),
        Error(BundleCodes.ZipEncrypted, Ours, "entries are not encrypted"),
        Error(BundleCodes.ZipMethod, Ours, "entries are stored or deflated"),
    ];

    private static IEnumerable<IssueCode> Meta() =>
    [
        Error(BundleCodes.MetaUtf8, "rule 3", "meta.json is strict UTF-8"),
        Error(BundleCodes.MetaJson, "rule 4", "meta.json is a JSON object without byte order mark, whose members have their types"),
        Error(BundleCodes.MetaFormat, "rule 5", "format is 'sog4d', in lower case"),
        Error(BundleCodes.MetaVersion, "rule 6", "version is 1 or 2"),
        Error(BundleCodes.MetaSplatCount, "rule 7", "splatCount is at least 1"),
        Error(BundleCodes.MetaFrameCount, "rule 8", "frameCount is at least 1"),
        Error(BundleCodes.MetaMissing, "rules 9, 11, 15, 19, 20, 24 to 28, 31, 33, 35, 37, 42", "a required member is there and not empty"),
        Error(BundleCodes.MetaNamesake, "section 0", "the bundle is of this format, not a SuperSplat4D bundle of the same extension"),
        Error(BundleCodes.MetaVectors, "section 10", "vectors are objects with x, y and z, not arrays"),
        Error(BundleCodes.TimeType, "rule 10", "timeMapping.type is 'uniform' or 'explicit'"),
        Error(BundleCodes.TimeLength, "rule 12", "there is one explicit time a frame"),
        Error(BundleCodes.TimeRange, "rule 13", "explicit times are finite and within 0 to 1"),
        Error(BundleCodes.TimeOrder, "rule 14", "explicit times never decrease"),
        Error(BundleCodes.LayoutType, "rule 16", "layout.type is 'row-major'"),
        Error(BundleCodes.LayoutSize, "rule 17", "layout.width and layout.height are at least 1"),
        Error(BundleCodes.LayoutCapacity, "rule 18", "the layout has a pixel for every splat"),
    ];

    private static IEnumerable<IssueCode> Paths() =>
    [
        Error(BundleCodes.PathNoFrame, "section 3", "a template contains {frame}"),
        Error(BundleCodes.PathAbsolute, "section 3", "a path does not start with / or \\"),
        Error(BundleCodes.PathColon, "section 3", "a path contains no colon"),
        Error(BundleCodes.PathBackslash, "section 3", "a path contains no backslash"),
        Error(BundleCodes.PathEmptySegment, "section 3", "no segment of a path is empty"),
        Error(BundleCodes.PathDotSegment, "section 3", "no segment of a path is '.' or '..'"),
    ];

    private static IEnumerable<IssueCode> Streams() =>
    [
        Error(BundleCodes.PositionRangeLength, "rule 21", "rangeMin and rangeMax have one vector a frame"),
        Error(BundleCodes.ScaleCodebookEmpty, "rule 24", "the codebook of scales has an entry"),
        Error(BundleCodes.ShBands, "rule 27", "bands is 0 to 3"),
        Error(BundleCodes.Sh0CodebookLength, "rule 29", "sh0Codebook has 256 values"),
        Error(BundleCodes.PositionRangeNaN, "rule 45", "ranges of positions are numbers"),
        Error(BundleCodes.PositionRangeOrder, "rule 46", "rangeMin is at most rangeMax on every axis"),
        Error(BundleCodes.PositionRangeInfinite, "section 8, not checked by the importer", "ranges of positions are finite"),
    ];

    private static IEnumerable<IssueCode> Palettes() =>
    [
        Error(BundleCodes.ShCount, "rule 31", "a palette has 1 to 65535 entries"),
        Error(BundleCodes.ShCentroidsType, "rule 32", "centroids are 'f16' or 'f32'"),
        Error(BundleCodes.ShLabelsEncoding, "rule 34", "labels are 'full' or 'delta-v1'"),
        Error(BundleCodes.ShLabelsPathForbidden, "rule 36", "delta-v1 has no labelsPath"),
        Error(BundleCodes.SegmentStart, "rule 38", "a segment is there and starts where the one before ends"),
        Error(BundleCodes.SegmentCount, "rule 39", "a segment has at least 1 frame"),
        Error(BundleCodes.SegmentRange, "rule 40", "a segment starts before the last frame's end"),
        Error(BundleCodes.SegmentOverrun, "rule 41", "a segment ends by the last frame"),
        Error(BundleCodes.SegmentTotal, "rule 43", "segments have all frames together"),
        Error(BundleCodes.ShCentroidsSize, "rule 44", "a file of centroids has the length of its entries"),
    ];

    private static IEnumerable<IssueCode> Images() =>
    [
        Error(BundleCodes.WebPDecode, "rules 47, 51", "every image decodes as lossless WebP"),
        Error(BundleCodes.WebPSize, "rules 48, 51", "every image has the layout's size"),
        Error(BundleCodes.WebPLossy, "section 8, not checked by the importer", "no image is lossy"),
        Error(BundleCodes.ScaleIndexRange, "rule 49", "scale indices are below the codebook's length"),
        Error(BundleCodes.ShLabelRange, "rule 50", "full labels are below the palette's count"),
        Error(BundleCodes.ShBaseLabelRange, "rule 51", "a segment's first labels are below the palette's count"),
    ];

    private static IEnumerable<IssueCode> Deltas() =>
    [
        Error(BundleCodes.DeltaMagic, "rule 52", "a file of changes starts with SOG4DLB1"),
        Error(BundleCodes.DeltaVersion, "rule 53", "its version is 1"),
        Error(BundleCodes.DeltaHeader, "rule 54", "its start, counts of frames, splats and labels are those of meta.json"),
        Error(BundleCodes.DeltaTruncated, "rule 55", "its header and all blocks are complete"),
        Error(BundleCodes.DeltaUpdateCount, "rule 56", "a block has at most one change a splat"),
        Error(BundleCodes.DeltaReserved, "rule 57", "a change's reserved field is 0"),
        Error(BundleCodes.DeltaSplatId, "rule 57", "a change is of a splat of the bundle"),
        Error(BundleCodes.DeltaLabel, "rule 57", "a change's label is below the palette's count"),
        Error(BundleCodes.DeltaOrder, "rule 57", "splats of a block's changes increase"),
    ];

    private static IEnumerable<IssueCode> Warnings()
    {
        const string Unchecked = "section 8, not checked by the importer";
        return
        [
            Warning(BundleCodes.ScaleCodebookValue, Unchecked, "scales of the codebook are finite and above 0"),
            Warning(BundleCodes.Sh0CodebookValue, Unchecked, "values of sh0Codebook are finite"),
            Warning(BundleCodes.ShCentroidsValue, Unchecked, "centroids are finite"),
            Warning(BundleCodes.DeltaTrailing, Unchecked, "a file of changes ends after its last block"),
            Warning(BundleCodes.SegmentSharedFile, Unchecked, "segments do not share files"),
            Warning(BundleCodes.PathCollision, Unchecked, "streams do not share a template"),
            Warning(BundleCodes.AlphaNeverVisible, Unchecked, "every splat has an alpha above 0 in some frame"),
        ];
    }

    private static IssueCode Error(string code, string source, string meaning) => new(code, IssueSeverity.Error, source, meaning);

    private static IssueCode Warning(string code, string source, string meaning) => new(code, IssueSeverity.Warning, source, meaning);
}
