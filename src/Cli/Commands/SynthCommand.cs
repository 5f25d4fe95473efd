using System.CommandLine;
using System.Globalization;
using UsdGsplat.Cli.Inputs;
using UsdGsplat.Cli.Reporting;
using UsdGsplat.SplatFormats.Checkpoints;
using UsdGsplat.Splats;
using UsdGsplat.Splats.Synthesis;

namespace UsdGsplat.Cli.Commands;

/// <summary><c>usd-gsplat synth</c>: a procedural scene as a PyTorch checkpoint.</summary>
internal sealed class SynthCommand
{
    private readonly Option<long> splats = NumberOption.Of("--splats", "Number of splats.", "N", 100_000L, minimum: 1);
    private readonly Option<int> sh = NumberOption.Of("--sh", "Degree of the spherical harmonics.", "0..3", SphericalHarmonics.MaxDegree, minimum: 0, maximum: SphericalHarmonics.MaxDegree);
    private readonly Option<bool> fourD = new("--four-d") { Description = "Make a 4D scene: petals drift and fireflies glow." };
    private readonly Option<ulong> seed = NumberOption.Of("--seed", "Equal seeds give equal bytes.", "S", 0UL);
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
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        using ProceduralScene scene = ProceduralScene.Create(parsed.GetValue(splats), parsed.GetValue(sh), parsed.GetValue(fourD), parsed.GetValue(seed));
        string path = parsed.GetValue(output)!;
        using var interruption = new Interruption();
        long length = 4 * scene.Schema.Count * scene.Schema.FloatsPerSplat;
        ProgressDisplay.WriteFile(parsed.GetValue(quiet), path, parsed.GetValue(overwrite), length, stream =>
        {
            CheckpointWriter.Write(stream, scene, cancellation: interruption.Token);
            return scene.Schema.Count;
        });
        if (!parsed.GetValue(quiet)) Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{path}: {scene.Schema.Count:N0} splats"));
        return ExitCode.Done;
    }
}
