namespace UsdGsplat.Splats.Kernels;

/// <summary>The heavy loops of baking 4D bundles, each over whole columns. <see cref="CpuSplatKernels"/> defines the results.</summary>
/// <remarks>
/// Pixels are 32-bit words with red in the lowest byte and alpha in the highest, in the order of splats; a span of pixels
/// may be longer than the splats need, and what lies beyond is left alone. Values are finite unless a member says more.
/// </remarks>
public interface ISplatKernels
{
    /// <summary>Evaluates every splat at a time, in single precision step by step.</summary>
    /// <param name="splats">The splats' motion.</param>
    /// <param name="time">Normalised time, finite.</param>
    /// <param name="positions">Takes x, y, z of mean + velocity·(t − µ), 3 floats a splat.</param>
    /// <param name="opacities">Takes base opacity times temporal weight, 0 to 1, a float a splat.</param>
    /// <remarks>Source: FreeTimeGS checkpoint, rules F1 to F5; sog4d, section 11.</remarks>
    /// <exception cref="ArgumentException">A span has another length.</exception>
    void BakeFrame(MotionColumns splats, float time, Span<float> positions, Span<float> opacities);

    /// <summary>The box of some positions.</summary>
    /// <param name="positions">3 floats a splat.</param>
    /// <param name="chosen">Which splats count, one flag a splat; empty for all.</param>
    /// <returns>The box, or null when no splat counts.</returns>
    /// <exception cref="ArgumentException">The spans disagree on the number of splats.</exception>
    PositionRange? RangeOf(ReadOnlySpan<float> positions, ReadOnlySpan<bool> chosen);

    /// <summary>Rounds positions to 16 bits an axis, the high and the low bytes in two images.</summary>
    /// <param name="positions">3 floats a splat; those outside the range are moved to its faces, NaN to its minimum.</param>
    /// <param name="range">The box that 0 and 65535 stand for; an axis without extent gives 0.</param>
    /// <param name="high">Takes a pixel a splat: high bytes of x, y, z, and alpha 255.</param>
    /// <param name="low">Takes a pixel a splat: low bytes of x, y, z, and alpha 255.</param>
    /// <remarks>Single precision, halves to even. Source: sog4d, section 5.2.</remarks>
    /// <exception cref="ArgumentException">A span is too short.</exception>
    void QuantisePositions(ReadOnlySpan<float> positions, PositionRange range, Span<uint> high, Span<uint> low);

    /// <summary>Finds in every frame of a sequence which splats are drawn, and the box of their positions.</summary>
    /// <param name="splats">The splats' motion.</param>
    /// <param name="times">The frames' normalised times, finite.</param>
    /// <param name="zeroBelow">A splat of less opacity, or of none, is not seen.</param>
    /// <param name="drawn">
    /// Takes an array a frame of a bit a splat, the first splat's the lowest of its word of 64: set where the splat is seen in
    /// the frame, in the one before or in the one after.
    /// </param>
    /// <param name="boxes">Takes a box a frame; null where no splat is drawn.</param>
    /// <param name="cancellation">Looked at now and then.</param>
    /// <exception cref="ArgumentException">An array or a span has another length.</exception>
    void FindRanges(
        MotionColumns splats, ReadOnlySpan<float> times, float zeroBelow, ulong[][] drawn, Span<PositionRange?> boxes, CancellationToken cancellation = default);

    /// <summary>
    /// Evaluates every splat at a time and rounds it into the pixels of a frame: what <see cref="BakeFrame"/>,
    /// <see cref="QuantisePositions"/> and <see cref="QuantiseOpacities"/> give, without positions and opacities between them.
    /// </summary>
    /// <param name="splats">The splats' motion.</param>
    /// <param name="time">Normalised time, finite.</param>
    /// <param name="range">The box that positions are coded in.</param>
    /// <param name="zeroBelow">Smaller opacities become 0 before rounding; 0 for none.</param>
    /// <param name="high">Takes a pixel a splat: high bytes of x, y, z, and alpha 255.</param>
    /// <param name="low">Takes a pixel a splat: low bytes of x, y, z, and alpha 255.</param>
    /// <param name="colours">A pixel a splat, whose alpha becomes the opacity; red, green and blue stay.</param>
    /// <exception cref="ArgumentException">A span is too short.</exception>
    void PaintFrame(MotionColumns splats, float time, PositionRange range, float zeroBelow, Span<uint> high, Span<uint> low, Span<uint> colours);

