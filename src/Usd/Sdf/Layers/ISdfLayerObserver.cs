namespace pxr;

/// <summary>Is told of the edits of layers.</summary>
internal interface ISdfLayerObserver
{
    /// <summary>Called after an edit.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="path">The path of the spec; the pseudo-root for metadata of the layer, and when its whole content was replaced.</param>
    /// <param name="field">The field; null when the spec was made or removed, or the whole content replaced.</param>
    void OnChange(SdfLayerHandle layer, SdfPath path, string? field);
}
