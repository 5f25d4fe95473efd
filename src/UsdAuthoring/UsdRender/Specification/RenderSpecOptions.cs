namespace UsdGsplat.UsdAuthoring.UsdRender.Specification;

/// <summary>How a render specification is computed.</summary>
public sealed record RenderSpecOptions
{
    /// <summary>The outermost namespaces of renderers' settings to gather, such as <c>ri</c> or <c>omni</c>; all when empty. Default: all.</summary>
    public IReadOnlyList<string> Namespaces { get; init; } = [];

    /// <summary>Whose result to give. Default: that which the schemas' documentation asks for.</summary>
    public RenderSpecCompat Compat { get; init; }
}
