namespace pxr;

/// <summary>A time as a value: composition maps it through layer offsets, as it does the keys of time samples.</summary>
/// <param name="time">The time code.</param>
public readonly struct SdfTimeCode(double time = 0) : IDisposable, IEquatable<SdfTimeCode>
{
    /// <summary>Addition: whether two times are equal.</summary>
    public static bool operator ==(SdfTimeCode left, SdfTimeCode right) => left.Equals(right);

    /// <summary>Addition: whether two times differ.</summary>
    public static bool operator !=(SdfTimeCode left, SdfTimeCode right) => !left.Equals(right);

    /// <summary>The time code.</summary>
    public double GetValue() => time;

    /// <summary>Addition: whether the other one has the same content.</summary>
    public bool Equals(SdfTimeCode other) => time.Equals(other.GetValue());

    /// <summary>Addition: whether the other object has the same type and content.</summary>
    public override bool Equals(object? obj) => obj is SdfTimeCode other && Equals(other);

    /// <summary>Addition: a hash of the content, different in every process.</summary>
    public override int GetHashCode() => time.GetHashCode();

    /// <summary>Addition: the shortest text that reads back as the same time.</summary>
    public override string ToString() => TfNumberText.ToText(time);

    /// <summary>A hash of the content.</summary>
    public uint GetHash() => (uint)GetHashCode();

    /// <summary>Does nothing.</summary>
    public void Dispose()
    {
    }
}
