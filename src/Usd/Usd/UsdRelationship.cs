namespace pxr;

/// <summary>A relationship of a prim: an ordered list of paths.</summary>
public sealed class UsdRelationship : UsdProperty
{
    /// <summary>An invalid relationship.</summary>
    public UsdRelationship()
    {
    }

    internal UsdRelationship(UsdStage stage, SdfPath path)
        : base(stage, path)
    {
    }

    /// <summary>Adds a target.</summary>
    public bool AddTarget(SdfPath target, UsdListPosition position = UsdListPosition.UsdListPositionBackOfPrependList) => Targets().Add(TargetPath(target), position);

    /// <summary>Removes a target.</summary>
    public bool RemoveTarget(SdfPath target) => Targets().Remove(TargetPath(target));

    /// <summary>Replaces the targets by an explicit list.</summary>
    public bool SetTargets(SdfPathVector targets)
    {
        ArgumentNullException.ThrowIfNull(targets);
        return Targets().Set(new SdfPathVector(targets.Select(TargetPath)));
    }

    /// <summary>Removes the opinions about targets at the edit target, or the whole spec.</summary>
    public bool ClearTargets(bool removeSpec)
    {
        if (ExistingSpecForEdit() is not { } spec) return true;
        if (removeSpec) spec.Layer.EraseSpec(spec.Path);
        else spec.Layer.EraseField(spec.Path, new TfToken(SdfFieldKeys.TargetPaths));
        return true;
    }

    /// <summary>Whether targets are authored.</summary>
    public bool HasAuthoredTargets() => AuthoredMetadata(SdfFieldKeys.TargetPaths) is not null;

    /// <summary>The targets over all layers and arcs, in the namespace of the stage.</summary>
    public SdfPathVector GetTargets() => new(GetStage().View.Targets(GetPath(), SdfFieldKeys.TargetPaths));

    /// <summary>The targets, with those that are relationships replaced by theirs.</summary>
    public SdfPathVector GetForwardedTargets()
    {
        var result = new SdfPathVector();
        var known = new HashSet<SdfPath>();
        var visited = new HashSet<SdfPath> { GetPath() };

        // Chains may be long, so what is still to be seen is kept here, the next on top.
        var waiting = new Stack<SdfPath>(GetTargets().AsEnumerable().Reverse());
        while (waiting.TryPop(out SdfPath? target))
        {
            var next = new UsdRelationship(GetStage(), target);
            if (!target.IsPropertyPath() || !next.IsValid())
            {
                if (known.Add(target)) result.Add(target);
            }
            else if (visited.Add(target))
            {
                foreach (SdfPath further in next.GetTargets().AsEnumerable().Reverse()) waiting.Push(further);
            }
        }

        return result;
    }

    internal void Declare(bool custom) => MakeSpec(SdfSpecType.SdfSpecTypeRelationship, spec =>
    {
        spec[SdfFieldKeys.Custom] = custom && Definition is null;
        spec[SdfFieldKeys.Variability] = SdfVariability.SdfVariabilityUniform;
    });

    private protected override (SdfLayerHandle Layer, SdfPath Path) SpecForEdit()
    {
        if (!IsValid()) throw new InvalidOperationException($"<{GetPath()}> is not declared; call CreateRelationship first");
        Declare(IsCustom());
        return GetStage().GetEditTarget().Map(GetPath());
    }

    private protected override bool Exists() =>
        GetStage().View.SpecType(GetPath()) == SdfSpecType.SdfSpecTypeRelationship || Definition is { IsRelationship: true };

    private protected override SdfSpecType SpecTypeForEdit() => SdfSpecType.SdfSpecTypeRelationship;

    private UsdListEditor<SdfPath, SdfPathVector, SdfPathListOp> Targets() =>
        UsdListEditor.For<SdfPath, SdfPathVector, SdfPathListOp>(SpecForEdit(), SdfFieldKeys.TargetPaths);
}
