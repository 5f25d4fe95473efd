namespace pxr;

public partial class SdfLayerHandle
{
    /// <summary>The spec above all prims.</summary>
    public SdfPrimSpecHandle GetPseudoRoot() => new(this, SdfPath.AbsoluteRootPath());

    /// <summary>The prim spec at a path; dormant when there is none.</summary>
    public SdfPrimSpecHandle GetPrimAtPath(SdfPath path) =>
        GetSpecType(path) is SdfSpecType.SdfSpecTypePrim or SdfSpecType.SdfSpecTypePseudoRoot or SdfSpecType.SdfSpecTypeVariant ? new(this, path) : new();

    /// <summary>The property spec at a path; dormant when there is none.</summary>
    public SdfPropertySpecHandle GetPropertyAtPath(SdfPath path) =>
        GetSpecType(path) is SdfSpecType.SdfSpecTypeAttribute or SdfSpecType.SdfSpecTypeRelationship ? new(this, path) : new();

    /// <summary>The attribute spec at a path; dormant when there is none.</summary>
    public SdfAttributeSpecHandle GetAttributeAtPath(SdfPath path) => GetSpecType(path) == SdfSpecType.SdfSpecTypeAttribute ? new(this, path) : new();

    /// <summary>The relationship spec at a path; dormant when there is none.</summary>
    public SdfRelationshipSpecHandle GetRelationshipAtPath(SdfPath path) => GetSpecType(path) == SdfSpecType.SdfSpecTypeRelationship ? new(this, path) : new();

    /// <summary>The spec at a path; dormant when there is none.</summary>
    public SdfSpecHandle GetObjectAtPath(SdfPath path) => HasSpec(path) ? new(this, path) : new();

    /// <summary>Removes a root prim with all below it.</summary>
    public void RemoveRootPrim(SdfPrimSpecHandle prim)
    {
        ArgumentNullException.ThrowIfNull(prim);
        if (!prim.GetPath().IsRootPrimPath()) throw new ArgumentException($"<{prim.GetPath()}> is no root prim", nameof(prim));
        EraseSpec(prim.GetPath());
    }
}
