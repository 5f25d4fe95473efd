namespace pxr;

/// <content>Conversions from and to arrays of the types of module Gf.</content>
public sealed partial class VtValue
{
    /// <summary>A value that holds an array of type <c>VtVec4iArray</c>.</summary>
    public VtValue(VtVec4iArray obj) => Hold(obj);

    /// <summary>A value that holds an array of type <c>VtVec4iArray</c>.</summary>
    public static implicit operator VtValue(VtVec4iArray value) => new(value);

    /// <summary>The held <c>VtVec4iArray</c>.</summary>
    /// <exception cref="InvalidCastException">The value is empty or holds another type; USD.NET returns a default.</exception>
    public static implicit operator VtVec4iArray(VtValue value) => GetArray<VtVec4iArray>(value);

    /// <summary>A value that holds an array of type <c>VtVec3iArray</c>.</summary>
    public VtValue(VtVec3iArray obj) => Hold(obj);

    /// <summary>A value that holds an array of type <c>VtVec3iArray</c>.</summary>
    public static implicit operator VtValue(VtVec3iArray value) => new(value);

    /// <summary>The held <c>VtVec3iArray</c>.</summary>
    /// <exception cref="InvalidCastException">The value is empty or holds another type; USD.NET returns a default.</exception>
    public static implicit operator VtVec3iArray(VtValue value) => GetArray<VtVec3iArray>(value);

    /// <summary>A value that holds an array of type <c>VtVec2iArray</c>.</summary>
    public VtValue(VtVec2iArray obj) => Hold(obj);

    /// <summary>A value that holds an array of type <c>VtVec2iArray</c>.</summary>
    public static implicit operator VtValue(VtVec2iArray value) => new(value);

    /// <summary>The held <c>VtVec2iArray</c>.</summary>
    /// <exception cref="InvalidCastException">The value is empty or holds another type; USD.NET returns a default.</exception>
    public static implicit operator VtVec2iArray(VtValue value) => GetArray<VtVec2iArray>(value);

    /// <summary>A value that holds an array of type <c>VtVec4hArray</c>.</summary>
    public VtValue(VtVec4hArray obj) => Hold(obj);

    /// <summary>A value that holds an array of type <c>VtVec4hArray</c>.</summary>
    public static implicit operator VtValue(VtVec4hArray value) => new(value);

    /// <summary>The held <c>VtVec4hArray</c>.</summary>
    /// <exception cref="InvalidCastException">The value is empty or holds another type; USD.NET returns a default.</exception>
    public static implicit operator VtVec4hArray(VtValue value) => GetArray<VtVec4hArray>(value);

    /// <summary>A value that holds an array of type <c>VtVec3hArray</c>.</summary>
    public VtValue(VtVec3hArray obj) => Hold(obj);

    /// <summary>A value that holds an array of type <c>VtVec3hArray</c>.</summary>
    public static implicit operator VtValue(VtVec3hArray value) => new(value);

    /// <summary>The held <c>VtVec3hArray</c>.</summary>
    /// <exception cref="InvalidCastException">The value is empty or holds another type; USD.NET returns a default.</exception>
    public static implicit operator VtVec3hArray(VtValue value) => GetArray<VtVec3hArray>(value);

    /// <summary>A value that holds an array of type <c>VtVec2hArray</c>.</summary>
    public VtValue(VtVec2hArray obj) => Hold(obj);

    /// <summary>A value that holds an array of type <c>VtVec2hArray</c>.</summary>
    public static implicit operator VtValue(VtVec2hArray value) => new(value);

    /// <summary>The held <c>VtVec2hArray</c>.</summary>
    /// <exception cref="InvalidCastException">The value is empty or holds another type; USD.NET returns a default.</exception>
    public static implicit operator VtVec2hArray(VtValue value) => GetArray<VtVec2hArray>(value);

    /// <summary>A value that holds an array of type <c>VtVec4fArray</c>.</summary>
    public VtValue(VtVec4fArray obj) => Hold(obj);

    /// <summary>A value that holds an array of type <c>VtVec4fArray</c>.</summary>
    public static implicit operator VtValue(VtVec4fArray value) => new(value);

