namespace pxr;

/// <summary>Reads splines.</summary>
internal ref struct UsdaSplineReader
{
    private readonly SdfElementType type;
    private readonly SortedDictionary<double, SdfSplineKnot> knots = [];
    private bool isHermite;
    private SdfSplineExtrapolation before = new(SdfSplineMode.Held);
    private SdfSplineExtrapolation after = new(SdfSplineMode.Held);
    private SdfSplineLoop? loop;

    private UsdaSplineReader(SdfElementType type) => this.type = type;

    /// <summary>Reads the spline of an attribute of doubles, floats or halves.</summary>
    internal static SdfSpline Read(ref UsdaCursor cursor, SdfElementType type)
    {
        var reader = new UsdaSplineReader(type);
        if (cursor.TakeOpen('{', '}'))
        {
            do reader.ReadItem(ref cursor);
            while (cursor.TakeListSeparator('}'));
        }

        return new SdfSpline
        {
            IsHermite = reader.isHermite, Before = reader.before, After = reader.after, Loop = reader.loop, Knots = [.. reader.knots.Values],
        };
    }

    private void ReadItem(ref UsdaCursor cursor)
    {
        if (cursor.TakeWord("bezier"u8)) isHermite = false;
        else if (cursor.TakeWord("hermite"u8)) isHermite = true;
        else if (cursor.TakeWord("pre"u8)) before = ReadExtrapolation(ref cursor);
        else if (cursor.TakeWord("post"u8)) after = ReadExtrapolation(ref cursor);
        else if (cursor.TakeWord("loop"u8)) loop = ReadLoop(ref cursor);
        else ReadKnot(ref cursor);
    }

    private readonly SdfSplineExtrapolation ReadExtrapolation(ref UsdaCursor cursor)
    {
        RequireColon(ref cursor);
        if (cursor.TakeWord("none"u8)) return new(SdfSplineMode.None);
        if (cursor.TakeWord("held"u8)) return new(SdfSplineMode.Held);
        if (cursor.TakeWord("linear"u8)) return new(SdfSplineMode.Linear);
        if (cursor.TakeWord("sloped"u8))
        {
            cursor.SkipInline();
            cursor.Require('(');
            cursor.SkipInline();
            double slope = ReadValue(ref cursor);
            cursor.SkipInline();
            cursor.Require(')');
            return new(SdfSplineMode.Sloped, slope);
        }

        if (!cursor.TakeWord("loop"u8)) cursor.Expected("'none', 'held', 'linear', 'sloped' or 'loop'");
        cursor.RequireSeparator();
        if (cursor.TakeWord("repeat"u8)) return new(SdfSplineMode.LoopRepeat);
        if (cursor.TakeWord("reset"u8)) return new(SdfSplineMode.LoopReset);
        if (!cursor.TakeWord("oscillate"u8)) cursor.Expected("'repeat', 'reset' or 'oscillate'");
        return new(SdfSplineMode.LoopOscillate);
    }

    private readonly SdfSplineLoop ReadLoop(ref UsdaCursor cursor)
    {
        const int Numbers = 5;
        RequireColon(ref cursor);
        UsdaTuples.Open(ref cursor, Numbers);
        double start = cursor.RequireNumber().ToDouble();
        UsdaTuples.Separate(ref cursor, Numbers);
        double end = cursor.RequireNumber().ToDouble();
        UsdaTuples.Separate(ref cursor, Numbers);
        int preLoops = ReadCount(ref cursor);
        UsdaTuples.Separate(ref cursor, Numbers);
        int postLoops = ReadCount(ref cursor);
        UsdaTuples.Separate(ref cursor, Numbers);
        double offset = ReadValue(ref cursor);
        UsdaTuples.Close(ref cursor, Numbers);
        return new SdfSplineLoop(start, end, preLoops, postLoops, offset);
    }

    private static int ReadCount(ref UsdaCursor cursor)
    {
        int start = cursor.Position;
        UsdaNumber number = cursor.RequireNumber("a whole number of loops", "USDA-VALUE");
        if (!number.IsInteger || !number.TryToInteger(int.MinValue, int.MaxValue, out long count))
        {
            cursor.ExpectedAt(start, "a whole number of loops", "USDA-VALUE");
            return 0;
        }

        return (int)count;
    }

    private readonly void ReadKnot(ref UsdaCursor cursor)
    {
        double time = cursor.RequireNumber("a knot's time or a word of the spline grammar").ToDouble();
        RequireColon(ref cursor);
        double value = ReadValue(ref cursor);
        double? preValue = null;
        int end = cursor.Position;
        cursor.SkipInline();
        if (cursor.Take('&'))
        {
            cursor.SkipInline();
            (preValue, value) = (value, ReadValue(ref cursor));
        }
        else
        {
            cursor.Position = end;
        }

        var knot = new SdfSplineKnot(time, value) { PreValue = preValue };
        while (TakeSemicolon(ref cursor)) knot = ReadParameter(ref cursor, knot);
        knots[time] = knot;
    }

    private static bool TakeSemicolon(ref UsdaCursor cursor)
    {
        int end = cursor.Position;
        cursor.SkipInline();
        if (cursor.Take(';'))
        {
            cursor.SkipInline();
            return true;
        }

        cursor.Position = end;
        return false;
    }

    private readonly SdfSplineKnot ReadParameter(ref UsdaCursor cursor, SdfSplineKnot knot)
    {
        if (cursor.Next == '{') return knot with { CustomData = UsdaDictionaryReader.Read(ref cursor) };
        if (cursor.TakeWord("pre"u8))
        {
            cursor.SkipInline();
            return knot with { PreTangent = ReadTangent(ref cursor) };
        }

        if (!cursor.TakeWord("post"u8)) cursor.Expected("'pre', 'post' or a dictionary");
        cursor.RequireSeparator();
        knot = knot with { Mode = ReadMode(ref cursor) };
        int end = cursor.Position;
        cursor.SkipInline();
        if (cursor.Next == '(') return knot with { PostTangent = ReadTangent(ref cursor) };
        cursor.Position = end;
        return knot;
    }

    private static SdfSplineMode ReadMode(ref UsdaCursor cursor)
    {
        if (cursor.TakeWord("none"u8)) return SdfSplineMode.None;
        if (cursor.TakeWord("held"u8)) return SdfSplineMode.Held;
        if (cursor.TakeWord("linear"u8)) return SdfSplineMode.Linear;
        if (!cursor.TakeWord("curve"u8)) cursor.Expected("'none', 'held', 'linear' or 'curve'");
        return SdfSplineMode.Curve;
    }

    private readonly SdfSplineTangent ReadTangent(ref UsdaCursor cursor)
    {
        int numbers = isHermite ? 1 : 2;
        double width = 0;
        UsdaTuples.Open(ref cursor, numbers);
        if (!isHermite)
        {
            width = cursor.RequireNumber("a width", "USDA-VALUE").ToDouble();
            UsdaTuples.Separate(ref cursor, numbers);
        }

        double slope = ReadValue(ref cursor);
        UsdaTuples.Close(ref cursor, numbers);
        return new SdfSplineTangent(width, slope);
    }

    private readonly double ReadValue(ref UsdaCursor cursor) => type switch
    {
        SdfElementType.Float => UsdaFloat.Read(ref cursor),
        SdfElementType.Half => (float)UsdaHalf.Read(ref cursor),
        _ => UsdaDouble.Read(ref cursor),
    };

    private static void RequireColon(ref UsdaCursor cursor)
    {
        cursor.SkipInline();
        cursor.Require(':');
        cursor.SkipInline();
    }
}
