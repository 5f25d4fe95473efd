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

    /// <summary>The specs that say something about the prim over all layers and arcs, the strongest first.</summary>
    public SdfPrimSpecHandleVector GetPrimStack()
    {
        var specs = new SdfPrimSpecHandleVector();
        foreach (UsdOpinion opinion in View.Opinions(GetPath()))
            specs.Add(new SdfPrimSpecHandle(opinion.Layer, opinion.Node.IsRoot ? View.SourceOf(GetPath()) : opinion.Node.Path));
        return specs;
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
    public bool IsActive() => Has(UsdPrimFlags.Active);

    /// <summary>Activates or deactivates the prim at the edit target.</summary>
    public bool SetActive(bool active) => SetField(SdfFieldKeys.Active, active);

    /// <summary>Removes the opinion about activity at the edit target.</summary>
    public bool ClearActive() => ClearField(SdfFieldKeys.Active);

    /// <summary>Whether an opinion about activity is authored.</summary>
    public bool HasAuthoredActive() => Field(SdfFieldKeys.Active) is not null;

    /// <summary>Whether the prim is active and its payload is loaded; a prim without one is loaded when the prim above is.</summary>
    public bool IsLoaded() => Has(UsdPrimFlags.Loaded);

    /// <summary>Loads the payloads of the prim and those below it.</summary>
    public void Load(UsdLoadPolicy policy = UsdLoadPolicy.UsdLoadWithDescendants) => GetStage().Load(GetPath(), policy);

    /// <summary>Unloads the payloads of the prim and those below it.</summary>
    public void Unload() => GetStage().Unload(GetPath());

    /// <summary>Whether the prim or an ancestor is a class.</summary>
    public bool IsAbstract() => Has(UsdPrimFlags.Abstract);

    /// <summary>Whether the prim and all its ancestors are defined.</summary>
    public bool IsDefined() => Has(UsdPrimFlags.Defined);

    /// <summary>Whether the prim is declared with <c>def</c> or <c>class</c>.</summary>
    public bool HasDefiningSpecifier() => IsPrototype() || GetSpecifier() != SdfSpecifier.SdfSpecifierOver;

    /// <summary>Whether this is the root of all prims.</summary>
    public bool IsPseudoRoot() => GetPath().IsAbsoluteRootPath();

    /// <summary>Whether the prim's kind is a model kind, and the prims above it are groups.</summary>
    public bool IsModel() => Has(UsdPrimFlags.Model);

    /// <summary>Whether the prim's kind is a group kind, and the prims above it are groups.</summary>
    public bool IsGroup() => Has(UsdPrimFlags.Group);

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

    private bool Has(uint flag) => (UsdPrimFlags.Of(this, flag) & flag) != 0;

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
