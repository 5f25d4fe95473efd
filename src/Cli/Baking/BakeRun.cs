using UsdGsplat.Cli.Inputs;
using UsdGsplat.Codecs;
using UsdGsplat.Codecs.Sources;
using UsdGsplat.Sog4d.Baking;
using UsdGsplat.Sog4d.Bundles;
using UsdGsplat.Sog4d.Measuring;
using UsdGsplat.Sog4d.Splat4d;
using UsdGsplat.Splats;
using UsdGsplat.Splats.Codebooks;
using UsdGsplat.Splats.Sequences;

namespace UsdGsplat.Cli.Baking;

/// <summary>Bakes into a file that is not there yet, reads it back, and measures or checks it.</summary>
/// <param name="input">What is baked.</param>
/// <param name="file">Takes the bytes; committed by the caller.</param>
/// <param name="measuredFrames">Frames to measure; 0 for none.</param>
/// <param name="selfCheck">Whether every frame is checked against the input.</param>
/// <param name="progress">Told a phase and the share of it that is done; null for nobody.</param>
/// <param name="cancellation">Stops the work.</param>
internal sealed class BakeRun(BakeInput input, TemporaryFile file, int measuredFrames, bool selfCheck, Action<string, double>? progress, CancellationToken cancellation)
{
    private const string RunWarning = "a run of frames becomes one straight motion, with the opacities, scales, rotations and colours of its first frame; --frame-step sets its length";

    /// <summary>Bakes a bundle.</summary>
    /// <exception cref="AssetFormatException">The file is not what the input says; see also <see cref="Sog4dBaker"/>.</exception>
    internal BakeOutcome Sog4d(Sog4dBakeOptions options)
    {
        // A .splat4d file is played as Unity plays it; other clouds go through the kernels.
        Sog4dBakeReport report = input.Sequence is MotionSequence motion
            ? Sog4dBaker.Bake(motion.Source, options with { FrameTimes = motion.Times }, file.Stream, Phase("baking frames"), cancellation)
            : Sog4dBaker.Bake(input.Sequence, options, file.Stream, Phase("baking frames"), cancellation);
        using IByteSource bytes = file.ReadBack();
        using Sog4dReader reader = Sog4dReader.Open(new SubByteSource(bytes, bytes.Name, 0, bytes.Length));
        int[] indices = report.SourceIndices.ToArray();
        var streams = Sog4dStreamSize.Of(reader).Select(s => (s.Stream, s.StoredBytes)).ToList();
        streams.Add(("zip", bytes.Length - streams.Sum(s => s.StoredBytes)));
        return new BakeOutcome(InputKind.Sog4d, bytes.Length, report.InputSplats, report.Splats, report.Frames, streams)
        {
            LeftOut = BakeOutcome.Reasons(report.NonFiniteSplats, report.FaintSplats, report.NeverVisibleSplats, report.ExcessSplats),
            Errors = selfCheck ? Check(Sog4dSelfCheck.Run(bytes, input.Sequence, indices, Allowed(options.AlphaZeroThreshold), Phase("checking"), cancellation))
                : measuredFrames == 0 ? null
                : Sog4dErrors.Measure(reader, input.Sequence, indices, Measured(options.AlphaZeroThreshold), Phase("measuring"), cancellation),
            Checked = selfCheck,
            Stages = report.Stages,
            Sampling = input.HasGaussians && report.Frames > 1 ? Sampling(reader.Timeline, options.MinSigma) : null,
        };
    }

