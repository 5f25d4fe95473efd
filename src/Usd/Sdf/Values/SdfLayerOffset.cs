namespace pxr;

/// <summary>An affine map of time: <c>stageTime = offset + scale · layerTime</c>.</summary>
public sealed class SdfLayerOffset : IDisposable, IEquatable<SdfLayerOffset>
{
    // OpenUSD compares offsets with this tolerance.
    private const double Epsilon = 1e-6;
    private double offset;
    private double scale;

    /// <summary>Makes a map; the identity without arguments.</summary>
    public SdfLayerOffset(double offset = 0, double scale = 1)
    {
        this.offset = offset;
        this.scale = scale;
    }

    /// <summary>Addition: whether two maps are equal.</summary>
    public static bool operator ==(SdfLayerOffset? left, SdfLayerOffset? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Addition: whether two maps differ.</summary>
    public static bool operator !=(SdfLayerOffset? left, SdfLayerOffset? right) => !(left == right);

    /// <summary>The offset in stage time.</summary>
    public double GetOffset() => offset;

    /// <summary>The factor.</summary>
    public double GetScale() => scale;

    /// <summary>Sets the offset.</summary>
    public void SetOffset(double newOffset) => offset = newOffset;

    /// <summary>Sets the factor.</summary>
    public void SetScale(double newScale) => scale = newScale;

    /// <summary>Whether the map changes nothing (within 1e-6).</summary>
    public bool IsIdentity() => Math.Abs(offset) < Epsilon && Math.Abs(scale - 1) < Epsilon;

    /// <summary>Whether both numbers are finite.</summary>
    public bool IsValid() => double.IsFinite(offset) && double.IsFinite(scale);

    /// <summary>The map back; with scale 0 its scale is infinite, as in OpenUSD.</summary>
    public SdfLayerOffset GetInverse()
    {
        if (IsIdentity()) return this;
        double inverse = scale != 0 ? 1 / scale : double.PositiveInfinity;
        return new SdfLayerOffset(-offset * inverse, inverse);
    }

    /// <summary>Addition: the image of a time.</summary>
    public double Apply(double time) => offset + (scale * time);

    /// <summary>Addition: whether the other one has the same content.</summary>
    public bool Equals(SdfLayerOffset? other) =>
        other is not null && Math.Abs(offset - other.offset) < Epsilon && Math.Abs(scale - other.scale) < Epsilon;

    /// <summary>Addition: whether the other object has the same type and content.</summary>
    public override bool Equals(object? obj) => obj is SdfLayerOffset other && Equals(other);

    /// <summary>Addition: a constant, since equality has a tolerance and the object can change.</summary>
    public override int GetHashCode() => 1;

    /// <summary>A hash of the content.</summary>
    public uint GetHash() => (uint)GetHashCode();

    /// <summary>Does nothing.</summary>
    public void Dispose()
    {
    }
}
