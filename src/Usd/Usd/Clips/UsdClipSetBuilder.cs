namespace pxr;

/// <summary>Makes a clip set of its definition, or tells why it is none.</summary>
/// <param name="definition">The definition.</param>
/// <param name="opener">Opens layers.</param>
/// <param name="report">Tells what is wrong.</param>
internal sealed class UsdClipSetBuilder(UsdClipSetDefinition definition, UsdClipLayer.Opener opener, UsdClipSetDefinition.Report report)
{
    private UsdClipAnchor Anchor => definition.Anchor;

    /// <summary>The paths of the layers with the pairs of <c>active</c> and <c>times</c>; null when the definition has no sensible ones.</summary>
    internal UsdClipTemplate.Clips? Clips()
    {
        if (Find<SdfAssetPathArray>(UsdClipSetDefinition.AssetPaths) is { } assets)
        {
            VtVec2dArray? active = Find<VtVec2dArray>(UsdClipSetDefinition.Active);
            return active is null ? null : new([.. assets.AsSpan().ToArray().Select(asset => asset.GetAssetPath())], active, Find<VtVec2dArray>(UsdClipSetDefinition.Times) ?? new());
        }

        string? template = Find<string>(UsdClipSetDefinition.TemplateAssetPath);
        (double? start, double? end, double? stride) = (Number(UsdClipSetDefinition.TemplateStartTime), Number(UsdClipSetDefinition.TemplateEndTime), Number(UsdClipSetDefinition.TemplateStride));
        if (template is null || start is null || end is null || stride is null) return null;
        var pattern = new UsdClipTemplate(template, start.Value, end.Value, stride.Value, Number(UsdClipSetDefinition.TemplateActiveOffset));
        UsdClipTemplate.Clips? found = pattern.Expand(Anchor.Layer, out string problem);
        if (found is null) Tell(problem);

        // Offsets rule which clip is active when, not which files there are.
        return found is null || Anchor.Offset.IsIdentity() ? found : found with
        {
            Active = UsdClipSetDefinition.InStageTimes(found.Active, Anchor.Offset),
            Times = UsdClipSetDefinition.InStageTimes(found.Times, Anchor.Offset),
        };
    }

    /// <summary>The set; null when there are no clips, or none that make sense.</summary>
    internal UsdClipSet? Build()
    {
        if (Clips() is not { } found || found.Active.empty() || Find<string>(UsdClipSetDefinition.PrimPath) is not { } primPath) return null;
        string problem = UsdClipSetRules.ProblemWith(primPath, found);
        if (problem.Length > 0)
        {
            Tell(problem);
            return null;
        }

        UsdClipLayer[] layers = [.. found.AssetPaths.Select(Layer)];
        GfVec2d[] active = [.. found.Active.AsSpan().ToArray().OrderBy(pair => pair[0])];
        UsdClipTimes times = UsdClipTimes.Of(found.Times.AsSpan());
        var clips = new UsdClip[active.Length];
        for (int i = 0; i < clips.Length; i++)
        {
            double start = i == 0 ? double.NegativeInfinity : active[i][0], end = i + 1 < clips.Length ? active[i + 1][0] : double.PositiveInfinity;
            clips[i] = new UsdClip(layers[(int)active[i][1]], active[i][0], start, end, times);
        }

        UsdClipLayer? manifest = Find<SdfAssetPath>(UsdClipSetDefinition.ManifestAssetPath) is { } asset ? Layer(asset.GetAssetPath()) : null;
        bool interpolatesMissing = Value(UsdClipSetDefinition.InterpolateMissing, typeof(bool)) is true;
        return new UsdClipSet(definition.Name, Anchor, new SdfPath(primPath), new UsdClipManifest(manifest, [.. clips.Select(clip => clip.Layer).Distinct()]), clips, interpolatesMissing);
    }

    private UsdClipLayer Layer(string assetPath) => new(opener, Anchor.Layer, assetPath);

    private T? Find<T>(string key)
        where T : class => Value(key, typeof(T)) as T;

    private double? Number(string key) => Value(key, typeof(double)) as double?;

    private object? Value(string key, Type type)
    {
        if (!definition.Info.TryGetValue(key, out VtValue? value) || value.Held is not { } held) return null;
        if (held.GetType() == type) return held;
        Tell($"{key}: expected {VtTypeNames.Of(type)}, found {value.GetTypeName()}");
        return null;
    }

    private void Tell(string problem) => report(Anchor.Layer, Anchor.Path, $"clip set '{definition.Name}': {problem}");
}
