namespace UsdGsplat.Sog4d.Bundles;

/// <summary>The stable codes of the rules. The first group is that of sog4d, section 8; the rest are our own.</summary>
internal static class BundleCodes
{
    internal const string ZipInvalid = "ZIP-INVALID";
    internal const string ZipNoMeta = "ZIP-NO-META";
    internal const string ZipMissingFile = "ZIP-MISSING-FILE";
    internal const string MetaUtf8 = "META-UTF8";
    internal const string MetaJson = "META-JSON";
    internal const string MetaFormat = "META-FORMAT";
    internal const string MetaVersion = "META-VERSION";
    internal const string MetaSplatCount = "META-SPLATCOUNT";
    internal const string MetaFrameCount = "META-FRAMECOUNT";
    internal const string MetaMissing = "META-MISSING";
    internal const string TimeType = "TIME-TYPE";
    internal const string TimeLength = "TIME-LENGTH";
    internal const string TimeRange = "TIME-RANGE";
    internal const string TimeOrder = "TIME-ORDER";
    internal const string LayoutType = "LAYOUT-TYPE";
    internal const string LayoutSize = "LAYOUT-SIZE";
    internal const string LayoutCapacity = "LAYOUT-CAPACITY";
    internal const string PositionRangeLength = "POS-RANGE-LENGTH";
    internal const string PositionRangeNaN = "POS-RANGE-NAN";
    internal const string PositionRangeOrder = "POS-RANGE-ORDER";
    internal const string ScaleCodebookEmpty = "SCALE-CODEBOOK-EMPTY";
    internal const string ScaleIndexRange = "SCALE-INDEX-RANGE";
    internal const string ShBands = "SH-BANDS";
    internal const string Sh0CodebookLength = "SH0-CODEBOOK-LENGTH";
    internal const string ShCount = "SH-COUNT";
    internal const string ShCentroidsType = "SH-CENTROIDS-TYPE";
    internal const string ShCentroidsSize = "SH-CENTROIDS-SIZE";
    internal const string ShLabelsEncoding = "SH-LABELS-ENCODING";
    internal const string ShLabelsPathForbidden = "SH-LABELSPATH-FORBIDDEN";
    internal const string ShLabelRange = "SH-LABEL-RANGE";
    internal const string ShBaseLabelRange = "SH-BASE-LABEL-RANGE";
    internal const string SegmentStart = "SEG-START";
    internal const string SegmentCount = "SEG-COUNT";
    internal const string SegmentRange = "SEG-RANGE";
    internal const string SegmentOverrun = "SEG-OVERRUN";
    internal const string SegmentTotal = "SEG-TOTAL";
    internal const string WebPDecode = "WEBP-DECODE";
    internal const string WebPSize = "WEBP-SIZE";
    internal const string DeltaMagic = "DELTA-MAGIC";
    internal const string DeltaVersion = "DELTA-VERSION";
    internal const string DeltaHeader = "DELTA-HEADER";
    internal const string DeltaTruncated = "DELTA-TRUNCATED";
    internal const string DeltaUpdateCount = "DELTA-UPDATECOUNT";
    internal const string DeltaReserved = "DELTA-RESERVED";
    internal const string DeltaSplatId = "DELTA-SPLATID";
    internal const string DeltaLabel = "DELTA-LABEL";
    internal const string DeltaOrder = "DELTA-ORDER";
    internal const string PathNoFrame = "PATH-NO-FRAME";
    internal const string PathAbsolute = "PATH-ABSOLUTE";
    internal const string PathColon = "PATH-COLON";
    internal const string PathBackslash = "PATH-BACKSLASH";
    internal const string PathEmptySegment = "PATH-EMPTY-SEGMENT";
    internal const string PathDotSegment = "PATH-DOT-SEGMENT";

    // Errors that the reference importer does not look for.
    internal const string ZipEncrypted = "ZIP-ENCRYPTED";
    internal const string ZipMethod = "ZIP-METHOD";
    internal const string MetaNamesake = "META-NAMESAKE";
    internal const string MetaVectors = "META-VECTORS";
    internal const string PositionRangeInfinite = "POS-RANGE-INFINITE";
    internal const string WebPLossy = "WEBP-LOSSY";

    // Warnings.
    internal const string ScaleCodebookValue = "SCALE-CODEBOOK-VALUE";
    internal const string Sh0CodebookValue = "SH0-CODEBOOK-VALUE";
    internal const string ShCentroidsValue = "SH-CENTROIDS-VALUE";
    internal const string DeltaTrailing = "DELTA-TRAILING";
    internal const string SegmentSharedFile = "SEG-SHARED-FILE";
    internal const string PathCollision = "PATH-COLLISION";
    internal const string AlphaNeverVisible = "ALPHA-NEVER-VISIBLE";
}
