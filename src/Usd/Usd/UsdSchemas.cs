using UsdGsplat.Codecs;

namespace pxr;

/// <summary>A built-in property of a schema.</summary>
/// <param name="TypeName">Value type of an attribute; empty for a relationship.</param>
/// <param name="Variability">Whether an attribute may have time samples.</param>
/// <param name="Fallback">Value of an attribute that is not authored, or null.</param>
/// <param name="IsCore">Whether the schema belongs to OpenUSD's core, which every program knows, and to no domain such as geometry.</param>
internal sealed record UsdPropertyDefinition(string TypeName, SdfVariability Variability, object? Fallback, bool IsCore)
{
    internal bool IsRelationship => TypeName.Length == 0;
}

/// <summary>The schemas that this library knows, read from the definition layers in <c>schemas/</c>.</summary>
internal static class UsdSchemas
{
    /// <summary>Stands in a property's name for the name of the instance of a schema that may be applied several times.</summary>
    internal const string InstanceName = "__INSTANCE_NAME__";

    private const string Core = "schemas/usd.usda", AppliedBase = "APISchemaBase";

    private static readonly string[] Layers =
        [Core, "schemas/usdGeom.usda", "schemas/usdVol.usda", "schemas/usdRender.usda", "schemas/particleField/schema.usda", "schemas/nuRec/schema.usda"];

    private static readonly Lazy<Dictionary<string, Schema>> All = new(Load);

    // The first parts of the names of properties that API schemas have: most properties have none of these.
    private static readonly Lazy<HashSet<string>> AppliedNamespaces = new(static () =>
        [.. All.Value.Values.Where(schema => IsA(schema.Name, AppliedBase)).SelectMany(schema => schema.Properties.Keys).Select(name => name.Split(':')[0])]);

    /// <summary>The property of a prim type: its own, an inherited one, or one of an API schema that is built in.</summary>
    internal static UsdPropertyDefinition? Find(string typeName, string property) => Of(typeName)?.Properties.GetValueOrDefault(property);

    /// <summary>The property of a prim: of its type, or else of an API schema that is applied to it.</summary>
    internal static UsdPropertyDefinition? Find(UsdPrim prim, string property)
    {
        if (Find(prim.GetTypeName(), property) is { } definition) return definition;

        // Few properties belong to API schemas, so for most there is no need to compose what is applied.
        int colon = property.IndexOf(':', StringComparison.Ordinal);
        ReadOnlySpan<char> start = colon < 0 ? property : property.AsSpan(0, colon);
        if (!AppliedNamespaces.Value.GetAlternateLookup<ReadOnlySpan<char>>().Contains(start)) return null;
        return AppliedTo(prim).Select(schema => schema.Properties.GetValueOrDefault(property)).FirstOrDefault(found => found is not null);
    }

    /// <summary>The names of all properties of a prim type.</summary>
    internal static IEnumerable<string> PropertyNames(string typeName) => Of(typeName)?.Properties.Keys ?? (IEnumerable<string>)[];

    /// <summary>The names of all properties that a prim has by its type and by the API schemas that are applied to it.</summary>
    internal static IEnumerable<string> PropertyNames(UsdPrim prim) =>
        PropertyNames(prim.GetTypeName()).Union(AppliedTo(prim).SelectMany(schema => schema.Properties.Keys));

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

    /// <summary>The API schemas of a prim that are known; one that may be applied several times counts under a name only.</summary>
    private static IEnumerable<Schema> AppliedTo(UsdPrim prim) =>
        prim.GetAppliedSchemas().Select(name => Of(name)).OfType<Schema>().Where(schema => IsA(schema.Name, AppliedBase) && !schema.IsTemplate);

    private static Schema? Of(string name) => name.Length == 0 ? null : Of(name, All.Value);