    /// <summary>The held <c>VtVec4fArray</c>.</summary>
    /// <exception cref="InvalidCastException">The value is empty or holds another type; USD.NET returns a default.</exception>
    public static implicit operator VtVec4fArray(VtValue value) => GetArray<VtVec4fArray>(value);

    /// <summary>A value that holds an array of type <c>VtVec3fArray</c>.</summary>
    public VtValue(VtVec3fArray obj) => Hold(obj);

    /// <summary>A value that holds an array of type <c>VtVec3fArray</c>.</summary>
    public static implicit operator VtValue(VtVec3fArray value) => new(value);

    /// <summary>The held <c>VtVec3fArray</c>.</summary>
    /// <exception cref="InvalidCastException">The value is empty or holds another type; USD.NET returns a default.</exception>
    public static implicit operator VtVec3fArray(VtValue value) => GetArray<VtVec3fArray>(value);

    /// <summary>A value that holds an array of type <c>VtVec2fArray</c>.</summary>
    public VtValue(VtVec2fArray obj) => Hold(obj);

    /// <summary>A value that holds an array of type <c>VtVec2fArray</c>.</summary>
    public static implicit operator VtValue(VtVec2fArray value) => new(value);

    /// <summary>The held <c>VtVec2fArray</c>.</summary>
    /// <exception cref="InvalidCastException">The value is empty or holds another type; USD.NET returns a default.</exception>
    public static implicit operator VtVec2fArray(VtValue value) => GetArray<VtVec2fArray>(value);

    /// <summary>A value that holds an array of type <c>VtVec4dArray</c>.</summary>
    public VtValue(VtVec4dArray obj) => Hold(obj);

    /// <summary>A value that holds an array of type <c>VtVec4dArray</c>.</summary>
    public static implicit operator VtValue(VtVec4dArray value) => new(value);

    /// <summary>The held <c>VtVec4dArray</c>.</summary>
    /// <exception cref="InvalidCastException">The value is empty or holds another type; USD.NET returns a default.</exception>
    public static implicit operator VtVec4dArray(VtValue value) => GetArray<VtVec4dArray>(value);

    /// <summary>A value that holds an array of type <c>VtVec3dArray</c>.</summary>
    public VtValue(VtVec3dArray obj) => Hold(obj);

    /// <summary>A value that holds an array of type <c>VtVec3dArray</c>.</summary>
    public static implicit operator VtValue(VtVec3dArray value) => new(value);

    /// <summary>The held <c>VtVec3dArray</c>.</summary>
    /// <exception cref="InvalidCastException">The value is empty or holds another type; USD.NET returns a default.</exception>
    public static implicit operator VtVec3dArray(VtValue value) => GetArray<VtVec3dArray>(value);

    /// <summary>A value that holds an array of type <c>VtVec2dArray</c>.</summary>
    public VtValue(VtVec2dArray obj) => Hold(obj);

    /// <summary>A value that holds an array of type <c>VtVec2dArray</c>.</summary>
    public static implicit operator VtValue(VtVec2dArray value) => new(value);

    /// <summary>The held <c>VtVec2dArray</c>.</summary>
    /// <exception cref="InvalidCastException">The value is empty or holds another type; USD.NET returns a default.</exception>
    public static implicit operator VtVec2dArray(VtValue value) => GetArray<VtVec2dArray>(value);

    /// <summary>A value that holds an array of type <c>VtMatrix4dArray</c>.</summary>
    public VtValue(VtMatrix4dArray obj) => Hold(obj);

    /// <summary>A value that holds an array of type <c>VtMatrix4dArray</c>.</summary>
    public static implicit operator VtValue(VtMatrix4dArray value) => new(value);

    /// <summary>The held <c>VtMatrix4dArray</c>.</summary>
    /// <exception cref="InvalidCastException">The value is empty or holds another type; USD.NET returns a default.</exception>
    public static implicit operator VtMatrix4dArray(VtValue value) => GetArray<VtMatrix4dArray>(value);

    /// <summary>A value that holds an array of type <c>VtMatrix3dArray</c>.</summary>
    public VtValue(VtMatrix3dArray obj) => Hold(obj);

    /// <summary>A value that holds an array of type <c>VtMatrix3dArray</c>.</summary>
    public static implicit operator VtValue(VtMatrix3dArray value) => new(value);

