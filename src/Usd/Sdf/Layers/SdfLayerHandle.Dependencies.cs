namespace pxr;

public partial class SdfLayerHandle
{
    /// <summary>The asset paths, as authored, of the layer's sublayers, references and payloads, in all variants.</summary>
    /// <remarks>Clips and the asset paths of values are not among them. Of this layer alone, not of those that it names.</remarks>
    public StdStringSet GetCompositionAssetDependencies() => SdfCompositionAssets.Of(this);

    /// <summary>The former name of <see cref="GetCompositionAssetDependencies"/>.</summary>
    public StdStringSet GetExternalReferences() => GetCompositionAssetDependencies();

    /// <summary>Renames a layer that this one brings in by sublayers, references or payloads, in all variants.</summary>
    /// <param name="oldAssetPath">The path as authored.</param>
    /// <param name="newAssetPath">
    /// The path to put in its place; offsets and prim paths stay. Empty takes the sublayers and arcs away, as does a sublayer that
    /// is in the list already.
    /// </param>
    /// <returns>False when the old path is empty.</returns>
    /// <exception cref="InvalidOperationException">The layer may not be edited.</exception>
    public bool UpdateCompositionAssetDependency(string oldAssetPath, string newAssetPath = "")
    {
        ArgumentNullException.ThrowIfNull(oldAssetPath);
        ArgumentNullException.ThrowIfNull(newAssetPath);
        CheckEdit();
        if (oldAssetPath.Length == 0) return false;
        SdfCompositionAssets.Replace(this, oldAssetPath, newAssetPath);
        return true;
    }

    /// <summary>The former name of <see cref="UpdateCompositionAssetDependency"/>.</summary>
    /// <inheritdoc cref="UpdateCompositionAssetDependency"/>
    public bool UpdateExternalReference(string oldAssetPath, string newAssetPath = "") => UpdateCompositionAssetDependency(oldAssetPath, newAssetPath);
}
