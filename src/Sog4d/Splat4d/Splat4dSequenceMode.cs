namespace UsdGsplat.Sog4d.Splat4d;

/// <summary>How frames become linear motion. Source: splat4d section 8.2.</summary>
public enum Splat4dSequenceMode
{
    /// <summary>One record a splat: from its place in the first frame to that in the last, seen at all times.</summary>
    Average,

    /// <summary>One record a splat and run of frames: from its place at the run's start to that at its end, seen during the run.</summary>
    Keyframe,
}
