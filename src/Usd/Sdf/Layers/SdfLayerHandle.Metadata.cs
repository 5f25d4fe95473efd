namespace pxr;

public partial class SdfLayerHandle
{
    /// <summary>Gets the colour management system.</summary>
    public TfToken GetColorManagementSystem() => (TfToken)RootField(SdfFieldKeys.ColorManagementSystem);

    /// <summary>Sets the colour management system.</summary>
    public void SetColorManagementSystem(TfToken cms) => SetRootField(SdfFieldKeys.ColorManagementSystem, cms);

    /// <summary>Whether the layer authors the colour management system.</summary>
    public bool HasColorManagementSystem() => Data.Root.Has(SdfFieldKeys.ColorManagementSystem);

    /// <summary>Removes the colour management system.</summary>
    public void ClearColorManagementSystem() => SetRootField(SdfFieldKeys.ColorManagementSystem, null);

    /// <summary>Gets the name of the prim that a reference without a prim path means.</summary>
    public TfToken GetDefaultPrim() => (TfToken)RootField(SdfFieldKeys.DefaultPrim);

    /// <summary>Sets the name of the prim that a reference without a prim path means.</summary>
    public void SetDefaultPrim(TfToken name) => SetRootField(SdfFieldKeys.DefaultPrim, name);

    /// <summary>Whether the layer authors the name of the prim that a reference without a prim path means.</summary>
    public bool HasDefaultPrim() => Data.Root.Has(SdfFieldKeys.DefaultPrim);

    /// <summary>Removes the name of the prim that a reference without a prim path means.</summary>
    public void ClearDefaultPrim() => SetRootField(SdfFieldKeys.DefaultPrim, null);

    /// <summary>Gets the first time code of interest.</summary>
    public double GetStartTimeCode() => (double)RootField(SdfFieldKeys.StartTimeCode);

    /// <summary>Sets the first time code of interest.</summary>
    public void SetStartTimeCode(double startTimecode) => SetRootField(SdfFieldKeys.StartTimeCode, startTimecode);

    /// <summary>Whether the layer authors the first time code of interest.</summary>
    public bool HasStartTimeCode() => Data.Root.Has(SdfFieldKeys.StartTimeCode);

    /// <summary>Removes the first time code of interest.</summary>
    public void ClearStartTimeCode() => SetRootField(SdfFieldKeys.StartTimeCode, null);

    /// <summary>Gets the last time code of interest.</summary>
    public double GetEndTimeCode() => (double)RootField(SdfFieldKeys.EndTimeCode);

    /// <summary>Sets the last time code of interest.</summary>
    public void SetEndTimeCode(double endTimeCode) => SetRootField(SdfFieldKeys.EndTimeCode, endTimeCode);

    /// <summary>Whether the layer authors the last time code of interest.</summary>
    public bool HasEndTimeCode() => Data.Root.Has(SdfFieldKeys.EndTimeCode);

    /// <summary>Removes the last time code of interest.</summary>
    public void ClearEndTimeCode() => SetRootField(SdfFieldKeys.EndTimeCode, null);

    /// <summary>Gets time codes per second, 24 when not authored.</summary>
    public double GetTimeCodesPerSecond() => (double)RootField(SdfFieldKeys.TimeCodesPerSecond);

    /// <summary>Sets time codes per second, 24 when not authored.</summary>
    public void SetTimeCodesPerSecond(double timeCodesPerSecond) => SetRootField(SdfFieldKeys.TimeCodesPerSecond, timeCodesPerSecond);

    /// <summary>Whether the layer authors time codes per second.</summary>
    public bool HasTimeCodesPerSecond() => Data.Root.Has(SdfFieldKeys.TimeCodesPerSecond);

    /// <summary>Removes time codes per second.</summary>
    public void ClearTimeCodesPerSecond() => SetRootField(SdfFieldKeys.TimeCodesPerSecond, null);

    /// <summary>Gets frames per second, 24 when not authored.</summary>
    public double GetFramesPerSecond() => (double)RootField(SdfFieldKeys.FramesPerSecond);

    /// <summary>Sets frames per second, 24 when not authored.</summary>
    public void SetFramesPerSecond(double framesPerSecond) => SetRootField(SdfFieldKeys.FramesPerSecond, framesPerSecond);

    /// <summary>Whether the layer authors frames per second.</summary>
    public bool HasFramesPerSecond() => Data.Root.Has(SdfFieldKeys.FramesPerSecond);

    /// <summary>Removes frames per second.</summary>
    public void ClearFramesPerSecond() => SetRootField(SdfFieldKeys.FramesPerSecond, null);

    /// <summary>Gets digits of precision of times.</summary>
    public int GetFramePrecision() => (int)RootField(SdfFieldKeys.FramePrecision);

