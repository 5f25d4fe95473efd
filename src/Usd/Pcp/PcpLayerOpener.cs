using UsdGsplat.Codecs;

namespace pxr;

/// <summary>Opens the layers of arcs and sublayers, and knows which are muted.</summary>
/// <remarks>Layers that were opened stay open as long as this object lives, and failures are remembered until <see cref="Forget"/>.</remarks>
internal sealed class PcpLayerOpener
{
    private readonly Dictionary<string, (SdfLayerHandle? Layer, string Problem)> opened = new(StringComparer.Ordinal);

    /// <summary>The identifiers of muted layers: resolved paths where the layer has one.</summary>
    internal HashSet<string> Muted { get; } = new(StringComparer.Ordinal);

    internal bool IsMuted(string identifier) => Muted.Count > 0 && (Muted.Contains(identifier) || Muted.Contains(Canonical(identifier)));

    /// <summary>The text under which a layer is muted.</summary>
    internal static string Canonical(string identifier) => ArResolver.Resolve(identifier) is { Length: > 0 } resolved ? resolved : identifier;

    /// <summary>The layer of an identifier, or null and why there is none.</summary>
    internal SdfLayerHandle? Open(string identifier, out string problem)
    {
        if (!opened.TryGetValue(identifier, out (SdfLayerHandle? Layer, string Problem) entry)) opened[identifier] = entry = Try(identifier);
        problem = entry.Problem;
        return entry.Layer;
    }

    /// <summary>Forgets all, so that files are looked for anew.</summary>
    internal void Forget() => opened.Clear();

    private static (SdfLayerHandle?, string) Try(string identifier)
    {
        try
        {
            return SdfLayer.FindOrOpen(identifier) is { } layer ? (layer, "") : (null, "there is no such file");
        }
        catch (Exception e) when (e is AssetException or IOException or UnauthorizedAccessException)
        {
            return (null, e.Message);
        }
    }
}
