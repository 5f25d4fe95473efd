namespace UsdGsplat.SplatFormats.Ply;

/// <summary>How strictly a PLY file is read.</summary>
public sealed record PlyReadOptions
{
    /// <summary>
    /// Whether bytes after the last record are ignored with a warning instead of being refused. Default false. Files whose
    /// header was cut down by hand need it; what the header declares is kept.
    /// </summary>
    public bool AllowTrailingBytes { get; init; }
}
