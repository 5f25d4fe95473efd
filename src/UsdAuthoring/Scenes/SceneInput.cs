using pxr;
using UsdGsplat.Splats;

namespace UsdGsplat.UsdAuthoring.Scenes;

/// <summary>One cloud of a scene.</summary>
/// <param name="Source">The cloud, still or 4D; not disposed.</param>
public sealed record SceneInput(ISplatSource Source)
{
    /// <summary>Name of its prim and files; null for the format's own name, or with several inputs for that of its file.</summary>
    public string? Name { get; init; }

    /// <summary>Places it among the other inputs, in stage axes; for row vectors, translation in the last row. Null for where its data has it.</summary>
    public GfMatrix4d? Transform { get; init; }
}
