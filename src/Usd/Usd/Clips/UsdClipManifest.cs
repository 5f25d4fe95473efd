using System.Collections.Concurrent;

namespace pxr;

/// <summary>Says which attributes draw their values from a clip set: those that its manifest declares as varying.</summary>
/// <remarks>
/// Without a manifest they are those that have samples in one of the layers. To know that, the active layer is looked at first,
/// and the others only when it has none. Paths are those in the clips.
/// </remarks>
/// <param name="layer">The manifest; null when the set names none.</param>
/// <param name="clips">The set's layers.</param>
internal sealed class UsdClipManifest(UsdClipLayer? layer, IReadOnlyList<UsdClipLayer> clips)
{
    private readonly ConcurrentDictionary<SdfPath, bool> found = new();

    internal UsdClipLayer? Layer => layer;

    /// <summary>Whether an attribute draws its values from the set.</summary>
    /// <param name="path">The attribute.</param>
    /// <param name="active">The layer that is active at the time of interest, or any.</param>
    internal bool Declares(SdfPath path, UsdClipLayer active)
    {
        if (layer is not null) return IsVarying(layer.Find(path));
        if (found.TryGetValue(path, out bool known)) return known;
        return found[path] = FirstSpec(path, active) is { } spec && IsVarying(spec);
    }

    /// <summary>The value where no layer has samples: the default of the manifest, which may be a block; null when there is none.</summary>
    internal object? Default(SdfPath path) => layer?.Find(path)?[SdfFieldKeys.Default];

    /// <summary>Whether the manifest says that the clip that becomes active at a time has no samples.</summary>
    internal bool IsBlocked(SdfPath path, double time) => layer?.Samples(path)?[time] is SdfValueBlock;

    private SdfSpecData? FirstSpec(SdfPath path, UsdClipLayer active)
    {
        if (active.Samples(path) is not null) return active.Find(path);
        UsdClipLayer? other = clips.FirstOrDefault(each => each.Samples(path) is not null);
        return other?.Find(path);
    }

    private static bool IsVarying(SdfSpecData? spec) => spec is not null && spec[SdfFieldKeys.Variability] is not SdfVariability.SdfVariabilityUniform;
}
