using UsdGsplat.Codecs;

namespace pxr;

/// <summary>A built-in property of a schema.</summary>
/// <param name="TypeName">Value type of an attribute; empty for a relationship.</param>
/// <param name="Variability">Whether an attribute may have time samples.</param>
/// <param name="Fallback">Value of an attribute that is not authored, or null.</param>
internal sealed record UsdPropertyDefinition(string TypeName, SdfVariability Variability, object? Fallback)
{
    internal bool IsRelationship => TypeName.Length == 0;
}

/// <summary>The schemas that this library knows, read from the definition layers in <c>schemas/</c>.</summary>
internal static class UsdSchemas
{
    private const string AppliedBase = "APISchemaBase";

    private static readonly string[] Layers =
        ["schemas/usd.usda", "schemas/usdGeom.usda", "schemas/usdVol.usda", "schemas/usdRender.usda", "schemas/particleField/schema.usda", "schemas/nuRec/schema.usda"];

    private static readonly Lazy<Dictionary<string, Schema>> All = new(Load);
    private static readonly Lazy<Dictionary<string, List<Schema>>> AppliedByProperty = new(FindAppliedByProperty);

    /// <summary>The property of a prim type: its own, an inherited one, or one of an API schema that is built in.</summary>
    internal static UsdPropertyDefinition? Find(string typeName, string property) => Of(typeName)?.Properties.GetValueOrDefault(property);

    /// <summary>The property of a prim: of its type, or else of an API schema that is applied to it.</summary>
    internal static UsdPropertyDefinition? Find(UsdPrim prim, string property)
    {
        if (Find(prim.GetTypeName(), property) is { } definition) return definition;

        // Few properties belong to API schemas, so for most there is no need to compose what is applied.
        if (!AppliedByProperty.Value.TryGetValue(property, out List<Schema>? candidates)) return null;
        TfTokenVector applied = prim.GetAppliedSchemas();
        return candidates.Find(schema => applied.Any(name => name == schema.Name))?.Properties[property];
    }

    /// <summary>The names of all properties of a prim type.</summary>
    internal static IEnumerable<string> PropertyNames(string typeName) => Of(typeName)?.Properties.Keys ?? (IEnumerable<string>)[];

    /// <summary>The names of all properties that a prim has by its type and by the API schemas that are applied to it.</summary>
    internal static IEnumerable<string> PropertyNames(UsdPrim prim) =>
        PropertyNames(prim.GetTypeName()).Union(prim.GetAppliedSchemas().SelectMany(name => PropertyNames(name)));

    /// <summary>The properties that one schema adds to its base.</summary>
    internal static IEnumerable<string> OwnPropertyNames(string schemaName) => Of(schemaName)?.OwnProperties.Keys ?? (IEnumerable<string>)[];

    /// <summary>Whether a prim type is, or derives from, a schema.</summary>
    internal static bool IsA(string typeName, string schemaName)
    {
        for (Schema? schema = Of(typeName); schema is not null; schema = schema.Base)
        {
            if (schema.Name == schemaName) return true;
        }

        return false;
    }

    /// <summary>The API schemas of a prim, strongest first: those that are authored, each with those that it builds in, then those of its type.</summary>
    internal static IEnumerable<string> Applied(IEnumerable<string> authored, string typeName) =>
        authored.SelectMany(name => BuiltIn(name).Prepend(name)).Concat(BuiltIn(typeName)).Distinct();

    private static IEnumerable<string> BuiltIn(string schemaName) => Of(schemaName)?.BuiltIn ?? [];

    private static Schema? Of(string typeName) => typeName.Length == 0 ? null : All.Value.GetValueOrDefault(typeName);

    private static Dictionary<string, Schema> Load()
    {
        var all = new Dictionary<string, Schema>(StringComparer.Ordinal);
        foreach (string name in Layers)
        {
            SdfAbstractData data = Read(name);
            foreach (string schemaName in data.Root.NamesOrEmpty(SdfFieldKeys.PrimChildren))
            {
                SdfPath path = SdfPath.AbsoluteRootPath().Child(schemaName);
                if (data.Find(path)![SdfFieldKeys.Specifier] is SdfSpecifier.SdfSpecifierClass) all.Add(schemaName, Define(data, path, all));
            }
        }

        return all;
    }

    private static Dictionary<string, List<Schema>> FindAppliedByProperty()
    {
        var found = new Dictionary<string, List<Schema>>(StringComparer.Ordinal);
        foreach (Schema schema in All.Value.Values.Where(schema => IsA(schema.Name, AppliedBase)))
        {
            foreach (string property in schema.Properties.Keys)
            {
                if (!found.TryGetValue(property, out List<Schema>? schemas)) found.Add(property, schemas = []);
                schemas.Add(schema);
            }
        }

        return found;
    }

    private static SdfAbstractData Read(string resource)
    {
        using Stream stream = typeof(UsdSchemas).Assembly.GetManifestResourceStream(resource)!;
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        SdfLayerHandle layer = SdfLayer.CreateAnonymous(resource);
        UsdaParser.Parse(bytes.ToArray(), new AssetLocation(resource), layer, UsdaDialect.Usda);
        return layer.Data;
    }

    private static Schema Define(SdfAbstractData data, SdfPath path, Dictionary<string, Schema> all)
    {
        SdfSpecData prim = data.Find(path)!;
        var inherits = prim[SdfFieldKeys.InheritPaths] as SdfPathListOp;
        Schema? parent = inherits?.GetExplicitItems().FirstOrDefault() is { } basePath ? all[basePath.GetName()] : null;
        var own = new Dictionary<string, UsdPropertyDefinition>(StringComparer.Ordinal);
        foreach (string name in prim.NamesOrEmpty(SdfFieldKeys.Properties)) own.Add(name, Property(data.Find(path.Property(name))!));
        var applied = new List<TfToken>();
        (prim[SdfFieldKeys.ApiSchemas] as SdfTokenListOp)?.ApplyOperations(applied);

        // Some are of domains that this library does not know; their names are all there is to say of them.
        Schema[] known = [.. applied.Select(name => all.GetValueOrDefault(name)).OfType<Schema>()];
        string[] builtIn = [.. applied.SelectMany(name => (all.GetValueOrDefault(name)?.BuiltIn ?? []).Prepend(name.GetString())).Concat(parent?.BuiltIn ?? []).Distinct()];
        return new Schema(path.GetName(), parent, builtIn, own, Merge([own, parent?.Properties ?? [], .. known.Select(schema => schema.Properties)]));
    }

    private static UsdPropertyDefinition Property(SdfSpecData spec) => new(
        spec[SdfFieldKeys.TypeName] as TfToken ?? "",
        spec[SdfFieldKeys.Variability] as SdfVariability? ?? SdfVariability.SdfVariabilityVarying,
        spec[SdfFieldKeys.Default]);

    private static Dictionary<string, UsdPropertyDefinition> Merge(IEnumerable<Dictionary<string, UsdPropertyDefinition>> strongestFirst)
    {
        var merged = new Dictionary<string, UsdPropertyDefinition>(StringComparer.Ordinal);
        foreach ((string name, UsdPropertyDefinition definition) in strongestFirst.SelectMany(properties => properties)) merged.TryAdd(name, definition);
        return merged;
    }

    private sealed record Schema(
        string Name, Schema? Base, string[] BuiltIn, Dictionary<string, UsdPropertyDefinition> OwnProperties, Dictionary<string, UsdPropertyDefinition> Properties);
}
