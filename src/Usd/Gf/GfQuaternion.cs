namespace pxr;

/// <summary>A quaternion of double-precision numbers; the older twin of <see cref="GfQuatd"/>, used by <see cref="GfRotation"/>.</summary>
/// <remarks>A value type: assignment copies. The default value is zero, not the identity.</remarks>
public struct GfQuaternion : IEquatable<GfQuaternion>, IDisposable
{
    private GfQuatd _value;

    /// <summary>A quaternion without imaginary part.</summary>
    public GfQuaternion(int realVal) => _value = new GfQuatd(realVal);

    /// <summary>Sets the parts.</summary>
    public GfQuaternion(double real, GfVec3d imaginary) => _value = new GfQuatd(real, imaginary);

    /// <summary>Sets the real part.</summary>
    public void SetReal(double real) => _value.Real = real;

    /// <summary>Sets the parts i, j, k.</summary>
    public void SetImaginary(GfVec3d imaginary) => _value.Imaginary = imaginary;

    /// <summary>The real part.</summary>
    public readonly double GetReal() => _value.Real;

    /// <summary>The parts i, j, k.</summary>
    public readonly GfVec3d GetImaginary() => _value.Imaginary;

    /// <summary>The quaternion 0.</summary>
    public static GfQuaternion GetZero() => default;

    /// <summary>The quaternion 1, which rotates nothing.</summary>
    public static GfQuaternion GetIdentity() => new(1);

    /// <summary>The Euclidean length of the four parts.</summary>
    public readonly double GetLength() => _value.GetLength();

    /// <summary>A copy of length 1; the identity where the length is below <paramref name="eps"/>.</summary>
    public readonly GfQuaternion GetNormalized(double eps = 1e-10) => From(_value.GetNormalized(eps));

    /// <summary>Makes the length 1, or the identity where it is below <paramref name="eps"/>. Returns the length before.</summary>
    public double Normalize(double eps = 1e-10) => _value.Normalize(eps);

    /// <summary>The conjugate divided by the squared length: the product with it is 1.</summary>
    public readonly GfQuaternion GetInverse() => From(_value.GetInverse());

    /// <summary>Does nothing: a value holds nothing to release.</summary>
    public readonly void Dispose()
    {
    }

    /// <summary>Whether all parts are equal; NaN equals nothing.</summary>
    public static bool Equals(GfQuaternion lhs, GfQuaternion rhs) => lhs == rhs;

    /// <summary>Whether the other object is an equal GfQuaternion.</summary>
    public override readonly bool Equals(object? rhs) => rhs is GfQuaternion other && this == other;

    readonly bool IEquatable<GfQuaternion>.Equals(GfQuaternion other) => this == other;

    /// <summary>A hash of the parts.</summary>
    public override readonly int GetHashCode() => _value.GetHashCode();

    /// <summary>Addition: the parts as OpenUSD prints them: <c>(1 + (0, 0, 0))</c>.</summary>
    public override readonly string ToString() => $"({GfText.Of(_value.Real)} + {_value.Imaginary})";

    /// <summary>Whether every part is equal; NaN equals nothing, and q differs from −q.</summary>
    public static bool operator ==(GfQuaternion lhs, GfQuaternion rhs) => lhs._value == rhs._value;

    /// <summary>Whether a part differs.</summary>
    public static bool operator !=(GfQuaternion lhs, GfQuaternion rhs) => lhs._value != rhs._value;

    internal static GfQuaternion From(GfQuatd value) => new(value.Real, value.Imaginary);
}
