namespace pxr;

/// <summary>The algebra of time offsets.</summary>
internal static class PcpOffsets
{
    internal static SdfLayerOffset Identity { get; } = new();

    /// <summary>The map that applies <paramref name="inner"/> first and then <paramref name="outer"/>.</summary>
    internal static SdfLayerOffset Compose(SdfLayerOffset outer, SdfLayerOffset inner)
    {
        if (IsExactIdentity(outer)) return inner;
        if (IsExactIdentity(inner)) return outer;
        return new SdfLayerOffset(
            outer.GetOffset() + (outer.GetScale() * inner.GetOffset()), outer.GetScale() * inner.GetScale());
    }

    /// <summary>The map whose factor is multiplied by the ratio of two rates; itself when they are equal.</summary>
    internal static SdfLayerOffset ScaleRate(SdfLayerOffset offset, double outerRate, double innerRate) =>
        outerRate.Equals(innerRate) ? offset : new SdfLayerOffset(offset.GetOffset(), offset.GetScale() * outerRate / innerRate);

    /// <summary>Whether a map and its inverse are finite.</summary>
    internal static bool IsUsable(SdfLayerOffset offset) => offset.IsValid() && offset.GetScale() != 0 && double.IsFinite(1 / offset.GetScale());

    private static bool IsExactIdentity(SdfLayerOffset offset) => offset.GetOffset() == 0 && offset.GetScale() == 1;
}
