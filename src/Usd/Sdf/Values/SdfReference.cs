namespace pxr;

/// <summary>A reference arc: a prim of another layer, or of the same one when the asset path is empty.</summary>
public sealed class SdfReference : IDisposable, IEquatable<SdfReference>
{
    private string assetPath;
    private SdfPath primPath;
    private SdfLayerOffset layerOffset;
    private VtDictionary customData;

    /// <summary>Makes a reference.</summary>
    /// <param name="assetPath">The layer, relative to the one that authors the reference; empty for an internal reference.</param>
    /// <param name="primPath">The prim; empty for the layer's default prim.</param>
    /// <param name="layerOffset">The map of the referenced layer's times; identity when null.</param>
    /// <param name="customData">Free metadata of the reference.</param>
    public SdfReference(string assetPath = "", SdfPath? primPath = null, SdfLayerOffset? layerOffset = null, VtDictionary? customData = null)
    {
        this.assetPath = assetPath;
        this.primPath = primPath ?? SdfPath.Empty;
        this.layerOffset = layerOffset ?? new SdfLayerOffset();
        this.customData = customData ?? new VtDictionary();
    }

    /// <summary>Addition: whether two references are equal.</summary>
    public static bool operator ==(SdfReference? left, SdfReference? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Addition: whether two references differ.</summary>
    public static bool operator !=(SdfReference? left, SdfReference? right) => !(left == right);

    /// <summary>The layer.</summary>
    public string GetAssetPath() => assetPath;

    /// <summary>Sets the layer.</summary>
    public void SetAssetPath(string assetPath) => this.assetPath = assetPath;

    /// <summary>The prim.</summary>
    public SdfPath GetPrimPath() => primPath;

    /// <summary>Sets the prim.</summary>
    public void SetPrimPath(SdfPath primPath) => this.primPath = primPath;

    /// <summary>The map of times.</summary>
    public SdfLayerOffset GetLayerOffset() => layerOffset;

    /// <summary>Sets the map of times.</summary>
    public void SetLayerOffset(SdfLayerOffset layerOffset) => this.layerOffset = layerOffset;

    /// <summary>The free metadata.</summary>
    public VtDictionary GetCustomData() => customData;

    /// <summary>Sets the free metadata.</summary>
    public void SetCustomData(VtDictionary customData) => this.customData = customData;

    /// <summary>Sets one entry of the free metadata; the name is one key, colons included.</summary>
    public void SetCustomData(string name, VtValue value) => customData.SetValueAtPath(new StdStringVector { name }, value);

    /// <summary>Whether the reference points into its own layer.</summary>
    public bool IsInternal() => assetPath.Length == 0;

    /// <summary>Addition: whether the other one has the same content.</summary>
    public bool Equals(SdfReference? other) =>
        other is not null && assetPath == other.assetPath && primPath.Equals(other.primPath)
        && layerOffset.Equals(other.layerOffset) && customData.Equals(other.customData);

    /// <summary>Addition: whether the other object has the same type and content.</summary>
    public override bool Equals(object? obj) => obj is SdfReference other && Equals(other);

    /// <summary>Addition: a hash of the content, different in every process.</summary>
    public override int GetHashCode() => HashCode.Combine(assetPath, primPath);

    /// <summary>Does nothing.</summary>
    public void Dispose()
    {
    }
}
