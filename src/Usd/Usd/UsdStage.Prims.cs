namespace pxr;

public sealed partial class UsdStage
{
    /// <summary>The root of all prims.</summary>
    public UsdPrim GetPseudoRoot() => new(this, SdfPath.AbsoluteRootPath());

    /// <summary>The prim at a path; invalid when there is none.</summary>
    public UsdPrim GetPrimAtPath(SdfPath path) => new(this, path);

    /// <summary>The prim or property at a path; invalid when there is none.</summary>
    public UsdObject GetObjectAtPath(SdfPath path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return path.IsPropertyPath() ? GetPropertyAtPath(path) : GetPrimAtPath(path);
    }

    /// <summary>The property at a path; invalid when there is none.</summary>
    public UsdProperty GetPropertyAtPath(SdfPath path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return GetPrimAtPath(path.GetPrimPath()).GetProperty(path.GetNameToken());
    }

    /// <summary>The attribute at a path; invalid when there is none.</summary>
    public UsdAttribute GetAttributeAtPath(SdfPath path) => new(this, path);

    /// <summary>The relationship at a path; invalid when there is none.</summary>
    public UsdRelationship GetRelationshipAtPath(SdfPath path) => new(this, path);

    /// <summary>Makes <c>over</c> specs for a prim and its ancestors where missing, and returns the prim.</summary>
    public UsdPrim OverridePrim(SdfPath path)
    {
        CheckPrimPath(path);
        View.CheckEditable(path);
        editTarget.EnsurePrim(path);
        return new UsdPrim(this, path);
    }

    /// <summary>Defines a prim, and its undefined ancestors as typeless prims.</summary>
    /// <param name="path">An absolute prim path.</param>
    /// <param name="typeName">The type, for example <c>Xform</c>; empty for none. An empty or equal type changes nothing on a defined prim.</param>
    /// <exception cref="ArgumentException">The path is no absolute prim path.</exception>
    public UsdPrim DefinePrim(SdfPath path, TfToken? typeName = null)
    {
        CheckPrimPath(path);
        View.CheckEditable(path);
        if (!path.IsRootPrimPath()) DefineAncestor(path.GetParentPath());
        var prim = new UsdPrim(this, path);
        string type = typeName?.GetString() ?? "";
        if (prim.HasDefiningSpecifier() && (type.Length == 0 || prim.GetTypeName() == type)) return prim;
        SdfPath spec = editTarget.EnsurePrim(path);
        SdfLayerHandle layer = editTarget.GetLayer();
        layer.SetFieldValue(spec, SdfFieldKeys.Specifier, SdfSpecifier.SdfSpecifierDef);
        if (type.Length > 0) layer.SetFieldValue(spec, SdfFieldKeys.TypeName, new TfToken(type));
        return prim;
    }

    /// <summary>Makes a class, an abstract prim below the root to inherit from.</summary>
    public UsdPrim CreateClassPrim(SdfPath rootPrimPath)
    {
        CheckPrimPath(rootPrimPath);
        View.CheckEditable(rootPrimPath);
        if (!rootPrimPath.IsRootPrimPath()) throw new ArgumentException($"<{rootPrimPath}> is no root prim path", nameof(rootPrimPath));
        SdfPath spec = editTarget.EnsurePrim(rootPrimPath);
        editTarget.GetLayer().SetFieldValue(spec, SdfFieldKeys.Specifier, SdfSpecifier.SdfSpecifierClass);
        return new UsdPrim(this, rootPrimPath);
    }

    /// <summary>Removes a prim's spec and all below it at the edit target; opinions in other layers stay.</summary>
    /// <returns>Whether there was a spec.</returns>
    public bool RemovePrim(SdfPath path)
    {
        CheckPrimPath(path);
        View.CheckEditable(path);
        (SdfLayerHandle layer, SdfPath spec) = editTarget.Map(path);
        return layer.EraseSpec(spec);
    }

