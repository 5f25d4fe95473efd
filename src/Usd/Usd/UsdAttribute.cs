namespace pxr;

/// <summary>An attribute of a prim: a typed value that may vary over time.</summary>
public sealed partial class UsdAttribute : UsdProperty
{
    /// <summary>An invalid attribute.</summary>
    public UsdAttribute()
    {
    }

    internal UsdAttribute(UsdStage stage, SdfPath path)
        : base(stage, path)
    {
    }

    /// <summary>The value type.</summary>
    public SdfValueTypeName GetTypeName()
    {
        string declared = KnownDeclaration()?.TypeName ?? "";
        return SdfTypeRegistry.Find(declared) ?? SdfTypeRegistry.Undeclared(declared.Replace("[]", "", StringComparison.Ordinal), declared.EndsWith("[]", StringComparison.Ordinal));
    }

    /// <summary>Sets the value type at the edit target.</summary>
    public bool SetTypeName(SdfValueTypeName typeName)
    {
        ArgumentNullException.ThrowIfNull(typeName);
        (SdfLayerHandle layer, SdfPath spec) = SpecForEdit();
        layer.SetFieldValue(spec, SdfFieldKeys.TypeName, typeName.GetAsToken());
        return true;
    }

    /// <summary>The role of the value type.</summary>
    public TfToken GetRoleName() => GetTypeName().GetRole();

    /// <summary>Whether the attribute may have time samples.</summary>
    public SdfVariability GetVariability() => KnownDeclaration()?.Variability ?? SdfVariability.SdfVariabilityVarying;

    /// <summary>Sets whether the attribute may have time samples, at the edit target.</summary>
    public bool SetVariability(SdfVariability variability)
    {
        (SdfLayerHandle layer, SdfPath spec) = SpecForEdit();
        layer.SetFieldValue(spec, SdfFieldKeys.Variability, variability);
        return true;
    }

    /// <summary>Adds a connection to another property.</summary>
    public bool AddConnection(SdfPath source, UsdListPosition position = UsdListPosition.UsdListPositionBackOfPrependList) =>
        Connections().Add(TargetPath(source), position);

    /// <summary>Removes a connection.</summary>
    public bool RemoveConnection(SdfPath source) => Connections().Remove(TargetPath(source));

    /// <summary>Replaces the connections by an explicit list.</summary>
    public bool SetConnections(SdfPathVector sources)
    {
        ArgumentNullException.ThrowIfNull(sources);
        return Connections().Set(new SdfPathVector(sources.Select(TargetPath)));
    }

    /// <summary>Removes the opinions about connections at the edit target.</summary>
    public bool ClearConnections() => Connections().Clear();

    /// <summary>Fills a vector with the sources of the connections.</summary>
    public bool GetConnections(SdfPathVector sources)
    {
        ArgumentNullException.ThrowIfNull(sources);
        sources.Clear();
        foreach (SdfPath source in GetStage().View.Targets(GetPath(), SdfFieldKeys.ConnectionPaths)) sources.Add(source);
        return sources.Count > 0;
    }

    /// <summary>Whether connections are authored.</summary>
    public bool HasAuthoredConnections() => AuthoredMetadata(SdfFieldKeys.ConnectionPaths) is not null;

    /// <summary>The colour space of the value; empty when not authored.</summary>
    public TfToken GetColorSpace() => AuthoredMetadata(SdfFieldKeys.ColorSpace) as TfToken ?? new TfToken();

    /// <summary>Sets the colour space of the value.</summary>
    public void SetColorSpace(TfToken colorSpace) => SetMetadata(new TfToken(SdfFieldKeys.ColorSpace), colorSpace);

    /// <summary>Whether a colour space is authored.</summary>
    public bool HasColorSpace() => AuthoredMetadata(SdfFieldKeys.ColorSpace) is not null;

    /// <summary>Removes the colour space.</summary>
    public bool ClearColorSpace() => ClearMetadata(new TfToken(SdfFieldKeys.ColorSpace));

    /// <summary>Makes the spec at the edit target unless it is there; the declaration is the last resort.</summary>
    internal (SdfLayerHandle Layer, SdfPath Path) Declare(UsdAttributeDeclaration lastResort)
    {
        // Looked up first: the spec, once made, is an opinion itself.
        UsdAttributeDeclaration declaration = KnownDeclaration() ?? lastResort;
        return MakeSpec(SdfSpecType.SdfSpecTypeAttribute, declaration.WriteTo);
    }

    private protected override (SdfLayerHandle Layer, SdfPath Path) SpecForEdit() => Declare(
        KnownDeclaration() ?? throw NotDeclared());

    private InvalidOperationException NotDeclared() => new($"<{GetPath()}> is not declared; call CreateAttribute first");

    private protected override bool Exists() => KnownDeclaration() is not null;

    private protected override SdfSpecType SpecTypeForEdit() => SdfSpecType.SdfSpecTypeAttribute;

    /// <summary>The declaration of the prim's schema, or else the strongest authored one.</summary>
    private UsdAttributeDeclaration? KnownDeclaration()
    {
        if (Definition is { IsRelationship: false } definition) return new(definition.TypeName, Custom: false, definition.Variability);
        foreach ((_, SdfSpecData spec) in GetStage().View.Opinions(GetPath()))
        {
            if (spec.Type == SdfSpecType.SdfSpecTypeAttribute) return UsdAttributeDeclaration.Of(spec);
        }

        return null;
    }

    private UsdListEditor<SdfPath, SdfPathVector, SdfPathListOp> Connections() =>
        UsdListEditor.For<SdfPath, SdfPathVector, SdfPathListOp>(SpecForEdit(), SdfFieldKeys.ConnectionPaths);
}
