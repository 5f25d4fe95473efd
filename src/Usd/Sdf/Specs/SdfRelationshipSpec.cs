namespace pxr;

/// <summary>Makes relationship specs.</summary>
public static class SdfRelationshipSpec
{
    /// <summary>Makes a relationship.</summary>
    /// <exception cref="ArgumentException">The name is no property name, or the prim has such a property.</exception>
    public static SdfRelationshipSpecHandle New(
        SdfPrimSpecHandle owner, string name, bool custom = true, SdfVariability variability = SdfVariability.SdfVariabilityUniform)
    {
        ArgumentNullException.ThrowIfNull(owner);
        SdfLayerHandle layer = owner.GetLayer();
        SdfPath path = owner.GetPath().AppendProperty(new TfToken(name));
        if (layer.HasSpec(path)) throw new ArgumentException($"the layer {layer.identifier} has a spec at <{path}> already", nameof(name));
        SdfSpecData spec = layer.CreateSpec(path, SdfSpecType.SdfSpecTypeRelationship);
        spec[SdfFieldKeys.Custom] = custom;
        spec[SdfFieldKeys.Variability] = variability;
        return new SdfRelationshipSpecHandle(layer, path);
    }
}
