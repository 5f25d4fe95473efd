namespace UsdGsplat.Sog4d.Splat4d;

/// <summary>What a splat's time and duration mean. Source: splat4d section 5.1.</summary>
public enum Splat4dTimeModel
{
    /// <summary>A hard window: seen at full opacity from <c>time</c> to <c>time + duration</c>, both included.</summary>
    Window = 1,

    /// <summary>A Gaussian around <c>time</c> with the standard deviation <c>duration</c>; unseen where its weight is below the cutoff.</summary>
    Gaussian = 2,
}
