using System.CommandLine;
using UsdGsplat.Cli.Inputs;
using UsdGsplat.Cli.Reporting;
using UsdGsplat.SplatFormats;
using UsdGsplat.Splats;
using UsdGsplat.UsdAuthoring;
using UsdGsplat.UsdAuthoring.NuRec;
using UsdGsplat.UsdAuthoring.Output;

namespace UsdGsplat.Cli.Commands;

/// <summary><c>usd-gsplat author</c>: a splat file becomes a USD scene.</summary>
internal sealed class AuthorCommand
{
    private readonly Argument<string?> file = new("file")
    {
        Description = "A PyTorch checkpoint or a 3DGS PLY; its content decides which.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<string> checkpoint = new("--ckpt") { Description = "The input, which must be a PyTorch checkpoint.", HelpName = "FILE" };
    private readonly Option<string> ply = new("--ply") { Description = "The input, which must be a PLY.", HelpName = "FILE" };
    private readonly Option<string> output = CommonOptions.Output("A .usdz package; or a .usda root layer or a folder, for loose files.");

    private readonly Option<string> profile = new("--nurec-profile")
    {
        Description = "Whose NuRec scene to write: ours, or an exact copy of what another exporter writes.",
        DefaultValueFactory = _ => "default",
    };

    private readonly Option<double?> time = NumberOption.Optional<double>("--time", "4D: author the instant T, 0 to 1 over the sequence. Default 0.5.", "T");
    private readonly Option<int?> frames = NumberOption.Optional<int>("--frames", "4D: author N volumes, one a frame, shown one after the other.", "N");
    private readonly Option<double?> fps = NumberOption.Optional<double>("--fps", "Frames per second of --frames. Default 24.", "F");

    private readonly Option<string> upAxis = new("--up-axis") { Description = "The stage axis that points up. Default z.", HelpName = "y|z" };

    private readonly Option<string> shDegree = new("--sh-degree")
    {
        Description = "Spherical harmonics to store. Default: padded to 3, which every version of the renderer reads.",
        HelpName = "0..3|native",
    };

    private readonly Option<bool> noRecenter = new("--no-recenter") { Description = "Keep positions as they are instead of storing them about the scene's median." };
    private readonly Option<double> minOpacity = NumberOption.Of("--min-opacity", "Leave out splats of less opacity, 0 to 1; with 4D input at the authored instant, with --frames by base opacity.", "A", 0.0);
    private readonly Option<long?> maxSplats = NumberOption.Optional<long>("--max-splats", "Keep at most N splats, those of the highest opacity.", "N");
    private readonly Option<bool> overwrite = CommonOptions.Overwrite();
    private readonly Option<bool> quiet = CommonOptions.Quiet();
    private readonly Option<bool> json = CommonOptions.Json();

    internal static Command Create() => new AuthorCommand().Build();

    private Command Build()
    {
        profile.AcceptOnlyFromAmong("default", "fvdb", "3dgrut");
        upAxis.AcceptOnlyFromAmong("y", "z");
        shDegree.AcceptOnlyFromAmong("0", "1", "2", "3", "native");
        var command = new ExampleCommand(
            "author",
            "Author a USD scene from Gaussian splats.",
            "usd-gsplat author scene.pt --output scene.usdz",
            "usd-gsplat author --ckpt ckpt_29999.pt --time 0.25 --output instant.usdz",
            "usd-gsplat author --ckpt ckpt_29999.pt --frames 61 --fps 30 --output sequence.usdz",
            "usd-gsplat author --ply point_cloud.ply --min-opacity 0.005 --output scene.usda")
        {
            file, checkpoint, ply, output, profile, time, frames, fps, upAxis, shDegree, noRecenter, minOpacity, maxSplats, overwrite, quiet, json,
        };
        command.Check(result =>
        {
            int inputs = (result.GetValue(file) is null ? 0 : 1) + (result.GetResult(checkpoint) is null ? 0 : 1) + (result.GetResult(ply) is null ? 0 : 1);
            if (inputs != 1) result.AddError("expected one input: FILE, --ckpt FILE or --ply FILE");
            if (result.GetResult(time) is not null && result.GetResult(frames) is not null) result.AddError("--time and --frames exclude each other");
            if (result.GetResult(fps) is not null && result.GetResult(frames) is null) result.AddError("--fps needs --frames");
        });
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        NuRecSceneOptions options = Options(parsed);
        options.Validate();
        bool silent = parsed.GetValue(quiet);
        using ISplatSource source = Open(parsed);
        using ISceneOutput target = SceneOutput.Open(parsed.GetValue(output)!, parsed.GetValue(overwrite));
        using var interruption = new Interruption();
        NuRecSceneReport report = ProgressDisplay.Run(silent, progress => NuRecSceneAuthor.Write(source, options, target, progress, interruption.Token));
        Warnings.Print(report.Warnings, silent);
        if (parsed.GetValue(json)) AuthorReport.PrintJson(report);
        else if (!silent) AuthorReport.PrintText(report);
        return ExitCode.Done;
    }

    private ISplatSource Open(ParseResult parsed)
    {
        if (parsed.GetValue(checkpoint) is { } checkpointPath) return SplatFile.Open(checkpointPath, "checkpoint");
        if (parsed.GetValue(ply) is { } plyPath) return SplatFile.Open(plyPath, "ply");
        return SplatFile.Open(parsed.GetValue(file)!);
    }

    private NuRecSceneOptions Options(ParseResult parsed)
    {
        string? degree = parsed.GetValue(shDegree);
        return new NuRecSceneOptions
        {
            Style = parsed.GetValue(profile) switch { "fvdb" => NuRecStyle.Fvdb, "3dgrut" => NuRecStyle.Grut, _ => NuRecStyle.Default },
            UpAxis = parsed.GetValue(upAxis) == "y" ? UpAxis.Y : UpAxis.Z,
            ShDegree = degree is null or "native" ? null : degree[0] - '0',
            NativeShDegree = degree == "native",
            Recenter = !parsed.GetValue(noRecenter),
            MinOpacity = parsed.GetValue(minOpacity),
            MaxSplats = parsed.GetValue(maxSplats),
            Time = parsed.GetValue(time),
            Frames = parsed.GetValue(frames),
            FramesPerSecond = parsed.GetValue(fps) ?? 24,
        };
    }
}