    /// <summary>Rounds rotations to 8 bits a component.</summary>
    /// <param name="rotationsXyzw">4 floats a splat, of any length; one without direction becomes the identity.</param>
    /// <param name="rounding">How to choose the bytes.</param>
    /// <param name="pixels">Takes a pixel a splat: w, x, y and, as alpha, z, each 128·c + 128 with w ≥ 0.</param>
    /// <remarks>Source: sog4d, section 5.4.</remarks>
    /// <exception cref="ArgumentException">A span is too short.</exception>
    void QuantiseRotations(ReadOnlySpan<float> rotationsXyzw, RotationRounding rounding, Span<uint> pixels);

    /// <summary>Looks constant colour coefficients up in a codebook. Alpha is set to 0.</summary>
    /// <param name="shDc">3 floats a splat; NaN gives code 0.</param>
    /// <param name="limits">255 values, not falling: the largest values that codes 0 to 254 take.</param>
    /// <param name="pixels">Takes a pixel a splat: codes of red, green, blue.</param>
    /// <exception cref="ArgumentException">A span is too short, or the limits are not 255.</exception>
    void QuantiseColours(ReadOnlySpan<float> shDc, ReadOnlySpan<float> limits, Span<uint> pixels);

    /// <summary>Puts opacities, rounded to 8 bits, into the alpha of pixels.</summary>
    /// <param name="opacities">A float a splat; taken to 0 to 1, NaN to 0.</param>
    /// <param name="zeroBelow">Smaller opacities become 0 before rounding; 0 for none.</param>
    /// <param name="pixels">A pixel a splat; red, green and blue stay.</param>
    /// <remarks>Halves to even. Source: sog4d, section 5.5.</remarks>
    /// <exception cref="ArgumentException">A span is too short.</exception>
    void QuantiseOpacities(ReadOnlySpan<float> opacities, float zeroBelow, Span<uint> pixels);

    /// <summary>Finds each point's nearest code; of equally near ones the lowest index.</summary>
    /// <param name="points">The points.</param>
    /// <param name="codes">Code after code, at least one, each as wide as a point.</param>
    /// <param name="indices">Takes the codes' indices.</param>
    /// <param name="squaredDistances">Takes the squared distances to them, rounded from double; empty when not wanted.</param>
    /// <remarks>Near is what double precision says. A point with a NaN gets code 0.</remarks>
    /// <exception cref="ArgumentException">A span has another length, or the codes are not whole.</exception>
    void AssignNearest(PointRows points, ReadOnlySpan<float> codes, Span<int> indices, Span<float> squaredDistances);

    /// <summary>One step of Lloyd's algorithm: labels every point with its nearest centre, then moves centres to their points' means.</summary>
    /// <param name="state">The clustering; labels, distances, counts and centres change. A centre without points stays.</param>
    /// <returns>How many labels changed.</returns>
    int KMeansStep(KMeansState state);

    /// <summary>The Morton order: along the curve that halves a cube again and again, z first, then y, then x.</summary>
    /// <param name="positions">3 floats a splat; a NaN counts as the smallest coordinate.</param>
    /// <returns>Indices of the splats in their new order; splats of one cell of 2⁻²¹ of the scene keep their order.</returns>
    /// <exception cref="ArgumentException">The positions are not whole.</exception>
    int[] MortonOrder(ReadOnlySpan<float> positions);

    /// <summary>Rounds to half precision, halves to even; too large ones become infinite.</summary>
    /// <param name="values">The values.</param>
    /// <param name="halves">At least as long.</param>
    /// <exception cref="ArgumentException">The span is too short.</exception>
    void RoundToHalf(ReadOnlySpan<float> values, Span<Half> halves);
}
