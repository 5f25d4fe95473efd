using UsdGsplat.Codecs;

namespace pxr;

/// <summary>A composition error: something that composition left out, and where it was asked for.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Layer">The layer that holds the opinion.</param>
/// <param name="Path">The path of the opinion in that layer.</param>
/// <param name="Message">What was expected and what was found, in one line, without the place.</param>
internal sealed record PcpError(PcpErrorKind Kind, SdfLayerHandle Layer, SdfPath Path, string Message)
{
    /// <summary>The type of the arc in question, where there is one.</summary>
    internal PcpArcType? Arc { get; init; }

    /// <summary>The asset path in question: anchored, or as authored when it is an expression.</summary>
    internal string AssetPath { get; init; } = "";

    /// <summary>The path that the opinion names: the prim of an arc, or a target.</summary>
    internal SdfPath TargetPath { get; init; } = SdfPath.Empty;

    /// <summary>The time offset in question.</summary>
    internal SdfLayerOffset? Offset { get; init; }

    /// <summary>The stable code of the kind.</summary>
    internal string Code => "USD-COMP-" + Kind switch
    {
        PcpErrorKind.UnresolvedAsset => "ASSET",
        PcpErrorKind.MutedAsset => "MUTED",
        PcpErrorKind.UnresolvedPrimPath => "PRIM",
        PcpErrorKind.InvalidPrimPath => "PATH",
        PcpErrorKind.ArcCycle => "CYCLE",
        PcpErrorKind.SublayerCycle => "SUBLAYER-CYCLE",
        PcpErrorKind.InvalidSublayerPath => "SUBLAYER",
        PcpErrorKind.InvalidSublayerOffset => "SUBLAYER-OFFSET",
        PcpErrorKind.InvalidArcOffset => "OFFSET",
        PcpErrorKind.InvalidExternalTarget => "TARGET",
        PcpErrorKind.InvalidInstanceTarget => "INSTANCE-TARGET",
        PcpErrorKind.InconsistentPropertyType => "PROPERTY-TYPE",
        PcpErrorKind.UnsupportedRelocates => "RELOCATES",
        PcpErrorKind.UnsupportedExpression => "EXPRESSION",
        PcpErrorKind.InvalidClips => "CLIPS",
        _ => "CLIP-ASSET",
    };

    /// <summary>Whether the layers ask for something that this library does not follow.</summary>
    internal bool IsUnsupported => Kind is PcpErrorKind.UnsupportedRelocates or PcpErrorKind.UnsupportedExpression;

    /// <summary>The error as an issue of the layer that holds the opinion; a warning where it concerns value clips, as in OpenUSD.</summary>
    internal Issue ToIssue() => new(Code, Kind is PcpErrorKind.InvalidClips or PcpErrorKind.UnresolvedClip ? IssueSeverity.Warning : IssueSeverity.Error, Layer.Location.In(Path), Message);
}
