namespace pxr;

/// <summary>The layers and other assets that a layer depends on, in all variants, through packages too.</summary>
internal sealed class UsdUtilsDependencies
{
    private readonly Queue<string> waiting = new();
    private readonly HashSet<string> met = new(StringComparer.Ordinal);
    private readonly Action<string, string> miss;

    /// <summary>Follows all asset paths from a layer.</summary>
    /// <param name="root">Its resolved path; of a package, the package's.</param>
    /// <param name="guard">Runs the visit of one layer, and may catch what is wrong with it.</param>
    /// <param name="visit">Gets each layer.</param>
    /// <param name="miss">Gets the paths that lead to nothing: the resolved path of the layer, and the path that it authors.</param>
    internal UsdUtilsDependencies(string root, Action<Action> guard, Action<SdfLayerHandle> visit, Action<string, string> miss)
    {
        this.miss = miss;
        Meet(root);
        while (waiting.TryDequeue(out string? path)) guard(() => Visit(path, visit));
    }

    /// <summary>The resolved paths of all layers, the root first, whether they can be read or not.</summary>
    internal List<string> Layers { get; } = [];

    /// <summary>The resolved paths of all other assets, in the order met.</summary>
    internal List<string> Assets { get; } = [];

    private void Visit(string path, Action<SdfLayerHandle> visit)
    {
        if (SdfLayer.FindOrOpen(path) is not { } layer) return;
        visit(layer);
        new UsdUtilsAssetPathWalker((authored, kind) =>
        {
            Follow(path, authored, kind);
            return authored;
        }).Changes(layer);
    }

    private void Follow(string layer, string authored, UsdUtilsAssetKind kind)
    {
        if (authored.Contains('`', StringComparison.Ordinal)) return;
        if (UsdUtilsPathPattern.Is(authored, kind))
        {
            FollowPattern(layer, authored, kind);
            return;
        }

        string resolved = ArResolver.Resolve(ArResolver.CreateIdentifier(authored, layer));
        if (resolved.Length > 0) Meet(resolved);
        else miss(layer, authored);
    }

    /// <summary>Patterns are looked for in folders only: a package cannot be listed by name.</summary>
    private void FollowPattern(string layer, string authored, UsdUtilsAssetKind kind)
    {
        if (SdfLayerFormats.IsPackaged(layer)) return;
        string folder = Path.GetFullPath(Path.Combine(ArPaths.Folder(layer), ArPaths.Folder(authored)));
        string[] names = [.. UsdUtilsPathPattern.Names(folder, Path.GetFileName(authored), kind)];
        foreach (string name in names) Meet(Path.Combine(folder, name));
        if (names.Length == 0) miss(layer, authored);
    }

    private void Meet(string resolved)
    {
        if (!met.Add(resolved)) return;
        if (SdfLayerFormats.IsLayer(resolved))
        {
            Layers.Add(resolved);
            waiting.Enqueue(resolved);
        }
        else
        {
            Assets.Add(resolved);
        }
    }
}
