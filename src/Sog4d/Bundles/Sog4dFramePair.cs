namespace UsdGsplat.Sog4d.Bundles;

/// <summary>The two frames around an instant.</summary>
/// <param name="First">The frame at or before it; the one that is shown where frames are not blended.</param>
/// <param name="Second">The frame after it, or <paramref name="First"/> at the end.</param>
/// <param name="Amount">How far from the first to the second, 0 to 1.</param>
public readonly record struct Sog4dFramePair(int First, int Second, float Amount);
