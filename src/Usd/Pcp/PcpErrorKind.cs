namespace pxr;

/// <summary>The kinds of composition errors. None keeps a stage from opening.</summary>
internal enum PcpErrorKind
{
    /// <summary>A layer of an arc cannot be opened.</summary>
    UnresolvedAsset,

    /// <summary>The layer of an arc is muted.</summary>
    MutedAsset,

    /// <summary>The prim of a reference or payload does not exist, or its layer names no default prim.</summary>
    UnresolvedPrimPath,

    /// <summary>The prim path of an arc is none that arcs may have.</summary>
    InvalidPrimPath,

    /// <summary>An arc leads back to a prim above or below one that it comes from.</summary>
    ArcCycle,

    /// <summary>A layer is among its own sublayers.</summary>
    SublayerCycle,

    /// <summary>A sublayer cannot be opened.</summary>
    InvalidSublayerPath,

    /// <summary>A sublayer's time offset has no inverse; none is used.</summary>
    InvalidSublayerOffset,

    /// <summary>The time offset of a reference or payload has no inverse; none is used.</summary>
    InvalidArcOffset,

    /// <summary>A target lies outside the namespace of the arc that it is authored in.</summary>
    InvalidExternalTarget,

    /// <summary>A target authored in a class names a prim that inherits the class.</summary>
    InvalidInstanceTarget,

    /// <summary>A property is an attribute here and a relationship there.</summary>
    InconsistentPropertyType,

    /// <summary>Relocates are met, which are not supported.</summary>
    UnsupportedRelocates,

    /// <summary>A variable expression is met, which is not supported.</summary>
    UnsupportedExpression,

    /// <summary>The metadata of value clips make no sense; the set in question is left out.</summary>
    InvalidClips,

    /// <summary>Layers of value clips cannot be opened; they count as empty.</summary>
    UnresolvedClip,
}
