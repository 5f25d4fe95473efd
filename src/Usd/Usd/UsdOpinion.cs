namespace pxr;

/// <summary>A spec that says something about an object of a stage.</summary>
/// <param name="Layer">The layer that holds it.</param>
/// <param name="Spec">The spec.</param>
/// <param name="Node">The composed site that brought it in.</param>
/// <param name="LayerIndex">The layer's place in the site's layer stack.</param>
internal readonly record struct UsdOpinion(SdfLayerHandle Layer, SdfSpecData Spec, PcpNode Node, int LayerIndex)
{
    /// <summary>The map from the layer's times to those of the stage.</summary>
    internal SdfLayerOffset OffsetToStage => Node.OffsetToRoot(LayerIndex);

    internal void Deconstruct(out SdfLayerHandle layer, out SdfSpecData spec) => (layer, spec) = (Layer, Spec);
}
