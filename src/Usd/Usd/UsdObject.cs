using System.Diagnostics.CodeAnalysis;

namespace pxr;

/// <summary>A prim or a property of a stage.</summary>
/// <remarks>
/// Metadata keys must be registered fields, as in OpenUSD; an unknown key raises <see cref="ArgumentException"/> where
/// USD.NET prints an error and returns false. Free metadata belongs into custom data.
/// </remarks>
public partial class UsdObject : IDisposable, IEquatable<UsdObject>
{
    private readonly UsdStage? stage;
    private readonly SdfPath path;

    /// <summary>An invalid object.</summary>
    public UsdObject()
    {
        path = SdfPath.Empty;
    }

    internal UsdObject(UsdStage stage, SdfPath path)
    {
        this.stage = stage;
        this.path = path;
    }

    /// <summary>Whether the object is valid; a null reference is not.</summary>
    public static implicit operator bool([NotNullWhen(true)] UsdObject? obj) => obj is not null && obj.IsValid();

    /// <summary>Whether two objects are the same object of the same stage.</summary>
    public static bool operator ==(UsdObject? left, UsdObject? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether two objects differ.</summary>
    public static bool operator !=(UsdObject? left, UsdObject? right) => !(left == right);

    /// <summary>Whether the object exists on its stage.</summary>
    public bool IsValid() => stage is not null && Exists();

    /// <summary>The stage.</summary>
    /// <exception cref="InvalidOperationException">The object is invalid.</exception>
    public UsdStage GetStage() => stage ?? throw new InvalidOperationException("this object belongs to no stage");

    /// <summary>The object's path.</summary>
    public SdfPath GetPath() => path;

    /// <summary>The path of the prim, or of the property's prim.</summary>
    public SdfPath GetPrimPath() => path.IsAbsoluteRootPath() ? path : path.GetPrimPath();

    /// <summary>The prim, or the property's prim.</summary>
    public UsdPrim GetPrim() => new(GetStage(), GetPrimPath());

    /// <summary>The name of the prim, or the full name of the property.</summary>
    public TfToken GetName() => path.GetNameToken();

    /// <summary>A text for messages.</summary>
    public string GetDescription() => $"<{path}>{(IsValid() ? "" : " (invalid)")}";

    /// <summary>The separator of namespaces.</summary>
    public static char GetNamespaceDelimiter() => ':';

    /// <summary>Addition: whether the other is the same object of the same stage.</summary>
    public bool Equals(UsdObject? other) =>
        other is not null && ReferenceEquals(stage, other.stage) && path.Equals(other.path);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as UsdObject);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(stage, path);

    /// <summary>Addition: the description.</summary>
    public override string ToString() => GetDescription();

    /// <summary>Does nothing: objects are managed memory.</summary>
    public void Dispose()
    {
        GC.SuppressFinalize(this);
    }

    /// <summary>The spec at the edit target, made when missing with the parents it needs.</summary>
    private protected virtual (SdfLayerHandle Layer, SdfPath Path) SpecForEdit() => throw new InvalidOperationException("this object is invalid");

    private protected virtual bool Exists() => GetStage().View.Has(path);

    private protected SdfSpecType SpecType => GetStage().View.SpecType(path);
}
