using pxr;
using UsdGsplat.Cli.Inputs;

namespace UsdGsplat.Cli.Scripting;

/// <summary>The stage that a script works on, and the layer that is written afterwards.</summary>
internal sealed class ScriptStage : IDisposable
{
    private readonly string? input;
    private readonly string? packagePath;

    private ScriptStage(UsdStage stage, string? input, string? packagePath)
    {
        Stage = stage;
        this.input = input;
        this.packagePath = packagePath;
    }

    internal UsdStage Stage { get; }

    /// <summary>Opens the stage of a file, or a new one.</summary>
    /// <param name="input">
    /// A layer, which the script edits; or a package, which cannot be edited, so that the script edits a new layer over it;
    /// or null for a new stage.
    /// </param>
    /// <param name="packs">Whether a package is to be written, so that the script edits the first layer of a package itself.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    internal static ScriptStage Open(string? input, bool packs = false)
    {
        if (input is null) return new ScriptStage(UsdStage.CreateInMemory(), null, null);
        SdfLayerHandle layer = UsdFile.OpenLayer(input);
        if (packs) layer.SetPermissionToEdit(true);
        if (layer.PermissionToEdit()) return new ScriptStage(UsdStage.Open(layer), input, null);
        string package = Path.GetFullPath(input);
        SdfLayerHandle over = SdfLayer.CreateAnonymous(Path.GetFileName(input));
        UsdUtils.UsdUtilsCopyLayerMetadata(layer, over, skipSublayers: true);
        over.InsertSubLayerPath(package);
        return new ScriptStage(UsdStage.Open(over), input, package);
    }

    /// <summary>Writes the root layer in the format of a file's extension.</summary>
    internal void Write(string path)
    {
        SdfLayerHandle layer = Stage.GetRootLayer();
        string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        if (packagePath is not null) layer.UpdateCompositionAssetDependency(packagePath, Relative(folder, packagePath));
        layer.Export(path);
    }

    /// <summary>Writes a package with all that the root layer depends on, and all files of the package that it comes from.</summary>
    /// <returns>What the user should know about it.</returns>
    internal IEnumerable<string> Pack(string path) => Stage.GetCompositionIssues().Concat(UsdUtils.UsdUtilsPackageLayer(Stage.GetRootLayer(), path).Warnings).Select(Reporting.Warnings.Text);

    /// <summary>What the user should know about the written file.</summary>
    internal IEnumerable<string> Warnings(string path)
    {
        foreach (string issue in Stage.GetCompositionIssues().Select(Reporting.Warnings.Text)) yield return issue;
        if (input is null || packagePath is not null || SameFolder(input, path)) yield break;
        if (Stage.GetRootLayer().GetCompositionAssetDependencies().Any(IsRelative))
            yield return $"{path}: lies in another folder than {input}; relative asset paths in it are kept as they are";
    }

    public void Dispose() => Stage.Dispose();

    private static bool SameFolder(string a, string b) => Path.GetDirectoryName(Path.GetFullPath(a)) == Path.GetDirectoryName(Path.GetFullPath(b));

    private static bool IsRelative(string assetPath) => assetPath.Length > 0 && !Path.IsPathRooted(assetPath) && !assetPath.Contains("://", StringComparison.Ordinal);

    private static string Relative(string folder, string file)
    {
        string path = Path.GetRelativePath(folder, file).Replace(Path.DirectorySeparatorChar, '/');
        return path.StartsWith("../", StringComparison.Ordinal) || Path.IsPathRooted(path) ? path : "./" + path;
    }
}
