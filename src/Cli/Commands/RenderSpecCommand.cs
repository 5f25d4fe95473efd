using System.CommandLine;
using UsdGsplat.Cli.Inputs;
using UsdGsplat.Cli.Reporting;
using UsdGsplat.UsdAuthoring.UsdRender.Specification;

namespace UsdGsplat.Cli.Commands;

/// <summary><c>usd-gsplat render-spec</c>: what a renderer has to do.</summary>
internal sealed class RenderSpecCommand
{
    private const string Reference = "24.11";

    private readonly Argument<string> file = new("file") { Description = "A .usda, .usdc or .usd layer, or a .usdz package." };
    private readonly Option<string?> settings = new("--settings") { Description = "The RenderSettings prim. Default: the one that the stage's renderSettingsPrimPath names.", HelpName = "PATH" };
    private readonly Option<string?> namespaces = new("--namespaces") { Description = "Renderers' settings to gather, by outermost namespace. Default: all.", HelpName = "a,b" };
    private readonly Option<string?> compat = ChoiceOption.Of("--compat", "Give what OpenUSD of this version computes, where that is known to be a defect: instantaneousShutter without effect.", Reference);
    private readonly Option<bool> json = CommonOptions.Json();

    internal static Command Create() => new RenderSpecCommand().Build();

    private Command Build()
    {
        var command = new ExampleCommand(
            "render-spec",
            "Show what a scene's render settings ask of a renderer: images with cameras, apertures, pixels, vars. Opens what lies under /Render and the cameras, nothing else.",
            "usd-gsplat render-spec scene.usda",
            "usd-gsplat render-spec scene.usdz --settings /Render/Final --namespaces omni,ri",
            "usd-gsplat render-spec scene.usda --json --compat 24.11")
        {
            file, settings, namespaces, compat, json,
        };
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        var options = new RenderSpecOptions
        {
            Namespaces = parsed.GetValue(namespaces)?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [],
            Compat = parsed.GetValue(compat) == Reference ? RenderSpecCompat.OpenUsd2411 : RenderSpecCompat.None,
        };
        string path = parsed.GetValue(file)!;
        RenderSpec spec = RenderSpec.Read(path, parsed.GetValue(settings), options);
        Warnings.Print(spec.Warnings, quiet: false);
        if (parsed.GetValue(json)) RenderSpecJson.Print(path, spec, options.Namespaces);
        else RenderSpecText.Print(path, spec);
        return ExitCode.Done;
    }
}
