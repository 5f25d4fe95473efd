namespace pxr;

/// <summary>The bits of a spline's bytes. Source: the crate format's description, section 10.4.</summary>
internal static class CrateSplineLayout
{
    /// <summary>Low four bits of the first byte.</summary>
    internal const int FormatVersion = 1;

    /// <summary>Where the value type begins in the first byte; it has two bits.</summary>
    internal const int TypeShift = 4;

    internal const int Double = 1;
    internal const int Float = 2;
    internal const int Half = 3;

    /// <summary>In the first byte: tangents without widths.</summary>
    internal const int IsHermite = 0x80;

    /// <summary>Where the mode behind the knots begins in the second byte; both modes have three bits.</summary>
    internal const int AfterShift = 3;

    internal const int ModeMask = 7;

    /// <summary>In the second byte: a part repeats.</summary>
    internal const int HasLoop = 0x40;

    /// <summary>In a knot's byte: a value of its own from the left.</summary>
    internal const int HasPreValue = 1;

    /// <summary>Where the mode of the segment behind it begins in a knot's byte; it has two bits.</summary>
    internal const int SegmentShift = 1;

    /// <summary>In a knot's byte: the curve type, as in the first byte.</summary>
    internal const int KnotIsHermite = 8;

    /// <summary>The modes beyond the knots by their numbers.</summary>
    internal static IReadOnlyList<SdfSplineMode> Extrapolations { get; } =
    [
        SdfSplineMode.None, SdfSplineMode.Held, SdfSplineMode.Linear, SdfSplineMode.Sloped,
        SdfSplineMode.LoopRepeat, SdfSplineMode.LoopReset, SdfSplineMode.LoopOscillate,
    ];

    /// <summary>The modes between knots by their numbers.</summary>
    internal static IReadOnlyList<SdfSplineMode> Segments { get; } =
        [SdfSplineMode.None, SdfSplineMode.Held, SdfSplineMode.Linear, SdfSplineMode.Curve];
}
