namespace pxr;

/// <summary>A place that an attribute's value may come from: the spec of a layer, or a set of value clips.</summary>
/// <param name="Opinion">The spec; null for clips.</param>
/// <param name="Clips">The clips; null for a spec.</param>
/// <param name="Node">The composed site that brought it in.</param>
/// <param name="Site">The attribute in the layers of that site.</param>
internal readonly record struct UsdValueSource(UsdOpinion? Opinion, UsdClipSet? Clips, PcpNode Node, SdfPath Site);
