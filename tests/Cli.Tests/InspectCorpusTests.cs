using System.Text.Json;
using UsdGsplat.TestKit;

namespace UsdGsplat.Cli.Tests;

/// <summary><c>inspect</c> on others' files, sound and broken: each is told of, or refused in one line; none crashes or hangs.</summary>
public sealed class InspectCorpusTests
{
    // Far more than any takes on a busy machine.
    private static readonly TimeSpan Hang = TimeSpan.FromMinutes(5);

    private static readonly string[] Broken = ["malicious_reduce.pt", "mismatched_counts.pt", "missing_quats.pt", "no_splats.pt", "truncated.pt"];

    [Test]
    public void Every_splat_file_and_golden_is_told_of_or_refused()
    {
        string[] files = [.. Files("corpus", "splats"), .. Files("golden")];
        string[] told = [.. files.Where(path => IsTold(path, "inspect", path, "--json"))];

        TestContext.Out.WriteLine($"{told.Length} of {files.Length} files told of, the others refused");
        string[] checkpoints = [.. Files("golden", "checkpoints").Where(f => f.EndsWith(".pt", StringComparison.Ordinal) && !Broken.Contains(Path.GetFileName(f)))];
        Assert.That(checkpoints, Is.SubsetOf(told).And.Length.GreaterThan(10));
        Assert.That(told.Select(Path.GetFileName).Intersect(Broken), Is.Empty);
    }

    [Test]
    public void Every_bundle_is_told_of_and_has_a_sheet()
    {
        using var folder = new CliFolder();
        string[] bundles = [.. Files("golden").Where(f => f.EndsWith("4d", StringComparison.Ordinal))];

        Assert.That(bundles, Has.Length.EqualTo(9));
        foreach (string path in bundles)
        {
            bool hasImages = path.EndsWith(".sog4d", StringComparison.Ordinal);
            string sheet = folder.File(Path.GetFileName(path) + ".png");
            Assert.That(hasImages ? IsTold(path, "inspect", path, "--json", "--sheet", sheet) : IsTold(path, "inspect", path, "--json"), path);
            Assert.That(File.Exists(sheet), Is.EqualTo(hasImages), path);
        }
    }

    private static IEnumerable<string> Files(params string[] folder) =>
        Directory.EnumerateFiles(Fixtures.Shared(folder), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal);

    /// <summary>Whether a run succeeds; one that does not must say why, in one line that names the file.</summary>
    private static bool IsTold(string path, params string[] arguments)
    {
        Task<CliRun> task = Task.Run(() => CliRun.InProcess(arguments));
        Assert.That(() => task.Wait(Hang), Is.True, $"{path} ends");
        CliRun run = task.Result;
        if (run.ExitCode == 0)
        {
            Assert.That(run.Json.GetProperty("file").GetString(), Is.EqualTo(path));
            Assert.That(run.Json.GetProperty("format").ValueKind, Is.EqualTo(JsonValueKind.String));
            return true;
        }

        run.Failed(1, path);
        return false;
    }
}
