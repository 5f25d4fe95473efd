using UsdGsplat.Codecs;

namespace pxr;

/// <summary>Writes what a stage composes into one layer without arcs.</summary>
/// <remarks>Source: the composition description, section 16.</remarks>
internal sealed class UsdFlattener
{
    private readonly UsdStage stage;
    private readonly UsdStageView view;
    private readonly UsdPrototypes prototypes;
    private readonly SdfLayerHandle result = SdfLayer.CreateAnonymous("flattened.usda");

    private UsdFlattener(UsdStage stage)
    {
        this.stage = stage;
        view = stage.View;
        prototypes = new UsdPrototypes(view, "Flattened_Prototype_");
    }

    /// <exception cref="AssetUnsupportedException">Composition has met what it does not follow.</exception>
    internal static SdfLayerHandle Flatten(UsdStage stage, bool addSourceFileComment)
    {
        var flattener = new UsdFlattener(stage);
        flattener.Copy();
        if (addSourceFileComment) AddSource(flattener.result, stage.GetRootLayer());
        return flattener.result;
    }

    private void Copy()
    {
        SdfPath root = SdfPath.AbsoluteRootPath();
        UsdFlatSpec.CopyMetadata([.. view.Opinions(root)], result.Data.Root);
        foreach (UsdPrim prim in stage.GetPseudoRoot().ChildrenWithProxies()) CopyPrim(prim, root.Child(prim.GetName()), root, root);
        List<string> names = result.Data.Root.Names(SdfFieldKeys.PrimChildren);
        int others = names.Count;
        for (int number = 1; number <= prototypes.Count; number++) CopyPrototype(number);
        result.Data.Root[SdfFieldKeys.PrimChildren] = names.Count == 0 ? null : (List<string>)[.. names[others..], .. names[..others]];
        RefuseWhatIsNotFollowed();
    }

    private void CopyPrototype(int number)
    {
        SdfPath source = prototypes.SourceOf(number), path = prototypes.PathOf(number);
        result.Data.Create(path, SdfSpecType.SdfSpecTypePrim)[SdfFieldKeys.Specifier] = SdfSpecifier.SdfSpecifierOver;
        foreach (UsdPrim child in stage.GetPrimAtPath(source).ChildrenWithProxies()) CopyPrim(child, path.Child(child.GetName()), source, path);
    }

    /// <summary>Copies a prim with all below it.</summary>
    /// <param name="prim">The prim.</param>
    /// <param name="to">Its path in the layer.</param>
    /// <param name="source">The instance whose content is copied, or the pseudo-root.</param>
    /// <param name="target">The path of its prototype, or the pseudo-root.</param>
    private void CopyPrim(UsdPrim prim, SdfPath to, SdfPath source, SdfPath target)
    {
        List<UsdOpinion> opinions = [.. view.Opinions(prim.GetPath())];
        if (UsdStageView.Compose(opinions, SdfFieldKeys.Active, UsdValueMap.ToFlat) is false) return;
        SdfSpecData spec = result.Data.Create(to, SdfSpecType.SdfSpecTypePrim);
        spec[SdfFieldKeys.Specifier] = prim.GetSpecifier();
        TfToken typeName = prim.GetTypeName();
        if (!typeName.IsEmpty()) spec[SdfFieldKeys.TypeName] = typeName;
        UsdFlatSpec.CopyMetadata(opinions, spec);
        foreach (TfToken name in prim.GetAuthoredPropertyNames()) CopyProperty(prim.GetPath().Property(name), to.Property(name), source, target);
        if (view.Index(prim.GetPath()) is { IsInstanceable: true } instance)
        {
            var references = new SdfReferenceListOp();
            references.SetAddedItems([new SdfReference("", prototypes.PathOf(prototypes.NumberOf(instance)))]);
            spec[SdfFieldKeys.References] = references;
            return;
        }

        foreach (UsdPrim child in prim.ChildrenWithProxies()) CopyPrim(child, to.Child(child.GetName()), source, target);
    }

    private void CopyProperty(SdfPath from, SdfPath to, SdfPath source, SdfPath target)
    {
        List<UsdOpinion> opinions = [.. view.Opinions(from)];
        SdfSpecType type = opinions[0].Spec.Type;
        opinions.RemoveAll(opinion => opinion.Spec.Type != type);

        // OpenUSD cannot make attributes of types that nobody declares.
        bool isKnown = type != SdfSpecType.SdfSpecTypeAttribute || SdfTypeRegistry.Find(opinions[0].Spec[SdfFieldKeys.TypeName] as TfToken ?? "") is not null;
        if (!isKnown) return;
        SdfSpecData spec = result.Data.Create(to, type);

        // Domains are left out, so that the layer does not depend on which of them a program knows.
        UsdPropertyDefinition? definition = UsdSchemas.Find(stage.GetPrimAtPath(from.GetParentPath()), from.GetName()) is { IsCore: true } core ? core : null;
        spec[SdfFieldKeys.Custom] = definition is null && opinions.Exists(opinion => opinion.Spec[SdfFieldKeys.Custom] is true);
        spec[SdfFieldKeys.Variability] = definition?.Variability ?? opinions[^1].Spec[SdfFieldKeys.Variability] ?? SdfVariability.SdfVariabilityVarying;
        UsdFlatSpec.CopyMetadata(opinions, spec);
        bool isAttribute = type == SdfSpecType.SdfSpecTypeAttribute;
        SdfPath Move(SdfPath path) => path.HasPrefix(source) ? path.ReplacePrefix(source, target) : path;
        if (isAttribute) CopyValues(new UsdAttribute(stage, from), opinions, spec, Move);
        string field = isAttribute ? SdfFieldKeys.ConnectionPaths : SdfFieldKeys.TargetPaths;
        List<SdfPath> paths = view.Targets(from, field);
        if (paths.Count == 0) return;
        var op = new SdfPathListOp();
        op.SetExplicitItems(new SdfPathVector(paths.Select(Move)));
        spec[field] = op;
    }

    private void CopyValues(UsdAttribute attribute, List<UsdOpinion> opinions, SdfSpecData spec, Func<SdfPath, SdfPath> move)
    {
        UsdValueSource? clips = view.HasClips && attribute.Strongest() is { Clips: not null } source ? source : null;
        UsdFlatSpec.CopyValues(opinions, spec, move, samplesToo: clips is null);
        if (clips is { } sampled) spec[SdfFieldKeys.TimeSamples] = UsdFlatSpec.ClipSamples(attribute, sampled, move);
    }

    private void RefuseWhatIsNotFollowed()
    {
        foreach (PcpError error in view.Errors())
        {
            if (error.IsUnsupported) throw new AssetUnsupportedException(error.Layer.Location.In(error.Path), error.Code, error.Message);
        }
    }

    private static void AddSource(SdfLayerHandle result, SdfLayerHandle root)
    {
        string doc = result.GetDocumentation();
        string source = $"Generated from Composed Stage of root layer {root.GetRealPath()}\n";
        result.SetDocumentation(doc.Length == 0 ? source : $"{doc}\n\n{source}");
    }
}
