using pxr;

namespace UsdGsplat.UsdAuthoring.UsdRender;

/// <summary>An image that people ask renderers for by one word, and what it is called for whom.</summary>
/// <param name="Name">The word, which is the var prim's name too.</param>
/// <param name="Type">The type of its values; RTX gives four components where three are named.</param>
/// <param name="RtxSource">What RTX calls it.</param>
/// <param name="PortableSource">What Hydra calls it, or where Hydra has no standard name for it, a name that some renderers know.</param>
/// <param name="IsHydra">Whether the portable source is a standard name of Hydra.</param>
/// <remarks>
/// Hydra's names are OpenUSD's <c>HdAovTokens</c> (pxr/imaging/hd/tokens.h): among them are <c>color</c>, which has alpha as its
/// fourth component, <c>depth</c> in clip space, <c>normal</c> (<c>Neye</c> is that of the camera's space) and <c>primId</c>.
/// There is none for alpha by itself, albedo and motion: <c>motionvector</c> is Arnold's name, <c>albedo</c> and <c>alpha</c>
/// are those of no more than habit, and renderers may need their own. Source: the render settings' description, sections 14 and 15.5.
/// </remarks>
public sealed record RenderAov(string Name, SdfValueTypeName Type, string RtxSource, string PortableSource, bool IsHydra = true)
{
    internal const string RtxHdrColor = "HdrColor", RtxLdrColor = "LdrColor";

    /// <summary>The colour. RTX has it tone-mapped under this name, and linear under another one, for files that can hold it.</summary>
    public static RenderAov Color { get; } = new("color", SdfValueTypeNames.Color4f, RtxLdrColor, "color");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<RenderAov> All { get; } =
    [
        Color,
        new("alpha", SdfValueTypeNames.Float, RtxLdrColor, "alpha", IsHydra: false),
        new("depth", SdfValueTypeNames.Float, "DistanceToImagePlaneSD", "depth"),
        new("normal", SdfValueTypeNames.Normal3f, "NormalSD", "normal"),
        new("albedo", SdfValueTypeNames.Color3f, "DiffuseAlbedoSD", "albedo", IsHydra: false),
        new("motion", SdfValueTypeNames.Float2, "MotionVectors", "motionvector", IsHydra: false),
        new("id", SdfValueTypeNames.Int, "SemanticSegmentation", "primId"),
    ];

    /// <summary>The image of a word.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static RenderAov Parse(string name) => All.FirstOrDefault(aov => aov.Name == name)
        ?? throw new ArgumentException($"expected one of {string.Join(", ", All.Select(aov => aov.Name))}, found '{name}'", nameof(name));
}
