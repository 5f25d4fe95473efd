namespace pxr;

/// <content>Conversions from and to numbers, truth values, strings and tokens.</content>
public sealed partial class VtValue
{
    /// <summary>A value of type <c>double</c>.</summary>
    public VtValue(double obj) => _held = obj;

    /// <summary>A value of type <c>double</c>.</summary>
    public static implicit operator VtValue(double value) => new(value);

    /// <summary>The held <c>double</c>.</summary>
    /// <exception cref="InvalidCastException">The value is empty or holds another type; USD.NET returns a default.</exception>
    public static implicit operator double(VtValue value) => Get<double>(value);

    /// <summary>A value of type <c>float</c>.</summary>
    public VtValue(float obj) => _held = obj;

    /// <summary>A value of type <c>float</c>.</summary>
    public static implicit operator VtValue(float value) => new(value);

    /// <summary>The held <c>float</c>.</summary>
    /// <exception cref="InvalidCastException">The value is empty or holds another type; USD.NET returns a default.</exception>
    public static implicit operator float(VtValue value) => Get<float>(value);

    /// <summary>A value of type <c>GfHalf</c>.</summary>
    public VtValue(GfHalf obj) => _held = obj;

    /// <summary>A value of type <c>GfHalf</c>.</summary>
    public static implicit operator VtValue(GfHalf value) => new(value);

    /// <summary>The held <c>GfHalf</c>.</summary>
    /// <exception cref="InvalidCastException">The value is empty or holds another type; USD.NET returns a default.</exception>
    public static implicit operator GfHalf(VtValue value) => Get<GfHalf>(value);

    /// <summary>A value of type <c>bool</c>.</summary>
    public VtValue(bool obj) => _held = obj;

    /// <summary>A value of type <c>bool</c>.</summary>
    public static implicit operator VtValue(bool value) => new(value);

    /// <summary>The held <c>bool</c>.</summary>
    /// <exception cref="InvalidCastException">The value is empty or holds another type; USD.NET returns a default.</exception>
    public static implicit operator bool(VtValue value) => Get<bool>(value);

    /// <summary>A value of type <c>char</c>.</summary>
    public VtValue(char obj) => _held = obj;

    /// <summary>A value of type <c>char</c>.</summary>
    public static implicit operator VtValue(char value) => new(value);

    /// <summary>The held <c>char</c>.</summary>
    /// <exception cref="InvalidCastException">The value is empty or holds another type; USD.NET returns a default.</exception>
    public static implicit operator char(VtValue value) => Get<char>(value);

    /// <summary>A value of type <c>byte</c>.</summary>
    public VtValue(byte obj) => _held = obj;

    /// <summary>A value of type <c>byte</c>.</summary>
    public static implicit operator VtValue(byte value) => new(value);

    /// <summary>The held <c>byte</c>.</summary>
    /// <exception cref="InvalidCastException">The value is empty or holds another type; USD.NET returns a default.</exception>
    public static implicit operator byte(VtValue value) => Get<byte>(value);

    /// <summary>A value of type <c>int</c>.</summary>
    public VtValue(int obj) => _held = obj;

    /// <summary>A value of type <c>int</c>.</summary>
    public static implicit operator VtValue(int value) => new(value);

    /// <summary>The held <c>int</c>.</summary>
    /// <exception cref="InvalidCastException">The value is empty or holds another type; USD.NET returns a default.</exception>
    public static implicit operator int(VtValue value) => Get<int>(value);

    /// <summary>A value of type <c>uint</c>.</summary>
    public VtValue(uint obj) => _held = obj;

    /// <summary>A value of type <c>uint</c>.</summary>
    public static implicit operator VtValue(uint value) => new(value);

    /// <summary>The held <c>uint</c>.</summary>
    /// <exception cref="InvalidCastException">The value is empty or holds another type; USD.NET returns a default.</exception>
    public static implicit operator uint(VtValue value) => Get<uint>(value);

    /// <summary>A value of type <c>long</c>.</summary>
    public VtValue(long obj) => _held = obj;

    /// <summary>A value of type <c>long</c>.</summary>
    public static implicit operator VtValue(long value) => new(value);

    /// <summary>The held <c>long</c>.</summary>
    /// <exception cref="InvalidCastException">The value is empty or holds another type; USD.NET returns a default.</exception>
    public static implicit operator long(VtValue value) => Get<long>(value);

    /// <summary>A value of type <c>ulong</c>.</summary>
    public VtValue(ulong obj) => _held = obj;

    /// <summary>A value of type <c>ulong</c>.</summary>
    public static implicit operator VtValue(ulong value) => new(value);

    /// <summary>The held <c>ulong</c>.</summary>
    /// <exception cref="InvalidCastException">The value is empty or holds another type; USD.NET returns a default.</exception>
    public static implicit operator ulong(VtValue value) => Get<ulong>(value);

    /// <summary>A value of type <c>string</c>.</summary>
    public VtValue(string obj) => Hold(obj);

    /// <summary>A value of type <c>string</c>.</summary>
    public static implicit operator VtValue(string value) => new(value);

    /// <summary>The held <c>string</c>.</summary>
    /// <exception cref="InvalidCastException">The value is empty or holds another type; USD.NET returns a default.</exception>
    public static implicit operator string(VtValue value) => Get<string>(value);

    /// <summary>A value of type <c>TfToken</c>.</summary>
    public VtValue(TfToken obj) => Hold(obj);

    /// <summary>A value of type <c>TfToken</c>.</summary>
    public static implicit operator VtValue(TfToken value) => new(value);

    /// <summary>The held <c>TfToken</c>.</summary>
    /// <exception cref="InvalidCastException">The value is empty or holds another type; USD.NET returns a default.</exception>
    public static implicit operator TfToken(VtValue value) => Get<TfToken>(value);
}