    /// <summary>Bakes a .splat4d file.</summary>
    /// <param name="options">How.</param>
    /// <param name="runs">How frames become motion, of an input of frames.</param>
    /// <exception cref="AssetFormatException">The file is not what the input says; see also <see cref="Splat4dBaker"/>.</exception>
    internal BakeOutcome Splat4d(Splat4dBakeOptions options, Func<(Splat4dSequenceMode Mode, int FrameStep)> runs)
    {
        progress?.Invoke("baking", 0);
        Splat4dBakeReport report;
        ISplatSource from;
        if (input.Cloud is { } cloud)
        {
            report = Splat4dBaker.Bake(cloud, options, file.Stream, cancellation);
            from = cloud;
        }
        else
        {
            (Splat4dSequenceMode mode, int step) = runs();
            report = Splat4dBaker.Bake(input.Sequence, mode, step, options, file.Stream, cancellation);
            from = new SequenceWindows(input.Sequence, mode, step);
        }

        using IByteSource bytes = Resident(file.ReadBack());
        using Splat4dSource written = Splat4dReader.Open(
            new SubByteSource(bytes, bytes.Name, 0, bytes.Length), new Splat4dReadOptions { HeaderlessTimeModel = report.Written.TimeModel });
        int[] indices = report.SourceIndices.ToArray();
        progress?.Invoke(selfCheck ? "checking" : "measuring", 0);
        return new BakeOutcome(InputKind.Splat4d, bytes.Length, report.InputSplats, report.Written.Splats, written.ShFrameCount, [.. Splat4dStreamSize.Of(written).Select(s => (s.Stream, s.Bytes))])
        {
            Versions = (report.Written.FormatVersion, (int)report.Written.TimeModel),
            LeftOut = BakeOutcome.Reasons(report.NonFiniteSplats, report.FaintSplats, report.NeverVisibleSplats, report.ExcessSplats),
            Errors = selfCheck ? Check(Splat4dSelfCheck.Run(bytes, from, report.WrittenAs, indices, Allowed(0), cancellation))
                : measuredFrames == 0 ? null
                : Splat4dErrors.Measure(written, from, report.WrittenAs, indices, Measured(0), cancellation),
            Checked = selfCheck,
            Warnings = [.. report.Written.Warnings, .. Lost()],
        };
    }

    /// <summary>Records lie in another order than the input's and are read one by one, which a mapped file serves slowly. Unity reads no file that is too long for it.</summary>
    private static IByteSource Resident(IByteSource bytes)
    {
        if (bytes.Length > Array.MaxLength) return bytes;
        using (bytes)
        {
            var content = new byte[bytes.Length];
            bytes.ReadExactly(0, content);
            return new MemoryByteSource(bytes.Name, content);
        }
    }

    /// <summary>The errors of a file that is sound.</summary>
    /// <exception cref="AssetFormatException">It is not.</exception>
    internal static ErrorReport Check(SelfCheckReport report)
    {
        if (report.IsSound) return report.Errors!;
        Issue[] wrong = [.. report.Issues.Where(i => i.Severity == IssueSeverity.Error)];
        string more = wrong.Length > 1 ? FormattableString.Invariant($", and {wrong.Length - 1} more of the self-check") : "";
        throw new AssetFormatException(wrong[0].Location, wrong[0].Code, $"{wrong[0].Message}{more}; the output was removed");
    }

    /// <summary>What a .splat4d file has no place for.</summary>
    private IEnumerable<string> Lost()
    {
        if (input.Cloud is null && input.Sequence.Times.Count > 1) yield return RunWarning;
        if (input.Cloud is Splat4dSource source && source.ReadColmapToTraining() is not null) yield return "the input's transform from COLMAP's space is not kept; its splats stay in that space";
    }

    private static (double, double) Sampling(Sog4dTimeline timeline, float sigma) => (sigma, KeyframeError.OfGaussian(KeyframeError.LargestGap(timeline), sigma));

    private SelfCheckOptions Allowed(float zeroBelow) => new() { AlphaZeroThreshold = zeroBelow, LabelSlack = input.ShChanges ? ShPalette.KeptSlack : 0 };

    private MeasureOptions Measured(float zeroBelow) => new() { AlphaZeroThreshold = zeroBelow, MaxFrames = measuredFrames };

    private PhaseProgress? Phase(string name) => progress is null ? null : new PhaseProgress(share => progress(name, share));

    private sealed class PhaseProgress(Action<double> report) : IProgress<double>
    {
        public void Report(double value) => report(value);
    }
}
