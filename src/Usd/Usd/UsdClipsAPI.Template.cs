namespace pxr;

/// <content>Layers that a template finds.</content>
public sealed partial class UsdClipsAPI
{
    /// <summary>The pattern of the layers' names, such as <c>./clip.###.usd</c>.</summary>
    public bool GetClipTemplateAssetPath(out string clipTemplateAssetPath, string clipSet = DefaultSet)
    {
        clipTemplateAssetPath = Info(UsdClipSetDefinition.TemplateAssetPath, clipSet) as string ?? "";
        return clipTemplateAssetPath.Length > 0;
    }

    /// <summary>Sets the pattern of the layers' names: <c>###</c> where the number of a time stands, <c>###.##</c> for parts of it.</summary>
    public bool SetClipTemplateAssetPath(string clipTemplateAssetPath, string clipSet = DefaultSet) => Set(UsdClipSetDefinition.TemplateAssetPath, clipSet, clipTemplateAssetPath);

    /// <summary>The time from layer to layer.</summary>
    public bool GetClipTemplateStride(out double clipTemplateStride, string clipSet = DefaultSet) => Number(UsdClipSetDefinition.TemplateStride, clipSet, out clipTemplateStride);

    /// <summary>Sets the time from layer to layer.</summary>
    /// <exception cref="ArgumentException">The time is not above 0. USD.NET returns false here.</exception>
    public bool SetClipTemplateStride(double clipTemplateStride, string clipSet = DefaultSet)
    {
        if (!(clipTemplateStride > 0)) throw new ArgumentException($"expected a stride above 0, found {TfNumberText.ToText(clipTemplateStride)}", nameof(clipTemplateStride));
        return Set(UsdClipSetDefinition.TemplateStride, clipSet, clipTemplateStride);
    }

    /// <summary>How much later than its own time a layer becomes active.</summary>
    public bool GetClipTemplateActiveOffset(out double clipTemplateActiveOffset, string clipSet = DefaultSet) =>
        Number(UsdClipSetDefinition.TemplateActiveOffset, clipSet, out clipTemplateActiveOffset);

    /// <summary>Sets how much later than its own time a layer becomes active; at most the stride, either way.</summary>
    public bool SetClipTemplateActiveOffset(double clipTemplateActiveOffset, string clipSet = DefaultSet) => Set(UsdClipSetDefinition.TemplateActiveOffset, clipSet, clipTemplateActiveOffset);

    /// <summary>The time of the first layer.</summary>
    public bool GetClipTemplateStartTime(out double clipTemplateStartTime, string clipSet = DefaultSet) => Number(UsdClipSetDefinition.TemplateStartTime, clipSet, out clipTemplateStartTime);

    /// <summary>Sets the time of the first layer.</summary>
    public bool SetClipTemplateStartTime(double clipTemplateStartTime, string clipSet = DefaultSet) => Set(UsdClipSetDefinition.TemplateStartTime, clipSet, clipTemplateStartTime);

    /// <summary>The last time of which there may be a layer.</summary>
    public bool GetClipTemplateEndTime(out double clipTemplateEndTime, string clipSet = DefaultSet) => Number(UsdClipSetDefinition.TemplateEndTime, clipSet, out clipTemplateEndTime);

    /// <summary>Sets the last time of which there may be a layer.</summary>
    public bool SetClipTemplateEndTime(double clipTemplateEndTime, string clipSet = DefaultSet) => Set(UsdClipSetDefinition.TemplateEndTime, clipSet, clipTemplateEndTime);

    private bool Number(string key, string clipSet, out double number)
    {
        object? found = Info(key, clipSet);
        number = found as double? ?? 0;
        return found is double;
    }
}
