namespace pxr;

public sealed partial class UsdPrim
{
    /// <summary>The child of a name; invalid when there is none.</summary>
    public UsdPrim GetChild(TfToken name) => new(GetStage(), GetPath().AppendChild(name));

    /// <summary>The active, defined, concrete children.</summary>
    public UsdPrimSiblingRange GetChildren() => new(Children().Where(UsdPrimRange.IsDefault));

    /// <summary>All children.</summary>
    public UsdPrimSiblingRange GetAllChildren() => new(Children());

    /// <summary>The names of the active, defined, concrete children.</summary>
    public TfTokenVector GetChildrenNames() => new(GetChildren().Select(c => c.GetName()));

    /// <summary>The names of all children.</summary>
    public TfTokenVector GetAllChildrenNames() => new(Children().Select(c => c.GetName()));

    /// <summary>The active, defined, concrete prims below this one, depth first.</summary>
    public UsdPrimSubtreeRange GetDescendants() => new(new UsdPrimRange(this, UsdPrimRange.IsDefault, includeStart: false));

    /// <summary>All prims below this one, depth first.</summary>
    public UsdPrimSubtreeRange GetAllDescendants() => new(new UsdPrimRange(this, static _ => true, includeStart: false));

    /// <summary>The parent; invalid for the pseudo-root.</summary>
    public UsdPrim GetParent() => IsPseudoRoot() ? new UsdPrim() : new UsdPrim(GetStage(), GetPath().GetParentPath());

    /// <summary>The next active, defined, concrete sibling; invalid behind the last.</summary>
    public UsdPrim GetNextSibling()
    {
        if (IsPseudoRoot()) return new UsdPrim();
        return GetParent().GetChildren().SkipWhile(p => p != this).Skip(1).FirstOrDefault() ?? new UsdPrim();
    }

    /// <summary>The authored order of children.</summary>
    public TfTokenVector GetChildrenReorder() => Tokens(Field(SdfFieldKeys.PrimOrder) as List<string> ?? []);

    /// <summary>Sets the order of children at the edit target.</summary>
    public void SetChildrenReorder(TfTokenVector order) => SetField(SdfFieldKeys.PrimOrder, order.Select(t => t.GetString()).ToList());

    /// <summary>Removes the order of children at the edit target.</summary>
    public void ClearChildrenReorder() => ClearField(SdfFieldKeys.PrimOrder);

    /// <summary>A prim by a path that may be relative to this one.</summary>
    public UsdPrim GetPrimAtPath(SdfPath path) => GetStage().GetPrimAtPath(path.MakeAbsolutePath(GetPath()));

    /// <summary>An object by a path that may be relative to this prim.</summary>
    public UsdObject GetObjectAtPath(SdfPath path) => GetStage().GetObjectAtPath(path.MakeAbsolutePath(GetPath()));

    /// <summary>A property by a path that may be relative to this prim.</summary>
    public UsdProperty GetPropertyAtPath(SdfPath path) => GetStage().GetPropertyAtPath(path.MakeAbsolutePath(GetPath()));

    /// <summary>An attribute by a path that may be relative to this prim.</summary>
    public UsdAttribute GetAttributeAtPath(SdfPath path) => GetStage().GetAttributeAtPath(path.MakeAbsolutePath(GetPath()));

    /// <summary>A relationship by a path that may be relative to this prim.</summary>
    public UsdRelationship GetRelationshipAtPath(SdfPath path) => GetStage().GetRelationshipAtPath(path.MakeAbsolutePath(GetPath()));

    /// <summary>The children that walks meet: those of an instance are not among them.</summary>
    internal IEnumerable<UsdPrim> Children() => View.IsInstance(GetPath()) ? [] : ChildrenWithProxies();

    /// <summary>The children, those of an instance as well.</summary>
    internal IEnumerable<UsdPrim> ChildrenWithProxies() => View.ChildNames(GetPath()).Select(n => new UsdPrim(GetStage(), GetPath().Child(n)));
}
