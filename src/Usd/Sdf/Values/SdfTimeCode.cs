namespace pxr;

/// <summary>A time as a value: composition maps it through layer offsets, as it does the keys of time samples.</summary>
/// <param name="time">The time code.</param>
public readonly struct SdfTimeCode(double time = 0) : IDisposable, IEquatable<SdfTimeCode>
{
    /// <summary>Whether two times are equal.</summary>
    public static bool operator ==(SdfTimeCode left, SdfTimeCode right) => left.Equals(right);

    /// <summary>Whether two times differ.</summary>
    public static bool operator !=(SdfTimeCode left, SdfTimeCode right) => !left.Equals(right);

    /// <summary>The time code.</summary>
    public double GetValue() => time;

    /// <inheritdoc/>
    public bool Equals(SdfTimeCode other) => time.Equals(other.GetValue());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is SdfTimeCode other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => time.GetHashCode();

    /// <summary>A hash of the content.</summary>
    public uint GetHash() => (uint)GetHashCode();

    /// <summary>Does nothing.</summary>
    public void Dispose()
    {
    }
}
