namespace pxr;

/// <summary>Copies the composed metadata and values of one object into a spec of a flattened layer.</summary>
internal static class UsdFlatSpec
{
    /// <summary>Copies all registered metadata but arcs, children, values, and the declarations that composition has rules of its own for.</summary>
    internal static void CopyMetadata(List<UsdOpinion> opinions, SdfSpecData into)
    {
        foreach (UsdOpinion opinion in opinions)
        {
            foreach (SdfField field in opinion.Spec.Fields)
            {
                string key = field.Key;
                if (IsLeftOut(key, into.Type) || into.Has(key) || SdfFieldSchema.Find(key) is null) continue;
                if (UsdStageView.Compose(opinions, key, UsdValueMap.ToFlat) is { } value) into[key] = SdfDataCopy.CopyValue(Explicit(value));
            }
        }
    }

    /// <summary>Copies the type, the default value, and the samples when no stronger default hides them.</summary>
    /// <param name="opinions">The opinions, the strongest first.</param>
    /// <param name="into">The spec.</param>
    /// <param name="move">Where the paths of the stage are in the layer.</param>
    /// <param name="samplesToo">Whether to copy samples, which are there already when they come from value clips.</param>
    internal static void CopyValues(List<UsdOpinion> opinions, SdfSpecData into, Func<SdfPath, SdfPath> move, bool samplesToo)
    {
        TfToken typeName = opinions[0].Spec[SdfFieldKeys.TypeName] as TfToken ?? new TfToken();
        into[SdfFieldKeys.TypeName] = typeName;
        bool depends = DependsOnLayer(typeName);
        bool isSettled = !samplesToo;
        foreach (UsdOpinion opinion in opinions)
        {
            SdfSpecData spec = opinion.Spec;
            if (!isSettled && UsdAttribute.SamplesOf(opinion) is { } samples)
            {
                into[SdfFieldKeys.TimeSamples] = Copy(samples, opinion, depends, move);
                isSettled = true;
            }

            if (!spec.Has(SdfFieldKeys.Default)) continue;
            into[SdfFieldKeys.Default] = depends ? Moved(spec[SdfFieldKeys.Default]!, opinion, move) : spec.Stored(SdfFieldKeys.Default);
            if (spec[SdfFieldKeys.Default] is SdfPathExpression) into[SdfFieldKeys.Default] = UsdValueMap.MapPaths(UsdPathExpressions.Compose(opinions)!, move);
            return;
        }
    }

    private static SdfTimeSamples Copy(SdfTimeSamples samples, UsdOpinion opinion, bool depends, Func<SdfPath, SdfPath> move)
    {
        SdfLayerOffset offset = opinion.OffsetToStage;
        if (offset.IsIdentity() && !depends) return samples.Clone();
        List<double> times = [.. samples.Times.Select(offset.Apply)];
        var values = new object[times.Count];
        for (int i = 0; i < values.Length; i++) values[i] = depends ? Moved(samples.Values[i], opinion, move) : ValueAt(samples, i, offset.GetInverse().Apply(times[i]));
        if (offset.GetScale() < 0)
        {
            times.Reverse();
            Array.Reverse(values);
        }

        return new SdfTimeSamples(times, values);
    }

    /// <summary>The samples of value clips: what the stage gives at their times, a block where that is nothing.</summary>
    internal static SdfTimeSamples ClipSamples(UsdAttribute attribute, UsdValueSource source, Func<SdfPath, SdfPath> move)
    {
        List<double> times = source.Clips!.Times(source.Site, GfInterval.GetFullInterval());
        var values = new object[times.Count];
        for (int i = 0; i < values.Length; i++)
        {
            if (attribute.ValueOf(source, times[i], UsdInterpolationType.UsdInterpolationTypeLinear) is not { } found) values[i] = new SdfValueBlock();
            else values[i] = found.Value is SdfTimeCode or SdfTimeCodeArray ? found.Value : Moved(found.Value, found.Opinion, move);
        }

        return new SdfTimeSamples(times, values);
    }

    /// <summary>The value at a time that is that of a sample but for rounding: what the stage gives there.</summary>
    private static object ValueAt(SdfTimeSamples samples, int index, double time)
    {
        if (time.Equals(samples.Times[index])) return samples.StoredAt(index);
        (int lower, _) = samples.Bracket(time);
        object value = UsdInterpolation.At(samples, time, UsdInterpolationType.UsdInterpolationTypeLinear);
        return lower == index || UsdInterpolation.IsLinear(value) ? value : samples.StoredAt(index);
    }

    private static bool DependsOnLayer(string typeName) => typeName.Replace("[]", "", StringComparison.Ordinal) is "asset" or "timecode" or "pathExpression";

    private static object Moved(object value, in UsdOpinion opinion, Func<SdfPath, SdfPath> move) => UsdValueMap.MapPaths(UsdValueMap.ToFlat(value, opinion), move);

    private static object Explicit(object value)
    {
        if (value is not SdfListOpBase op || op.IsExplicit()) return value;
        SdfListOpBase none = op.Clone();
        none.SetItemsUntyped([], SdfListOpType.SdfListOpTypeExplicit);
        return op.Over(none);
    }

    private static bool IsLeftOut(string field, SdfSpecType type) => SdfDataCopy.IsChildren(field) || field is
        SdfFieldKeys.References or SdfFieldKeys.Payload or SdfFieldKeys.InheritPaths or SdfFieldKeys.Specializes or SdfFieldKeys.Relocates
        or SdfFieldKeys.VariantSetNames or SdfFieldKeys.VariantSelection or SdfFieldKeys.SubLayers or SdfFieldKeys.SubLayerOffsets
        or SdfFieldKeys.LayerRelocates or SdfFieldKeys.Specifier or SdfFieldKeys.TypeName
        or SdfFieldKeys.Custom or SdfFieldKeys.Variability or SdfFieldKeys.Default or SdfFieldKeys.TimeSamples or SdfFieldKeys.TargetPaths
        or SdfFieldKeys.ConnectionPaths or "targetChildren" or "connectionChildren" or UsdClipSetDefinition.Clips or UsdClipSetDefinition.ClipSets || (field == SdfFieldKeys.DefaultPrim && type != SdfSpecType.SdfSpecTypePseudoRoot);
}
