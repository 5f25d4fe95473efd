namespace pxr;

/// <summary>Moves the times in the fields of a layer to those of the layer that has it as a sublayer.</summary>
internal static class UsdUtilsLayerTimes
{
    private const string Clips = "clips";

    /// <summary>The value of a field in other times.</summary>
    /// <param name="field">The field.</param>
    /// <param name="value">Its value.</param>
    /// <param name="offset">The map of the times.</param>
    /// <param name="rateRatio">The layer's time codes per second, divided by those of the other layer.</param>
    internal static object Map(string field, object value, SdfLayerOffset offset, double rateRatio) => (field, value) switch
    {
        (SdfFieldKeys.References or SdfFieldKeys.Payload, SdfListOpBase op) => MapArcs(op, offset, rateRatio),
        (Clips, VtDictionary sets) => MapEntries(sets, (_, set) => set is VtDictionary clips ? MapEntries(clips, (key, entry) => MapClips(key, entry, offset)) : set),
        (_, SdfTimeSamples samples) => MapSamples(samples, offset),
        (_, SdfSpline spline) => MapSpline(spline, offset),
        _ => offset.IsIdentity() ? value : UsdValueMap.MapTimes(value, offset),
    };

    private static SdfListOpBase MapArcs(SdfListOpBase op, SdfLayerOffset offset, double rateRatio)
    {
        SdfListOpBase mapped = op.Clone();
        foreach (SdfListOpType type in Enum.GetValues<SdfListOpType>())
        {
            IReadOnlyList<object> items = op.Items(type);
            if (items.Count > 0) mapped.SetItemsUntyped(items.Select(item => MapArc(item, offset, rateRatio)), type);
        }

        return mapped;
    }

    private static object MapArc(object item, SdfLayerOffset offset, double rateRatio) => item switch
    {
        SdfReference r => new SdfReference(r.GetAssetPath(), r.GetPrimPath(), MapArc(r.GetAssetPath(), r.GetLayerOffset(), offset, rateRatio), r.GetCustomData()),
        SdfPayload p => new SdfPayload(p.GetAssetPath(), p.GetPrimPath(), MapArc(p.GetAssetPath(), p.GetLayerOffset(), offset, rateRatio)),
        _ => item,
    };

    /// <summary>An arc to another layer takes the ratio of rates in, which composition finds from the layer that has the arc.</summary>
    private static SdfLayerOffset MapArc(string asset, SdfLayerOffset own, SdfLayerOffset offset, double rateRatio)
    {
        SdfLayerOffset both = PcpOffsets.Compose(offset, own);
        return asset.Length == 0 ? both : new SdfLayerOffset(both.GetOffset(), both.GetScale() * rateRatio);
    }

    private static object MapClips(string key, object value, SdfLayerOffset offset)
    {
        if (key is not ("active" or "times") || value is not VtVec2dArray pairs) return value;
        GfVec2d[] mapped = [.. pairs.AsSpan().ToArray().Select(pair => new GfVec2d(offset.Apply(pair[0]), pair[1]))];
        return new VtVec2dArray(mapped);
    }

    private static SdfTimeSamples MapSamples(SdfTimeSamples samples, SdfLayerOffset offset)
    {
        if (offset.IsIdentity()) return samples;
        List<double> times = [.. samples.Times.Select(offset.Apply)];
        var values = new object[times.Count];
        bool hasTimes = values.Length > 0 && samples.Values[0] is SdfTimeCode or SdfTimeCodeArray;
        for (int i = 0; i < values.Length; i++) values[i] = hasTimes ? UsdValueMap.MapTimes(samples.Values[i], offset) : samples.StoredAt(i);
        if (offset.GetScale() < 0)
        {
            times.Reverse();
            Array.Reverse(values);
        }

        return new SdfTimeSamples(times, values);
    }

    private static SdfSpline MapSpline(SdfSpline spline, SdfLayerOffset offset)
    {
        double scale = offset.GetScale();
        SdfSplineExtrapolation Beyond(SdfSplineExtrapolation beyond) => beyond with { Slope = beyond.Slope / scale };
        SdfSplineTangent Tangent(SdfSplineTangent tangent) => new(tangent.Width * scale, tangent.Slope / scale);
        return new SdfSpline
        {
            IsHermite = spline.IsHermite,
            Before = Beyond(spline.Before),
            After = Beyond(spline.After),
            Loop = spline.Loop is { } loop ? loop with { Start = offset.Apply(loop.Start), End = offset.Apply(loop.End) } : null,
            Knots = [.. spline.Knots.Select(knot => knot with { Time = offset.Apply(knot.Time), PreTangent = Tangent(knot.PreTangent), PostTangent = Tangent(knot.PostTangent) })],
        };
    }

    private static VtDictionary MapEntries(VtDictionary dictionary, Func<string, object, object> change)
    {
        var mapped = new VtDictionary(dictionary);
        foreach ((string key, VtValue value) in dictionary)
        {
            if (value.Held is { } held) mapped.SetValueAtPath([key], VtValue.FromObject(change(key, held)));
        }

        return mapped;
    }
}
