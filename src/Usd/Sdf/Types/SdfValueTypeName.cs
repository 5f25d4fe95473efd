using System.Diagnostics.CodeAnalysis;

namespace pxr;

/// <summary>The name of an attribute's type: an element type, a role and whether it is an array.</summary>
/// <remarks>Names with the same element type and role are aliases and equal; the modern one is printed.</remarks>
public sealed class SdfValueTypeName : IDisposable, IEquatable<SdfValueTypeName>
{
    private readonly string scalarText;
    private readonly IReadOnlyList<string> aliases;

    /// <summary>The invalid type name.</summary>
    public SdfValueTypeName()
        : this("", null, "", isArray: false, [])
    {
    }

    internal SdfValueTypeName(string scalarText, SdfElement? element, string role, bool isArray, IReadOnlyList<string> aliases)
    {
        this.scalarText = scalarText;
        this.aliases = aliases;
        Element = element;
        Role = role;
        IsArrayType = isArray;
    }

    /// <summary>The element type; null for the invalid name and for names that no one declares.</summary>
    internal SdfElement? Element { get; }

    internal string Role { get; }

    internal bool IsArrayType { get; }

    internal string Text => IsArrayType ? scalarText + "[]" : scalarText;

    /// <summary>The .NET type of a value of this type, or null when it has no values.</summary>
    internal Type? HeldType => IsArrayType ? Element?.Array : Element?.Type == SdfElementType.Opaque ? null : Element?.Scalar;

    /// <summary>Whether two names are aliases of one type.</summary>
    public static bool operator ==(SdfValueTypeName? left, SdfValueTypeName? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether two names differ.</summary>
    public static bool operator !=(SdfValueTypeName? left, SdfValueTypeName? right) => !(left == right);

    /// <summary>The name as printed: <c>float3</c>, <c>color3f[]</c>.</summary>
    public TfToken GetAsToken() => new(Text);

    /// <summary>OpenUSD's C++ type name: <c>GfVec3f</c>, <c>VtArray&lt;GfVec3f&gt;</c>.</summary>
    public string GetCPPTypeName() => Element is null ? "" : IsArrayType ? $"VtArray<{Element.CppName}>" : Element.CppName;

    /// <summary>The role: <c>Point</c>, <c>Color</c>, …; empty without one.</summary>
    public TfToken GetRole() => new(Role);

    /// <summary>The fallback value: zero, empty, or identity for quaternions and matrices.</summary>
    public VtValue GetDefaultValue() => HeldType is null
        ? new VtValue()
        : VtValue.FromObject(IsArrayType ? Activator.CreateInstance(HeldType) : Element!.Default);

    /// <summary>The type of one element.</summary>
    public SdfValueTypeName GetScalarType() => IsArrayType ? new(scalarText, Element, Role, isArray: false, aliases) : this;

    /// <summary>The type of an array of this; the invalid name when there is none.</summary>
    public SdfValueTypeName GetArrayType() =>
        IsArrayType ? this : Element?.Array is null ? new SdfValueTypeName() : new(scalarText, Element, Role, isArray: true, aliases);

    /// <summary>Whether this is no array type.</summary>
    public bool IsScalar() => Element is not null && !IsArrayType;

    /// <summary>Whether this is an array type.</summary>
    public bool IsArray() => Element is not null && IsArrayType;

    /// <summary>The printed name and its aliases.</summary>
    public TfTokenVector GetAliasesAsTokens() =>
        new([GetAsToken(), .. aliases.Select(a => new TfToken(IsArrayType ? a + "[]" : a))]);

    /// <summary>Addition: whether the other one has the same content.</summary>
    public bool Equals([NotNullWhen(true)] SdfValueTypeName? other) =>
        other is not null && IsArrayType == other.IsArrayType && Role == other.Role
        && (Element is null ? other.Element is null && scalarText == other.scalarText : Element == other.Element);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is SdfValueTypeName other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Element?.Type, Role, IsArrayType);

    /// <summary>A hash of the content.</summary>
    public uint GetHash() => (uint)GetHashCode();

    /// <summary>Addition: the printed name.</summary>
    public override string ToString() => Text;

    /// <summary>Does nothing: names are shared.</summary>
    public void Dispose()
    {
    }
}
