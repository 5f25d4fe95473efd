using System.CommandLine;
using System.CommandLine.Parsing;
using UsdGsplat.Cli.Inputs;
using UsdGsplat.Sog4d.Sequences;
using UsdGsplat.SplatFormats.Checkpoints;
using UsdGsplat.SplatFormats.PlySequences;
using UsdGsplat.Splats;
using UsdGsplat.Splats.Operations;
using UsdGsplat.Splats.Sequences;

namespace UsdGsplat.Cli.Baking;

/// <summary>Options of <c>bake</c> that say how its input is read.</summary>
internal sealed class BakeInputOptions
{
    private readonly Option<string?> timeMapping = ChoiceOption.Of("--time-mapping", "Frames spread evenly, or at --frame-times. Default: explicit with --frame-times, else uniform, and a bundle's own.", "uniform", "explicit");
    private readonly Option<double[]> frameTimes = FrameTimesOption.Create("Normalised times of the frames, 0 to 1 and not falling: a file with one a line, or with commas between. Of a folder, one a file.");
    private readonly Option<double?> minSigma = NumberOption.Optional<double>("--min-sigma", "Least temporal standard deviation of 4D splats, normalised time. Default: 0.02; a .splat4d file keeps its own.", "S");
    private readonly Option<string?> opacityMode = ChoiceOption.Of("--opacity-mode", "What PLY files hold as opacity. Default: auto, which looks at all files of a folder, and takes logits of one file.", "auto", "logit", "sigmoid", "linear");
    private readonly Option<string?> scaleMode = ChoiceOption.Of("--scale-mode", "What PLY files hold as scales: logarithms, or (linear) lengths. Default: log.", "auto", "log", "exp", "linear");
    private readonly Option<int?> frameAxis = NumberOption.Optional<int>("--shn-frame-axis", "The axis of frames in a checkpoint's changing coefficients, where there are as many frames as splats.", "0|1", minimum: 0, maximum: 1);
    private readonly Option<bool?> useVelocity = new("--use-velocity") { Description = "Whether a checkpoint's splats move. Default: as it says, and true where it says nothing.", HelpName = "true|false" };

    /// <summary>How many frames; of a .splat4d file those of its labels.</summary>
    internal Option<int?> FrameCount { get; } = NumberOption.Optional<int>("--frame-count", "Number of frames, spread evenly; of a .splat4d file, of its labels with changes. Default: a bundle's own, a folder's files, 61 of what moves.", "F", minimum: 1);

    internal IEnumerable<Option> All => [FrameCount, timeMapping, frameTimes, minSigma, opacityMode, scaleMode, frameAxis, useVelocity];

    /// <summary>Reports options that contradict one another.</summary>
    internal void Check(CommandResult result)
    {
        string? mapping = result.GetValue(timeMapping);
        bool hasTimes = result.GetResult(frameTimes) is not null;
        if (mapping == "explicit" && !hasTimes) result.AddError("--time-mapping explicit needs --frame-times");
        if (mapping == "uniform" && hasTimes) result.AddError("--time-mapping uniform has no --frame-times");
    }

    /// <summary>Opens the input, and refuses options that it has no use for.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="path">The input.</param>
    /// <param name="output">The kind of output, one of <see cref="InputKind"/>.</param>
    /// <exception cref="ArgumentException">An option does not suit the input.</exception>
    internal BakeInput Open(ParseResult parsed, string path, string output)
    {
        ISplatSequence sequence = SequenceFile.Open(path, Of(parsed));
        var input = new BakeInput(path, sequence);
        try
        {
            Refuse(parsed, minSigma, sequence is not MotionSequence { Source.Schema.HasMotion: true } && !(output == InputKind.Splat4d && input.HasGaussians), "the input has no Gaussians of time to widen");
            Refuse(parsed, opacityMode, !input.IsPly, "only PLY files say nothing of what they hold");
            Refuse(parsed, scaleMode, !input.IsPly, "only PLY files say nothing of what they hold");
            Refuse(parsed, useVelocity, input.Kind != BakeInput.Checkpoint, "the input is no checkpoint");
            Refuse(parsed, frameAxis, input.Cloud is not IShFrameSource { ShFrameCount: > 1 } || input.Kind != BakeInput.Checkpoint, "the input is no checkpoint with coefficients that change");
            bool noFrames = output == InputKind.Splat4d && input.Cloud is not null;
            Refuse(parsed, timeMapping, noFrames, "a .splat4d file of a cloud has no frames to place");
            Refuse(parsed, frameTimes, noFrames, "a .splat4d file of a cloud has no frames to place");
            return input;
        }
        catch
        {
            input.Dispose();
            throw;
        }
    }

    /// <summary>The least deviation that was asked for.</summary>
    internal float? MinSigma(ParseResult parsed) => (float?)parsed.GetValue(minSigma);

    /// <exception cref="ArgumentException">The option was given and is of no use.</exception>
    internal static void Refuse(ParseResult parsed, Option option, bool useless, string reason)
    {
        if (useless && parsed.GetResult(option) is { Implicit: false }) throw new ArgumentException($"{option.Name}: {reason}");
    }

    private double[]? Times(ParseResult parsed)
    {
        int? count = parsed.GetValue(FrameCount);
        if (parsed.GetValue(frameTimes) is not { Length: > 0 } times) return count is { } even ? FrameTimes.Uniform(even) : null;
        if (count is not null && count != times.Length) throw new ArgumentException($"--frame-times: expected {count} times as --frame-count says, found {times.Length}");
        return times;
    }

    private SplatSequenceOptions Of(ParseResult parsed) => new()
    {
        FrameTimes = Times(parsed),
        MinSigma = MinSigma(parsed) ?? TemporalWindow.MinimumSigma,
        OpacityMode = parsed.GetValue(opacityMode) switch { "linear" => PlyOpacityMode.Linear, "logit" or "sigmoid" => PlyOpacityMode.Logit, _ => PlyOpacityMode.Auto },
        ScaleMode = parsed.GetValue(scaleMode) == "linear" ? PlyScaleMode.Linear : PlyScaleMode.Log,
        Checkpoint = new CheckpointReadOptions { ShFrameAxis = parsed.GetValue(frameAxis), UseVelocity = parsed.GetValue(useVelocity) },
    };
}
