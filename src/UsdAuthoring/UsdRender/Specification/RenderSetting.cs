using pxr;

namespace UsdGsplat.UsdAuthoring.UsdRender.Specification;

/// <summary>A value in a renderer's namespace.</summary>
/// <param name="Name">Full name of the attribute, with <c>outputs:</c> where it has it.</param>
/// <param name="Value">Its value at the default time; empty where it is connected.</param>
/// <param name="Sources">The prims that it is connected to, such as an integrator or filters; none where it has a value of its own.</param>
public sealed record RenderSetting(string Name, VtValue Value, IReadOnlyList<SdfPath> Sources);
