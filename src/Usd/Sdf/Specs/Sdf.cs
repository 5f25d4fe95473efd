namespace pxr;

/// <summary>Functions of module Sdf.</summary>
public static class Sdf
{
    /// <summary>The prim spec at a path, made when missing with all above it as <c>over</c>.</summary>
    public static SdfPrimSpecHandle SdfCreatePrimInLayer(SdfLayerHandle layer, SdfPath primPath)
    {
        SdfJustCreatePrimInLayer(layer, primPath);
        return new SdfPrimSpecHandle(layer, primPath);
    }

    /// <summary>Makes the prim spec at a path when missing, with all above it as <c>over</c>.</summary>
    /// <exception cref="ArgumentException">The path is no absolute path of a prim or a variant.</exception>
    public static bool SdfJustCreatePrimInLayer(SdfLayerHandle layer, SdfPath primPath)
    {
        ArgumentNullException.ThrowIfNull(layer);
        ArgumentNullException.ThrowIfNull(primPath);
        bool fits = primPath.IsAbsolutePath() && (primPath.IsPrimOrPrimVariantSelectionPath() || primPath.IsAbsoluteRootPath());
        if (!fits) throw new ArgumentException($"<{primPath}> is no absolute prim path", nameof(primPath));
        SdfPrimSpecs.Ensure(layer, primPath);
        return true;
    }

    /// <summary>Makes the attribute spec at a path when missing, with all above it as <c>over</c>.</summary>
    /// <exception cref="ArgumentException">The path is no absolute path of a property.</exception>
    /// <exception cref="InvalidOperationException">The layer has a relationship there.</exception>
    public static bool SdfJustCreatePrimAttributeInLayer(
        SdfLayerHandle layer, SdfPath attrPath, SdfValueTypeName typeName, SdfVariability variability = SdfVariability.SdfVariabilityVarying, bool isCustom = false)
    {
        ArgumentNullException.ThrowIfNull(attrPath);
        ArgumentNullException.ThrowIfNull(typeName);
        if (!attrPath.IsPrimPropertyPath()) throw new ArgumentException($"<{attrPath}> is no property path", nameof(attrPath));
        SdfJustCreatePrimInLayer(layer, attrPath.GetParentPath());
        bool isNew = !layer.HasSpec(attrPath);
        SdfSpecData spec = layer.CreateSpec(attrPath, SdfSpecType.SdfSpecTypeAttribute);
        if (isNew) new UsdAttributeDeclaration(typeName.Text, isCustom, variability).WriteTo(spec);
        return true;
    }

    /// <summary>The value type without a role that holds a value; the invalid one when none does.</summary>
    public static SdfValueTypeName SdfGetValueTypeNameForValue(VtValue value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value.Held is { } held && SdfTypeRegistry.OfValue(held) is { } type ? type : new SdfValueTypeName();
    }

    /// <summary>Whether a value may be that of an attribute.</summary>
    public static bool SdfValueHasValidType(VtValue value) => SdfGetValueTypeNameForValue(value).Element is not null;

    /// <summary>Whether a specifier defines a prim.</summary>
    public static bool SdfIsDefiningSpecifier(SdfSpecifier spec) => spec != SdfSpecifier.SdfSpecifierOver;
}
