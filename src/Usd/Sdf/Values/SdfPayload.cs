namespace pxr;

/// <summary>A payload arc: like a reference, but loaded only on request.</summary>
public sealed class SdfPayload : IDisposable, IEquatable<SdfPayload>
{
    private string assetPath;
    private SdfPath primPath;
    private SdfLayerOffset layerOffset;

    /// <summary>Makes a payload.</summary>
    /// <param name="assetPath">The layer, relative to the one that authors the payload; empty for an internal payload.</param>
    /// <param name="primPath">The prim; empty for the layer's default prim.</param>
    /// <param name="layerOffset">The map of the payload layer's times; identity when null.</param>
    public SdfPayload(string assetPath = "", SdfPath? primPath = null, SdfLayerOffset? layerOffset = null)
    {
        this.assetPath = assetPath;
        this.primPath = primPath ?? SdfPath.Empty;
        this.layerOffset = layerOffset ?? new SdfLayerOffset();
    }

    /// <summary>Addition: whether two payloads are equal.</summary>
    public static bool operator ==(SdfPayload? left, SdfPayload? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Addition: whether two payloads differ.</summary>
    public static bool operator !=(SdfPayload? left, SdfPayload? right) => !(left == right);

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

    /// <summary>Addition: whether the other one has the same content.</summary>
    public bool Equals(SdfPayload? other) =>
        other is not null && assetPath == other.assetPath && primPath.Equals(other.primPath) && layerOffset.Equals(other.layerOffset);

    /// <summary>Addition: whether the other object has the same type and content.</summary>
    public override bool Equals(object? obj) => obj is SdfPayload other && Equals(other);

    /// <summary>Addition: a hash of the content, different in every process.</summary>
    public override int GetHashCode() => HashCode.Combine(assetPath, primPath);

    /// <summary>Does nothing.</summary>
    public void Dispose()
    {
    }
}
