using System.Text.Json;
using UsdGsplat.Codecs;
using UsdGsplat.Sog4d.Bundles;
using UsdGsplat.Sog4d.Splat4d;
using UsdGsplat.Splats;
using UsdGsplat.TestKit;

namespace UsdGsplat.Cli.Tests.Baking;

/// <summary>A temporary folder for bakes, which run in this process.</summary>
internal sealed class BakeFolder : IDisposable
{
    private readonly CliFolder folder = new();
    private int made;

    /// <summary>PyTorch's 4D checkpoint of 2000 splats with three bands, of which the goldens are made.</summary>
    internal static GoldenCheckpoint Golden => field ??= new("freetimegs_sh3");

    /// <summary>The golden's splats that some instant shows at 1/255 or more, by the formulas of the checkpoint; others are not baked.</summary>
    internal static int[] Seen => field ??= [.. Enumerable.Range(0, Golden.Count).Where(i => OpacityAt(i, Math.Clamp(Golden.Tensor("times")[i], 0, 1), 0.02) >= 1 / 255.0)];

    public void Dispose() => folder.Dispose();

    /// <summary>A splat's opacity at a time.</summary>
    internal static double OpacityAt(int splat, double time, double minSigma)
    {
        double sigma = Math.Max(Math.Exp(Golden.Tensor("durations")[splat]), minSigma), z = (time - Golden.Tensor("times")[splat]) / (sigma + 1e-8);
        return Math.Exp(-0.5 * z * z) / (1 + Math.Exp(-Golden.Tensor("opacities")[splat]));
    }

    internal string File(string name) => folder.File(name);

    internal string[] Entries() => folder.Entries();

    /// <summary>Bakes, or fails the test.</summary>
    internal (string File, JsonElement Report) Bake(string input, string extension, params string[] options)
    {
        string path = File($"{made++}.{extension}");
        CliRun run = CliRun.InProcess(["bake", input, "--output", path, "--json", "--quiet", .. options]).Succeeded();
        return (path, run.Json);
    }

    /// <summary>Bakes the golden checkpoint into a bundle of 3 frames with three bands, but for what the options say.</summary>
    internal Sog4dReader Sog4d(params string[] options) => Sog4dReader.Open(Bake(Golden.File, "sog4d", Small("--frame-count", "3", options)).File);

    /// <summary>The bytes of the same.</summary>
    internal byte[] Sog4dBytes(params string[] options) => System.IO.File.ReadAllBytes(Bake(Golden.File, "sog4d", Small("--frame-count", "3", options)).File);

    /// <summary>Bakes the golden checkpoint into a .splat4d file with three bands, but for what the options say.</summary>
    internal byte[] Splat4dBytes(params string[] options) => System.IO.File.ReadAllBytes(Bake(Golden.File, "splat4d", Small("--shn-kmeans-iters", "2", options)).File);

    internal Splat4dSource Splat4d(params string[] options) => Splat4dReader.Open(new Codecs.Sources.MemoryByteSource("baked.splat4d", Splat4dBytes(options)));

    /// <summary>A column of a cloud.</summary>
    internal static float[] Column(ISplatSource source, SplatColumn column)
    {
        var values = new float[source.Schema.Count * source.Schema.Width(column)];
        source.Read(column, 0, values);
        return values;
    }

    internal static void Sound(string path)
    {
        IReadOnlyList<Issue> issues = path.EndsWith(".sog4d", StringComparison.Ordinal) ? Sog4dValidator.Validate(path) : Splat4dValidator.Validate(new Codecs.Sources.MappedByteSource(path));
        Assert.That(issues.Where(issue => issue.Severity == IssueSeverity.Error), Is.Empty);
    }

    /// <summary>Small codebooks and no measuring, since runs are many; what is given wins.</summary>
    private static string[] Small(string name, string value, string[] options)
    {
        var all = new List<string>(options);
        foreach ((string option, string fallback) in new[] { (name, value), ("--sh-bands", "3"), ("--shn-count", "20"), ("--measure-frames", "0") })
        {
            if (!options.Contains(option) && !(option == "--shn-count" && options.Contains("--sh-codebook-count"))) all.AddRange([option, fallback]);
        }

        return [.. all];
    }
}
