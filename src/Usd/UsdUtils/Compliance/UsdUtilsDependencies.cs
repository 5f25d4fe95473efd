using UsdGsplat.Codecs;

namespace pxr;

/// <summary>The layers and other assets that a layer depends on, in all variants, through packages too.</summary>
internal sealed class UsdUtilsDependencies
{
    private readonly Queue<string> waiting = new();
    private readonly HashSet<string> met = new(StringComparer.Ordinal);

    /// <summary>Follows all asset paths from a layer.</summary>
    /// <param name="root">Its resolved path; of a package, the package's.</param>
    /// <param name="report">Gets what is wrong with layers, and the paths that lead to nothing.</param>
    /// <param name="cancellation">Ends the search.</param>
    internal UsdUtilsDependencies(string root, UsdUtilsComplianceReport report, CancellationToken cancellation)
    {
        Meet(root);
        while (waiting.TryDequeue(out string? path))
        {
            cancellation.ThrowIfCancellationRequested();
            report.Try(() => Visit(path, report));
        }
    }

    /// <summary>The resolved paths of all layers, the root first, whether they can be read or not.</summary>
    internal List<string> Layers { get; } = [];

    /// <summary>The resolved paths of all other assets, in the order met.</summary>
    internal List<string> Assets { get; } = [];

    private void Visit(string path, UsdUtilsComplianceReport report)
    {
        if (SdfLayer.FindOrOpen(path) is not { } layer) return;
        ReadWhole(layer);
        new UsdUtilsAssetPathWalker((authored, kind) =>
        {
            Follow(path, authored, kind, report);
            return authored;
        }).Changes(layer);
    }

    private void Follow(string layer, string authored, UsdUtilsAssetKind kind, UsdUtilsComplianceReport report)
    {
        if (authored.Contains('`', StringComparison.Ordinal)) return;
        if (UsdUtilsPathPattern.Is(authored, kind))
        {
            FollowPattern(layer, authored, kind, report);
            return;
        }

        string resolved = ArResolver.Resolve(ArResolver.CreateIdentifier(authored, layer));
        if (resolved.Length > 0) Meet(resolved);
        else Miss(layer, authored, report);
    }

    /// <summary>Patterns are looked for in folders only: a package cannot be listed by name.</summary>
    private void FollowPattern(string layer, string authored, UsdUtilsAssetKind kind, UsdUtilsComplianceReport report)
    {
        if (SdfLayerFormats.IsPackaged(layer)) return;
        string folder = Path.GetFullPath(Path.Combine(ArPaths.Folder(layer), ArPaths.Folder(authored)));
        string[] names = [.. UsdUtilsPathPattern.Names(folder, Path.GetFileName(authored), kind)];
        foreach (string name in names) Meet(Path.Combine(folder, name));
        if (names.Length == 0) Miss(layer, authored, report);
    }

    private static void Miss(string layer, string authored, UsdUtilsComplianceReport report) =>
        report.Tell(UsdUtilsComplianceCodes.Unresolved, new AssetLocation(layer), $"expected a file for @{authored}@, found none");

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

    /// <summary>Reads every value, so that broken ones are found.</summary>
    private static void ReadWhole(SdfLayerHandle layer)
    {
        foreach ((_, SdfSpecData spec) in layer.Data.Specs)
        {
            foreach (SdfField field in spec.Fields)
            {
                if (field.Value is SdfTimeSamples samples) foreach (object _ in samples.Values) continue;
            }
        }
    }
}
