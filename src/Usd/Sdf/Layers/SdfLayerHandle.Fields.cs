namespace pxr;

public partial class SdfLayerHandle
{
    /// <summary>What the spec at a path describes; unknown when there is none.</summary>
    public SdfSpecType GetSpecType(SdfPath path) => Data.Find(path)?.Type ?? SdfSpecType.SdfSpecTypeUnknown;

    /// <summary>Whether there is a spec at a path.</summary>
    public bool HasSpec(SdfPath path) => Data.Has(path);

    /// <summary>The names of the fields of a spec, in the order in which they were set.</summary>
    public TfTokenVector ListFields(SdfPath path) => new(Data.Find(path)?.Fields.Select(f => new TfToken(f.Key)) ?? []);

    /// <summary>Whether a spec has a field.</summary>
    public bool HasField(SdfPath path, TfToken fieldName) => Data.Find(path)?.Has(fieldName) == true;

    /// <summary>The value of a field; empty when there is none.</summary>
    public VtValue GetField(SdfPath path, TfToken fieldName) => VtValue.FromObject(Data.Find(path)?[fieldName]);

    /// <summary>Sets a field of a spec.</summary>
    /// <exception cref="ArgumentException">There is no spec at the path, it has no such field, or the value is empty or of the wrong type.</exception>
    public void SetField(SdfPath path, TfToken fieldName, VtValue value)
    {
        ArgumentNullException.ThrowIfNull(value);
        SdfSpecData spec = SpecAt(path);
        object held = fieldName.GetString() switch
        {
            SdfFieldKeys.Default => CheckValue(path, spec, value),
            SdfFieldKeys.Comment when value.Held is string comment => comment,
            SdfFieldKeys.Custom when value.Held is bool custom => custom,
            _ => UsdMetadata.Check(fieldName, spec.Type, value, path),
        };
        SetFieldValue(path, fieldName, held);
    }

    /// <summary>Removes a field of a spec.</summary>
    public void EraseField(SdfPath path, TfToken fieldName)
    {
        CheckEdit();
        if (Data.Find(path) is not { } spec || !spec.Has(fieldName)) return;
        spec[fieldName] = null;
        MarkDirty();
        Tell(path, fieldName);
    }

    /// <summary>The value in a dictionary field at a key path such as <c>a:b</c>; empty when there is none.</summary>
    public VtValue GetFieldDictValueByKey(SdfPath path, TfToken fieldName, TfToken keyPath) =>
        Data.Find(path)?[fieldName] is VtDictionary dictionary ? dictionary.GetValueAtPath(keyPath.GetString()) ?? new VtValue() : new VtValue();

    /// <summary>Whether a dictionary field has a value at a key path.</summary>
    public bool HasFieldDictKey(SdfPath path, TfToken fieldName, TfToken keyPath) => !GetFieldDictValueByKey(path, fieldName, keyPath).IsEmpty();

    /// <summary>Sets the value in a dictionary field at a key path.</summary>
    public void SetFieldDictValueByKey(SdfPath path, TfToken fieldName, TfToken keyPath, VtValue value)
    {
        VtDictionary dictionary = Data.Find(path)?[fieldName] is VtDictionary present ? new VtDictionary(present) : new VtDictionary();
        dictionary.SetValueAtPath(keyPath.GetString(), value);
        SetFieldValue(path, fieldName, dictionary);
    }

    /// <summary>Removes the value in a dictionary field at a key path, and the field when that leaves it empty.</summary>
    public void EraseFieldDictValueByKey(SdfPath path, TfToken fieldName, TfToken keyPath)
    {
        if (Data.Find(path)?[fieldName] is not VtDictionary present) return;
        var dictionary = new VtDictionary(present);
        dictionary.EraseValueAtPath(keyPath.GetString());
        if (dictionary.empty()) EraseField(path, fieldName);
        else SetFieldValue(path, fieldName, dictionary);
    }

    /// <summary>Number of time samples of an attribute.</summary>
    public uint GetNumTimeSamplesForPath(SdfPath path) => (uint)(Samples(path)?.Count ?? 0);

    /// <summary>The times of the samples around a time; both are the nearest end outside their range.</summary>
    public bool GetBracketingTimeSamplesForPath(SdfPath path, double time, out double tLower, out double tUpper)
    {
        (tLower, tUpper) = (0, 0);
        if (Samples(path) is not { Count: > 0 } samples) return false;
        (int lower, int upper) = samples.Bracket(time);
        (tLower, tUpper) = (samples.Times[lower], samples.Times[upper]);
        return true;
    }

    /// <summary>Whether an attribute has a sample at exactly a time.</summary>
    public bool QueryTimeSample(SdfPath path, double time) => Samples(path)?[time] is not null;

    /// <summary>Sets the sample of an attribute at a time.</summary>
    /// <exception cref="ArgumentException">There is no attribute at the path, or the value is empty or of another type.</exception>
    public void SetTimeSample(SdfPath path, double time, VtValue value)
    {
        ArgumentNullException.ThrowIfNull(value);
        SetTimeSampleValue(path, time, CheckValue(path, SpecAt(path), value));
    }

    /// <summary>Removes the sample of an attribute at a time.</summary>
    public void EraseTimeSample(SdfPath path, double time)
    {
        CheckEdit();
        if (Samples(path) is not { } samples) return;
        samples[time] = null;
        if (samples.Count == 0) EraseField(path, new TfToken(SdfFieldKeys.TimeSamples));
        MarkDirty();
    }

    internal void SetFieldValue(SdfPath path, string field, object value)
    {
        CheckEdit();
        SpecAt(path)[field] = value;
        MarkDirty();
        Tell(path, field);
    }

    internal void SetTimeSampleValue(SdfPath path, double time, object value)
    {
        CheckEdit();
        SdfSpecData spec = SpecAt(path);
        if (spec[SdfFieldKeys.TimeSamples] is not SdfTimeSamples samples) spec[SdfFieldKeys.TimeSamples] = samples = new SdfTimeSamples();
        samples[time] = value;
        MarkDirty();
    }

    internal SdfTimeSamples? Samples(SdfPath path) => Data.Find(path)?[SdfFieldKeys.TimeSamples] as SdfTimeSamples;

    internal SdfSpecData CreateSpec(SdfPath path, SdfSpecType type)
    {
        CheckEdit();
        MarkDirty();
        bool isNew = observers is not null && Data.Find(path) is null;
        SdfSpecData spec = Data.Create(path, type);
        if (isNew) Tell(path, field: null);
        return spec;
    }

    internal bool EraseSpec(SdfPath path)
    {
        CheckEdit();
        if (!Data.Erase(path)) return false;
        MarkDirty();
        Tell(path, field: null);
        return true;
    }

    private static object CheckValue(SdfPath path, SdfSpecData spec, VtValue value)
    {
        SdfValueTypeName? type = SdfTypeRegistry.Find(spec[SdfFieldKeys.TypeName] as TfToken ?? "");
        object held = value.Held ?? throw new ArgumentException($"<{path}>: the value is empty", nameof(value));
        if (spec.Type == SdfSpecType.SdfSpecTypeAttribute && type?.HeldType == held.GetType()) return held;
        throw new ArgumentException($"<{path}> holds {type?.GetCPPTypeName() ?? "no value"}, not {value.GetTypeName()}", nameof(value));
    }

    private SdfSpecData SpecAt(SdfPath path) =>
        Data.Find(path) ?? throw new ArgumentException($"the layer {identifierText} has no spec at <{path}>", nameof(path));
}
