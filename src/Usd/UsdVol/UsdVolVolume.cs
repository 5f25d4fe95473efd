namespace pxr;

/// <summary>A volume made of named fields.</summary>
public sealed class UsdVolVolume : UsdGeomGprim
{
    /// <summary>The view of a prim.</summary>
    public UsdVolVolume(UsdPrim? prim = null)
        : base(prim)
    {
    }

    /// <summary>The view of the prim of another view.</summary>
    public UsdVolVolume(UsdSchemaBase schemaObj)
        : base(schemaObj)
    {
    }

    private protected override string SchemaName => "Volume";

    /// <summary>The view of the prim at a path.</summary>
    public static new UsdVolVolume Get(UsdStage stage, SdfPath path) => new(stage.GetPrimAtPath(path));

    /// <summary>Defines a prim of this type and returns its view.</summary>
    public static UsdVolVolume Define(UsdStage stage, SdfPath path) => new(DefinePrim(stage, path, "Volume"));

    /// <summary>The names of the schema's attributes.</summary>
    public static new TfTokenVector GetSchemaAttributeNames(bool includeInherited = true) => AttributeNames("Volume", includeInherited);

    /// <summary>Whether the volume relates to a field of a name.</summary>
    public bool HasFieldRelationship(TfToken name) => GetPrim().HasRelationship(FieldName(name));

    /// <summary>The prim of a field; the empty path when there is none.</summary>
    public SdfPath GetFieldPath(TfToken name)
    {
        UsdRelationship relationship = GetPrim().GetRelationship(FieldName(name));
        return relationship.IsValid() ? relationship.GetForwardedTargets().FirstOrDefault() ?? SdfPath.Empty : SdfPath.Empty;
    }

    /// <summary>Relates the volume to a field.</summary>
    /// <param name="name">Name of the field inside the volume, without the namespace <c>field</c>.</param>
    /// <param name="fieldPath">The field's prim, relative to the volume or absolute.</param>
    public bool CreateFieldRelationship(TfToken name, SdfPath fieldPath) =>
        GetPrim().CreateRelationship(FieldName(name), custom: true).SetTargets([fieldPath]);

    /// <summary>Hides weaker opinions about a field.</summary>
    public bool BlockFieldRelationship(TfToken name) => HasFieldRelationship(name) && GetPrim().GetRelationship(FieldName(name)).SetTargets([]);

    private static TfToken FieldName(TfToken name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.GetString().StartsWith("field:", StringComparison.Ordinal) ? name : new TfToken("field:" + name.GetString());
    }
}