    /// <summary>Sets digits of precision of times.</summary>
    public void SetFramePrecision(int framePrecision) => SetRootField(SdfFieldKeys.FramePrecision, framePrecision);

    /// <summary>Whether the layer authors digits of precision of times.</summary>
    public bool HasFramePrecision() => Data.Root.Has(SdfFieldKeys.FramePrecision);

    /// <summary>Removes digits of precision of times.</summary>
    public void ClearFramePrecision() => SetRootField(SdfFieldKeys.FramePrecision, null);

    /// <summary>Gets the owner.</summary>
    public string GetOwner() => (string)RootField(SdfFieldKeys.Owner);

    /// <summary>Sets the owner.</summary>
    public void SetOwner(string owner) => SetRootField(SdfFieldKeys.Owner, owner);

    /// <summary>Whether the layer authors the owner.</summary>
    public bool HasOwner() => Data.Root.Has(SdfFieldKeys.Owner);

    /// <summary>Removes the owner.</summary>
    public void ClearOwner() => SetRootField(SdfFieldKeys.Owner, null);

    /// <summary>Gets the owner of the session.</summary>
    public string GetSessionOwner() => (string)RootField(SdfFieldKeys.SessionOwner);

    /// <summary>Sets the owner of the session.</summary>
    public void SetSessionOwner(string owner) => SetRootField(SdfFieldKeys.SessionOwner, owner);

    /// <summary>Whether the layer authors the owner of the session.</summary>
    public bool HasSessionOwner() => Data.Root.Has(SdfFieldKeys.SessionOwner);

    /// <summary>Removes the owner of the session.</summary>
    public void ClearSessionOwner() => SetRootField(SdfFieldKeys.SessionOwner, null);

    /// <summary>Gets the colour configuration's file.</summary>
    public SdfAssetPath GetColorConfiguration() => (SdfAssetPath)RootField(SdfFieldKeys.ColorConfiguration);

    /// <summary>Sets the colour configuration's file.</summary>
    public void SetColorConfiguration(SdfAssetPath colorConfiguration) => SetRootField(SdfFieldKeys.ColorConfiguration, colorConfiguration);

    /// <summary>Whether the layer authors the colour configuration's file.</summary>
    public bool HasColorConfiguration() => Data.Root.Has(SdfFieldKeys.ColorConfiguration);

    /// <summary>Removes the colour configuration's file.</summary>
    public void ClearColorConfiguration() => SetRootField(SdfFieldKeys.ColorConfiguration, null);

    /// <summary>Gets the free metadata of the layer, as a copy.</summary>
    public VtDictionary GetCustomLayerData() => new VtDictionary((VtDictionary)RootField(SdfFieldKeys.CustomLayerData));

    /// <summary>Sets the free metadata of the layer.</summary>
    public void SetCustomLayerData(VtDictionary value) => SetRootField(SdfFieldKeys.CustomLayerData, new VtDictionary(value));

    /// <summary>Whether the layer authors the free metadata of the layer.</summary>
    public bool HasCustomLayerData() => Data.Root.Has(SdfFieldKeys.CustomLayerData);

    /// <summary>Removes the free metadata of the layer.</summary>
    public void ClearCustomLayerData() => SetRootField(SdfFieldKeys.CustomLayerData, null);

    /// <summary>Gets the layer's comment; empty when there is none.</summary>
    public string GetComment() => Data.Root[SdfFieldKeys.Comment] as string ?? "";

    /// <summary>Sets the layer's comment.</summary>
    public void SetComment(string comment) => SetRootField(SdfFieldKeys.Comment, comment);

    /// <summary>Gets the layer's documentation; empty when there is none.</summary>
    public string GetDocumentation() => Data.Root[SdfFieldKeys.Documentation] as string ?? "";

    /// <summary>Sets the layer's documentation.</summary>
    public void SetDocumentation(string documentation) => SetRootField(SdfFieldKeys.Documentation, documentation);

    /// <summary>Whether the layer's sublayers have owners.</summary>
    public bool GetHasOwnedSubLayers() => (bool)RootField(SdfFieldKeys.HasOwnedSubLayers);

    /// <summary>Says whether the layer's sublayers have owners.</summary>
    public void SetHasOwnedSubLayers(bool arg0) => SetRootField(SdfFieldKeys.HasOwnedSubLayers, arg0);

    private object RootField(string field) => Data.Root[field] ?? SdfFieldSchema.Find(field)!.Fallback!;

    private void SetRootField(string field, object? value)
    {
        CheckEdit();
        Data.Root[field] = value;
        MarkDirty();
        Tell(SdfPath.AbsoluteRootPath(), field);
    }
}