    /// <summary>The prim that a reference to this stage's root layer means when it names none; invalid when there is none.</summary>
    public UsdPrim GetDefaultPrim()
    {
        string name = rootLayer.GetDefaultPrim();
        return SdfPathParser.IsIdentifier(name) ? new UsdPrim(this, SdfPath.AbsoluteRootPath().Child(name)) : new UsdPrim();
    }

    /// <summary>Sets the default prim on the root layer, whatever the edit target.</summary>
    /// <exception cref="ArgumentException">The prim is no root prim.</exception>
    public void SetDefaultPrim(UsdPrim prim)
    {
        ArgumentNullException.ThrowIfNull(prim);
        if (!prim.GetPath().IsRootPrimPath()) throw new ArgumentException($"<{prim.GetPath()}> is no root prim", nameof(prim));
        rootLayer.SetDefaultPrim(prim.GetName());
    }

    /// <summary>Removes the default prim from the root layer.</summary>
    public void ClearDefaultPrim() => rootLayer.ClearDefaultPrim();

    /// <summary>Whether the root layer names a default prim.</summary>
    public bool HasDefaultPrim() => rootLayer.HasDefaultPrim();

    /// <summary>All active, loaded, defined, concrete prims, depth first, without the pseudo-root.</summary>
    /// <remarks>What lies below an instance is left out; <see cref="Traverse(Usd_PrimFlagsPredicate)"/> can enter.</remarks>
    public UsdPrimRange Traverse() => Traverse(Usd.UsdPrimDefaultPredicate);

    /// <summary>The prims that a predicate lets a walk visit, depth first, without the pseudo-root.</summary>
    public UsdPrimRange Traverse(Usd_PrimFlagsPredicate predicate) => new(GetPseudoRoot(), predicate, includesStart: false);

    /// <summary>All prims, depth first, without the pseudo-root.</summary>
    public UsdPrimRange TraverseAll() => Traverse(Usd.UsdPrimAllPrimsPredicate);

    /// <summary>The prims that hold what equal instances share, in the order of their numbers.</summary>
    /// <remarks>Composes the whole stage. An edit can bring new ones and take others away; those that stay keep their names.</remarks>
    public UsdPrimVector GetPrototypes() => new(View.Prototypes.Paths.Select(path => new UsdPrim(this, path)));

    /// <summary>All prims that <see cref="Traverse()"/> gives.</summary>
    public UsdPrimVector GetAllPrims() => new(Traverse());

    /// <summary>All prims that <see cref="Traverse()"/> gives and whose type is, or derives from, a type.</summary>
    public UsdPrimVector GetAllPrimsByType(string typeName) =>
        new(Traverse().Where(prim => prim.GetTypeName() == typeName || prim.IsA(new TfToken(typeName))));

    /// <summary>The paths of all prims that <see cref="Traverse()"/> gives.</summary>
    public SdfPathVector GetAllPaths() => new(Traverse().Select(prim => prim.GetPath()));

    /// <summary>The paths of the prims of <see cref="GetAllPrimsByType"/> at or below a prim.</summary>
    public SdfPathVector GetAllPathsByType(string typeName, SdfPath rootPath) =>
        new(GetAllPrimsByType(typeName).Select(prim => prim.GetPath()).Where(path => path.HasPrefix(rootPath)));

    private void DefineAncestor(SdfPath path)
    {
        if (!path.IsRootPrimPath()) DefineAncestor(path.GetParentPath());
        var prim = new UsdPrim(this, path);
        if (prim.HasDefiningSpecifier()) return;
        SdfPath spec = editTarget.EnsurePrim(path);
        editTarget.GetLayer().SetFieldValue(spec, SdfFieldKeys.Specifier, SdfSpecifier.SdfSpecifierDef);
    }

    private static void CheckPrimPath(SdfPath path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (path.IsAbsolutePath() && path.Kind == SdfPathKind.Prim && !path.ContainsPrimVariantSelection()) return;
        throw new ArgumentException($"<{path}> is no absolute prim path", nameof(path));
    }
}
