using pxr;

namespace UsdGsplat.UsdAuthoring.UsdRender;

/// <summary>A <c>RenderVar</c> prim: one channel or layer of an image. The prim's name is the channel's.</summary>
/// <remarks>Source: the render settings' description, section 1.4.</remarks>
public sealed class RenderVarPrim : RenderBasePrim
{
    private RenderVarPrim(UsdPrim prim)
        : base(prim)
    {
    }

    /// <summary>Defines the prim at the stage's edit target.</summary>
    public static RenderVarPrim Define(UsdStage stage, SdfPath path) => new(Define(stage, path, RenderTokens.RenderVar));

    /// <summary>Sets the type of its values.</summary>
    public void SetDataType(SdfValueTypeName type)
    {
        ArgumentNullException.ThrowIfNull(type);
        RenderProperty.DataType.Set(Prim, type.GetAsToken());
    }

    /// <summary>Sets where the renderer has the values from.</summary>
    /// <param name="name">A name that the renderer knows, a primvar, or a light path expression.</param>
    /// <param name="type">Which of these: one of <see cref="RenderTokens.SourceTypes"/>.</param>
    /// <exception cref="ArgumentException">The type is none of them.</exception>
    public void SetSource(string name, string type = "raw")
    {
        if (!RenderTokens.SourceTypes.Contains(type)) throw new ArgumentException($"expected one of {string.Join(", ", RenderTokens.SourceTypes)}, found '{type}'", nameof(type));
        RenderProperty.SourceName.Set(Prim, name);
        RenderProperty.SourceType.Set(Prim, new TfToken(type));
    }
}
