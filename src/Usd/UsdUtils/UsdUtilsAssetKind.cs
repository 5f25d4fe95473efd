namespace pxr;

/// <summary>What an asset path of a layer is for.</summary>
internal enum UsdUtilsAssetKind
{
    Sublayer,
    Reference,
    Payload,

    /// <summary>A clip, or the manifest of clips.</summary>
    Clip,

    /// <summary>A pattern of the names of clips, with runs of <c>#</c> where their numbers stand.</summary>
    ClipTemplate,

    /// <summary>A value, which may be a pattern of tiles (<c>&lt;UDIM&gt;</c>).</summary>
    Value,
}
