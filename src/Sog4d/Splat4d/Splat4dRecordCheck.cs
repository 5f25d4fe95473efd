using System.Buffers.Binary;

namespace UsdGsplat.Sog4d.Splat4d;

/// <summary>Counts what is odd in records, and tells it once a kind.</summary>
internal sealed class Splat4dRecordCheck(Splat4dStructure structure, Splat4dTimeModel model, Splat4dFindings findings)
{
    private readonly Tally positions = new(), scales = new(), negativeScales = new(), velocities = new(), times = new(), durations = new();
    private readonly Tally rotations = new(), padding = new(), flashes = new();

    /// <summary>Looks at a stretch of records.</summary>
    internal void Add(long first, ReadOnlySpan<byte> records)
    {
        for (; !records.IsEmpty; records = records[Splat4dLayout.RecordBytes..], first++)
        {
            positions.Count(!IsFinite(records, Splat4dLayout.PositionAt), first);
            scales.Count(!IsFinite(records, Splat4dLayout.ScaleAt), first);
            velocities.Count(!IsFinite(records, Splat4dLayout.VelocityAt), first);
            negativeScales.Count(IsNegative(records), first);
            rotations.Count(BinaryPrimitives.ReadUInt32LittleEndian(records[Splat4dLayout.RotationAt..]) == 0x80808080, first);
            padding.Count(records[Splat4dLayout.PaddingAt..Splat4dLayout.RecordBytes].ContainsAnyExcept((byte)0), first);
            CountTime(first, Single(records, Splat4dLayout.TimeAt), Single(records, Splat4dLayout.DurationAt));
        }
    }

    /// <summary>Tells what was counted.</summary>
    internal void Finish()
    {
        Error("REC-POSITION", positions, Splat4dLayout.PositionAt, "finite positions");
        Error("REC-SCALE", scales, Splat4dLayout.ScaleAt, "finite scales");
        Error("REC-SCALE-NEGATIVE", negativeScales, Splat4dLayout.ScaleAt, "scales of at least 0");
        Warn("REC-VELOCITY", velocities, Splat4dLayout.VelocityAt, "finite velocities (importers take 0)");
        Warn("REC-TIME", times, Splat4dLayout.TimeAt, model == Splat4dTimeModel.Window ? "times within [0, 1] (importers clamp)" : "finite times (importers take 0)");
        Warn("REC-DURATION", durations, Splat4dLayout.DurationAt, model == Splat4dTimeModel.Window ? "durations within [0, 1] (importers clamp)" : "durations of at least 1e-6 (importers raise them)");
        Warn("REC-ROTATION", rotations, Splat4dLayout.RotationAt, "rotations with a direction (importers take none)");
        Warn("REC-FLASH", flashes, Splat4dLayout.TimeAt, "windows of some length (these flash up at one moment, at full opacity)");
        Warn("REC-PADDING", padding, Splat4dLayout.PaddingAt, "padding of zeros");
    }

    private static bool IsFinite(ReadOnlySpan<byte> record, int at) =>
        float.IsFinite(Single(record, at)) && float.IsFinite(Single(record, at + 4)) && float.IsFinite(Single(record, at + 8));

    private static bool IsNegative(ReadOnlySpan<byte> record) =>
        Single(record, Splat4dLayout.ScaleAt) < 0 || Single(record, Splat4dLayout.ScaleAt + 4) < 0 || Single(record, Splat4dLayout.ScaleAt + 8) < 0;

    private static float Single(ReadOnlySpan<byte> record, int at) => BinaryPrimitives.ReadSingleLittleEndian(record[at..]);

    private void CountTime(long splat, float time, float duration)
    {
        if (model == Splat4dTimeModel.Gaussian)
        {
            times.Count(!float.IsFinite(time), splat);
            durations.Count(!(duration >= Splat4dLayout.SmallestSigma && float.IsFinite(duration)), splat);
            return;
        }

        times.Count(time is not (>= 0 and <= 1), splat);
        durations.Count(duration is not (>= 0 and <= 1), splat);
        flashes.Count(duration == 0 && (time == 0 || time == 1), splat);
    }

    private void Error(string code, Tally tally, int at, string expected)
    {
        if (tally.Number > 0) findings.Error(code, Offset(tally, at), "records", $"expected {expected}, found {tally.Number} splats with others, the first is {tally.First}");
    }

    private void Warn(string code, Tally tally, int at, string expected)
    {
        if (tally.Number > 0) findings.Warning(code, Offset(tally, at), "records", $"expected {expected}, found {tally.Number} splats with others, the first is {tally.First}");
    }

    private long Offset(Tally tally, int at) => structure.RecordsOffset + (tally.First * Splat4dLayout.RecordBytes) + at;

    private sealed class Tally
    {
        internal long Number { get; private set; }

        internal long First { get; private set; }

        internal void Count(bool odd, long splat)
        {
            if (!odd) return;
            if (Number++ == 0) First = splat;
        }
    }
}
