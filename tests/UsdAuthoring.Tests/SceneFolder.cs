using UsdGsplat.SplatFormats;
using UsdGsplat.Splats;
using UsdGsplat.UsdAuthoring.Output;
using UsdGsplat.UsdAuthoring.Scenes;

namespace UsdGsplat.UsdAuthoring.Tests;

/// <summary>A temporary folder for the scenes of one test.</summary>
internal sealed class SceneFolder : IDisposable
{
    internal string Path { get; } = Directory.CreateTempSubdirectory("usd-gsplat-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);

    internal string File(string name) => System.IO.Path.Combine(Path, name);

    /// <summary>All files of the folder and of those in it, by relative path, in order.</summary>
    internal string[] Files() =>
        [.. Directory.GetFiles(Path, "*", SearchOption.AllDirectories).Select(f => System.IO.Path.GetRelativePath(Path, f)).Order(StringComparer.Ordinal)];

    /// <summary>Authors a package and opens it.</summary>
    internal AuthoredPackage Author(ISplatSource source, SceneOptions? options = null, string name = "scene.usdz")
    {
        SceneReport report = Write(source, options, name);
        return new AuthoredPackage(File(name), report);
    }

    /// <summary>Authors a package from a file and opens it.</summary>
    internal AuthoredPackage Author(string input, SceneOptions? options = null, string name = "scene.usdz")
    {
        using ISplatSource source = SplatFile.Open(input);
        return Author(source, options, name);
    }

    /// <summary>Authors a scene of any kind of output.</summary>
    internal SceneReport Write(ISplatSource source, SceneOptions? options, string name, bool overwrite = false)
    {
        using ISceneOutput output = SceneOutput.Open(File(name), overwrite);
        return SceneAuthor.Write(source, options ?? new SceneOptions(), output);
    }
}
