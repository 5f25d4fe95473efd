using System.Buffers.Binary;
using UsdGsplat.Codecs.Sources;

namespace UsdGsplat.Sog4d.Splat4d;

/// <summary>The time model of format version 1, which does not say it, as Unity's importer guesses it. Source: splat4d section 5.4.</summary>
internal sealed class Splat4dTimeGuess
{
    private const int WindowRecords = 1 << 16;

    private long strayTimes;
    private long strayDurations;
    private long nonFinite;
    private float least = float.PositiveInfinity;
    private float most = float.NegativeInfinity;

    /// <summary>The share of records outside of [0, 1], exceeded by either field, from which a file counts as Gaussian: one in 100.</summary>
    private const int Share = 100;

    internal static Splat4dTimeModel Guess(IByteSource bytes, Splat4dStructure structure, Splat4dTimeModel? wanted, Splat4dFindings findings)
    {
        var guess = new Splat4dTimeGuess();
        for (long first = 0; first < structure.SplatCount; first += WindowRecords)
        {
            int count = (int)Math.Min(WindowRecords, structure.SplatCount - first);
            using ByteView view = bytes.View(structure.RecordsOffset + (first * Splat4dLayout.RecordBytes), count * Splat4dLayout.RecordBytes);
            guess.Scan(view.Span);
        }

        bool gaussian = guess.strayTimes > structure.SplatCount / Share || guess.strayDurations > structure.SplatCount / Share;
        Splat4dTimeModel model = wanted ?? (gaussian ? Splat4dTimeModel.Gaussian : Splat4dTimeModel.Window);
        guess.Warn(model, wanted is null, structure.SplatCount, findings);
        return model;
    }

    private void Scan(ReadOnlySpan<byte> records)
    {
        for (; !records.IsEmpty; records = records[Splat4dLayout.RecordBytes..])
        {
            strayTimes += Count(records[Splat4dLayout.TimeAt..]);
            strayDurations += Count(records[Splat4dLayout.DurationAt..]);
        }
    }

    private int Count(ReadOnlySpan<byte> field)
    {
        float value = BinaryPrimitives.ReadSingleLittleEndian(field);
        if (!float.IsFinite(value))
        {
            nonFinite++;
            return 0;
        }

        least = Math.Min(least, value);
        most = Math.Max(most, value);
        return value is < 0 or > 1 ? 1 : 0;
    }

    private void Warn(Splat4dTimeModel model, bool guessed, long splats, Splat4dFindings findings)
    {
        const string Scope = "records";
        if (guessed && model == Splat4dTimeModel.Gaussian)
        {
            findings.Warning(
                "V1-TIMEMODEL", null, Scope,
                $"format version 1 does not say its time model; {strayTimes} times and {strayDurations} durations of {splats} splats leave [0, 1], so Gaussians are assumed, with the cutoff {Splat4dLayout.DefaultCutoff}");
        }
        else if (model == Splat4dTimeModel.Window && strayTimes + strayDurations > 0)
        {
            findings.Warning(
                "V1-CLAMPED", null, Scope,
                $"{strayTimes} times and {strayDurations} durations of {splats} splats leave [0, 1] (least {least}, most {most}) and are clamped");
        }

        if (nonFinite > 0) findings.Warning("V1-NONFINITE", null, Scope, $"{nonFinite} times and durations are not finite and count as 0");
    }
}
