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
    public StdDoubleVector GetTimeSamples() => new(SampleTimes());

    /// <summary>The times of the samples within an interval, ascending.</summary>
    public StdDoubleVector GetTimeSamplesInInterval(GfInterval interval) => new(SampleTimes(interval));

    /// <summary>Fills a vector with the times of the samples of all given attributes, ascending, each once.</summary>
    public static bool GetUnionedTimeSamples(UsdAttributeVector attrs, StdDoubleVector times) => GetUnionedTimeSamplesInInterval(attrs, GfInterval.GetFullInterval(), times);

    /// <summary>Fills a vector with the times within an interval of the samples of all given attributes, ascending, each once.</summary>
    public static bool GetUnionedTimeSamplesInInterval(UsdAttributeVector attrs, GfInterval interval, StdDoubleVector times)
    {
        ArgumentNullException.ThrowIfNull(attrs);
        ArgumentNullException.ThrowIfNull(times);
        times.Clear();
        times.AddRange(attrs.SelectMany(attribute => attribute.SampleTimes(interval)).Distinct().Order());
        return true;
    }

    /// <summary>The number of samples.</summary>
    public uint GetNumTimeSamples() => (uint)SampleTimes().Count;

    /// <summary>The times of the samples around a time; the flag is 1 when there are samples, else 0, as in USD.NET.</summary>
    public bool GetBracketingTimeSamples(double desiredTime, out double lower, out double upper, out double hasTimeSamples)
    {
        (lower, upper, hasTimeSamples) = (0, 0, 0);
        if (Strongest(desiredTime) is not { } source) return true;
        if (source.Clips is { } clips)
        {
            (lower, upper) = clips.Bracket(source.Site, desiredTime);
            hasTimeSamples = 1;
            return true;
        }

        if (TimesOf(source, GfInterval.GetFullInterval()) is not { Count: > 0 } times) return true;
        int index = times.BinarySearch(desiredTime);
        int above = Math.Min(index >= 0 ? index : ~index, times.Count - 1);
        int below = index >= 0 || times[above] < desiredTime ? above : Math.Max(above - 1, 0);
        (lower, upper, hasTimeSamples) = (times[below], times[above], 1);
        return true;
    }

    /// <summary>Whether there is a value, authored or from the schema.</summary>
    public bool HasValue() => HasAuthoredValue() || HasFallbackValue();

    /// <summary>Whether an opinion is authored, a block included.</summary>
    public bool HasAuthoredValueOpinion() => Strongest() is not null;

    /// <summary>Whether a value is authored and not blocked.</summary>
    public bool HasAuthoredValue() => Strongest() is { } source && (source.Opinion is not { } opinion || SamplesOf(opinion) is not null || opinion.Spec[SdfFieldKeys.Default] is not SdfValueBlock);

    /// <summary>Whether the prim's schema gives a value.</summary>
    public bool HasFallbackValue() => Definition?.Fallback is not null;

    /// <summary>Whether there is more than one sample; with several value clips there may be, and their layers are not opened to see.</summary>
    public bool ValueMightBeTimeVarying() => Strongest() is { } source
        && (source.Clips is { } clips ? clips.MightVary(source.Site) : TimesOf(source, GfInterval.GetFullInterval()).Count > 1);

    /// <summary>Writes a value that is known to fit.</summary>
    internal void Author(object held, UsdTimeCode? time)
    {
        (SdfLayerHandle layer, SdfPath spec) = SpecForEdit();
        UsdEditTarget target = GetStage().GetEditTarget();
        object value = target.ToLayerValue(held);
        if (time is null || time.IsDefault()) layer.SetFieldValue(spec, SdfFieldKeys.Default, value);
        else layer.SetTimeSampleValue(spec, target.ToLayerTime(time.GetValue()), value);
    }
}
