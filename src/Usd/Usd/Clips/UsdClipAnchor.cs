namespace pxr;

/// <summary>Where a clip set is introduced: below the opinions of this layer about the prim and what lies below it, above all that is weaker.</summary>
/// <param name="LayerStack">The layer stack.</param>
/// <param name="Path">The prim in the layers of the stack, with variant selections.</param>
/// <param name="LayerIndex">The place of the strongest layer that names clip layers.</param>
/// <param name="Offset">The map from that layer's times to those of the stage.</param>
internal sealed record UsdClipAnchor(PcpLayerStack LayerStack, SdfPath Path, int LayerIndex, SdfLayerOffset Offset)
{
    internal SdfLayerHandle Layer => LayerStack.Layers[LayerIndex];

    /// <summary>Whether the set may have values for a prim at one of its composed sites.</summary>
    internal bool AppliesTo(PcpNode node) => ReferenceEquals(node.LayerStack, LayerStack) && node.Path.HasPrefix(Path);
}
