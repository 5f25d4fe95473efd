namespace pxr;

/// <summary>A prim as one layer describes it.</summary>
public sealed class SdfPrimSpecHandle : SdfSpecHandle
{
    /// <summary>A handle of nothing.</summary>
    public SdfPrimSpecHandle()
    {
    }

    /// <summary>A handle of the same spec.</summary>
    public SdfPrimSpecHandle(SdfPrimSpecHandle otherHandle)
        : base(otherHandle)
    {
    }

    internal SdfPrimSpecHandle(SdfLayerHandle layer, SdfPath path)
        : base(layer, path)
    {
    }

    /// <summary>The prim's name.</summary>
    public string GetName() => GetPath().GetName();

    /// <summary>The prim's name.</summary>
    public TfToken GetNameToken() => GetPath().GetNameToken();

    /// <summary>The parent's spec.</summary>
    public SdfPrimSpecHandle GetNameParent() => new(GetLayer(), GetPath().GetParentPath());

    /// <summary>A prim spec by a path that may be relative to this one.</summary>
    public SdfPrimSpecHandle GetPrimAtPath(SdfPath path) => GetLayer().GetPrimAtPath(path.MakeAbsolutePath(GetPath()));

    /// <summary>A property spec by a path that may be relative to this prim.</summary>
    public SdfPropertySpecHandle GetPropertyAtPath(SdfPath path) => GetLayer().GetPropertyAtPath(path.MakeAbsolutePath(GetPath()));

    /// <summary>An attribute spec by a path that may be relative to this prim.</summary>
    public SdfAttributeSpecHandle GetAttributeAtPath(SdfPath path) => GetLayer().GetAttributeAtPath(path.MakeAbsolutePath(GetPath()));

    /// <summary>A relationship spec by a path that may be relative to this prim.</summary>
    public SdfRelationshipSpecHandle GetRelationshipAtPath(SdfPath path) => GetLayer().GetRelationshipAtPath(path.MakeAbsolutePath(GetPath()));

    /// <summary>The type's name; empty for none.</summary>
    public TfToken GetTypeName() => Value(SdfFieldKeys.TypeName, new TfToken());

    /// <summary>Sets the type's name; an empty one removes it.</summary>
    public void SetTypeName(string value)
    {
        if (string.IsNullOrEmpty(value)) ClearValue(SdfFieldKeys.TypeName);
        else SetValue(SdfFieldKeys.TypeName, new TfToken(value));
    }

    /// <summary>How the prim is declared.</summary>
    public SdfSpecifier GetSpecifier() => Value(SdfFieldKeys.Specifier, SdfSpecifier.SdfSpecifierOver);

    /// <summary>Sets how the prim is declared.</summary>
    public void SetSpecifier(SdfSpecifier value) => SetValue(SdfFieldKeys.Specifier, value);

    /// <summary>Gets the comment.</summary>
    public string GetComment() => Value(SdfFieldKeys.Comment, "");

    /// <summary>Sets the comment.</summary>
    public void SetComment(string value) => SetValue(SdfFieldKeys.Comment, value);

    /// <summary>Gets the documentation.</summary>
    public string GetDocumentation() => Value(SdfFieldKeys.Documentation, "");

    /// <summary>Sets the documentation.</summary>
    public void SetDocumentation(string value) => SetValue(SdfFieldKeys.Documentation, value);

    /// <summary>Gets whether the prim is active.</summary>
    public bool GetActive() => Value(SdfFieldKeys.Active, true);

    /// <summary>Sets whether the prim is active.</summary>
    public void SetActive(bool value) => SetValue(SdfFieldKeys.Active, value);

    /// <summary>Whether an opinion about whether the prim is active is authored.</summary>
    public bool HasActive() => Spec[SdfFieldKeys.Active] is not null;

    /// <summary>Removes the opinion about whether the prim is active.</summary>
    public void ClearActive() => ClearValue(SdfFieldKeys.Active);

    /// <summary>Gets whether user interfaces should leave the prim out.</summary>
    public bool GetHidden() => Value(SdfFieldKeys.Hidden, false);

    /// <summary>Sets whether user interfaces should leave the prim out.</summary>
    public void SetHidden(bool value) => SetValue(SdfFieldKeys.Hidden, value);

    /// <summary>Gets the kind.</summary>
    public TfToken GetKind() => Value(SdfFieldKeys.Kind, new TfToken());

    /// <summary>Sets the kind.</summary>
    public void SetKind(TfToken value) => SetValue(SdfFieldKeys.Kind, value);

    /// <summary>Whether an opinion about the kind is authored.</summary>
    public bool HasKind() => Spec[SdfFieldKeys.Kind] is not null;

    /// <summary>Removes the opinion about the kind.</summary>
    public void ClearKind() => ClearValue(SdfFieldKeys.Kind);

    /// <summary>Gets whether the prim may share its content.</summary>
    public bool GetInstanceable() => Value(SdfFieldKeys.Instanceable, false);

    /// <summary>Sets whether the prim may share its content.</summary>
    public void SetInstanceable(bool instanceable) => SetValue(SdfFieldKeys.Instanceable, instanceable);

    /// <summary>Whether an opinion about whether the prim may share its content is authored.</summary>
    public bool HasInstanceable() => Spec[SdfFieldKeys.Instanceable] is not null;

    /// <summary>Removes the opinion about whether the prim may share its content.</summary>
    public void ClearInstanceable() => ClearValue(SdfFieldKeys.Instanceable);

    /// <summary>Sets one entry of the free metadata; the name is one key, colons included.</summary>
    public void SetCustomData(string name, VtValue value) => SetEntry(SdfFieldKeys.CustomData, name, value);

    /// <summary>Sets one entry of the asset information; the name is one key, colons included.</summary>
    public void SetAssetInfo(string name, VtValue value) => SetEntry(SdfFieldKeys.AssetInfo, name, value);

    /// <summary>Whether references are authored.</summary>
    public bool HasReferences() => Spec[SdfFieldKeys.References] is not null;

    /// <summary>Removes the opinions about references.</summary>
    public void ClearReferenceList() => ClearValue(SdfFieldKeys.References);

    /// <summary>Whether payloads are authored.</summary>
    public bool HasPayloads() => Spec[SdfFieldKeys.Payload] is not null;

    /// <summary>Removes the opinions about payloads.</summary>
    public void ClearPayloadList() => ClearValue(SdfFieldKeys.Payload);

    /// <summary>Whether inherited classes are authored.</summary>
    public bool HasInheritPaths() => Spec[SdfFieldKeys.InheritPaths] is not null;

    /// <summary>Removes the opinions about inherited classes.</summary>
    public void ClearInheritPathList() => ClearValue(SdfFieldKeys.InheritPaths);

    /// <summary>Whether specialized prims are authored.</summary>
    public bool HasSpecializes() => Spec[SdfFieldKeys.Specializes] is not null;

    /// <summary>Removes the opinions about specialized prims.</summary>
    public void ClearSpecializesList() => ClearValue(SdfFieldKeys.Specializes);
}
