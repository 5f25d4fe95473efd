namespace pxr;

/// <summary>Prints splines as OpenUSD 24.11 does.</summary>
/// <param name="output">Where the text goes.</param>
/// <param name="type">The attribute's element type, which decides how values are spelled.</param>
/// <param name="appendDictionary">Prints a dictionary on one line.</param>
internal readonly ref struct UsdaSplineWriter(UsdaTextBuffer output, SdfElementType type, Action<VtDictionary> appendDictionary)
{
    /// <summary>Prints the lines between the braces.</summary>
    internal void Write(SdfSpline spline, int indent)
    {
        // OpenUSD names the curve only if there is one, but then cannot read back the first tangent of a Hermite spline without.
        if (spline.IsHermite || spline.Knots.Any(knot => knot.Mode == SdfSplineMode.Curve)) output.Indent(indent).Append(spline.IsHermite ? "hermite,\n"u8 : "bezier,\n"u8);
        WriteExtrapolation("pre: "u8, spline.Before, indent);
        WriteExtrapolation("post: "u8, spline.After, indent);
        if (spline.Loop is { } loop) WriteLoop(loop, indent);
        SdfSplineMode incoming = SdfSplineMode.Curve;
        foreach (SdfSplineKnot knot in spline.Knots)
        {
            WriteKnot(knot, spline.IsHermite, showsPreTangent: incoming == SdfSplineMode.Curve, indent);
            incoming = knot.Mode;
        }
    }

    private void WriteExtrapolation(ReadOnlySpan<byte> side, SdfSplineExtrapolation extrapolation, int indent)
    {
        if (extrapolation.Mode == SdfSplineMode.Held) return;
        output.Indent(indent).Append(side).Append(Word(extrapolation.Mode));
        if (extrapolation.Mode == SdfSplineMode.Sloped)
        {
            output.Append('(');
            AppendValue(extrapolation.Slope);
            output.Append(')');
        }

        output.Append(",\n"u8);
    }

    private void WriteLoop(SdfSplineLoop loop, int indent)
    {
        output.Indent(indent).Append("loop: ("u8);
        foreach (double number in (ReadOnlySpan<double>)[loop.Start, loop.End, loop.PreLoops, loop.PostLoops])
        {
            TfNumberText.Append(output, number);
            output.Append(", "u8);
        }

        AppendValue(loop.ValueOffset);
        output.Append("),\n"u8);
    }

    private void WriteKnot(SdfSplineKnot knot, bool isHermite, bool showsPreTangent, int indent)
    {
        output.Indent(indent);
        TfNumberText.Append(output, knot.Time);
        output.Append(": "u8);
        if (knot.PreValue is { } preValue)
        {
            AppendValue(preValue);
            output.Append(" & "u8);
        }

        AppendValue(knot.Value);
        if (showsPreTangent)
        {
            output.Append("; pre "u8);
            AppendTangent(knot.PreTangent, isHermite);
        }

        output.Append("; post "u8).Append(Word(knot.Mode));
        if (knot.Mode == SdfSplineMode.Curve)
        {
            output.Append(' ');
            AppendTangent(knot.PostTangent, isHermite);
        }

        if (!knot.CustomData.empty())
        {
            output.Append("; "u8);
            appendDictionary(knot.CustomData);
        }

        output.Append(",\n"u8);
    }

    private void AppendTangent(SdfSplineTangent tangent, bool isHermite)
    {
        output.Append('(');
        if (!isHermite)
        {
            TfNumberText.Append(output, tangent.Width);
            output.Append(", "u8);
        }

        AppendValue(tangent.Slope);
        output.Append(')');
    }

    private void AppendValue(double value)
    {
        if (type == SdfElementType.Float) TfNumberText.Append(output, (float)value);
        else if (type == SdfElementType.Half) TfNumberText.Append(output, (GfHalf)(float)value);
        else TfNumberText.Append(output, value);
    }

    private static string Word(SdfSplineMode mode) => mode switch
    {
        SdfSplineMode.None => "none",
        SdfSplineMode.Held => "held",
        SdfSplineMode.Linear => "linear",
        SdfSplineMode.Curve => "curve",
        SdfSplineMode.Sloped => "sloped",
        SdfSplineMode.LoopRepeat => "loop repeat",
        SdfSplineMode.LoopReset => "loop reset",
        _ => "loop oscillate",
    };
}
