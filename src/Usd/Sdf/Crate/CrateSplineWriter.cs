namespace pxr;

/// <summary>Writes the bytes of splines. Mirrors <see cref="CrateSplineReader"/>.</summary>
/// <remarks>Source: the crate format's description, section 10.4.</remarks>
internal static class CrateSplineWriter
{
    internal static byte[] Encode(SdfSpline spline, SdfElementType element)
    {
        int type = element switch
        {
            SdfElementType.Float => CrateSplineLayout.Float,
            SdfElementType.Half => CrateSplineLayout.Half,
            _ => CrateSplineLayout.Double,
        };
        int modes = Number(CrateSplineLayout.Extrapolations, spline.Before.Mode) | (Number(CrateSplineLayout.Extrapolations, spline.After.Mode) << CrateSplineLayout.AfterShift);
        CrateBlob blob = new CrateBlob()
            .Add((byte)(CrateSplineLayout.FormatVersion | (type << CrateSplineLayout.TypeShift) | (spline.IsHermite ? CrateSplineLayout.IsHermite : 0)))
            .Add((byte)(modes | (spline.Loop is null ? 0 : CrateSplineLayout.HasLoop)));
        if (spline.Before.Mode == SdfSplineMode.Sloped) blob.Add(spline.Before.Slope);
        if (spline.After.Mode == SdfSplineMode.Sloped) blob.Add(spline.After.Slope);
        if (spline.Loop is { } loop) blob.Add(loop.Start).Add(loop.End).Add(loop.PreLoops).Add(loop.PostLoops).Add(loop.ValueOffset);
        blob.Add((uint)spline.Knots.Count);
        foreach (SdfSplineKnot knot in spline.Knots) Add(blob, knot, type, spline.IsHermite);
        return blob.Bytes.ToArray();
    }

    private static void Add(CrateBlob blob, SdfSplineKnot knot, int type, bool isHermite)
    {
        int flags = (knot.PreValue is null ? 0 : CrateSplineLayout.HasPreValue)
            | (Number(CrateSplineLayout.Segments, knot.Mode) << CrateSplineLayout.SegmentShift)
            | (isHermite ? CrateSplineLayout.KnotIsHermite : 0);
        AddValue(blob.Add((byte)flags).Add(knot.Time), knot.Value, type);
        if (knot.PreValue is { } preValue) AddValue(blob, preValue, type);
        if (!isHermite) blob.Add(knot.PreTangent.Width).Add(knot.PostTangent.Width);
        AddValue(blob, knot.PreTangent.Slope, type);
        AddValue(blob, knot.PostTangent.Slope, type);
    }

    private static CrateBlob AddValue(CrateBlob blob, double value, int type) => type switch
    {
        CrateSplineLayout.Float => blob.Add((float)value),
        CrateSplineLayout.Half => blob.Add((Half)value),
        _ => blob.Add(value),
    };

    private static int Number(IReadOnlyList<SdfSplineMode> modes, SdfSplineMode mode)
    {
        for (int i = 0; i < modes.Count; i++)
        {
            if (modes[i] == mode) return i;
        }

        throw new ArgumentOutOfRangeException(nameof(mode), mode, "expected a mode that can stand here");
    }
}
