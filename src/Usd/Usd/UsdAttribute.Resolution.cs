namespace pxr;

/// <content>Which opinion, or which value clips, a value comes from.</content>
public sealed partial class UsdAttribute
{
    /// <summary>Where the value comes from: the strongest spec with a default, a block or samples, or value clips.</summary>
    /// <param name="time">A time of interest, whose clip is opened first; without one, any.</param>
    internal UsdValueSource? Strongest(double? time = null)
    {
        UsdStageView view = GetStage().View;

        // First, since they compose the prim, and only composing finds out whether there are clips.
        UsdOpinions opinions = view.Opinions(GetPath());
        if (view.ClipsOf(GetPrimPath()) is { Count: > 0 } sets)
        {
            foreach (UsdValueSource source in view.Sources(GetPath(), sets, time))
            {
                if (source.Opinion is not { } authored || SaysValue(authored)) return source;
            }

            return null;
        }

        foreach (UsdOpinion opinion in opinions)
        {
            if (SaysValue(opinion)) return new UsdValueSource(opinion, null, opinion.Node, SdfPath.Empty);
        }

        return null;
    }

    /// <summary>The samples of an opinion; null when it has none.</summary>
    internal static SdfTimeSamples? SamplesOf(in UsdOpinion opinion) => opinion.Spec[SdfFieldKeys.TimeSamples] is SdfTimeSamples { Count: > 0 } samples ? samples : null;

    /// <summary>The value that clips have at a time, with the opinion that stands for the layer that has it; null when there is none or it is blocked.</summary>
    internal (object Value, UsdOpinion Opinion)? ValueOf(in UsdValueSource source, double time, UsdInterpolationType type)
    {
        UsdClipSet clips = source.Clips!;
        if (clips.Value(source.Site, time, type, GetTypeName()) is not { Value: not SdfValueBlock } found) return null;
        return (found.Value, new UsdOpinion(found.Layer, found.Layer.Data.Root, source.Node, clips.Anchor.LayerIndex));
    }

    /// <summary>The strongest value; within one layer samples beat the default, except at the default time.</summary>
    /// <remarks>Values between samples are found in the times of the layer. Source: the composition description, sections 14 and 17.</remarks>
    private object? Resolve(UsdTimeCode time)
    {
        UsdStageView view = GetStage().View;

        // First, since they compose the prim, and only composing finds out whether there are clips.
        UsdOpinions opinions = view.Opinions(GetPath());
        if (!time.IsDefault() && view.ClipsOf(GetPrimPath()) is { Count: > 0 } sets)
        {
            foreach (UsdValueSource source in view.Sources(GetPath(), sets, time.GetValue()))
            {
                if (source.Opinion is not { } authored) return ClipValue(source, time.GetValue());
                if (TryResolve(authored, time, out object? known)) return known;
            }

            return Definition?.Fallback;
        }

        foreach (UsdOpinion opinion in opinions)
        {
            if (TryResolve(opinion, time, out object? value)) return value;
        }

        return Definition?.Fallback;
    }

    /// <summary>The value that an opinion gives, if it gives one.</summary>
    private bool TryResolve(in UsdOpinion opinion, UsdTimeCode time, out object? value)
    {
        value = null;
        if (!time.IsDefault() && SamplesOf(opinion) is { } samples)
        {
            SdfLayerOffset offset = opinion.OffsetToStage;
            double layerTime = offset.IsIdentity() ? time.GetValue() : offset.GetInverse().Apply(time.GetValue());
            object sample = UsdInterpolation.At(samples, layerTime, GetStage().GetInterpolationType());
            if (sample is not SdfValueBlock) value = GetStage().View.Shown(UsdValueMap.ToStage(sample, opinion), GetPrimPath());
            return true;
        }

        if (opinion.Spec[SdfFieldKeys.Default] is not { } found) return false;
        value = found switch
        {
            SdfValueBlock => Definition?.Fallback,
            SdfPathExpression => GetStage().View.Shown(UsdPathExpressions.Compose(GetStage().View.Opinions(GetPath()))!, GetPrimPath()),
            _ => GetStage().View.Shown(UsdValueMap.ToStage(found, opinion), GetPrimPath()),
        };
        return true;
    }

    private object? ClipValue(in UsdValueSource source, double time)
    {
        if (ValueOf(source, time, GetStage().GetInterpolationType()) is not { } found) return null;

        // Times as values are those of the stage already.
        object value = found.Value is SdfTimeCode or SdfTimeCodeArray ? found.Value : UsdValueMap.ToStage(found.Value, found.Opinion);
        return GetStage().View.Shown(value, GetPrimPath());
    }

    private static bool SaysValue(in UsdOpinion opinion) => opinion.Spec.Has(SdfFieldKeys.Default) || SamplesOf(opinion) is not null;

    private List<double> SampleTimes() => SampleTimes(GfInterval.GetFullInterval());

    private List<double> SampleTimes(GfInterval interval) => Strongest() is { } source ? TimesOf(source, interval) : [];

    private static List<double> TimesOf(in UsdValueSource source, GfInterval interval)
    {
        if (source.Clips is { } clips) return clips.Times(source.Site, interval);
        UsdOpinion opinion = source.Opinion!.Value;
        if (SamplesOf(opinion) is not { } samples) return [];
        SdfLayerOffset offset = opinion.OffsetToStage;
        List<double> times = [.. offset.IsIdentity() ? samples.Times : samples.Times.Select(offset.Apply)];
        if (offset.GetScale() < 0) times.Reverse();
        times.RemoveAll(time => !interval.Contains(time));
        return times;
    }
}
