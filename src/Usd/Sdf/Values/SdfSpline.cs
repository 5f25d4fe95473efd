namespace pxr;

/// <summary>An animation curve in place of time samples: knots, and what happens between and beyond them.</summary>
/// <remarks>Values and slopes are those of the attribute's type, held as doubles. Immutable.</remarks>
internal sealed class SdfSpline : IEquatable<SdfSpline>
{
    /// <summary>Whether tangents have a slope only (Hermite) or a width and a slope (Bezier).</summary>
    internal bool IsHermite { get; init; }

    internal SdfSplineExtrapolation Before { get; init; } = new(SdfSplineMode.Held);

    internal SdfSplineExtrapolation After { get; init; } = new(SdfSplineMode.Held);

    internal SdfSplineLoop? Loop { get; init; }

    /// <summary>The knots by ascending time.</summary>
    internal IReadOnlyList<SdfSplineKnot> Knots { get; init; } = [];

    public bool Equals(SdfSpline? other) =>
        other is not null && IsHermite == other.IsHermite && Before == other.Before && After == other.After && Loop == other.Loop
        && Knots.SequenceEqual(other.Knots);

    public override bool Equals(object? obj) => Equals(obj as SdfSpline);

    public override int GetHashCode() => HashCode.Combine(IsHermite, Before, After, Knots.Count);
}

/// <summary>How a segment runs: between knots the first four, beyond them all but the curve.</summary>
internal enum SdfSplineMode
{
    None,
    Held,
    Linear,
    Curve,
    Sloped,
    LoopRepeat,
    LoopReset,
    LoopOscillate,
}

/// <summary>What a spline does beyond its knots.</summary>
/// <param name="Mode">The mode.</param>
/// <param name="Slope">The slope of <see cref="SdfSplineMode.Sloped"/>.</param>
internal sealed record SdfSplineExtrapolation(SdfSplineMode Mode, double Slope = 0);

/// <summary>A part of a spline that repeats before and after itself.</summary>
/// <param name="Start">First time of the part.</param>
/// <param name="End">Time at its end.</param>
/// <param name="PreLoops">Repetitions before.</param>
/// <param name="PostLoops">Repetitions after.</param>
/// <param name="ValueOffset">Difference of values from one repetition to the next.</param>
internal sealed record SdfSplineLoop(double Start, double End, int PreLoops, int PostLoops, double ValueOffset);

/// <summary>A slope at a knot, and for Bezier curves how far it reaches.</summary>
/// <param name="Width">Reach in time; 0 for Hermite curves.</param>
/// <param name="Slope">Difference of values per time.</param>
internal readonly record struct SdfSplineTangent(double Width, double Slope);

/// <summary>A knot of a spline.</summary>
/// <param name="Time">Where it is.</param>
/// <param name="Value">The value from here on.</param>
internal sealed record SdfSplineKnot(double Time, double Value)
{
    /// <summary>The value up to here where it differs; null otherwise.</summary>
    internal double? PreValue { get; init; }

    internal SdfSplineTangent PreTangent { get; init; }

    /// <summary>How the segment behind the knot runs.</summary>
    internal SdfSplineMode Mode { get; init; } = SdfSplineMode.Held;

    internal SdfSplineTangent PostTangent { get; init; }

    internal VtDictionary CustomData { get; init; } = new();
}
