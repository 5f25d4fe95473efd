using System.CommandLine;
using System.CommandLine.Parsing;
using UsdGsplat.Cli.Inputs;
using UsdGsplat.Sog4d.Splat4d;
using UsdGsplat.SplatFormats.Colmap;

namespace UsdGsplat.Cli.Baking;

/// <summary>Options of <c>bake</c> for <c>.splat4d</c> files alone.</summary>
internal sealed class BakeSplat4dOptions
{
    private const int DefaultFrameStep = 5;

    private readonly Option<int?> formatVersion = NumberOption.Optional<int>("--splat4d-format-version", "The file format: 1 without header, 2 with sections. Default: 0, which takes 2 for Gaussians and SH bands, else 1.", "0|1|2", minimum: 0, maximum: 2);
    private readonly Option<int?> timeModel = NumberOption.Optional<int>("--splat4d-version", "The time model: 1 for hard windows, 2 for Gaussians. Default: 2 of what fades by Gaussians, else 1.", "1|2", minimum: 1, maximum: 2);
    private readonly Option<double?> threshold = NumberOption.Optional<double>("--temporal-threshold", "The weight where windows end, and below which Gaussians are not drawn, between 0 and 1. Default: 0.01; a .splat4d file keeps its own.", "W");
    private readonly Option<string?> mode = ChoiceOption.Of("--mode", "How frames become linear motion: one record a splat from first to last, or one a splat and run of frames. Default: average of one frame, else keyframe.", "average", "keyframe");
    private readonly Option<int?> frameStep = NumberOption.Optional<int>("--frame-step", "Frames a run of --mode keyframe. Default: 5.", "F", minimum: 1);

    private readonly Option<string?> outputSpace = ChoiceOption.Of("--output-space", "The space of the checkpoint, or that of the COLMAP model that it was trained with. Default: train.", "train", "colmap");
    private readonly Option<string?> colmapDir = new("--colmap-dir") { Description = "The COLMAP model, for --output-space colmap: the folder of cameras, images and points3D, or one above sparse/0.", HelpName = "DIR" };

    internal IEnumerable<Option> All => [formatVersion, timeModel, threshold, mode, frameStep, outputSpace, colmapDir];

    /// <summary>Reports options that contradict one another.</summary>
    internal void Check(CommandResult result)
    {
        bool colmap = result.GetValue(outputSpace) == "colmap", hasModel = result.GetResult(colmapDir) is not null;
        if (colmap && !hasModel) result.AddError("--output-space colmap needs --colmap-dir");
        if (!colmap && hasModel) result.AddError("--colmap-dir goes with --output-space colmap");
    }

    /// <summary>How a cloud is baked.</summary>
    internal Splat4dBakeOptions Of(ParseResult parsed, BakeSharedOptions shared, BakeInputOptions reading, BakeInput input)
    {
        BakeInputOptions.Refuse(parsed, threshold, !input.HasGaussians, "the input has no Gaussians of time to cut off");
        BakeInputOptions.Refuse(parsed, mode, input.Cloud is not null, "the input is one cloud, not frames");
        BakeInputOptions.Refuse(parsed, frameStep, input.Cloud is not null, "the input is one cloud, not frames");
        bool transformed = input.Cloud is Splat4dSource known && known.ReadColmapToTraining() is not null;
        BakeInputOptions.Refuse(parsed, colmapDir, transformed, "the input is in COLMAP's space already");
        Splat4dBakeOptions preset = Splat4dBakeOptions.For(shared.Quality(parsed));
        if (input.Cloud is Splat4dSource { TimeModel: Splat4dTimeModel.Gaussian } before) preset = preset with { MinSigma = Splat4dSource.SmallestSigma, TemporalThreshold = before.TemporalCutoff };
        if (input.Cloud is null && Runs(parsed, input).Mode == Splat4dSequenceMode.Keyframe) preset = preset with { ShBands = 0 };
        Splat4dBakeOptions options = shared.Apply(parsed, preset, reading.MinSigma(parsed));
        return options with
        {
            FormatVersion = parsed.GetValue(formatVersion) is > 0 and { } version ? version : null,
            TimeModel = (Splat4dTimeModel?)parsed.GetValue(timeModel),
            TemporalThreshold = (float?)parsed.GetValue(threshold) ?? preset.TemporalThreshold,
            LabelsEncoding = parsed.GetValue(shared.Labels) switch { "full" => Splat4dLabelsEncoding.Full, "delta-v1" => Splat4dLabelsEncoding.DeltaV1, _ => null },
            ColmapSpace = parsed.GetValue(colmapDir) is { } model ? new Splat4dColmapSpace(ColmapNormalization.Read(model)) : null,
            FrameCount = input.Cloud is null ? LabelFrames(parsed, shared, input) : parsed.GetValue(reading.FrameCount),
        };
    }

    /// <summary>How frames become motion.</summary>
    /// <exception cref="ArgumentException">A step was given for one run.</exception>
    internal (Splat4dSequenceMode Mode, int FrameStep) Runs(ParseResult parsed, BakeInput input)
    {
        bool keyframes = parsed.GetValue(mode) is { } given ? given == "keyframe" : input.Sequence.Times.Count > 1;
        BakeInputOptions.Refuse(parsed, frameStep, !keyframes, "goes with --mode keyframe");
        return (keyframes ? Splat4dSequenceMode.Keyframe : Splat4dSequenceMode.Average, parsed.GetValue(frameStep) ?? DefaultFrameStep);
    }

    /// <summary>Labels of frames have as many frames as there are, where they are to have changes.</summary>
    private static int? LabelFrames(ParseResult parsed, BakeSharedOptions shared, BakeInput input) =>
        parsed.GetValue(shared.Labels) == "delta-v1" ? input.Sequence.Times.Count : null;
}
