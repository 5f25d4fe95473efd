namespace pxr;

/// <summary>A primvar: an attribute in the namespace <c>primvars</c> with an interpolation over the geometry.</summary>
public sealed class UsdGeomPrimvar : IDisposable
{
    private const string Prefix = "primvars:";
    private const string IndicesSuffix = ":indices";
    private static readonly string[] Interpolations = ["constant", "uniform", "varying", "vertex", "faceVarying"];
    private readonly UsdAttribute attribute;

    /// <summary>The primvar of an attribute; of an invalid one when null.</summary>
    public UsdGeomPrimvar(UsdAttribute? attr = null) => attribute = attr ?? new UsdAttribute();

    /// <summary>The primvar of another view.</summary>
    public UsdGeomPrimvar(UsdGeomPrimvar other)
    {
        ArgumentNullException.ThrowIfNull(other);
        attribute = other.attribute;
    }

    /// <summary>How values spread over the geometry; <c>constant</c> when not authored.</summary>
    public TfToken GetInterpolation() => attribute.GetMetadata(UsdGeomTokens.interpolation);

    /// <summary>Sets how values spread over the geometry.</summary>
    /// <exception cref="ArgumentException">The interpolation is unknown. USD.NET returns false here.</exception>
    public bool SetInterpolation(TfToken interpolation)
    {
        if (!IsValidInterpolation(interpolation)) throw new ArgumentException($"'{interpolation}' is none of {string.Join(", ", Interpolations)}", nameof(interpolation));
        return attribute.SetMetadata(UsdGeomTokens.interpolation, new VtValue(interpolation));
    }

    /// <summary>Whether an interpolation is authored.</summary>
    public bool HasAuthoredInterpolation() => attribute.HasAuthoredMetadata(UsdGeomTokens.interpolation);

    /// <summary>How many array elements make one value; 1 when not authored.</summary>
    public int GetElementSize() => attribute.GetMetadata(UsdGeomTokens.elementSize);

    /// <summary>Sets how many array elements make one value.</summary>
    public bool SetElementSize(int eltSize)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(eltSize);
        return attribute.SetMetadata(UsdGeomTokens.elementSize, eltSize);
    }

    /// <summary>Whether an element size is authored.</summary>
    public bool HasAuthoredElementSize() => attribute.HasAuthoredMetadata(UsdGeomTokens.elementSize);

    /// <summary>Whether an attribute is a primvar.</summary>
    public static bool IsPrimvar(UsdAttribute attr)
    {
        ArgumentNullException.ThrowIfNull(attr);
        return IsValidPrimvarName(attr.GetName());
    }

    /// <summary>Whether a name is that of a primvar, with its namespace.</summary>
    public static bool IsValidPrimvarName(TfToken name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.GetString().StartsWith(Prefix, StringComparison.Ordinal) && !name.GetString().EndsWith(IndicesSuffix, StringComparison.Ordinal);
    }

    /// <summary>A name without the namespace <c>primvars</c>.</summary>
    public static TfToken StripPrimvarsName(TfToken name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.GetString().StartsWith(Prefix, StringComparison.Ordinal) ? new TfToken(name.GetString()[Prefix.Length..]) : name;
    }

    /// <summary>Whether an interpolation is known.</summary>
    public static bool IsValidInterpolation(TfToken interpolation) => Interpolations.Contains(interpolation.GetString());

    /// <summary>The attribute.</summary>
    public UsdAttribute GetAttr() => attribute;

    /// <summary>Whether the attribute exists and is a primvar.</summary>
    public bool IsDefined() => attribute.IsValid() && IsPrimvar(attribute);

    /// <summary>Whether there is a value.</summary>
    public bool HasValue() => attribute.HasValue();

    /// <summary>Whether a value is authored.</summary>
    public bool HasAuthoredValue() => attribute.HasAuthoredValue();

    /// <summary>The attribute's full name.</summary>
    public TfToken GetName() => attribute.GetName();

    /// <summary>The name without the namespace <c>primvars</c>.</summary>
    public TfToken GetPrimvarName() => StripPrimvarsName(GetName());

    /// <summary>The value type.</summary>
    public SdfValueTypeName GetTypeName() => attribute.GetTypeName();

    /// <summary>Sets the indices into the values.</summary>
    public bool SetIndices(VtIntArray indices, UsdTimeCode? time = null) => CreateIndicesAttr().Set(indices, time);

    /// <summary>Whether the primvar has indices.</summary>
    public bool IsIndexed() => GetIndicesAttr() is { } indices && indices.IsValid() && indices.HasAuthoredValue();

    /// <summary>The attribute of the indices.</summary>
    public UsdAttribute GetIndicesAttr() => attribute.GetPrim().GetAttribute(IndicesName());

    /// <summary>Makes the attribute of the indices.</summary>
    public UsdAttribute CreateIndicesAttr() => attribute.GetPrim().CreateAttribute(IndicesName(), SdfValueTypeNames.IntArray, custom: false);

    /// <summary>Hides weaker opinions about indices.</summary>
    public void BlockIndices() => CreateIndicesAttr().Block();

    /// <summary>Does nothing: the object is managed memory.</summary>
    public void Dispose()
    {
    }

    internal static TfToken FullName(TfToken name) =>
        name.GetString().StartsWith(Prefix, StringComparison.Ordinal) ? name : new TfToken(Prefix + name.GetString());

    private TfToken IndicesName() => new(GetName().GetString() + IndicesSuffix);
}
