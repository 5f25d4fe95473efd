using UsdGsplat.Codecs;

namespace UsdGsplat.Sog4d.Splat4d;

/// <summary>All codes of a <c>.splat4d</c> file's issues with what they stand for, in the order of splat4d, section 4.</summary>
internal static class Splat4dCodeTable
{
    private const string Ours = "ours", Gap = "section 4, a gap of the importer", Player = "section 4, the player";

    internal static IReadOnlyList<IssueCode> All { get; } = [.. Header(), .. Sections(), .. Bands(), .. Labels(), .. Records()];

    private static IEnumerable<IssueCode> Header() =>
    [
        Error("FILE-TOO-LARGE", "rule 1", "the file is below 2 GiB"),
        Error("FILE-EMPTY", "rule 2", "the file is not empty"),
        Error("SPLAT4D-FOREIGN", "section 0", "the file is of this format, not of the codec 'SP4D' of the same extension"),
        Error("V1-LENGTH", "rule 3", "format version 1 is a whole number of records of 64 bytes"),
        Warning("V1-TIMEMODEL", "section 5.4", "format version 1 leaves no doubt about its time model"),
        Warning("V1-CLAMPED", "section 5.4", "times and durations of windows are within 0 to 1, or importers clamp them"),
        Warning("V1-NONFINITE", "section 5.4", "times and durations are finite, or importers take 0"),
        Error("HDR-VERSION", "rule 4", "the header's version is 2"),
        Error("HDR-SIZE", "rule 4", "the header has 64 bytes"),
        Error("HDR-RECORDSIZE", "rule 4", "a record has 64 bytes"),
        Error("HDR-SPLATCOUNT", "rule 4", "there is at least one splat"),
        Error("HDR-SHBANDS", "rule 4", "there are 0 to 3 bands"),
        Error("HDR-TIMEMODEL", "rule 4", "the time model is 1 or 2"),
        Error("HDR-TABLEOFFSET", "rule 4", "the section table starts inside the file"),
        Error("HDR-FRAMECOUNT", "rule 14", "labels that change have frames"),
        Warning("HDR-RESERVED", "section 3.1", "reserved fields are 0"),
    ];

    private static IEnumerable<IssueCode> Sections() =>
    [
        Error("SECT-MAGIC", "rule 5", "the section table starts with SECT"),
        Error("SECT-VERSION", "rule 5", "its version is 1"),
        Error("SECT-COUNT", "rule 5", "its count is the header's, and not 0"),
        Error("IO-EOF", "rules 6, 10", "header and section table are complete"),
        Error("SECT-MISSING", "rules 7, 8, 12, 13", "a required section is there"),
        Error("SECT-RANGE", "rules 7, 8, 12, 16, 18", "a section lies within the file; sums cannot wrap"),
        Error("SECT-OVERLAP", Ours, "labels and their changes do not overlap"),
        Warning("SECT-UNKNOWN", "section 3.2", "kinds and bands of sections are known"),
        Warning("SECT-DUPLICATE", "section 3.2", "a section is there once"),
        Error("RECS-LENGTH", "rule 7", "RECS has a record a splat"),
        Error("META-LENGTH", "rule 8", "META has 64 bytes"),
        Error("META-VERSION", "rule 8", "META's version is 1"),
        Warning("META-CUTOFF", "rule 9", "the temporal cutoff is between 0 and 1, or importers take 0.01"),
        Warning("META-RESERVED", "section 3.3", "reserved fields of META are 0"),
        Warning("META-BANDS", "section 3.3", "bands above the header's are all 0"),
        Error("XFRM-LENGTH", "section 3.2", "XFRM has 64 bytes"),
    ];

    private static IEnumerable<IssueCode> Bands() =>
    [
        Error("BAND-COUNT", "rule 11, and a gap of the importer", "a palette has 1 to 65535 entries"),
        Error("BAND-TYPE", "rule 11", "centroids are of type 1 or 2"),
        Error("BAND-ENCODING", "rule 11", "labels are of encoding 1 or 2"),
        Error("SHCT-LENGTH", "rule 19", "SHCT has the length of its entries"),
        Error("SHCT-NONFINITE", Gap, "centroids are finite"),
    ];

    private static IEnumerable<IssueCode> Labels() =>
    [
        Error("SHLB-LENGTH", "rules 16, 18", "SHLB has a label a splat"),
        Error("LABEL-RANGE", "rule 20, and a gap of the importer", "labels are below the palette's count, those of later segments too"),
        Error("SEG-NO-BASE", "rule 15", "a segment starts at frame 0"),
        Error("SEG-BROKEN", "rule 16", "each segment has SHLB and SHDL and starts where the one before ends"),
        Error("SEG-MISMATCH", "rule 16", "both sections of a segment have the same frames, at least 1"),
        Error("SEG-OVERRUN", Gap, "the last segment ends with the last frame"),
        Error("SEG-BANDS", Player, "all bands have the same segments"),
        Error("DELTA-MAGIC", "rule 17", "changes start with SPL4DLB1 or SOG4DLB1"),
        Error("DELTA-HEADER", "rule 17", "their header is complete and says what the file says"),
        Error("DELTA-BODY", Player, "blocks are complete, reserved fields 0, splats increasing and in range, labels in range"),
        Error("DELTA-TRAILING", Player, "changes end after the last block"),
    ];

    private static IEnumerable<IssueCode> Records() =>
    [
        Error("REC-POSITION", Gap, "positions are finite"),
        Error("REC-SCALE", Gap, "scales are finite"),
        Error("REC-SCALE-NEGATIVE", Ours, "scales are at least 0"),
        Warning("REC-VELOCITY", "section 5.4", "velocities are finite, or importers take 0"),
        Warning("REC-TIME", "section 5.4", "times are finite, and of windows within 0 to 1"),
        Warning("REC-DURATION", "section 5.4", "durations are those of their time model"),
        Warning("REC-ROTATION", "section 1", "rotations have a direction"),
        Warning("REC-FLASH", "section 5.3", "no window at a border of time has length 0"),
        Warning("REC-PADDING", "section 1", "a record's padding is 0"),
    ];

    private static IssueCode Error(string code, string source, string meaning) => new(code, IssueSeverity.Error, source, meaning);

    private static IssueCode Warning(string code, string source, string meaning) => new(code, IssueSeverity.Warning, source, meaning);
}
