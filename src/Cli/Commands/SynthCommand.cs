using System.CommandLine;
using System.Globalization;
using UsdGsplat.Cli.Reporting;
using UsdGsplat.SplatFormats.Checkpoints;
using UsdGsplat.Splats;
using UsdGsplat.Splats.Synthesis;

namespace UsdGsplat.Cli.Commands;

/// <summary><c>usd-gsplat synth</c>: a procedural scene as a PyTorch checkpoint.</summary>
internal sealed class SynthCommand
{
    private readonly Option<long> splats = new("--splats") { Description = "Number of splats.", HelpName = "N", DefaultValueFactory = _ => 100_000 };
    private readonly Option<int> sh = new("--sh") { Description = "Degree of the spherical harmonics.", HelpName = "0..3", DefaultValueFactory = _ => 3 };
    private readonly Option<bool> fourD = new("--four-d") { Description = "Make a 4D scene: petals drift and fireflies glow." };
    private readonly Option<ulong> seed = new("--seed") { Description = "Equal seeds give equal bytes.", HelpName = "S", DefaultValueFactory = _ => 0 };
    private readonly Option<string> output = CommonOptions.Output("The checkpoint to write, which PyTorch loads.");
    private readonly Option<bool> overwrite = CommonOptions.Overwrite();
    private readonly Option<bool> quiet = CommonOptions.Quiet();

    internal static Command Create() => new SynthCommand().Build();

    private Command Build()
    {
        var command = new ExampleCommand(
            "synth",
            "Make a procedural scene as a PyTorch checkpoint (FreeTimeGS layout when 4D, gsplat otherwise).",
            "usd-gsplat synth --splats 20000 --sh 1 --four-d --output demo.pt",
            "usd-gsplat synth --splats 1000000 --seed 7 --output benchmark.pt")
        {
            splats, sh, fourD, seed, output, overwrite, quiet,
        };
        command.Validators.Add(result =>
        {
            if (result.GetValue(splats) < 1) result.AddError("--splats is at least 1");
            if (result.GetValue(sh) is < 0 or > SphericalHarmonics.MaxDegree) result.AddError("--sh is 0 to 3");
        });
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        using ProceduralScene scene = ProceduralScene.Create(parsed.GetValue(splats), parsed.GetValue(sh), parsed.GetValue(fourD), parsed.GetValue(seed));
        string path = parsed.GetValue(output)!;
        long length = 4 * scene.Schema.Count * scene.Schema.FloatsPerSplat;
        ProgressDisplay.WriteFile(parsed.GetValue(quiet), path, parsed.GetValue(overwrite), length, stream =>
        {
            CheckpointWriter.Write(stream, scene, cancellation: Interruption.Token);
            return scene.Schema.Count;
        });
        if (!parsed.GetValue(quiet)) Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{path}: {scene.Schema.Count:N0} splats"));
        return ExitCode.Done;
    }
}
