namespace pxr;

/// <summary>Makes attribute specs.</summary>
public static class SdfAttributeSpec
{
    /// <summary>Makes an attribute.</summary>
    /// <exception cref="ArgumentException">The name is no property name, or the prim has such a property.</exception>
    public static SdfAttributeSpecHandle New(
        SdfPrimSpecHandle owner, string name, SdfValueTypeName typeName, SdfVariability variability = SdfVariability.SdfVariabilityVarying, bool custom = false)
    {
        ArgumentNullException.ThrowIfNull(owner);
        ArgumentNullException.ThrowIfNull(typeName);
        SdfLayerHandle layer = owner.GetLayer();
        SdfPath path = owner.GetPath().AppendProperty(new TfToken(name));
        if (layer.HasSpec(path)) throw new ArgumentException($"the layer {layer.identifier} has a spec at <{path}> already", nameof(name));
        new UsdAttributeDeclaration(typeName.Text, custom, variability).WriteTo(layer.CreateSpec(path, SdfSpecType.SdfSpecTypeAttribute));
        return new SdfAttributeSpecHandle(layer, path);
    }
}