    /// <summary>The schema of a name, which for one that may be applied several times ends with that of an instance.</summary>
    private static Schema? Of(string name, Dictionary<string, Schema> all)
    {
        int colon = name.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0) return all.GetValueOrDefault(name);
        return all.GetValueOrDefault(name[..colon]) is { IsTemplate: true } template ? template.For(name[(colon + 1)..]) : null;
    }

    private static Dictionary<string, Schema> Load()
    {
        var all = new Dictionary<string, Schema>(StringComparer.Ordinal);
        foreach (string name in Layers)
        {
            SdfAbstractData data = Read(name);
            foreach (string schemaName in data.Root.NamesOrEmpty(SdfFieldKeys.PrimChildren))
            {
                SdfPath path = SdfPath.AbsoluteRootPath().Child(schemaName);
                if (data.Find(path)![SdfFieldKeys.Specifier] is SdfSpecifier.SdfSpecifierClass) all.Add(schemaName, Define(data, path, all, isCore: name == Core));
            }
        }

        return all;
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

    private static Schema Define(SdfAbstractData data, SdfPath path, Dictionary<string, Schema> all, bool isCore)
    {
        SdfSpecData prim = data.Find(path)!;
        var inherits = prim[SdfFieldKeys.InheritPaths] as SdfPathListOp;
        Schema? parent = inherits?.GetExplicitItems().FirstOrDefault() is { } basePath ? all[basePath.GetName()] : null;
        var own = new Dictionary<string, UsdPropertyDefinition>(StringComparer.Ordinal);
        foreach (string name in prim.NamesOrEmpty(SdfFieldKeys.Properties)) own.Add(name, Property(data.Find(path.Property(name))!, isCore));
        var applied = new List<TfToken>();
        (prim[SdfFieldKeys.ApiSchemas] as SdfTokenListOp)?.ApplyOperations(applied);

        // Some are of domains that this library does not know; their names are all there is to say of them.
        Schema[] known = [.. applied.Select(name => Of(name, all)).OfType<Schema>()];
        string[] builtIn = [.. applied.SelectMany(name => (Of(name, all)?.BuiltIn ?? []).Prepend(name.GetString())).Concat(parent?.BuiltIn ?? []).Distinct()];
        return new Schema(path.GetName(), parent, builtIn, own, Merge([own, parent?.Properties ?? [], .. known.Select(schema => schema.Properties)]));
    }

    private static UsdPropertyDefinition Property(SdfSpecData spec, bool isCore) => new(
        spec[SdfFieldKeys.TypeName] as TfToken ?? "",
        spec[SdfFieldKeys.Variability] as SdfVariability? ?? SdfVariability.SdfVariabilityVarying,
        spec[SdfFieldKeys.Default],
        isCore);

    private static Dictionary<string, UsdPropertyDefinition> Merge(IEnumerable<Dictionary<string, UsdPropertyDefinition>> strongestFirst)
    {
        var merged = new Dictionary<string, UsdPropertyDefinition>(StringComparer.Ordinal);
        foreach ((string name, UsdPropertyDefinition definition) in strongestFirst.SelectMany(properties => properties)) merged.TryAdd(name, definition);
        return merged;
    }

    private sealed record Schema(
        string Name, Schema? Base, string[] BuiltIn, Dictionary<string, UsdPropertyDefinition> OwnProperties, Dictionary<string, UsdPropertyDefinition> Properties)
    {
        /// <summary>Whether the names of properties have a place for the name of an instance.</summary>
        internal bool IsTemplate { get; } = Properties.Keys.Any(name => name.Contains(InstanceName, StringComparison.Ordinal));

        internal Schema For(string instance) => new(Name, Base, BuiltIn, Named(OwnProperties, instance), Named(Properties, instance));

        private static Dictionary<string, UsdPropertyDefinition> Named(Dictionary<string, UsdPropertyDefinition> properties, string instance) =>
            properties.ToDictionary(each => each.Key.Replace(InstanceName, instance, StringComparison.Ordinal), each => each.Value, StringComparer.Ordinal);
    }
}
