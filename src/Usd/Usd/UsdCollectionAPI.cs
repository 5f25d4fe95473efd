namespace pxr;

/// <summary>A collection of objects that a prim names: what its relationships take in and leave out.</summary>
/// <remarks>A prim may have several, each under a name of its own. Path expressions as members (OpenUSD 23.11 and later) are not evaluated.</remarks>
public sealed partial class UsdCollectionAPI : UsdAPISchemaBase
{
    private const string Schema = "CollectionAPI", Prefix = "collection";
    private const string ExpansionRule = "expansionRule", IncludeRoot = "includeRoot", Includes = "includes", Excludes = "excludes";

    private readonly string name;

    /// <summary>The view of a collection of a prim; of none without a name.</summary>
    public UsdCollectionAPI(UsdPrim? prim = null, TfToken? name = null)
        : base(prim) => this.name = name?.GetString() ?? "";

    /// <summary>The view of a collection of the prim of another view.</summary>
    public UsdCollectionAPI(UsdSchemaBase schemaObj, TfToken name)
        : base(schemaObj) => this.name = name;

    /// <summary>The names of the schema's attributes, with a mark where the collection's name belongs.</summary>
    public static TfTokenVector GetSchemaAttributeNames(bool includeInherited = true) => AttributeNames(Schema, includeInherited);

    /// <summary>The names of the attributes of a collection.</summary>
    public static TfTokenVector GetSchemaAttributeNames(bool includeInherited, TfToken instanceName)
    {
        ArgumentNullException.ThrowIfNull(instanceName);
        TfTokenVector names = GetSchemaAttributeNames(includeInherited);
        return instanceName.IsEmpty() ? names : new(names.Select(each => new TfToken(each.GetString().Replace(UsdSchemas.InstanceName, instanceName, StringComparison.Ordinal))));
    }

    /// <summary>The collection's name.</summary>
    public TfToken GetName() => new(name);

    /// <summary>The collection at a path such as <c>/Prim.collection:name</c>; of no prim when the path is none of a collection.</summary>
    public static UsdCollectionAPI Get(UsdStage stage, SdfPath path)
    {
        ArgumentNullException.ThrowIfNull(stage);
        return NameIn(path) is { } found ? new UsdCollectionAPI(stage.GetPrimAtPath(path.GetPrimPath()), new TfToken(found)) : new UsdCollectionAPI();
    }

    /// <summary>The collection of a prim.</summary>
    public static UsdCollectionAPI Get(UsdPrim prim, TfToken name) => new(prim, name);

    /// <summary>The collection at a path.</summary>
    public static UsdCollectionAPI GetCollection(UsdStage stage, SdfPath collectionPath) => Get(stage, collectionPath);

    /// <summary>The collection of a prim.</summary>
    public static UsdCollectionAPI GetCollection(UsdPrim prim, TfToken name) => Get(prim, name);

    /// <summary>All collections that are applied to a prim.</summary>
    public static UsdCollectionAPIVector GetAll(UsdPrim prim)
    {
        ArgumentNullException.ThrowIfNull(prim);
        IEnumerable<string> applied = prim.GetAppliedSchemas().Select(schema => schema.GetString()).Where(schema => schema.StartsWith(Schema + ":", StringComparison.Ordinal));
        return new(applied.Select(schema => new UsdCollectionAPI(prim, new TfToken(schema[(Schema.Length + 1)..]))));
    }

    /// <summary>All collections that are applied to a prim.</summary>
    public static UsdCollectionAPIVector GetAllCollections(UsdPrim prim) => GetAll(prim);

    /// <summary>Whether the last part of a property's name is one that properties of collections end with.</summary>
    public static bool IsSchemaPropertyBaseName(TfToken baseName)
    {
        ArgumentNullException.ThrowIfNull(baseName);
        return !baseName.IsEmpty() && UsdSchemas.OwnPropertyNames(Schema).Contains(PropertyName(UsdSchemas.InstanceName, baseName));
    }

    /// <summary>Addition: whether a path has the form of a collection's. (USD.NET also fills a token with the collection's name, which cannot be done here.)</summary>
    public static bool IsCollectionAPIPath(SdfPath path) => NameIn(path) is not null;

