namespace pxr;

/// <summary>Collects the layers of a layer stack.</summary>
internal sealed class PcpLayerStackBuilder
{
    private const double DefaultRate = 24;
    private readonly PcpLayerOpener opener;
    private readonly List<SdfLayerHandle> ancestors = [];
    private readonly List<PcpError> errors = [];
    private readonly List<string> mutedAssets = [];

    internal PcpLayerStackBuilder(SdfLayerHandle root, SdfLayerHandle? session, PcpLayerOpener opener)
    {
        this.opener = opener;
        TimeCodesPerSecond = Authored(session, SdfFieldKeys.TimeCodesPerSecond) ?? Authored(root, SdfFieldKeys.TimeCodesPerSecond)
            ?? Authored(session, SdfFieldKeys.FramesPerSecond) ?? Authored(root, SdfFieldKeys.FramesPerSecond) ?? DefaultRate;
        if (session is not null) AddTop(session);
        AddTop(root);
    }

    internal List<(SdfLayerHandle Layer, SdfLayerOffset Offset, double Rate)> Layers { get; } = [];

    internal IReadOnlyList<PcpError> Errors => errors;

    internal IReadOnlyList<string> MutedAssets => mutedAssets;

    internal double TimeCodesPerSecond { get; }

    /// <summary>The rate of a layer's times: time codes per second, else frames per second, else null.</summary>
    internal static double? AuthoredRate(SdfLayerHandle layer) =>
        Authored(layer, SdfFieldKeys.TimeCodesPerSecond) ?? Authored(layer, SdfFieldKeys.FramesPerSecond);

    private static double? Authored(SdfLayerHandle? layer, string field) => layer?.Data.Root[field] as double?;

    private void AddTop(SdfLayerHandle layer)
    {
        double rate = AuthoredRate(layer) ?? DefaultRate;
        Add(layer, PcpOffsets.ScaleRate(PcpOffsets.Identity, TimeCodesPerSecond, rate), rate);
    }

    private void Add(SdfLayerHandle layer, SdfLayerOffset offset, double rate)
    {
        Layers.Add((layer, offset, rate));
        CheckRelocates(layer);
        ancestors.Add(layer);
        (List<string> paths, List<SdfLayerOffset> offsets) = layer.SubLayers();
        for (int i = 0; i < paths.Count; i++) AddSublayer(layer, paths[i], offsets[i], offset, rate);
        ancestors.RemoveAt(ancestors.Count - 1);
    }

    private void AddSublayer(SdfLayerHandle parent, string authored, SdfLayerOffset own, SdfLayerOffset parentOffset, double parentRate)
    {
        if (PcpExpressions.IsExpression(authored))
        {
            Report(PcpErrorKind.UnsupportedExpression, parent, authored, $"the sublayer {authored} is a variable expression, which is not supported");
            return;
        }

        string identifier = parent.AnchorAssetPath(authored);
        if (opener.IsMuted(identifier))
        {
            mutedAssets.Add(identifier);
            return;
        }

        if (opener.Open(identifier, out string problem) is not { } layer)
        {
            Report(PcpErrorKind.InvalidSublayerPath, parent, identifier, $"the sublayer @{identifier}@ cannot be opened: {problem}");
            return;
        }

        if (ancestors.Contains(layer))
        {
            Report(PcpErrorKind.SublayerCycle, parent, identifier, $"the sublayer @{identifier}@ has this layer among its own sublayers");
            return;
        }

        if (!PcpOffsets.IsUsable(own))
        {
            Report(PcpErrorKind.InvalidSublayerOffset, parent, identifier, $"the time offset of the sublayer @{identifier}@ has no inverse; none is used", own);
            own = PcpOffsets.Identity;
        }

        double rate = AuthoredRate(layer) ?? DefaultRate;
        Add(layer, PcpOffsets.Compose(parentOffset, PcpOffsets.ScaleRate(own, parentRate, rate)), rate);
    }

    private void CheckRelocates(SdfLayerHandle layer)
    {
        if (layer.Data.Root[SdfFieldKeys.LayerRelocates] is System.Collections.ICollection { Count: > 0 })
        {
            Report(PcpErrorKind.UnsupportedRelocates, layer, "", "the layer has relocates, which are not supported; prims stay where they are");
        }
    }

    private void Report(PcpErrorKind kind, SdfLayerHandle layer, string asset, string message, SdfLayerOffset? offset = null) =>
        errors.Add(new PcpError(kind, layer, SdfPath.AbsoluteRootPath(), message) { AssetPath = asset, Offset = offset });
}
