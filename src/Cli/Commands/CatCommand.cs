using System.CommandLine;
using pxr;
using UsdGsplat.Cli.Inputs;
using UsdGsplat.Cli.Reporting;
using UsdGsplat.Codecs;

namespace UsdGsplat.Cli.Commands;

/// <summary><c>usd-gsplat cat</c>: a USD file as text, or in another format.</summary>
internal sealed class CatCommand
{
    private readonly Argument<string> file = new("file") { Description = UsdFile.Description };
    private readonly Option<string?> output = new("--output", "-o") { Description = "Write a file instead, in the format of its extension: .usda text, .usdc or .usd crate, .usdz a package with all that the file depends on.", HelpName = "FILE" };
    private readonly Option<bool> arKit = new("--arkit") { Description = "With --output FILE.usdz: as AR viewers want it, one crate with its images. Several layers are composed into one, and variants become what is selected." };
    private readonly Option<bool> flatten = new("--flatten") { Description = "Compose the stage and write it as one layer without arcs." };
    private readonly Option<string[]> mask = new("--mask") { Description = "With --flatten: only the prims at or below these paths, and those above them.", HelpName = "PATH", AllowMultipleArgumentsPerToken = true };
    private readonly Option<bool> overwrite = CommonOptions.Overwrite();
    private readonly Option<bool> quiet = new("--quiet", "-q") { Description = "Print no warnings; errors still appear." };

    internal static Command Create() => new CatCommand().Build();

    private Command Build()
    {
        var command = new ExampleCommand(
            "cat",
            "Print a USD file as text on standard output, or write it in another USD format. One layer as it is: arcs are kept, not followed, unless --flatten composes them.",
            "usd-gsplat cat scene.usdc",
            "usd-gsplat cat scene.usdz[parts/tree.usdc]",
            "usd-gsplat cat scene.usda --output scene.usdc",
            "usd-gsplat cat scene.usda --output scene.usdz",
            "usd-gsplat cat scene.usda --arkit --output scene.usdz",
            "usd-gsplat cat scene.usdz --flatten --mask /World/Tree --output tree.usdc")
        {
            file, output, arKit, flatten, mask, overwrite, quiet,
        };
        command.Check(result =>
        {
            string? path = result.GetValue(output);
            foreach (string prim in result.GetValue(mask) ?? [])
            {
                if (!SdfPath.IsValidPathString(prim) || new SdfPath(prim) is var parsed && !(parsed.IsAbsolutePath() && parsed.IsPrimPath())) result.AddError($"--mask: expected the path of a prim such as /World/Tree, found '{prim}'");
            }

            if (result.GetValue(mask) is { Length: > 0 } && !result.GetValue(flatten)) result.AddError("--mask goes with --flatten");
            if (result.GetValue(flatten) && path is not null && UsdFile.IsPackage(path)) result.AddError("--flatten writes one layer; pack it afterwards");
            if (path is not null && UsdFile.IsPackage(path) && !result.GetValue(arKit) && result.GetValue(file) is { } input && UsdFile.IsPackage(input)) result.AddError($"{input} is a package already; copy it");
            if (result.GetValue(arKit) && (path is null || !UsdFile.IsPackage(path))) result.AddError("--arkit goes with --output FILE.usdz");
            if (path is null && result.GetValue(overwrite)) result.AddError("--overwrite goes with --output");
            if (path is not null && !UsdStage.IsSupportedFile(path) && !UsdFile.IsPackage(path)) result.AddError($"--output: expected a file ending in .usda, .usdc, .usd or .usdz, found '{path}'");
        });
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        string input = parsed.GetValue(file)!;
        string? path = parsed.GetValue(output);
        if (path is not null && !parsed.GetValue(overwrite) && Path.Exists(path)) throw TemporaryFile.Exists(path);
        if (path is not null && UsdFile.IsPackage(path))
        {
            Pack(input, path, parsed.GetValue(arKit), parsed.GetValue(quiet));
            return ExitCode.Done;
        }

        SdfLayerHandle layer = UsdFile.OpenLayer(input);
        if (parsed.GetValue(flatten)) layer = Flatten(layer, parsed.GetValue(mask) ?? [], parsed.GetValue(quiet));
        if (path is null) Print(layer);
        else layer.Export(path);
        return ExitCode.Done;
    }

    /// <summary>The composed stage as one layer; what could not be composed is told as warnings.</summary>
    private static SdfLayerHandle Flatten(SdfLayerHandle layer, string[] mask, bool silent)
    {
        UsdStage stage = mask.Length == 0 ? UsdStage.Open(layer) : UsdStage.OpenMasked(layer, new UsdStagePopulationMask(new SdfPathVector(mask.Select(path => new SdfPath(path)))));
        Warnings.Print(stage.GetCompositionIssues().Select(Warnings.Text), silent);
        return stage.Flatten(addSourceFileComment: false);
    }

    private static void Print(SdfLayerHandle layer)
    {
        using Stream standardOutput = Console.OpenStandardOutput();
        layer.ExportToStream(standardOutput);
    }

    private static void Pack(string input, string path, bool arKit, bool silent)
    {
        var asset = new SdfAssetPath(input);
        UsdUtilsPackageReport report = arKit ? UsdUtils.UsdUtilsPackageForARKit(asset, path) : UsdUtils.UsdUtilsPackage(asset, path);
        Warnings.Print(report.Warnings.Select(Warnings.Text), silent);
    }
}
