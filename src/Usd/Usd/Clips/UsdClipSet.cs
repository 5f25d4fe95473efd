using UsdGsplat.Codecs;

namespace pxr;

/// <summary>Layers that take turns in giving the values of a prim, and of those below it, over time.</summary>
/// <remarks>
/// Sites are paths in the layer stack that introduces the set, times those of the stage. A clip has a sample wherever its layer
/// has one, at every entry of <c>times</c>, and when it becomes active. Source: OpenUSD's documentation of value clips.
/// </remarks>
internal sealed partial class UsdClipSet
{
    /// <summary>The most sample times that are listed: a map of times may repeat the samples of a layer without end.</summary>
    internal const int MostTimes = 1_000_000;

    // Samples that are closer than this are at one time.
    private const double SameTime = 1e-6;

    private readonly UsdClipManifest manifest;
    private readonly UsdClip[] clips;
    private readonly bool interpolatesMissing;

    /// <param name="name">The name in the dictionary of sets.</param>
    /// <param name="anchor">Where the set is introduced.</param>
    /// <param name="primPath">The prim in the layers.</param>
    /// <param name="manifest">Which attributes have values.</param>
    /// <param name="clips">The clips in order of time, at least one.</param>
    /// <param name="interpolatesMissing">Whether clips without samples are bridged from those around them.</param>
    internal UsdClipSet(string name, UsdClipAnchor anchor, SdfPath primPath, UsdClipManifest manifest, UsdClip[] clips, bool interpolatesMissing)
    {
        (Name, Anchor, PrimPath, this.manifest, this.clips, this.interpolatesMissing) = (name, anchor, primPath, manifest, clips, interpolatesMissing);
    }

    /// <summary>The name in the dictionary of sets.</summary>
    internal string Name { get; }

    internal UsdClipAnchor Anchor { get; }

    /// <summary>The prim in the layers.</summary>
    internal SdfPath PrimPath { get; }

    /// <summary>The clips in order of time.</summary>
    internal IReadOnlyList<UsdClip> Clips => clips;

    /// <summary>The layers, each once, the manifest among them.</summary>
    internal IEnumerable<UsdClipLayer> Layers => clips.Select(clip => clip.Layer).Concat(manifest.Layer is { } layer ? [layer] : []).Distinct();

    /// <summary>Whether an attribute draws its values from the set.</summary>
    /// <param name="site">The attribute.</param>
    /// <param name="time">A time of interest; without one, any.</param>
    internal bool Declares(SdfPath site, double? time) => manifest.Declares(InClip(site), (time is { } at ? ActiveAt(at) : clips[0]).Layer);

    /// <summary>Whether the value may vary; opens at most one layer.</summary>
    internal bool MightVary(SdfPath site) => clips.Length > 1 || Times(site, GfInterval.GetFullInterval()).Count > 1;

    /// <summary>The spec of an attribute in the layer that is active at a time.</summary>
    internal (SdfLayerHandle Layer, SdfPath Path)? SpecAt(SdfPath site, double time)
    {
        UsdClipLayer layer = ActiveAt(time).Layer;
        return layer.Find(InClip(site)) is null ? null : (layer.Layer!, InClip(site));
    }

    /// <summary>The value at a time, which may be a block; null when there is none.</summary>
    /// <remarks>Where layers disagree with the stage about the attribute's type there is nothing between their samples, as in OpenUSD.</remarks>
    internal UsdClipValue? Value(SdfPath site, double time, UsdInterpolationType type, SdfValueTypeName declared)
    {
        (double lower, double upper) = Bracket(site, time);
        UsdClipValue? before = Sample(site, lower, type);
        if (upper - lower < SameTime || type == UsdInterpolationType.UsdInterpolationTypeHeld || before is null or { Value: SdfValueBlock }) return before;
        if (before.Value.GetType() != declared.HeldType && declared.GetDefaultValue().Held is { } sample && UsdInterpolation.IsLinear(sample)) return null;
        if (Sample(site, upper, type) is not { Value: not SdfValueBlock } behind) return before;
        return UsdInterpolation.Between(before.Value, behind.Value, (time - lower) / (upper - lower)) is { } between ? before with { Value = between } : before;
    }

    private UsdClipValue? Sample(SdfPath site, double time, UsdInterpolationType type)
    {
        SdfPath path = InClip(site);
        UsdClip clip = ActiveAt(time);
        if (clip.Value(path, time, type) is { } value) return new UsdClipValue(value, clip.Layer.Layer!);
        return manifest.Default(path) is { } fallback ? new UsdClipValue(fallback, manifest.Layer!.Layer!) : null;
    }

    private UsdClip ActiveAt(double time) => clips[IndexAt(time)];

    /// <summary>The number of the last clip that starts at or before a time.</summary>
    private int IndexAt(double time)
    {
        int low = 0, high = clips.Length;
        while (high - low > 1)
        {
            int middle = (low + high) / 2;
            if (clips[middle].Start <= time) low = middle;
            else high = middle;
        }

        return low;
    }

    private SdfPath InClip(SdfPath site) => site.ReplacePrefix(Anchor.Path, PrimPath);

    private AssetUnsupportedException TooManyTimes(SdfPath site) => new(
        Anchor.Layer.Location.In(Anchor.Path), "USD-CLIP-TIMES", FormattableString.Invariant($"<{site}>: expected at most {MostTimes} sample times of the clip set '{Name}', found more"));
}