    /// <summary>The held <c>VtMatrix3dArray</c>.</summary>
    /// <exception cref="InvalidCastException">The value is empty or holds another type; USD.NET returns a default.</exception>
    public static implicit operator VtMatrix3dArray(VtValue value) => GetArray<VtMatrix3dArray>(value);

    /// <summary>A value that holds an array of type <c>VtMatrix2dArray</c>.</summary>
    public VtValue(VtMatrix2dArray obj) => Hold(obj);

    /// <summary>A value that holds an array of type <c>VtMatrix2dArray</c>.</summary>
    public static implicit operator VtValue(VtMatrix2dArray value) => new(value);

    /// <summary>The held <c>VtMatrix2dArray</c>.</summary>
    /// <exception cref="InvalidCastException">The value is empty or holds another type; USD.NET returns a default.</exception>
    public static implicit operator VtMatrix2dArray(VtValue value) => GetArray<VtMatrix2dArray>(value);

    /// <summary>A value that holds an array of type <c>VtMatrix4fArray</c>.</summary>
    public VtValue(VtMatrix4fArray obj) => Hold(obj);

    /// <summary>A value that holds an array of type <c>VtMatrix4fArray</c>.</summary>
    public static implicit operator VtValue(VtMatrix4fArray value) => new(value);

    /// <summary>The held <c>VtMatrix4fArray</c>.</summary>
    /// <exception cref="InvalidCastException">The value is empty or holds another type; USD.NET returns a default.</exception>
    public static implicit operator VtMatrix4fArray(VtValue value) => GetArray<VtMatrix4fArray>(value);

    /// <summary>A value that holds an array of type <c>VtMatrix3fArray</c>.</summary>
    public VtValue(VtMatrix3fArray obj) => Hold(obj);

    /// <summary>A value that holds an array of type <c>VtMatrix3fArray</c>.</summary>
    public static implicit operator VtValue(VtMatrix3fArray value) => new(value);

    /// <summary>The held <c>VtMatrix3fArray</c>.</summary>
    /// <exception cref="InvalidCastException">The value is empty or holds another type; USD.NET returns a default.</exception>
    public static implicit operator VtMatrix3fArray(VtValue value) => GetArray<VtMatrix3fArray>(value);

    /// <summary>A value that holds an array of type <c>VtMatrix2fArray</c>.</summary>
    public VtValue(VtMatrix2fArray obj) => Hold(obj);

    /// <summary>A value that holds an array of type <c>VtMatrix2fArray</c>.</summary>
    public static implicit operator VtValue(VtMatrix2fArray value) => new(value);

    /// <summary>The held <c>VtMatrix2fArray</c>.</summary>
    /// <exception cref="InvalidCastException">The value is empty or holds another type; USD.NET returns a default.</exception>
    public static implicit operator VtMatrix2fArray(VtValue value) => GetArray<VtMatrix2fArray>(value);

    /// <summary>A value that holds an array of type <c>VtRange3dArray</c>.</summary>
    public VtValue(VtRange3dArray obj) => Hold(obj);

    /// <summary>A value that holds an array of type <c>VtRange3dArray</c>.</summary>
    public static implicit operator VtValue(VtRange3dArray value) => new(value);

    /// <summary>The held <c>VtRange3dArray</c>.</summary>
    /// <exception cref="InvalidCastException">The value is empty or holds another type; USD.NET returns a default.</exception>
    public static implicit operator VtRange3dArray(VtValue value) => GetArray<VtRange3dArray>(value);

    /// <summary>A value that holds an array of type <c>VtRange2dArray</c>.</summary>
    public VtValue(VtRange2dArray obj) => Hold(obj);

    /// <summary>A value that holds an array of type <c>VtRange2dArray</c>.</summary>
    public static implicit operator VtValue(VtRange2dArray value) => new(value);

    /// <summary>The held <c>VtRange2dArray</c>.</summary>
    /// <exception cref="InvalidCastException">The value is empty or holds another type; USD.NET returns a default.</exception>
    public static implicit operator VtRange2dArray(VtValue value) => GetArray<VtRange2dArray>(value);

