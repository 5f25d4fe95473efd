using pxr;

namespace UsdGsplat.UsdAuthoring.UsdRender.Specification;

/// <summary>A channel or layer of images.</summary>
/// <param name="Path">The prim; its name is the channel's.</param>
/// <param name="DataType">The type of its values, as layers name it.</param>
/// <param name="SourceName">Where the renderer has them from.</param>
/// <param name="SourceType">What the source is.</param>
/// <param name="NamespacedSettings">Values in renderers' namespaces, by name.</param>
public sealed record RenderVarSpec(SdfPath Path, string DataType, string SourceName, string SourceType, IReadOnlyList<RenderSetting> NamespacedSettings);
