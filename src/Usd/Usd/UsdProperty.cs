namespace pxr;

/// <summary>An attribute or a relationship of a prim.</summary>
public class UsdProperty : UsdObject
{
    /// <summary>An invalid property.</summary>
    public UsdProperty()
    {
    }

    internal UsdProperty(UsdStage stage, SdfPath path)
        : base(stage, path)
    {
    }

    /// <summary>The last part of the name.</summary>
    public TfToken GetBaseName() => new(SdfPath.StripNamespace(GetName().GetString()));

    /// <summary>The name without its last part; empty without namespaces.</summary>
    public TfToken GetNamespace()
    {
        string name = GetName();
        int colon = name.LastIndexOf(':');
        return new TfToken(colon < 0 ? "" : name[..colon]);
    }

    /// <summary>The parts of the name.</summary>
    public StdStringVector SplitName() => SdfPath.TokenizeIdentifier(GetName());

    /// <summary>The group of the property in user interfaces; empty when not authored.</summary>
    public string GetDisplayGroup() => AuthoredMetadata(SdfFieldKeys.DisplayGroup) as string ?? "";

    /// <summary>Sets the group of the property in user interfaces.</summary>
    public bool SetDisplayGroup(string displayGroup) => SetMetadata(new TfToken(SdfFieldKeys.DisplayGroup), displayGroup);

    /// <summary>Removes the group of the property in user interfaces.</summary>
    public bool ClearDisplayGroup() => ClearMetadata(new TfToken(SdfFieldKeys.DisplayGroup));

    /// <summary>Whether a group is authored.</summary>
    public bool HasAuthoredDisplayGroup() => AuthoredMetadata(SdfFieldKeys.DisplayGroup) is not null;

    /// <summary>Whether the property belongs to no schema.</summary>
    public bool IsCustom() => AuthoredMetadata(SdfFieldKeys.Custom) is true;

    /// <summary>Says whether the property belongs to no schema, at the edit target.</summary>
    public bool SetCustom(bool isCustom)
    {
        (SdfLayerHandle layer, SdfPath spec) = SpecForEdit();
        layer.SetFieldValue(spec, SdfFieldKeys.Custom, isCustom);
        return true;
    }

    /// <summary>Whether the property is authored or comes from the prim's schema.</summary>
    public bool IsDefined() => IsValid();

    /// <summary>Whether the property is authored.</summary>
    public bool IsAuthored() => GetStage().View.Has(GetPath());

    /// <summary>Whether the property is authored at an edit target.</summary>
    public bool IsAuthoredAt(UsdEditTarget editTarget)
    {
        ArgumentNullException.ThrowIfNull(editTarget);
        (SdfLayerHandle layer, SdfPath spec) = editTarget.Map(GetPath());
        return layer.HasSpec(spec);
    }

    /// <summary>The specs that say something about the property over all layers and arcs, the strongest first.</summary>
    /// <param name="time">Which of the value clips is to be among them; none at the default time, which is taken when null.</param>
    public SdfPropertySpecHandleVector GetPropertyStack(UsdTimeCode? time = null)
    {
        string name = GetName();
        var specs = new SdfPropertySpecHandleVector();

        // First, since they compose the prim, and only composing finds out whether there are clips.
        UsdOpinions opinions = GetStage().View.Opinions(GetPath());
        if (time is { } at && at.IsNumeric() && GetStage().View.ClipsOf(GetPrimPath()) is { Count: > 0 } sets)
        {
            foreach (UsdValueSource source in GetStage().View.Sources(GetPath(), sets, at.GetValue()))
            {
                if (source.Opinion is { } authored) specs.Add(new SdfPropertySpecHandle(authored.Layer, source.Site));
                else if (source.Clips!.SpecAt(source.Site, at.GetValue()) is { } clip) specs.Add(new SdfPropertySpecHandle(clip.Layer, clip.Path));
            }

            return specs;
        }

        foreach (UsdOpinion opinion in opinions)
            specs.Add(new SdfPropertySpecHandle(opinion.Layer, opinion.Node.IsRoot ? GetStage().View.SourceOf(GetPath()) : opinion.Node.Path.Property(name)));
        return specs;
    }

    /// <summary>What the prim's type, or a schema applied to it, says of the property.</summary>
    private protected UsdPropertyDefinition? Definition => UsdSchemas.Find(GetPrim(), GetName());

    /// <summary>A target or source as it is authored: absolute, a prim or a property, in no variant.</summary>
    private protected SdfPath TargetPath(SdfPath target)
    {
        ArgumentNullException.ThrowIfNull(target);
        SdfPath path = target.MakeAbsolutePath(GetPrimPath());
        bool fits = path.IsAbsoluteRootOrPrimPath() || path.IsPropertyPath();
        if (fits && !path.ContainsPrimVariantSelection()) return path;
        throw new ArgumentException($"<{GetPath()}>: expected the path of a prim or a property, found <{target}>", nameof(target));
    }

    /// <summary>Makes the property's spec at the edit target, or returns the one that is there.</summary>
    private protected (SdfLayerHandle Layer, SdfPath Path) MakeSpec(SdfSpecType type, Action<SdfSpecData> declare)
    {
        GetStage().View.CheckEditable(GetPrimPath());
        UsdEditTarget target = GetStage().GetEditTarget();
        (SdfLayerHandle layer, SdfPath path) = target.Map(GetPath());
        if (layer.HasSpec(path)) return (layer, path);
        target.EnsurePrim(GetPrimPath());
        declare(layer.CreateSpec(path, type));
        return (layer, path);
    }
}