    /// <summary>A value that holds an array of type <c>VtRange1fArray</c>.</summary>
    public VtValue(VtRange1fArray obj) => Hold(obj);

    /// <summary>A value that holds an array of type <c>VtRange1fArray</c>.</summary>
    public static implicit operator VtValue(VtRange1fArray value) => new(value);

    /// <summary>The held <c>VtRange1fArray</c>.</summary>
    /// <exception cref="InvalidCastException">The value is empty or holds another type; USD.NET returns a default.</exception>
    public static implicit operator VtRange1fArray(VtValue value) => GetArray<VtRange1fArray>(value);

    /// <summary>A value that holds an array of type <c>VtRange1dArray</c>.</summary>
    public VtValue(VtRange1dArray obj) => Hold(obj);

    /// <summary>A value that holds an array of type <c>VtRange1dArray</c>.</summary>
    public static implicit operator VtValue(VtRange1dArray value) => new(value);

    /// <summary>The held <c>VtRange1dArray</c>.</summary>
    /// <exception cref="InvalidCastException">The value is empty or holds another type; USD.NET returns a default.</exception>
    public static implicit operator VtRange1dArray(VtValue value) => GetArray<VtRange1dArray>(value);

    /// <summary>A value that holds an array of type <c>VtIntervalArray</c>.</summary>
    public VtValue(VtIntervalArray obj) => Hold(obj);

    /// <summary>A value that holds an array of type <c>VtIntervalArray</c>.</summary>
    public static implicit operator VtValue(VtIntervalArray value) => new(value);

    /// <summary>The held <c>VtIntervalArray</c>.</summary>
    /// <exception cref="InvalidCastException">The value is empty or holds another type; USD.NET returns a default.</exception>
    public static implicit operator VtIntervalArray(VtValue value) => GetArray<VtIntervalArray>(value);

    /// <summary>A value that holds an array of type <c>VtQuathArray</c>.</summary>
    public VtValue(VtQuathArray obj) => Hold(obj);

    /// <summary>A value that holds an array of type <c>VtQuathArray</c>.</summary>
    public static implicit operator VtValue(VtQuathArray value) => new(value);

    /// <summary>The held <c>VtQuathArray</c>.</summary>
    /// <exception cref="InvalidCastException">The value is empty or holds another type; USD.NET returns a default.</exception>
    public static implicit operator VtQuathArray(VtValue value) => GetArray<VtQuathArray>(value);

    /// <summary>A value that holds an array of type <c>VtQuatfArray</c>.</summary>
    public VtValue(VtQuatfArray obj) => Hold(obj);

    /// <summary>A value that holds an array of type <c>VtQuatfArray</c>.</summary>
    public static implicit operator VtValue(VtQuatfArray value) => new(value);

    /// <summary>The held <c>VtQuatfArray</c>.</summary>
    /// <exception cref="InvalidCastException">The value is empty or holds another type; USD.NET returns a default.</exception>
    public static implicit operator VtQuatfArray(VtValue value) => GetArray<VtQuatfArray>(value);

    /// <summary>A value that holds an array of type <c>VtQuatdArray</c>.</summary>
    public VtValue(VtQuatdArray obj) => Hold(obj);

    /// <summary>A value that holds an array of type <c>VtQuatdArray</c>.</summary>
    public static implicit operator VtValue(VtQuatdArray value) => new(value);

    /// <summary>The held <c>VtQuatdArray</c>.</summary>
    /// <exception cref="InvalidCastException">The value is empty or holds another type; USD.NET returns a default.</exception>
    public static implicit operator VtQuatdArray(VtValue value) => GetArray<VtQuatdArray>(value);

    /// <summary>A value that holds an array of type <c>VtQuaternionArray</c>.</summary>
    public VtValue(VtQuaternionArray obj) => Hold(obj);

    /// <summary>A value that holds an array of type <c>VtQuaternionArray</c>.</summary>
    public static implicit operator VtValue(VtQuaternionArray value) => new(value);

    /// <summary>The held <c>VtQuaternionArray</c>.</summary>
    /// <exception cref="InvalidCastException">The value is empty or holds another type; USD.NET returns a default.</exception>
    public static implicit operator VtQuaternionArray(VtValue value) => GetArray<VtQuaternionArray>(value);
}
