namespace pxr;

public sealed partial class UsdStage
{
    /// <summary>Fills <paramref name="value"/> with a metadata field of the stage: authored in session or root layer, or its fallback.</summary>
    /// <returns>False when the key is no registered layer field, or has neither value nor fallback.</returns>
    public bool GetMetadata(TfToken key, VtValue value)
    {
        ArgumentNullException.ThrowIfNull(value);
        object? found = Root(key) ?? SdfFieldSchema.Find(key, SdfSpecType.SdfSpecTypePseudoRoot)?.Fallback;
        value.Held = found;
        return found is not null;
    }

    /// <summary>Sets a metadata field of the stage.</summary>
    /// <exception cref="ArgumentException">The key is no registered layer field, or the value has the wrong type.</exception>
    public bool SetMetadata(TfToken key, VtValue value)
    {
        ArgumentNullException.ThrowIfNull(value);
        object held = UsdMetadata.Check(key, SdfSpecType.SdfSpecTypePseudoRoot, value, SdfPath.AbsoluteRootPath());
        editTarget.GetLayer().SetFieldValue(SdfPath.AbsoluteRootPath(), key, held);
        return true;
    }

    /// <summary>Whether a metadata field is authored or has a fallback.</summary>
    public bool HasMetadata(TfToken key) => Root(key) is not null || SdfFieldSchema.Find(key, SdfSpecType.SdfSpecTypePseudoRoot)?.Fallback is not null;

    /// <summary>Whether a metadata field is authored.</summary>
    public bool HasAuthoredMetadata(TfToken key) => Root(key) is not null;

    /// <summary>Removes a metadata field at the edit target.</summary>
    public bool ClearMetadata(TfToken key)
    {
        editTarget.GetLayer().EraseField(SdfPath.AbsoluteRootPath(), key);
        return true;
    }

    /// <summary>Fills <paramref name="value"/> with the value in a dictionary field at a key path such as <c>a:b</c>.</summary>
    public bool GetMetadataByDictKey(TfToken key, TfToken keyPath, VtValue value)
    {
        ArgumentNullException.ThrowIfNull(value);
        value.Held = (Root(key) as VtDictionary)?.GetValueAtPath(keyPath.GetString())?.Held;
        return !value.IsEmpty();
    }

    /// <summary>Sets the value in a dictionary field at a key path.</summary>
    public bool SetMetadataByDictKey(TfToken key, TfToken keyPath, VtValue value)
    {
        UsdMetadata.CheckDictionary(key, SdfSpecType.SdfSpecTypePseudoRoot, SdfPath.AbsoluteRootPath());
        editTarget.GetLayer().SetFieldDictValueByKey(SdfPath.AbsoluteRootPath(), key, keyPath, value);
        return true;
    }

    /// <summary>Whether a dictionary field has a value at a key path.</summary>
    public bool HasMetadataDictKey(TfToken key, TfToken keyPath) =>
        (Root(key) as VtDictionary)?.GetValueAtPath(keyPath.GetString()) is not null;

    /// <summary>Whether a dictionary field has an authored value at a key path.</summary>
    public bool HasAuthoredMetadataDictKey(TfToken key, TfToken keyPath) => HasMetadataDictKey(key, keyPath);

    /// <summary>Removes the value in a dictionary field at a key path.</summary>
    public bool ClearMetadataByDictKey(TfToken key, TfToken keyPath)
    {
        editTarget.GetLayer().EraseFieldDictValueByKey(SdfPath.AbsoluteRootPath(), key, keyPath);
        return true;
    }

    /// <summary>The first time code of interest, 0 when not authored.</summary>
    public double GetStartTimeCode() => (double)(Root(SdfFieldKeys.StartTimeCode) ?? 0d);

    /// <summary>Sets the first time code of interest at the edit target.</summary>
    public void SetStartTimeCode(double arg0) => SetMetadata(new TfToken(SdfFieldKeys.StartTimeCode), arg0);

    /// <summary>The last time code of interest, 0 when not authored.</summary>
    public double GetEndTimeCode() => (double)(Root(SdfFieldKeys.EndTimeCode) ?? 0d);

    /// <summary>Sets the last time code of interest at the edit target.</summary>
    public void SetEndTimeCode(double arg0) => SetMetadata(new TfToken(SdfFieldKeys.EndTimeCode), arg0);

    /// <summary>Whether both ends of the time range are authored.</summary>
    public bool HasAuthoredTimeCodeRange() => Root(SdfFieldKeys.StartTimeCode) is not null && Root(SdfFieldKeys.EndTimeCode) is not null;

    /// <summary>Time codes per second: authored, else frames per second, else 24.</summary>
    public double GetTimeCodesPerSecond() => (double)(Root(SdfFieldKeys.TimeCodesPerSecond) ?? Root(SdfFieldKeys.FramesPerSecond) ?? 24d);

    /// <summary>Sets the time codes per second at the edit target.</summary>
    public void SetTimeCodesPerSecond(double timeCodesPerSecond) => SetMetadata(new TfToken(SdfFieldKeys.TimeCodesPerSecond), timeCodesPerSecond);

    /// <summary>Frames per second, 24 when not authored.</summary>
    public double GetFramesPerSecond() => (double)(Root(SdfFieldKeys.FramesPerSecond) ?? 24d);

    /// <summary>Sets the frames per second at the edit target.</summary>
    public void SetFramesPerSecond(double framesPerSecond) => SetMetadata(new TfToken(SdfFieldKeys.FramesPerSecond), framesPerSecond);

    /// <summary>How values between time samples are found; linear unless set.</summary>
    public UsdInterpolationType GetInterpolationType() => interpolation;

    /// <summary>Sets how values between time samples are found.</summary>
    public void SetInterpolationType(UsdInterpolationType interpolationType) => interpolation = interpolationType;

    private object? Root(string field) => View.Field(SdfPath.AbsoluteRootPath(), field);

    private UsdInterpolationType interpolation = UsdInterpolationType.UsdInterpolationTypeLinear;
}
