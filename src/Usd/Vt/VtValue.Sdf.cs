namespace pxr;

/// <content>Conversions from and to the types of module Sdf.</content>
public sealed partial class VtValue
{
    /// <summary>A value of type <c>SdfAssetPath</c>.</summary>
    public VtValue(SdfAssetPath obj) => Hold(obj);

    /// <summary>A value of type <c>SdfAssetPath[]</c>, a copy.</summary>
    public VtValue(SdfAssetPathArray obj) => Hold(obj);

    /// <summary>A value of type <c>SdfAssetPath</c>.</summary>
    public static implicit operator VtValue(SdfAssetPath value) => new(value);

    /// <summary>The held <c>SdfAssetPath</c>.</summary>
    /// <exception cref="InvalidCastException">The value is empty or holds another type; USD.NET returns a default.</exception>
    public static implicit operator SdfAssetPath(VtValue value) => Get<SdfAssetPath>(value);

    /// <summary>A value of type <c>SdfAssetPath[]</c>, a copy.</summary>
    public static implicit operator VtValue(SdfAssetPathArray value) => new(value);

    /// <summary>The held <c>SdfAssetPath[]</c>, a copy.</summary>
    /// <exception cref="InvalidCastException">The value is empty or holds another type; USD.NET returns a default.</exception>
    public static implicit operator SdfAssetPathArray(VtValue value) => GetArray<SdfAssetPathArray>(value);
}
