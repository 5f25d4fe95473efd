namespace pxr;

/// <summary>Makes prim specs.</summary>
public static class SdfPrimSpec
{
    /// <summary>Makes a root prim.</summary>
    /// <exception cref="ArgumentException">The name is no identifier, or the layer has such a prim.</exception>
    public static SdfPrimSpecHandle New(SdfLayerHandle parentLayer, string name, SdfSpecifier spec, string typeName = "")
    {
        ArgumentNullException.ThrowIfNull(parentLayer);
        return New(parentLayer.GetPseudoRoot(), name, spec, typeName);
    }

    /// <summary>Makes a child of a prim.</summary>
    /// <exception cref="ArgumentException">The name is no identifier, or the parent has such a child.</exception>
    public static SdfPrimSpecHandle New(SdfPrimSpecHandle parentPrim, string name, SdfSpecifier spec, string typeName = "")
    {
        ArgumentNullException.ThrowIfNull(parentPrim);
        SdfLayerHandle layer = parentPrim.GetLayer();
        SdfPath path = parentPrim.GetPath().AppendChild(new TfToken(name));
        if (layer.HasSpec(path)) throw new ArgumentException($"the layer {layer.identifier} has a spec at <{path}> already", nameof(name));
        layer.CreateSpec(path, SdfSpecType.SdfSpecTypePrim);
        var made = new SdfPrimSpecHandle(layer, path);
        made.SetSpecifier(spec);
        made.SetTypeName(typeName);
        return made;
    }
}
