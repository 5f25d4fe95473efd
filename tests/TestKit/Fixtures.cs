using System.Runtime.CompilerServices;

namespace UsdGsplat.TestKit;

/// <summary>Finds the files that tests read: small ones in <c>tests/Fixtures</c>, others' data in <c>shared</c> beside the project.</summary>
public static class Fixtures
{
    /// <summary>The repository's root folder.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Where others' data lies: beside the project, or where the environment variable <c>USD_GSPLAT_SHARED</c> says. It may be absent.</summary>
    public static string SharedRoot { get; } =
        Environment.GetEnvironmentVariable("USD_GSPLAT_SHARED") ?? System.IO.Path.GetFullPath(System.IO.Path.Combine(Root, "..", "shared"));

    /// <summary>The path of a fixture; the test fails when it is missing.</summary>
    public static string Path(params string[] parts)
    {
        string path = System.IO.Path.Combine([Root, "tests", "Fixtures", .. parts]);
        Assert.That(System.IO.Path.Exists(path), $"missing fixture {path}");
        return path;
    }

    /// <summary>
    /// The path of a file or folder of the shared data. Without it the test is ignored aloud, except in CI, where it fails.
    /// </summary>
    public static string Shared(params string[] parts)
    {
        string path = System.IO.Path.Combine([SharedRoot, .. parts]);
        if (!System.IO.Path.Exists(path)) Oracle.Missing($"shared data {string.Join('/', parts)}");
        return path;
    }

    private static string FindRoot([CallerFilePath] string thisFile = "")
    {
        for (string? folder = System.IO.Path.GetDirectoryName(thisFile); folder is not null; folder = System.IO.Path.GetDirectoryName(folder))
        {
            if (File.Exists(System.IO.Path.Combine(folder, "UsdGsplat.sln"))) return folder;
        }

        throw new DirectoryNotFoundException("UsdGsplat.sln is in no folder above the test sources");
    }
}
