using UsdGsplat.Codecs;

namespace pxr;

/// <summary>Finds what a layer depends on, and gives each file its place in a package.</summary>
/// <remarks>Source: the package format's description, section 7.</remarks>
internal sealed class UsdUtilsPackagePlan
{
    private readonly Dictionary<string, string> sourceByName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> folderNumbers = new(StringComparer.Ordinal);
    private readonly Queue<UsdUtilsPackagedFile> waiting = new();
    private readonly List<UsdUtilsPackagedFile> files = [];
    private readonly string root;
    private readonly string rootName;
    private readonly bool unpacks;
    private readonly string ownPackage;
    private int folderCount;

    /// <summary>Plans the package of a layer, or of a package, which becomes the only file.</summary>
    /// <param name="root">The resolved path of the layer.</param>
    /// <param name="rootName">Its name in the package.</param>
    /// <param name="content">What to pack in place of the layer; the layer itself when null.</param>
    /// <param name="unpacks">Whether files of packages are taken out of them, where else the packages come along whole.</param>
    /// <param name="files">The files of the package that the layer lies in, where they come along under their names whether the layer needs them or not.</param>
    internal UsdUtilsPackagePlan(string root, string rootName, SdfLayerHandle? content = null, bool unpacks = false, IReadOnlyCollection<string>? files = null)
    {
        (this.root, this.rootName, this.unpacks) = (root, rootName, unpacks);
        ownPackage = files is { Count: > 0 } ? ArPackagePath.SplitInner(root).Package : "";
        Add(root, rootName);
        this.files[0].Content = content;
        foreach (string file in files ?? []) Add(ArPackagePath.Join(ownPackage, file), file);
        while (waiting.TryDequeue(out UsdUtilsPackagedFile? file)) Visit(file);
    }

    /// <summary>The files: the root, other layers in the order of their sources, all else in the order of discovery.</summary>
    internal IEnumerable<UsdUtilsPackagedFile> Files =>
        [files[0], .. files.Skip(1).Where(f => f.IsLayer).OrderBy(f => f.Source, StringComparer.Ordinal), .. files.Skip(1).Where(f => !f.IsLayer)];

    /// <summary>What was not packed as authored.</summary>
    internal List<Issue> Warnings { get; } = [];

    /// <summary>The assets that were found, by their resolved paths.</summary>
    internal IEnumerable<string> Sources => files.Select(f => f.Source).Distinct();

    /// <summary>The authored paths that lead to nothing, with the layers that author them.</summary>
    internal List<(string Layer, string Path)> Unresolved { get; } = [];

    private void Visit(UsdUtilsPackagedFile file)
    {
        if (file.Content is null && (!file.IsLayer || ArResolver.IsPackage(file.Source))) return;
        SdfLayerHandle layer = file.Content ?? SdfLayer.FindOrOpen(file.Source) ?? throw new FileNotFoundException(null, file.Source);
        var walker = new UsdUtilsAssetPathWalker((path, kind) => Map(file, path, kind));
        file.Layer = layer;
        file.Changes = walker.Changes(layer);
    }

    private string Map(UsdUtilsPackagedFile owner, string path, UsdUtilsAssetKind kind)
    {
        if (path.Contains('`', StringComparison.Ordinal))
        {
            Warn(owner, "USDZ-EXPRESSION", $"expected a path, found the expression {path}, which is kept and not followed");
            return path;
        }

        if (UsdUtilsPathPattern.Is(path, kind)) return MapPattern(owner, path, kind);
        string resolved = ArResolver.Resolve(ArResolver.CreateIdentifier(path, owner.Source));
        if (resolved.Length == 0)
        {
            Miss(owner, path);
            return path;
        }

        if (IsOfOwnPackage(owner.Source) && IsOfOwnPackage(resolved) && !ArPaths.IsAbsolute(path)) return path;

        // A file of a package brings the package along, whole.
        if (unpacks && ArPackagePath.IsPackageRelative(resolved)) return PlaceInNumberedFolder(resolved);
        (string authored, string member) = ArPackagePath.SplitOuter(path);
        string file = ArPackagePath.SplitOuter(resolved).Package;
        return ArPackagePath.Join(Place(owner, authored, file), member);
    }

    private bool IsOfOwnPackage(string source) => ownPackage.Length > 0 && ArPackagePath.IsPackageRelative(source) && ArPackagePath.SplitInner(source).Package == ownPackage;

    private string MapPattern(UsdUtilsPackagedFile owner, string path, UsdUtilsAssetKind kind)
    {
        string pattern = Path.GetFileName(path), authoredFolder = ArPaths.Folder(path);
        string folder = ArPaths.IsAbsolute(path) ? authoredFolder : Path.GetFullPath(Path.Combine(ArPaths.Folder(owner.Source), authoredFolder));
        string[] names = [.. UsdUtilsPathPattern.Names(folder, pattern, kind)];
        if (names.Length == 0) Miss(owner, path);
        string mappedFolder = authoredFolder;
        foreach (string name in names) mappedFolder = ArPaths.Folder(Place(owner, ArPaths.Combine(authoredFolder, name), Path.Combine(folder, name)));
        return mappedFolder == authoredFolder ? path : ArPaths.Combine(mappedFolder, pattern);
    }

    /// <summary>Gives a file its name in the package, and returns the path by which the owner reaches it there.</summary>
    private string Place(UsdUtilsPackagedFile owner, string authored, string resolved)
    {
        string beside = ArPaths.Normalize(ArPaths.Combine(ArPaths.Folder(owner.Name), authored));
        if (resolved == root) return ArPaths.IsFileRelative(authored) && beside == rootName ? authored : rootName;
        bool inside = ArPaths.IsFileRelative(authored) && beside != ".." && !beside.StartsWith("../", StringComparison.Ordinal);
        if (!inside) return PlaceInNumberedFolder(resolved);
        if (sourceByName.TryGetValue(beside, out string? taken) && taken != resolved)
            Warn(owner, "USDZ-COLLISION", $"expected one file for the name '{beside}', found {taken}, which is packed, and {resolved}, which is not");
        else Add(resolved, beside);
        return authored;
    }

    /// <summary>Files from elsewhere lie in folders by number, so that no name of a folder outside gets out.</summary>
    private string PlaceInNumberedFolder(string resolved)
    {
        (string package, string member) = ArPackagePath.SplitInner(resolved);
        string path = member.Length == 0 ? resolved : ArPaths.Combine(package, member), folder = ArPaths.Folder(path), file = Path.GetFileName(path);
        if (!folderNumbers.TryGetValue(folder, out int number)) folderNumbers[folder] = number = folderCount++;
        string name = FormattableString.Invariant($"{number}/{file}");
        while (sourceByName.TryGetValue(name, out string? taken) && taken != resolved)
        {
            folderNumbers[folder] = number = folderCount++;
            name = FormattableString.Invariant($"{number}/{file}");
        }

        Add(resolved, name);
        return name;
    }

    private void Add(string resolved, string name)
    {
        if (!sourceByName.TryAdd(name, resolved)) return;
        var file = new UsdUtilsPackagedFile(resolved, name, SdfLayerFormats.IsLayer(resolved));
        files.Add(file);
        waiting.Enqueue(file);
    }

    private void Miss(UsdUtilsPackagedFile owner, string path)
    {
        Unresolved.Add((owner.Source, path));
        Warn(owner, "USD-UNRESOLVED", $"expected a file for @{path}@, found none; the path is kept");
    }

    private void Warn(UsdUtilsPackagedFile owner, string code, string problem) => Warnings.Add(new Issue(code, IssueSeverity.Warning, new AssetLocation(owner.Source), problem));
}
