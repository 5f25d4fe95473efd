namespace pxr;

/// <summary>A root layer with its sublayers, and over them perhaps a session layer with its own: strong to weak, with time offsets.</summary>
/// <remarks>Source: the composition description, section 3.</remarks>
internal sealed class PcpLayerStack
{
    private readonly HashSet<SdfLayerHandle> members;

    internal PcpLayerStack(SdfLayerHandle root, SdfLayerHandle? session, PcpLayerStackBuilder built)
    {
        RootLayer = root;
        SessionLayer = session;
        Layers = [.. built.Layers.Select(l => l.Layer)];
        Offsets = [.. built.Layers.Select(l => l.Offset)];
        Rates = [.. built.Layers.Select(l => l.Rate)];
        TimeCodesPerSecond = built.TimeCodesPerSecond;
        Errors = built.Errors;
        MutedAssets = built.MutedAssets;
        members = [.. Layers];
        HasOffsets = Offsets.Any(offset => !offset.IsIdentity());
    }

    internal SdfLayerHandle RootLayer { get; }

    internal SdfLayerHandle? SessionLayer { get; }

    /// <summary>The layers, the strongest first.</summary>
    internal SdfLayerHandle[] Layers { get; }

    /// <summary>For each layer the map from its times to those of the stack.</summary>
    internal SdfLayerOffset[] Offsets { get; }

    /// <summary>For each layer the rate of its own times, in time codes per second.</summary>
    internal double[] Rates { get; }

    internal bool HasOffsets { get; }

    /// <summary>The rate of the stack's times.</summary>
    internal double TimeCodesPerSecond { get; }

    internal IReadOnlyList<PcpError> Errors { get; }

    /// <summary>The identifiers of sublayers that were left out because they are muted.</summary>
    internal IReadOnlyList<string> MutedAssets { get; }

    internal bool Contains(SdfLayerHandle layer) => members.Contains(layer);

    /// <summary>The map from a layer's times to those of the stack; the strongest place counts when the layer stands in several.</summary>
    internal SdfLayerOffset OffsetOf(SdfLayerHandle layer)
    {
        for (int i = 0; i < Layers.Length; i++)
        {
            if (Layers[i].Equals(layer)) return Offsets[i];
        }

        return PcpOffsets.Identity;
    }

    internal bool HasPrimSpec(SdfPath path)
    {
        foreach (SdfLayerHandle layer in Layers)
        {
            if (layer.Data.Find(path) is not null) return true;
        }

        return false;
    }
}
