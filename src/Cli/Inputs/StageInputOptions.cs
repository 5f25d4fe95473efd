using System.CommandLine;
using System.CommandLine.Parsing;
using UsdGsplat.UsdAuthoring.Reading;

namespace UsdGsplat.Cli.Inputs;

/// <summary>Options that say how splats are read out of USD files.</summary>
internal sealed class StageInputOptions
{
    private readonly Option<double?> time = NumberOption.Optional<double>("--time", "USD: read at a time code; samples are interpolated, and what keeps its motion is read as still. Default: the default values.", "CODE");
    private readonly Option<string?> frame = ChoiceOption.Of("--frame", "USD: the frame of the splats, Y-down as trainers and PLY files have it (source), or the stage's world. Default: source.", "source", "stage");
    private readonly Option<bool> keepMatrix = new("--keep-matrix") { Description = "NuRec: do not mend matrices whose translation stands in the last column; leave that column out." };
    private readonly Option<bool> applyOffset = new("--apply-offset") { Description = "NuRec: add the volumes' omni:nurec:offset to their positions." };
    private readonly Option<bool> applyCcm = new("--apply-ccm") { Description = "NuRec: apply the volumes' colour correction, omni:nurec:ccmR, ccmG and ccmB, to all coefficients." };
    private readonly Option<bool> applyProxy = new("--apply-proxy-transform") { Description = "NuRec: read volumes with omni:nurec:useProxyTransform where their proxy mesh stands." };
    private readonly Option<bool> crop = new("--crop") { Description = "NuRec: leave out splats whose centres are outside of the volumes' crop bounds." };

    internal IEnumerable<Option> All => [time, frame, keepMatrix, applyOffset, applyCcm, applyProxy, crop];

    /// <summary>Reports options that need a USD input where there is none.</summary>
    internal void Check(CommandResult result, string? input)
    {
        if (result.GetValue(time) is { } code && !double.IsFinite(code)) result.AddError(FormattableString.Invariant($"--time: expected a finite time code, found '{code}'"));
        if (input is null || InputKind.IsStage(input)) return;
        foreach (Option option in All.Where(option => result.GetResult(option) is { Implicit: false })) result.AddError($"{option.Name} goes with USD inputs, found '{input}'");
    }

    internal StageReadOptions Of(ParseResult parsed) => new()
    {
        TimeCode = parsed.GetValue(time),
        Frame = parsed.GetValue(frame) == "stage" ? SplatFrame.Stage : SplatFrame.Source,
        KeepMatrix = parsed.GetValue(keepMatrix),
        ApplyOffset = parsed.GetValue(applyOffset),
        ApplyColorCorrection = parsed.GetValue(applyCcm),
        ApplyProxyTransform = parsed.GetValue(applyProxy),
        Crop = parsed.GetValue(crop),
    };
}
