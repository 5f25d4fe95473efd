using System.Diagnostics.CodeAnalysis;

namespace pxr;

/// <summary>A view of a prim through a schema.</summary>
public class UsdSchemaBase : IDisposable
{
    private readonly UsdPrim prim;

    /// <summary>The view of a prim; of an invalid one when null.</summary>
    public UsdSchemaBase(UsdPrim? prim = null) => this.prim = prim ?? new UsdPrim();

    /// <summary>The view of the prim of another view.</summary>
    public UsdSchemaBase(UsdSchemaBase otherSchema)
    {
        ArgumentNullException.ThrowIfNull(otherSchema);
        prim = otherSchema.prim;
    }

    /// <summary>Whether the prim is valid and of the schema's type; a null reference is not.</summary>
    public static implicit operator bool([NotNullWhen(true)] UsdSchemaBase? schema) => schema is not null && schema.prim.IsValid() && schema.IsCompatible();

    /// <summary>Whether two views show the same prim.</summary>
    public static bool operator ==(UsdSchemaBase? left, UsdSchemaBase? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether two views show different prims.</summary>
    public static bool operator !=(UsdSchemaBase? left, UsdSchemaBase? right) => !(left == right);

    /// <summary>The prim.</summary>
    public UsdPrim GetPrim() => prim;

    /// <summary>The prim's path.</summary>
    public SdfPath GetPath() => prim.GetPath();

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is UsdSchemaBase other && prim.Equals(other.prim);

    /// <inheritdoc/>
    public override int GetHashCode() => prim.GetHashCode();

    /// <summary>Does nothing: views are managed memory.</summary>
    public void Dispose() => GC.SuppressFinalize(this);

    /// <summary>The schema's identifier, or empty for schemas that fit every prim.</summary>
    private protected virtual string SchemaName => "";

    private protected virtual bool IsCompatible() => SchemaName.Length == 0 || prim.IsA(new TfToken(SchemaName));

    /// <summary>What the schema says of a property.</summary>
    private protected virtual UsdPropertyDefinition? DefinitionOf(string name) => UsdSchemas.Find(SchemaName, name);

    private protected UsdAttribute Attribute(string name) => prim.GetAttribute(new TfToken(name));

    /// <summary>Makes a schema's attribute at the edit target and sets its default value, if one is given.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="value">The value, or null.</param>
    /// <param name="sparsely">Whether to author nothing when the value is what the attribute has already.</param>
    private protected UsdAttribute CreateAttribute(string name, VtValue? value, bool sparsely)
    {
        UsdAttribute attribute = Attribute(name);
        if (sparsely && value is not null && attribute.Get() == value) return attribute;
        UsdPropertyDefinition? definition = DefinitionOf(name);
        attribute = prim.CreateAttribute(
            new TfToken(name),
            SdfTypeRegistry.Get(definition!.TypeName),
            custom: false,
            definition.Variability);
        if (value is not null) attribute.Set(value);
        return attribute;
    }

    private protected static TfTokenVector AttributeNames(string schema, bool includeInherited) =>
        new((includeInherited ? UsdSchemas.PropertyNames(schema) : UsdSchemas.OwnPropertyNames(schema))
            .Where(n => !UsdSchemas.Find(schema, n)!.IsRelationship).Select(n => new TfToken(n)));

    /// <summary>Defines a prim of a concrete schema.</summary>
    private protected static UsdPrim DefinePrim(UsdStage stage, SdfPath path, string typeName)
    {
        ArgumentNullException.ThrowIfNull(stage);
        return stage.DefinePrim(path, new TfToken(typeName));
    }
}
