using pxr;

namespace UsdGsplat.UsdAuthoring.UsdRender;

/// <summary>A prim of UsdRender, for authoring: USD.NET has no class for it, so this writes plain attributes and relationships.</summary>
public abstract class RenderBasePrim
{
    private protected RenderBasePrim(UsdPrim prim) => Prim = prim;

    /// <summary>The prim itself.</summary>
    public UsdPrim Prim { get; }

    /// <summary>The prim's path.</summary>
    public SdfPath Path => Prim.GetPath();

    /// <summary>Applies an API schema by name, whether this runtime knows it or not.</summary>
    public void ApplyApi(string name) => Prim.AddAppliedSchema(new TfToken(name));

    /// <summary>Sets an attribute of a renderer's namespace, such as <c>omni:rtx:rendermode</c> or <c>ri:hider:maxsamples</c>.</summary>
    /// <param name="name">Full name with namespaces.</param>
    /// <param name="type">Value type.</param>
    /// <param name="value">Value of exactly that type.</param>
    /// <param name="custom">Whether no schema declares it; false where an API schema of the prim does.</param>
    /// <exception cref="ArgumentException">The name has no namespace.</exception>
    public void SetRendererSetting(string name, SdfValueTypeName type, VtValue value, bool custom = true)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (!name.Contains(':', StringComparison.Ordinal)) throw new ArgumentException($"expected a name with a namespace, such as ri:{name}, found {name}", nameof(name));
        Prim.CreateAttribute(new TfToken(name), type, custom, SdfVariability.SdfVariabilityVarying).Set(value);
    }

    private protected static UsdPrim Define(UsdStage stage, SdfPath path, string type)
    {
        ArgumentNullException.ThrowIfNull(stage);
        return stage.DefinePrim(path, new TfToken(type));
    }

    private protected void SetTargets(string relationship, IEnumerable<SdfPath> targets)
    {
        var paths = new SdfPathVector();
        foreach (SdfPath target in targets) paths.Add(target);
        Prim.CreateRelationship(new TfToken(relationship), false).SetTargets(paths);
    }

    private protected static VtTokenArray Tokens(IReadOnlyList<string> texts)
    {
        var tokens = new VtTokenArray((uint)texts.Count);
        for (int i = 0; i < texts.Count; i++) tokens[i] = new TfToken(texts[i]);
        return tokens;
    }
}