    /// <summary>Whether a name is one that a property of a collection may have.</summary>
    public static bool CanContainPropertyName(TfToken name) => name.GetString().StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>Whether a prim can have a collection of a name.</summary>
    public static bool CanApply(UsdPrim prim, TfToken name) => CanApply(prim, name, out _);

    /// <summary>Whether a prim can have a collection of a name, and why not.</summary>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public static bool CanApply(UsdPrim prim, TfToken name, out string whyNot)
    {
        CheckName(name);
        whyNot = !prim ? "the prim is not valid" : IsSchemaPropertyBaseName(new TfToken(name.GetString().Split(':')[^1])) ? $"'{name}' ends with the name of a collection's property" : "";
        return whyNot.Length == 0;
    }

    /// <summary>Gives a prim a collection at the edit target, if it does not have it yet.</summary>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    public static UsdCollectionAPI Apply(UsdPrim prim, TfToken name)
    {
        ArgumentNullException.ThrowIfNull(prim);
        CheckName(name);
        prim.ApplyAPI(new TfToken(Schema), name);
        return new UsdCollectionAPI(prim, name);
    }

    /// <summary>How far paths reach: <c>explicitOnly</c>, <c>expandPrims</c> or <c>expandPrimsAndProperties</c>.</summary>
    public UsdAttribute GetExpansionRuleAttr() => Attribute(PropertyName(name, ExpansionRule));

    /// <summary>Makes the attribute <c>expansionRule</c> at the edit target.</summary>
    public UsdAttribute CreateExpansionRuleAttr(VtValue? defaultValue = null, bool writeSparsely = false) => CreateAttribute(PropertyName(name, ExpansionRule), defaultValue, writeSparsely);

    /// <summary>Whether the pseudo-root is taken in, which relationships cannot name.</summary>
    public UsdAttribute GetIncludeRootAttr() => Attribute(PropertyName(name, IncludeRoot));

    /// <summary>Makes the attribute <c>includeRoot</c> at the edit target.</summary>
    public UsdAttribute CreateIncludeRootAttr(VtValue? defaultValue = null, bool writeSparsely = false) => CreateAttribute(PropertyName(name, IncludeRoot), defaultValue, writeSparsely);

    /// <summary>The paths that are taken in; those of collections mean what is in them.</summary>
    public UsdRelationship GetIncludesRel() => GetPrim().GetRelationship(new TfToken(PropertyName(name, Includes)));

    /// <summary>Makes the relationship <c>includes</c> at the edit target.</summary>
    public UsdRelationship CreateIncludesRel() => GetPrim().CreateRelationship(new TfToken(PropertyName(name, Includes)), custom: false);

    /// <summary>The paths that are left out, with all below them.</summary>
    public UsdRelationship GetExcludesRel() => GetPrim().GetRelationship(new TfToken(PropertyName(name, Excludes)));

    /// <summary>Makes the relationship <c>excludes</c> at the edit target.</summary>
    public UsdRelationship CreateExcludesRel() => GetPrim().CreateRelationship(new TfToken(PropertyName(name, Excludes)), custom: false);

    /// <summary>The path by which other collections take this one in.</summary>
    public SdfPath GetCollectionPath() => GetNamedCollectionPath(GetPrim(), GetName());

    /// <summary>The path of a collection of a prim.</summary>
    public static SdfPath GetNamedCollectionPath(UsdPrim prim, TfToken collectionName) => prim.GetPath().Property($"{Prefix}:{collectionName}");

    private protected override UsdPropertyDefinition? DefinitionOf(string property) => UsdSchemas.Find($"{Schema}:{name}", property);

    private protected override bool IsCompatible() => name.Length > 0 && GetPrim().HasAPI(new TfToken(Schema), GetName());

    /// <summary>The name of the collection that a path names, or null.</summary>
    private static string? NameIn(SdfPath path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (!path.IsPropertyPath()) return null;
        string property = path.GetName();
        bool isCollection = property.StartsWith(Prefix + ":", StringComparison.Ordinal) && !IsSchemaPropertyBaseName(new TfToken(property[(property.LastIndexOf(':') + 1)..]));
        return isCollection ? property[(Prefix.Length + 1)..] : null;
    }

    private static string PropertyName(string collection, string property) => $"{Prefix}:{collection}:{property}";

    private static void CheckName(TfToken name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (name.IsEmpty()) throw new ArgumentException("a collection needs a name", nameof(name));
    }
}
