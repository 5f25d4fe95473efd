namespace pxr;

public sealed partial class UsdAttribute
{
    /// <summary>Sets the value at the edit target: the default value, or the sample of a time.</summary>
    /// <param name="value">A value of exactly the attribute's type.</param>
    /// <param name="time">The stage time; the default value when null.</param>
    /// <exception cref="ArgumentException">The value is empty or of another type. USD.NET returns false here.</exception>
    /// <exception cref="InvalidOperationException">Neither a layer nor the prim's schema declares the attribute.</exception>
    public bool Set(VtValue value, UsdTimeCode? time = null)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (!IsValid()) throw NotDeclared();
        SdfValueTypeName type = GetTypeName();
        object held = value.Held ?? throw new ArgumentException($"<{GetPath()}>: the value is empty", nameof(value));
        if (type.HeldType != held.GetType())
        {
            throw new ArgumentException($"<{GetPath()}> is of type {type} and holds {type.GetCPPTypeName()}, not {value.GetTypeName()}", nameof(value));
        }

        Author(held, time);
        return true;
    }

    /// <summary>The value at a time; empty when nothing is authored and the schema has no fallback.</summary>
    /// <param name="time">The stage time; the default value when null.</param>
    public VtValue Get(UsdTimeCode? time = null) => VtValue.FromObject(Resolve(time ?? UsdTimeCode.Default()));

    /// <summary>Fills <paramref name="value"/> with the value at a time.</summary>
    /// <returns>Whether there is a value.</returns>
    public bool Get(VtValue value, UsdTimeCode time)
    {
        ArgumentNullException.ThrowIfNull(value);
        value.Held = Resolve(time);
        return !value.IsEmpty();
    }

    /// <summary>Hides weaker opinions: the attribute has no value. Samples at the edit target are removed.</summary>
    public void Block()
    {
        (SdfLayerHandle layer, SdfPath spec) = SpecForEdit();
        layer.EraseField(spec, new TfToken(SdfFieldKeys.TimeSamples));
        layer.SetFieldValue(spec, SdfFieldKeys.Default, new SdfValueBlock());
    }

    /// <summary>Removes the default value and all samples at the edit target.</summary>
    public bool Clear()
    {
        ClearDefault();
        if (ExistingSpecForEdit() is { } spec) spec.Layer.EraseField(spec.Path, new TfToken(SdfFieldKeys.TimeSamples));
        return true;
    }

    /// <summary>Removes the default value at the edit target.</summary>
    public bool ClearDefault()
    {
        if (ExistingSpecForEdit() is { } spec) spec.Layer.EraseField(spec.Path, new TfToken(SdfFieldKeys.Default));
        return true;
    }

    /// <summary>Removes the sample of a time at the edit target.</summary>
    public bool ClearAtTime(UsdTimeCode time)
    {
        ArgumentNullException.ThrowIfNull(time);
        if (time.IsDefault()) return ClearDefault();
        if (ExistingSpecForEdit() is { } spec) spec.Layer.EraseTimeSample(spec.Path, GetStage().GetEditTarget().ToLayerTime(time.GetValue()));
        return true;
    }

    /// <summary>The times of the samples, ascending.</summary>
    public StdDoubleVector GetTimeSamples() => new(Samples()?.Times ?? []);

    /// <summary>The number of samples.</summary>
    public uint GetNumTimeSamples() => (uint)(Samples()?.Count ?? 0);

    /// <summary>The times of the samples around a time; the flag is 1 when there are samples, else 0, as in USD.NET.</summary>
    public bool GetBracketingTimeSamples(double desiredTime, out double lower, out double upper, out double hasTimeSamples)
    {
        (lower, upper, hasTimeSamples) = (0, 0, 0);
        if (Samples() is not { Count: > 0 } samples) return true;
        (int l, int u) = samples.Bracket(desiredTime);
        (lower, upper, hasTimeSamples) = (samples.Times[l], samples.Times[u], 1);
        return true;
    }

    /// <summary>Whether there is a value, authored or from the schema.</summary>
    public bool HasValue() => HasAuthoredValue() || HasFallbackValue();

    /// <summary>Whether an opinion is authored, a block included.</summary>
    public bool HasAuthoredValueOpinion() => StrongestOpinion() is not null;

    /// <summary>Whether a value is authored and not blocked.</summary>
    public bool HasAuthoredValue() => StrongestOpinion() is { } spec && (spec[SdfFieldKeys.TimeSamples] is not null || spec[SdfFieldKeys.Default] is not SdfValueBlock);

    /// <summary>Whether the prim's schema gives a value.</summary>
    public bool HasFallbackValue() => Definition?.Fallback is not null;

    /// <summary>Whether there is more than one sample.</summary>
    public bool ValueMightBeTimeVarying() => GetNumTimeSamples() > 1;

    /// <summary>Writes a value that is known to fit.</summary>
    internal void Author(object held, UsdTimeCode? time)
    {
        (SdfLayerHandle layer, SdfPath spec) = SpecForEdit();
        if (time is null || time.IsDefault()) layer.SetFieldValue(spec, SdfFieldKeys.Default, held);
        else layer.SetTimeSampleValue(spec, GetStage().GetEditTarget().ToLayerTime(time.GetValue()), held);
    }

    /// <summary>The strongest value; within one layer samples beat the default, except at the default time.</summary>
    private object? Resolve(UsdTimeCode time)
    {
        foreach ((_, SdfSpecData spec) in GetStage().View.Opinions(GetPath()))
        {
            if (!time.IsDefault() && spec[SdfFieldKeys.TimeSamples] is SdfTimeSamples { Count: > 0 } samples)
            {
                object value = UsdInterpolation.At(samples, time.GetValue(), GetStage().GetInterpolationType());
                return value is SdfValueBlock ? null : value;
            }

            if (spec[SdfFieldKeys.Default] is { } found) return found is SdfValueBlock ? Definition?.Fallback : found;
        }

        return Definition?.Fallback;
    }

    private SdfSpecData? StrongestOpinion() => GetStage().View.Opinions(GetPath())
        .Select(o => o.Spec).FirstOrDefault(s => s[SdfFieldKeys.Default] is not null || s[SdfFieldKeys.TimeSamples] is not null);

    private SdfTimeSamples? Samples()
    {
        SdfSpecData? strongest = StrongestOpinion();
        return strongest?[SdfFieldKeys.TimeSamples] as SdfTimeSamples;
    }
}
