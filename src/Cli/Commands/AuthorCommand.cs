using System.CommandLine;
using UsdGsplat.Cli.Authoring;
using UsdGsplat.Cli.Inputs;
using UsdGsplat.Cli.Reporting;
using UsdGsplat.Gpu;
using UsdGsplat.UsdAuthoring.Output;
using UsdGsplat.UsdAuthoring.Scenes;

namespace UsdGsplat.Cli.Commands;

/// <summary><c>usd-gsplat author</c>: splat files become a USD scene.</summary>
internal sealed class AuthorCommand
{
    private readonly AuthorInputOptions inputs = new();
    private readonly Option<string> output = CommonOptions.Output("A .usdz package; a .usda, .usdc or .usd root layer, or a folder, for loose files.");
    private readonly AuthorFormatOptions formats = new();
    private readonly Option<DeviceChoice> device = DeviceOption.CreateForRounding();
    private readonly Option<bool> overwrite = CommonOptions.Overwrite();
    private readonly Option<bool> quiet = CommonOptions.Quiet();
    private readonly Option<bool> json = CommonOptions.Json();

    /// <summary>Everything else, by subject: in the order of the help, and of the steps on the stage.</summary>
    private readonly IAuthorOptions[] groups;

    private AuthorCommand() => groups =
    [
        formats,
        new AuthorTimeOptions(),
        new AuthorStageOptions(),
        new AuthorSelectionOptions(),
        new AuthorPackageOptions(),
        new AuthorProxyOptions(),
        new AuthorCameraOptions(),
        new AuthorTurntableOptions(),
        new AuthorRenderOptions(),
        new AuthorScriptOptions(),
    ];

    internal static Command Create() => new AuthorCommand().Build();

    private IEnumerable<IAuthorOptions> AllGroups => [inputs, .. groups];

    private Command Build()
    {
        var command = new ExampleCommand(
            "author",
            "Author a USD scene from Gaussian splats.",
            "usd-gsplat author scene.pt --output scene.usdz",
            "usd-gsplat author --ckpt ckpt_29999.pt --time 0.25 --output instant.usdz",
            "usd-gsplat author --ckpt ckpt_29999.pt --frames 61 --fps 30 --output sequence.usdz",
            "usd-gsplat author --ply point_cloud.ply --min-opacity 0.005 --output scene.usda",
            "usd-gsplat author point_cloud.ply --format particlefield --half features --output splats.usdc",
            "usd-gsplat author --ckpt ckpt_29999.pt --target openusd --frames 61 --fps 30 --output moving.usdz",
            "usd-gsplat author --ply city.ply --part-packages --output city.usda",
            "usd-gsplat author scene.pt --script turntable.csx --output scene.usdz",
            "usd-gsplat author --ply point_cloud.ply --cameras colmap/sparse/0 --main-camera IMG_0042 --output scene.usdz")
        {
            inputs.File,
        };
        foreach (Option option in (IEnumerable<Option>)[.. inputs.All, output, .. groups.SelectMany(g => g.All), device, overwrite, quiet, json]) command.Add(option);
        command.Check(result =>
        {
            foreach (IAuthorOptions group in AllGroups) group.Check(result);
            if (result.GetResult(device) is { Implicit: false } && !formats.HasHalves(result)) result.AddError("--device rounds to 16 bits, which ParticleField has with --half features or all only");
        });
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var options = new SceneOptions();
        foreach (IAuthorOptions group in AllGroups) options = group.Apply(parsed, options);
        options = options with { Steps = [.. AllGroups.SelectMany(g => g.Steps(parsed))] };
        options.Validate();
        var failures = new List<string>();
        using ChosenKernels chosen = parsed.GetValue(device)!.Open(Environment.ProcessorCount, failures.Add);
        options = options with { Kernels = chosen.OfDevice };
        bool silent = parsed.GetValue(quiet);
        using AuthorInputs opened = inputs.Open(parsed);
        using ISceneOutput target = SceneOutput.Open(parsed.GetValue(output)!, parsed.GetValue(overwrite));
        using var interruption = new Interruption();
        SceneReport report = ProgressDisplay.Run(silent, progress => SceneAuthor.Write(opened.All, options, target, progress, interruption.Token));
        report = report with { Warnings = [.. failures, .. report.Warnings] };
        Warnings.Print(report.Warnings, silent);
        if (parsed.GetValue(json)) AuthorReport.PrintJson(report, chosen.Name, options.Steps);
        else if (!silent) AuthorReport.PrintText(report, options.Steps);
        return ExitCode.Done;
    }
}
