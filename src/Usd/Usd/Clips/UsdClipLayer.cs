namespace pxr;

/// <summary>A layer of a clip set, opened when it is asked for the first time.</summary>
/// <param name="opener">Opens layers.</param>
/// <param name="anchor">The layer that names it.</param>
/// <param name="assetPath">Its asset path as authored.</param>
internal sealed class UsdClipLayer(UsdClipLayer.Opener opener, SdfLayerHandle anchor, string assetPath)
{
    private readonly Lock gate = new();
    private SdfLayerHandle? layer;
    private bool isTried;
    private string problem = "";

    /// <summary>Opens the layer of an identifier, or tells why there is none. May be called by several threads.</summary>
    internal delegate SdfLayerHandle? Opener(string identifier, out string problem);

    /// <summary>The asset path as authored.</summary>
    internal string AssetPath => assetPath;

    /// <summary>The layer; null when it cannot be opened.</summary>
    internal SdfLayerHandle? Layer
    {
        get
        {
            if (Volatile.Read(ref isTried)) return layer;
            lock (gate)
            {
                if (!isTried) Open();
                return layer;
            }
        }
    }

    /// <summary>The layer when it was opened already.</summary>
    internal SdfLayerHandle? LayerIfOpen => Volatile.Read(ref isTried) ? layer : null;

    /// <summary>Why the layer could not be opened, or cannot be for want of a file; empty when all is well.</summary>
    internal string Problem
    {
        get
        {
            if (Volatile.Read(ref isTried)) return problem;
            if (PcpExpressions.IsExpression(assetPath)) return "variable expressions are not supported";
            string identifier = anchor.AnchorAssetPath(assetPath);
            bool isThere = ArResolver.Resolve(ArResolver.SplitArguments(identifier).Path).Length > 0 || SdfLayer.Find(identifier) is not null;
            return isThere ? "" : "there is no such file";
        }
    }

    /// <summary>The spec of an attribute.</summary>
    internal SdfSpecData? Find(SdfPath path) => Layer?.Data.Find(path) is { Type: SdfSpecType.SdfSpecTypeAttribute } spec ? spec : null;

    /// <summary>The samples of an attribute; null when there are none.</summary>
    internal SdfTimeSamples? Samples(SdfPath path) => Find(path)?[SdfFieldKeys.TimeSamples] is SdfTimeSamples { Count: > 0 } samples ? samples : null;

    private void Open()
    {
        if (PcpExpressions.IsExpression(assetPath)) problem = "variable expressions are not supported";
        else layer = opener(anchor.AnchorAssetPath(assetPath), out problem);
        Volatile.Write(ref isTried, true);
    }
}
