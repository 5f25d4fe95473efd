namespace pxr;

public sealed partial class UsdPrim
{
    /// <summary>The child of a name; invalid when there is none.</summary>
    public UsdPrim GetChild(TfToken name) => new(GetStage(), GetPath().AppendChild(name));

    /// <summary>The active, loaded, defined, concrete children; none of an instance.</summary>
    public UsdPrimSiblingRange GetChildren() => GetFilteredChildren(Usd.UsdPrimDefaultPredicate);

    /// <summary>All children; none of an instance.</summary>
    public UsdPrimSiblingRange GetAllChildren() => GetFilteredChildren(Usd.UsdPrimAllPrimsPredicate);

    /// <summary>The children that a predicate lets a walk visit. Below an instance all walks go on.</summary>
    public UsdPrimSiblingRange GetFilteredChildren(Usd_PrimFlagsPredicate predicate)
    {
        ArgumentNullException.ThrowIfNull(predicate);
        return new UsdPrimSiblingRange(Filtered(predicate));
    }

    /// <summary>The names of the active, loaded, defined, concrete children.</summary>
    public TfTokenVector GetChildrenNames() => GetFilteredChildrenNames(Usd.UsdPrimDefaultPredicate);

    /// <summary>The names of all children.</summary>
    public TfTokenVector GetAllChildrenNames() => GetFilteredChildrenNames(Usd.UsdPrimAllPrimsPredicate);

    /// <summary>The names of the children that a predicate lets a walk visit.</summary>
    public TfTokenVector GetFilteredChildrenNames(Usd_PrimFlagsPredicate predicate) => new(GetFilteredChildren(predicate).Select(c => c.GetName()));

    /// <summary>The active, loaded, defined, concrete prims below this one, depth first.</summary>
    public UsdPrimSubtreeRange GetDescendants() => GetFilteredDescendants(Usd.UsdPrimDefaultPredicate);

    /// <summary>All prims below this one, depth first.</summary>
    public UsdPrimSubtreeRange GetAllDescendants() => GetFilteredDescendants(Usd.UsdPrimAllPrimsPredicate);

    /// <summary>The prims below this one that a predicate lets a walk visit, depth first.</summary>
    public UsdPrimSubtreeRange GetFilteredDescendants(Usd_PrimFlagsPredicate predicate) => new(new UsdPrimRange(this, predicate, includesStart: false));

    /// <summary>The parent; invalid for the pseudo-root.</summary>
    public UsdPrim GetParent() => IsPseudoRoot() ? new UsdPrim() : new UsdPrim(GetStage(), GetPath().GetParentPath());

    /// <summary>The next active, loaded, defined, concrete sibling; invalid behind the last.</summary>
    public UsdPrim GetNextSibling() => GetFilteredNextSibling(Usd.UsdPrimDefaultPredicate);

    /// <summary>The next sibling that a predicate lets a walk visit; invalid behind the last.</summary>
    public UsdPrim GetFilteredNextSibling(Usd_PrimFlagsPredicate predicate)
    {
        ArgumentNullException.ThrowIfNull(predicate);
        if (IsPseudoRoot() || IsPrototype()) return new UsdPrim();
        uint above = UsdPrimFlags.Of(GetParent(), predicate.Mask);
        IEnumerable<UsdPrim> behind = GetParent().ChildrenWithProxies().SkipWhile(p => p != this).Skip(1);
        return behind.FirstOrDefault(p => predicate.Matches(UsdPrimFlags.Of(p, above, predicate.Mask))) ?? new UsdPrim();
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

    /// <summary>The children, those of an instance as well.</summary>
    internal UsdPrim[] ChildrenWithProxies()
    {
        List<string> names = View.ChildNames(GetPath());
        var children = new UsdPrim[names.Count];
        for (int i = 0; i < children.Length; i++) children[i] = new UsdPrim(GetStage(), GetPath().Child(names[i]));
        return children;
    }

    private IEnumerable<UsdPrim> Filtered(Usd_PrimFlagsPredicate predicate)
    {
        if (IsInstance() && !predicate.IncludeInstanceProxiesInTraversal() && !IsInstanceProxy()) yield break;
        uint above = UsdPrimFlags.Of(this, predicate.Mask);
        foreach (UsdPrim child in ChildrenWithProxies())
        {
            if (predicate.Matches(UsdPrimFlags.Of(child, above, predicate.Mask))) yield return child;
        }
    }
}
