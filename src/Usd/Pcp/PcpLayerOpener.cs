using UsdGsplat.Codecs;

namespace pxr;

/// <summary>Opens the layers of arcs and sublayers, and knows which are muted.</summary>
/// <remarks>Layers that were opened stay open as long as this object lives, and ill-formed ones are remembered until <see cref="Forget"/>.</remarks>
/// <param name="searchFolder">Where to look for paths that are to be searched for, before the resolver's own folders; empty for none.</param>
internal sealed class PcpLayerOpener(string searchFolder)
{
    private readonly Dictionary<string, (SdfLayerHandle? Layer, string Problem)> opened = new(StringComparer.Ordinal);
    private readonly List<SdfLayerHandle> own = [];

    private const string Missing = "there is no such file";

    /// <summary>The identifiers of muted layers: resolved paths where the layer has one.</summary>
    internal HashSet<string> Muted { get; } = new(StringComparer.Ordinal);

    internal bool IsMuted(string identifier) => Muted.Count > 0 && (Muted.Contains(identifier) || Muted.Contains(Canonical(identifier)));

    /// <summary>The text under which a layer is muted.</summary>
    internal static string Canonical(string identifier) => ArResolver.Resolve(identifier) is { Length: > 0 } resolved ? resolved : identifier;

    /// <summary>The layer of an identifier, or null and why there is none.</summary>
    internal SdfLayerHandle? Open(string identifier, out string problem)
    {
        if (!opened.TryGetValue(identifier, out (SdfLayerHandle? Layer, string Problem) entry))
        {
            entry = Try(identifier);

            // A file that is missing may be written at any time.
            if (entry.Layer is not null || entry.Problem != Missing) opened[identifier] = entry;
        }

        problem = entry.Problem;
        return entry.Layer;
    }

    /// <summary>Forgets all, so that files are looked for anew.</summary>
    internal void Forget() => opened.Clear();

    /// <summary>Lets the layers that were opened here and have no edits go, so that their files can be opened anew.</summary>
    internal void Release()
    {
        foreach (SdfLayerHandle layer in own.Where(layer => !layer.IsDirty())) layer.Dispose();
        own.Clear();
    }

    private string Searched(string identifier)
    {
        bool isFound = searchFolder.Length == 0 || !ArPaths.IsSearch(identifier) || ArResolver.Resolve(ArResolver.SplitArguments(identifier).Path).Length > 0;
        return isFound ? identifier : ArResolver.CreateIdentifier(identifier, ArPaths.Combine(searchFolder, "."));
    }

    private (SdfLayerHandle?, string) Try(string identifier)
    {
        try
        {
            string path = Searched(identifier);
            if (SdfLayer.Find(path) is { } open) return (open, "");
            if (SdfLayer.FindOrOpen(path) is not { } layer) return (null, Missing);
            own.Add(layer);
            return (layer, "");
        }
        catch (Exception e) when (e is AssetException or IOException or UnauthorizedAccessException)
        {
            return (null, e.Message);
        }
    }
}
