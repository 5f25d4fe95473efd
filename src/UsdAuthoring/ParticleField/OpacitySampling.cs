namespace UsdGsplat.UsdAuthoring.ParticleField;

/// <summary>The times at which opacities of a 4D cloud are sampled.</summary>
public enum OpacitySampling
{
    /// <summary>Every frame.</summary>
    Frames,

    /// <summary>
    /// The frames nearest to where some splat's weight bends: µ and µ ± 1, 2, 3 σ. Pays for clouds whose splats share a few times;
    /// between knots a weight is off by at most <see cref="ParticleFieldAuthor.KnotError"/>, beside the rounding to frames.
    /// </summary>
    Knots,
}
