namespace pxr;

/// <summary>A prim of a stage.</summary>
public sealed partial class UsdPrim : UsdObject
{
    /// <summary>An invalid prim.</summary>
    public UsdPrim()
    {
    }

    internal UsdPrim(UsdStage stage, SdfPath path)
        : base(stage, path)
    {
    }

    /// <summary>How the strongest defining opinion declares the prim; <c>over</c> when none does.</summary>
    public SdfSpecifier GetSpecifier()
    {
        if (IsPseudoRoot()) return SdfSpecifier.SdfSpecifierDef;
        SdfSpecifier found = SdfSpecifier.SdfSpecifierOver;
        foreach (UsdOpinion opinion in View.Opinions(GetPath()))
        {
            if (opinion.Spec[SdfFieldKeys.Specifier] is not (SdfSpecifier specifier and not SdfSpecifier.SdfSpecifierOver)) continue;

            // What a prim inherits is a class as a rule, which says little about the prim.
            if (specifier == SdfSpecifier.SdfSpecifierDef || !opinion.Node.IsFromOwnClass) return specifier;
            found = specifier;
        }

        return found;
    }

    /// <summary>Sets the specifier at the edit target.</summary>
    public bool SetSpecifier(SdfSpecifier specifier) => SetField(SdfFieldKeys.Specifier, specifier);

    /// <summary>The type's name; empty for none.</summary>
    public TfToken GetTypeName()
    {
        foreach (UsdOpinion opinion in View.Opinions(GetPath()))
        {
            if (opinion.Spec[SdfFieldKeys.TypeName] is TfToken name && !name.IsEmpty()) return name;
        }

        return new TfToken();
    }

    /// <summary>Sets the type's name at the edit target.</summary>
    public bool SetTypeName(TfToken typeName) => SetField(SdfFieldKeys.TypeName, typeName);

    /// <summary>Removes the type's name at the edit target.</summary>
    public bool ClearTypeName() => ClearField(SdfFieldKeys.TypeName);

    /// <summary>Whether a type's name is authored.</summary>
    public bool HasAuthoredTypeName() => Field(SdfFieldKeys.TypeName) is not null;

    /// <summary>Whether the prim and its ancestors are not deactivated.</summary>
    public bool IsActive() => IsPseudoRoot() || (Field(SdfFieldKeys.Active) is not false && GetParent().IsActive());

    /// <summary>Activates or deactivates the prim at the edit target.</summary>
    public bool SetActive(bool active) => SetField(SdfFieldKeys.Active, active);

    /// <summary>Removes the opinion about activity at the edit target.</summary>
    public bool ClearActive() => ClearField(SdfFieldKeys.Active);

    /// <summary>Whether an opinion about activity is authored.</summary>
    public bool HasAuthoredActive() => Field(SdfFieldKeys.Active) is not null;

    /// <summary>Whether the prim is active and no payload that it, or a prim above it, has is left unloaded.</summary>
    public bool IsLoaded()
    {
        if (!IsActive()) return false;
        for (SdfPath path = GetPath(); !path.IsAbsoluteRootPath(); path = path.GetParentPath())
        {
            if (View.Index(path) is { HasPayloads: true } && !View.LoadRules.IsLoaded(path)) return false;
        }

        return true;
    }

    /// <summary>Loads the payloads of the prim and those below it.</summary>
    public void Load(UsdLoadPolicy policy = UsdLoadPolicy.UsdLoadWithDescendants) => GetStage().Load(GetPath(), policy);

    /// <summary>Unloads the payloads of the prim and those below it.</summary>
    public void Unload() => GetStage().Unload(GetPath());

    /// <summary>Whether the prim or an ancestor is a class.</summary>
    public bool IsAbstract() => !IsPseudoRoot() && (GetSpecifier() == SdfSpecifier.SdfSpecifierClass || GetParent().IsAbstract());

    /// <summary>Whether the prim and all its ancestors are defined.</summary>
    public bool IsDefined() => IsPseudoRoot() || (HasDefiningSpecifier() && GetParent().IsDefined());

    /// <summary>Whether the prim is declared with <c>def</c> or <c>class</c>.</summary>
    public bool HasDefiningSpecifier() => GetSpecifier() != SdfSpecifier.SdfSpecifierOver;

    /// <summary>Whether this is the root of all prims.</summary>
    public bool IsPseudoRoot() => GetPath().IsAbsoluteRootPath();

    /// <summary>Whether the prim's kind is a model kind.</summary>
    public bool IsModel() => new UsdModelAPI(this).IsModel();

    /// <summary>Whether the prim's kind is a group kind.</summary>
    public bool IsGroup() => new UsdModelAPI(this).IsGroup();

