namespace pxr;

/// <summary>Reads the bytes of a spline.</summary>
/// <param name="blob">The bytes.</param>
/// <param name="customData">Free metadata of knots by their times.</param>
internal sealed class CrateSplineReader(CrateCursor blob, Dictionary<double, VtDictionary> customData)
{
    // A knot has a flag byte, a time, a value and two slopes, of two bytes at least.
    private const int ShortestKnot = 1 + sizeof(double) + (3 * 2);

    private CrateCursor cursor = blob;
    private int type;
    private bool isHermite;

    internal SdfSpline Read()
    {
        byte head = cursor.Read<byte>();
        int version = head & 0xF;
        if (version != CrateSplineLayout.FormatVersion) cursor.Fail($"expected a spline of version {CrateSplineLayout.FormatVersion}, found {version}");
        type = (head >> CrateSplineLayout.TypeShift) & 3;
        isHermite = (head & CrateSplineLayout.IsHermite) != 0;
        byte modes = cursor.Read<byte>();
        SdfSplineMode before = Extrapolation(modes & CrateSplineLayout.ModeMask);
        SdfSplineMode after = Extrapolation((modes >> CrateSplineLayout.AfterShift) & CrateSplineLayout.ModeMask);
        double beforeSlope = before == SdfSplineMode.Sloped ? cursor.Read<double>() : 0;
        double afterSlope = after == SdfSplineMode.Sloped ? cursor.Read<double>() : 0;
        return new SdfSpline
        {
            IsHermite = isHermite,
            Before = new SdfSplineExtrapolation(before, beforeSlope),
            After = new SdfSplineExtrapolation(after, afterSlope),
            Loop = (modes & CrateSplineLayout.HasLoop) != 0 ? ReadLoop() : null,
            Knots = ReadKnots(),
        };
    }

    private SdfSplineMode Extrapolation(int number)
    {
        if (number >= CrateSplineLayout.Extrapolations.Count) cursor.Fail($"expected a mode of extrapolation below {CrateSplineLayout.Extrapolations.Count}, found {number}");
        return CrateSplineLayout.Extrapolations[number];
    }

    private SdfSplineLoop ReadLoop() =>
        new(cursor.Read<double>(), cursor.Read<double>(), cursor.Read<int>(), cursor.Read<int>(), cursor.Read<double>());

    private SdfSplineKnot[] ReadKnots()
    {
        uint count = cursor.Read<uint>();
        cursor.Require(count, ShortestKnot);
        var knots = new SdfSplineKnot[count];
        for (int i = 0; i < knots.Length; i++)
        {
            knots[i] = ReadKnot();
            if (i > 0 && !(knots[i].Time > knots[i - 1].Time)) cursor.Fail($"expected knots by ascending times, found {knots[i].Time} behind {knots[i - 1].Time}");
        }

        return knots;
    }

    private SdfSplineKnot ReadKnot()
    {
        byte flags = cursor.Read<byte>();
        double time = cursor.Read<double>();
        double value = ReadValue();
        double? preValue = (flags & CrateSplineLayout.HasPreValue) != 0 ? ReadValue() : null;
        double preWidth = isHermite ? 0 : cursor.Read<double>();
        double postWidth = isHermite ? 0 : cursor.Read<double>();
        double preSlope = ReadValue();
        double postSlope = ReadValue();
        return new SdfSplineKnot(time, value)
        {
            PreValue = preValue,
            PreTangent = new SdfSplineTangent(preWidth, preSlope),
            PostTangent = new SdfSplineTangent(postWidth, postSlope),
            Mode = CrateSplineLayout.Segments[(flags >> CrateSplineLayout.SegmentShift) & 3],
            CustomData = customData.GetValueOrDefault(time) ?? new VtDictionary(),
        };
    }

    private double ReadValue() => type switch
    {
        CrateSplineLayout.Float => cursor.Read<float>(),
        CrateSplineLayout.Half => (float)cursor.Read<GfHalf>(),
        _ => cursor.Read<double>(),
    };
}
