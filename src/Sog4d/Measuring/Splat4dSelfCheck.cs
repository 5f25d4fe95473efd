using UsdGsplat.Codecs.Sources;
using UsdGsplat.Sog4d.Splat4d;
using UsdGsplat.Splats;
using UsdGsplat.Splats.Codebooks;
using UsdGsplat.Splats.Operations;

namespace UsdGsplat.Sog4d.Measuring;

/// <summary>Checks a written <c>.splat4d</c> file: by the format's rules, and its records and all frames of labels against the input.</summary>
public static class Splat4dSelfCheck
{
    // What an exponential and a logarithm of single precision round.
    private const double Rounding = 1e-5;

    /// <summary>Checks a file.</summary>
    /// <param name="bytes">The file; not disposed.</param>
    /// <param name="input">The cloud that it was made of.</param>
    /// <param name="writtenAs">The options that it was written with.</param>
    /// <param name="sourceIndices">Of each splat of the file its index in the input, or −1 to leave it out; null where all are there in the input's order.</param>
    /// <param name="options">What is allowed; null for the defaults.</param>
    /// <param name="cancellation">Looked at between chunks.</param>
    /// <exception cref="ArgumentException">The indices do not fit, or an option is out of its range.</exception>
    /// <exception cref="Codecs.AssetException">The input is damaged.</exception>
    public static SelfCheckReport Run(
        IByteSource bytes,
        ISplatSource input,
        Splat4dWriteOptions writtenAs,
        IReadOnlyList<int>? sourceIndices = null,
        SelfCheckOptions? options = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(writtenAs);
        options ??= new SelfCheckOptions();
        MeasureOptions measure = options.ToMeasureOptions();
        var findings = new SelfCheckFindings(bytes.Name, Splat4dValidator.Validate(bytes, cancellation));
        if (findings.HasErrors) return new SelfCheckReport(findings.Issues, null);
        var model = new Splat4dReadOptions { HeaderlessTimeModel = writtenAs.TimeModel };
        using Splat4dSource written = Splat4dReader.Open(new SubByteSource(bytes, bytes.Name, 0, bytes.Length), model);
        ErrorReport report = Splat4dErrors.Measure(written, input, writtenAs, sourceIndices, measure, cancellation);
        CheckRecords(findings, report);
        SplatPairs pairs = SplatPairs.Of(written.Schema.Count, input.Schema.Count, sourceIndices);
        var entries = new EntryCheck(pairs, options.Threads, cancellation);
        findings.Entries("SELF-CHECK-COLOUR", "RECS", "colours", pairs.Count, Colours(entries, input, written));
        if (written.ReadSh() is { } sh) CheckLabels(findings, sh, written, input, writtenAs.ColmapSpace, entries, options.LabelSlack);
        return new SelfCheckReport(findings.Issues, report);
    }

    /// <summary>What is stored in single precision is as it was; bytes are within half a step.</summary>
    private static void CheckRecords(SelfCheckFindings findings, ErrorReport report)
    {
        Check("SELF-CHECK-POSITION", AttributeErrorKind.Position, "centres", 0);
        Check("SELF-CHECK-VELOCITY", AttributeErrorKind.Velocity, "velocities", 0);
        Check("SELF-CHECK-TIME", AttributeErrorKind.Time, "times", 0);
        Check("SELF-CHECK-DURATION", AttributeErrorKind.Duration, "durations", Rounding);
        Check("SELF-CHECK-SCALE", AttributeErrorKind.LogScale, "logarithms of scales", Rounding);
        Check("SELF-CHECK-ROTATION", AttributeErrorKind.Rotation, "rotations", SelfCheckFindings.LargestAngle);
        Check("SELF-CHECK-OPACITY", AttributeErrorKind.Opacity, "opacities", SelfCheckFindings.LargestOpacityError);

        void Check(string code, AttributeErrorKind kind, string what, double bound) => findings.Bound(code, "RECS", what, bound, report[kind]!.Max);
    }

    private static (int Count, int First) Colours(EntryCheck check, ISplatSource input, ISplatSource written)
    {
        float[] colours = BaseRgbTable.Values();
        (int count, int first) = (0, -1);
        for (int channel = 0; channel < 3; channel++)
        {
            (int wrong, int splat) = check.Run(input, written, SplatColumn.ShDc, new RecordPart(channel, 1), colours, slack: 0);
            if (wrong > count) (count, first) = (wrong, splat);
        }

        return (count, first);
    }

    private static void CheckLabels(
        SelfCheckFindings findings, Splat4dSh sh, Splat4dSource written, ISplatSource input, Splat4dColmapSpace? space, EntryCheck check, double slack)
    {
        ShRotation? rotation = space is null ? null : ShRotation.FromMatrix(space.Rotation);
        Action<Span<float>>? turn = rotation is null ? null : values => rotation.Apply(input.Schema.ShDegree, values);
        for (int frame = 0; frame < written.ShFrameCount; frame++)
        {
            ISplatSource from = Splat4dErrors.At(input, frame, written.ShFrameCount), to = written.AtShFrame(frame);
            foreach (Splat4dShBand band in sh.Bands.Take(input.Schema.ShDegree))
            {
                (int, int) wrong = check.Run(from, to, SplatColumn.ShRest, RecordPart.ShBand(band.Palette.Band), band.Palette.Centroids, slack, turn);
                findings.Entries("SELF-CHECK-LABEL", FormattableString.Invariant($"sh{band.Palette.Band}, frame {frame}"), "labels that name the entries", check.Count, wrong);
            }
        }
    }
}