    /// <summary>Whether the prim may share its content with equal ones.</summary>
    public bool IsInstanceable() => Field(SdfFieldKeys.Instanceable) is true;

    /// <summary>Whether the prim shares what is below it with equal prims. Walks do not enter it.</summary>
    public bool IsInstance() => View.IsInstance(GetPath());

    /// <summary>Whether the prim lies below an instance. Opinions of the stage's own layers about it do not count.</summary>
    public bool IsInstanceProxy()
    {
        for (SdfPath path = GetPath(); !path.IsAbsoluteRootPath();)
        {
            path = path.GetParentPath();
            if (View.IsInstance(path)) return true;
        }

        return false;
    }

    /// <summary>Sets whether the prim may share its content, at the edit target.</summary>
    public bool SetInstanceable(bool instanceable) => SetField(SdfFieldKeys.Instanceable, instanceable);

    /// <summary>Removes the opinion about sharing at the edit target.</summary>
    public bool ClearInstanceable() => ClearField(SdfFieldKeys.Instanceable);

    /// <summary>Whether an opinion about sharing is authored.</summary>
    public bool HasAuthoredInstanceable() => Field(SdfFieldKeys.Instanceable) is not null;

    /// <summary>Whether the prim's type is, or derives from, a schema.</summary>
    public bool IsA(TfToken schemaIdentifier) => UsdSchemas.IsA(GetTypeName(), schemaIdentifier);

    /// <summary>The API schemas applied to the prim: those that are authored, and those that they and its type build in.</summary>
    public TfTokenVector GetAppliedSchemas() => new(UsdSchemas.Applied(
        View.ListField<TfToken, TfTokenVector>(GetPath(), SdfFieldKeys.ApiSchemas).Select(name => name.GetString()), GetTypeName()).Select(name => new TfToken(name)));

    /// <summary>Whether an API schema is applied; <paramref name="instanceName"/> for schemas that apply several times.</summary>
    public bool HasAPI(TfToken schemaIdentifier, TfToken? instanceName = null)
    {
        string name = ApiName(schemaIdentifier, instanceName);
        return GetAppliedSchemas().Any(s => s == name || (instanceName is null && s.GetString().StartsWith(name + ":", StringComparison.Ordinal)));
    }

    /// <summary>Applies an API schema. No schema is refused.</summary>
    public bool ApplyAPI(TfToken schemaIdentifier, TfToken? instanceName = null) => AddAppliedSchema(new TfToken(ApiName(schemaIdentifier, instanceName)));

    /// <summary>Removes an API schema.</summary>
    public bool RemoveAPI(TfToken schemaIdentifier, TfToken? instanceName = null) => RemoveAppliedSchema(new TfToken(ApiName(schemaIdentifier, instanceName)));

    /// <summary>Adds a name to the applied API schemas: behind the prepended ones, or behind an explicit list.</summary>
    public bool AddAppliedSchema(TfToken appliedSchemaName) =>
        UsdListEditor.For<TfToken, TfTokenVector, SdfTokenListOp>(SpecForEdit(), SdfFieldKeys.ApiSchemas)
            .Add(appliedSchemaName, UsdListPosition.UsdListPositionBackOfPrependList);

    /// <summary>Removes a name from the applied API schemas.</summary>
    public bool RemoveAppliedSchema(TfToken appliedSchemaName) =>
        UsdListEditor.For<TfToken, TfTokenVector, SdfTokenListOp>(SpecForEdit(), SdfFieldKeys.ApiSchemas).Remove(appliedSchemaName);

    private protected override (SdfLayerHandle Layer, SdfPath Path) SpecForEdit()
    {
        View.CheckEditable(GetPath());
        UsdEditTarget target = GetStage().GetEditTarget();
        return (target.GetLayer(), IsPseudoRoot() ? GetPath() : target.EnsurePrim(GetPath()));
    }

    private protected override SdfSpecType SpecTypeForEdit() =>
        IsPseudoRoot() ? SdfSpecType.SdfSpecTypePseudoRoot : SdfSpecType.SdfSpecTypePrim;

    private UsdStageView View => GetStage().View;

    private static string ApiName(TfToken schema, TfToken? instance) =>
        instance is null || instance.IsEmpty() ? schema.GetString() : $"{schema}:{instance}";

    private object? Field(string field) => View.Field(GetPath(), field);

    private bool SetField(string field, object value)
    {
        (SdfLayerHandle layer, SdfPath spec) = SpecForEdit();
        layer.SetFieldValue(spec, field, value);
        return true;
    }

    private bool ClearField(string field)
    {
        (SdfLayerHandle Layer, SdfPath Path)? spec = ExistingSpecForEdit();
        spec?.Layer.EraseField(spec.Value.Path, new TfToken(field));
        return true;
    }
}
