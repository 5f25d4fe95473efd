namespace UsdGsplat.Cli.Tests;

/// <summary>A temporary folder in which the command line runs.</summary>
internal sealed class CliFolder : IDisposable
{
    internal string Path { get; } = Directory.CreateTempSubdirectory("usd-gsplat-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);

    internal string File(string name) => System.IO.Path.Combine(Path, name);

    internal CliRun Run(params string[] arguments) => CliRun.Of(Path, arguments);

    /// <summary>Everything in the folder, hidden files too, by relative path.</summary>
    internal string[] Entries() =>
        [.. Directory.GetFileSystemEntries(Path, "*", SearchOption.AllDirectories).Select(f => System.IO.Path.GetRelativePath(Path, f)).Order(StringComparer.Ordinal)];
}
