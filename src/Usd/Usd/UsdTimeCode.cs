using System.Diagnostics.CodeAnalysis;

namespace pxr;

/// <summary>A time to read or write a value at: a number of time codes, the default time, or the earliest one.</summary>
public sealed class UsdTimeCode : IDisposable, IEquatable<UsdTimeCode>
{
    private readonly double value;

    /// <summary>The time of a number; 0 without one.</summary>
    public UsdTimeCode(double t = 0) => value = t;

    /// <summary>The time of a time code value.</summary>
    public UsdTimeCode(SdfTimeCode timeCode) => value = timeCode.GetValue();

    /// <summary>The time of a number.</summary>
    public static implicit operator UsdTimeCode(double time) => new(time);

    /// <summary>Whether two times are equal; the default time equals itself.</summary>
    public static bool operator ==(UsdTimeCode? left, UsdTimeCode? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether two times differ.</summary>
    public static bool operator !=(UsdTimeCode? left, UsdTimeCode? right) => !(left == right);

    /// <summary>A time before every sample.</summary>
    public static UsdTimeCode EarliestTime() => new(-double.MaxValue);

    /// <summary>The time of values that do not vary.</summary>
    public static UsdTimeCode Default() => new(double.NaN);

    /// <summary>Whether this is the earliest time.</summary>
    public bool IsEarliestTime() => value == -double.MaxValue;

    /// <summary>Whether this is the default time.</summary>
    public bool IsDefault() => double.IsNaN(value);

    /// <summary>Whether this is a number.</summary>
    public bool IsNumeric() => !IsDefault();

    /// <summary>The number.</summary>
    /// <exception cref="InvalidOperationException">This is the default time.</exception>
    public double GetValue() => IsDefault() ? throw new InvalidOperationException("the default time has no number") : value;

    /// <summary>Addition: whether the other one has the same content.</summary>
    public bool Equals([NotNullWhen(true)] UsdTimeCode? other) => other is not null && value.Equals(other.value);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is UsdTimeCode other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => value.GetHashCode();

    /// <summary>Addition: the number, or <c>DEFAULT</c>.</summary>
    public override string ToString() => IsDefault() ? "DEFAULT" : TfNumberText.ToText(value);

    /// <summary>Does nothing: times are managed memory.</summary>
    public void Dispose()
    {
    }
}
