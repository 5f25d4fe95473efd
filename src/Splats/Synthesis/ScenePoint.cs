namespace UsdGsplat.Splats.Synthesis;

/// <summary>One splat of the procedural scene in the terms of its surface, before it becomes columns.</summary>
internal struct ScenePoint
{
    /// <summary>Centre at its own time.</summary>
    internal SceneVector Centre;

    /// <summary>Unit normal of the surface: the splat's own z.</summary>
    internal SceneVector Normal;

    /// <summary>Unit vector across the normal: the splat's own x.</summary>
    internal SceneVector Tangent;

    /// <summary>Standard deviation along the tangent and the other direction of the surface.</summary>
    internal double SurfaceSigma;

    /// <summary>Standard deviation along the normal.</summary>
    internal double NormalSigma;

    /// <summary>Red, green and blue of the surface, 0 to 1, or of the light it gives out.</summary>
    internal SceneVector Colour;

    /// <summary>Opacity, strictly between 0 and 1.</summary>
    internal double Opacity;

    /// <summary>Strength of the highlight; 0 is matt.</summary>
    internal double Gloss;

    /// <summary>Whether the colour is given out rather than lit.</summary>
    internal bool Glows;

    /// <summary>Its own time.</summary>
    internal double Time;

    /// <summary>Its temporal standard deviation.</summary>
    internal double Duration;

    /// <summary>Displacement per 1.0 of normalised time.</summary>
    internal SceneVector Velocity;

    /// <summary>A splat that is there all the time: the weight never falls below 1 − 2e-7.</summary>
    internal static ScenePoint Lasting => new() { Time = 0.5, Duration = 1000, Opacity = 0.97 };
}
