using System.Numerics;
using System.Runtime.InteropServices;
using UsdGsplat.Codecs.Sources;
using UsdGsplat.Sog4d.Bundles;
using UsdGsplat.Splats;
using UsdGsplat.Splats.Codebooks;
using UsdGsplat.Splats.Sequences;

namespace UsdGsplat.Sog4d.Measuring;

/// <summary>Checks a written bundle: by the format's rules, and every frame against the input.</summary>
/// <remarks>
/// Centres, rotations and opacities must be within the format's own steps, and scales, colours and labels must name the
/// entries nearest to the input, in every frame.
/// </remarks>
public static class Sog4dSelfCheck
{
    // Of the largest coordinate: two roundings of positions to single precision, on each side.
    private const float PositionRounding = 4e-7f;

    /// <summary>Checks a bundle.</summary>
    /// <param name="bytes">The bundle; not disposed.</param>
    /// <param name="input">What it was made of, at the bundle's times.</param>
    /// <param name="sourceIndices">Of each splat of the bundle its index in the input, or −1 to leave it out; null where all are there in the input's order.</param>
    /// <param name="options">What is allowed; null for the defaults.</param>
    /// <param name="progress">Told the share of frames that are checked.</param>
    /// <param name="cancellation">Looked at between chunks.</param>
    /// <exception cref="ArgumentException">The input has other times, the indices do not fit, or an option is out of its range.</exception>
    /// <exception cref="Codecs.AssetException">A file of the input is damaged.</exception>
    public static SelfCheckReport Run(
        IByteSource bytes,
        ISplatSequence input,
        IReadOnlyList<int>? sourceIndices = null,
        SelfCheckOptions? options = null,
        IProgress<double>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        ArgumentNullException.ThrowIfNull(input);
        options ??= new SelfCheckOptions();
        MeasureOptions measure = options.ToMeasureOptions();
        var findings = new SelfCheckFindings(bytes.Name, Sog4dValidator.Validate(View(bytes), cancellation));
        if (findings.HasErrors) return new SelfCheckReport(findings.Issues, null);
        using Sog4dReader reader = Sog4dReader.Open(View(bytes));
        SplatPairs pairs = Sog4dErrors.Pair(reader, input, sourceIndices);
        var totals = new ErrorTotals();
        var errors = new FrameErrors(totals, pairs, measure, cancellation);
        var entries = new EntryCheck(pairs, options.Threads, cancellation);
        for (int frame = 0; frame < reader.FrameCount; frame++)
        {
            using ISplatSource from = input.OpenFrame(frame), to = reader.OpenFrame(frame);
            Sog4dErrors.DecodeImages(to, options.Threads, cancellation);
            CheckSteps(findings, reader, frame, errors.Measure(from, to));
            CheckEntries(findings, reader, frame, entries, from, to, options.LabelSlack);
            progress?.Report((frame + 1.0) / reader.FrameCount);
        }

        var report = new ErrorReport(pairs.Count, measure.Choose(reader.FrameCount), totals.Finish());
        findings.Bound("SELF-CHECK-ROTATION", "rotation", "rotations", SelfCheckFindings.LargestAngle, report[AttributeErrorKind.Rotation]!.Max);
        findings.Bound("SELF-CHECK-OPACITY", "sh", "opacities", SelfCheckFindings.LargestOpacityError, report[AttributeErrorKind.Opacity]!.Max);
        return new SelfCheckReport(findings.Issues, report);
    }

    private static SubByteSource View(IByteSource bytes) => new(bytes, bytes.Name, 0, bytes.Length);

    /// <summary>Centres within half a step along each axis of the frame's box.</summary>
    private static void CheckSteps(SelfCheckFindings findings, Sog4dReader reader, int frame, float largest)
    {
        Vector3 min = reader.Meta.Streams!.Position!.RangeMin![frame], max = reader.Meta.Streams.Position.RangeMax![frame];
        float reach = MathF.Max(Vector3.Abs(min).Length(), Vector3.Abs(max).Length());
        findings.Bound("SELF-CHECK-POSITION", Frame(frame), "centres of shown splats", (Vector3.Distance(min, max) / (2 * ushort.MaxValue)) + (PositionRounding * reach), largest);
    }

    private static void CheckEntries(SelfCheckFindings findings, Sog4dReader reader, int frame, EntryCheck check, ISplatSource from, ISplatSource to, double slack)
    {
        FrameTables tables = reader.Tables;
        int splats = check.Count;
        float[] scales = MemoryMarshal.Cast<Vector3, float>(tables.LogScales.AsSpan()).ToArray();
        findings.Entries("SELF-CHECK-SCALE", Frame(frame), "scales", splats, check.Run(from, to, SplatColumn.LogScales, new RecordPart(0, 3), scales, 0, ScaleCodebook.Clamp));
        for (int channel = 0; channel < 3; channel++)
            findings.Entries("SELF-CHECK-COLOUR", Frame(frame), "colours", splats, check.Run(from, to, SplatColumn.ShDc, new RecordPart(channel, 1), tables.Sh0Codebook, 0));
        for (int i = 0; i < tables.Slots.Count; i++)
        {
            PaletteSlot slot = tables.Slots[i];
            var part = new RecordPart(3 * slot.FirstCoefficient, 3 * slot.Coefficients);
            if (part.Offset + part.Floats > from.Schema.Width(SplatColumn.ShRest)) continue;
            findings.Entries("SELF-CHECK-LABEL", FormattableString.Invariant($"{slot.Name}, frame {frame}"), "labels that name the entries", splats, check.Run(from, to, SplatColumn.ShRest, part, tables.Palettes[i], slack));
        }
    }

    private static string Frame(int frame) => FormattableString.Invariant($"frame {frame}");
}
