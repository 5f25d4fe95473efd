namespace pxr;

/// <content>Conversions from and to arrays of numbers, truth values, strings and tokens.</content>
public sealed partial class VtValue
{
    /// <summary>A value that holds an array of type <c>VtDoubleArray</c>.</summary>
    public VtValue(VtDoubleArray obj) => Hold(obj);

    /// <summary>A value that holds an array of type <c>VtDoubleArray</c>.</summary>
    public static implicit operator VtValue(VtDoubleArray value) => new(value);

    /// <summary>The held <c>VtDoubleArray</c>.</summary>
    /// <exception cref="InvalidCastException">The value is empty or holds another type; USD.NET returns a default.</exception>
    public static implicit operator VtDoubleArray(VtValue value) => GetArray<VtDoubleArray>(value);

    /// <summary>A value that holds an array of type <c>VtFloatArray</c>.</summary>
    public VtValue(VtFloatArray obj) => Hold(obj);

    /// <summary>A value that holds an array of type <c>VtFloatArray</c>.</summary>
    public static implicit operator VtValue(VtFloatArray value) => new(value);

    /// <summary>The held <c>VtFloatArray</c>.</summary>
    /// <exception cref="InvalidCastException">The value is empty or holds another type; USD.NET returns a default.</exception>
    public static implicit operator VtFloatArray(VtValue value) => GetArray<VtFloatArray>(value);

    /// <summary>A value that holds an array of type <c>VtHalfArray</c>.</summary>
    public VtValue(VtHalfArray obj) => Hold(obj);

    /// <summary>A value that holds an array of type <c>VtHalfArray</c>.</summary>
    public static implicit operator VtValue(VtHalfArray value) => new(value);

    /// <summary>The held <c>VtHalfArray</c>.</summary>
    /// <exception cref="InvalidCastException">The value is empty or holds another type; USD.NET returns a default.</exception>
    public static implicit operator VtHalfArray(VtValue value) => GetArray<VtHalfArray>(value);

    /// <summary>A value that holds an array of type <c>VtBoolArray</c>.</summary>
    public VtValue(VtBoolArray obj) => Hold(obj);

    /// <summary>A value that holds an array of type <c>VtBoolArray</c>.</summary>
    public static implicit operator VtValue(VtBoolArray value) => new(value);

    /// <summary>The held <c>VtBoolArray</c>.</summary>
    /// <exception cref="InvalidCastException">The value is empty or holds another type; USD.NET returns a default.</exception>
    public static implicit operator VtBoolArray(VtValue value) => GetArray<VtBoolArray>(value);

    /// <summary>A value that holds an array of type <c>VtCharArray</c>.</summary>
    public VtValue(VtCharArray obj) => Hold(obj);

    /// <summary>A value that holds an array of type <c>VtCharArray</c>.</summary>
    public static implicit operator VtValue(VtCharArray value) => new(value);

    /// <summary>The held <c>VtCharArray</c>.</summary>
    /// <exception cref="InvalidCastException">The value is empty or holds another type; USD.NET returns a default.</exception>
    public static implicit operator VtCharArray(VtValue value) => GetArray<VtCharArray>(value);

    /// <summary>A value that holds an array of type <c>VtUCharArray</c>.</summary>
    public VtValue(VtUCharArray obj) => Hold(obj);

    /// <summary>A value that holds an array of type <c>VtUCharArray</c>.</summary>
    public static implicit operator VtValue(VtUCharArray value) => new(value);

    /// <summary>The held <c>VtUCharArray</c>.</summary>
    /// <exception cref="InvalidCastException">The value is empty or holds another type; USD.NET returns a default.</exception>
    public static implicit operator VtUCharArray(VtValue value) => GetArray<VtUCharArray>(value);

    /// <summary>A value that holds an array of type <c>VtIntArray</c>.</summary>
    public VtValue(VtIntArray obj) => Hold(obj);

    /// <summary>A value that holds an array of type <c>VtIntArray</c>.</summary>
    public static implicit operator VtValue(VtIntArray value) => new(value);

    /// <summary>The held <c>VtIntArray</c>.</summary>
    /// <exception cref="InvalidCastException">The value is empty or holds another type; USD.NET returns a default.</exception>
    public static implicit operator VtIntArray(VtValue value) => GetArray<VtIntArray>(value);

    /// <summary>A value that holds an array of type <c>VtUIntArray</c>.</summary>
    public VtValue(VtUIntArray obj) => Hold(obj);

    /// <summary>A value that holds an array of type <c>VtUIntArray</c>.</summary>
    public static implicit operator VtValue(VtUIntArray value) => new(value);

    /// <summary>The held <c>VtUIntArray</c>.</summary>
    /// <exception cref="InvalidCastException">The value is empty or holds another type; USD.NET returns a default.</exception>
    public static implicit operator VtUIntArray(VtValue value) => GetArray<VtUIntArray>(value);

    /// <summary>A value that holds an array of type <c>VtInt64Array</c>.</summary>
    public VtValue(VtInt64Array obj) => Hold(obj);

    /// <summary>A value that holds an array of type <c>VtInt64Array</c>.</summary>
    public static implicit operator VtValue(VtInt64Array value) => new(value);

    /// <summary>The held <c>VtInt64Array</c>.</summary>
    /// <exception cref="InvalidCastException">The value is empty or holds another type; USD.NET returns a default.</exception>
    public static implicit operator VtInt64Array(VtValue value) => GetArray<VtInt64Array>(value);

    /// <summary>A value that holds an array of type <c>VtUInt64Array</c>.</summary>
    public VtValue(VtUInt64Array obj) => Hold(obj);

    /// <summary>A value that holds an array of type <c>VtUInt64Array</c>.</summary>
    public static implicit operator VtValue(VtUInt64Array value) => new(value);

    /// <summary>The held <c>VtUInt64Array</c>.</summary>
    /// <exception cref="InvalidCastException">The value is empty or holds another type; USD.NET returns a default.</exception>
    public static implicit operator VtUInt64Array(VtValue value) => GetArray<VtUInt64Array>(value);

    /// <summary>A value that holds an array of type <c>VtStringArray</c>.</summary>
    public VtValue(VtStringArray obj) => Hold(obj);

    /// <summary>A value that holds an array of type <c>VtStringArray</c>.</summary>
    public static implicit operator VtValue(VtStringArray value) => new(value);

    /// <summary>The held <c>VtStringArray</c>.</summary>
    /// <exception cref="InvalidCastException">The value is empty or holds another type; USD.NET returns a default.</exception>
    public static implicit operator VtStringArray(VtValue value) => GetArray<VtStringArray>(value);

    /// <summary>A value that holds an array of type <c>VtTokenArray</c>.</summary>
    public VtValue(VtTokenArray obj) => Hold(obj);

    /// <summary>A value that holds an array of type <c>VtTokenArray</c>.</summary>
    public static implicit operator VtValue(VtTokenArray value) => new(value);

    /// <summary>The held <c>VtTokenArray</c>.</summary>
    /// <exception cref="InvalidCastException">The value is empty or holds another type; USD.NET returns a default.</exception>
    public static implicit operator VtTokenArray(VtValue value) => GetArray<VtTokenArray>(value);
}
