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
    private const string Core = "schemas/usd.usda";

    private static readonly string[] Layers = [Core, "schemas/usdGeom.usda", "schemas/usdVol.usda", "schemas/usdRender.usda"];
    private static readonly Lazy<Dictionary<string, Schema>> All = new(Load);

    // The first parts of the names of properties that applied schemas have, to tell most names that none of them has.
    private static readonly Lazy<HashSet<string>> AppliedNamespaces = new(static () =>
        [.. All.Value.Values.Where(IsApplied).SelectMany(schema => schema.Properties.Keys).Select(name => name.Split(':')[0])]);

    /// <summary>Stands in a property's name for the name of the instance of a schema that may be applied several times.</summary>
    internal const string InstanceName = "__INSTANCE_NAME__";

    /// <summary>The property of a prim type, its own or an inherited one.</summary>
    internal static UsdPropertyDefinition? Find(string typeName, string property)
    {
        for (Schema? schema = Of(typeName); schema is not null; schema = schema.Base)
        {
            if (schema.Properties.TryGetValue(property, out UsdPropertyDefinition? definition)) return definition;
        }

        return null;
    }

    /// <summary>The names of all properties of a prim type.</summary>
    internal static IEnumerable<string> PropertyNames(string typeName)
    {
        for (Schema? schema = Of(typeName); schema is not null; schema = schema.Base)
        {
            foreach (string name in schema.Properties.Keys) yield return name;
        }
    }

    /// <summary>The properties that one schema adds to its base.</summary>
    internal static IEnumerable<string> OwnPropertyNames(string schemaName) => Of(schemaName)?.Properties.Keys ?? (IEnumerable<string>)[];

    /// <summary>Whether any applied schema may have a property of that name.</summary>
    internal static bool MayBeApplied(string property)
    {
        int colon = property.IndexOf(':', StringComparison.Ordinal);
        return AppliedNamespaces.Value.GetAlternateLookup<ReadOnlySpan<char>>().Contains(colon < 0 ? property : property.AsSpan(0, colon));
    }

    /// <summary>The property of the first applied schema that has it.</summary>
    /// <param name="applied">The names of the schemas, with those of their instances, the strongest first.</param>
    /// <param name="property">The property's name.</param>
    internal static UsdPropertyDefinition? FindApplied(IEnumerable<TfToken> applied, string property)
    {
        foreach ((Schema schema, string instance) in Applied(applied))
        {
            foreach ((string name, UsdPropertyDefinition definition) in schema.Properties)
            {
                if (name.Replace(InstanceName, instance, StringComparison.Ordinal) == property) return definition;
            }
        }

        return null;
    }

    /// <summary>The names of all properties of applied schemas.</summary>
    internal static IEnumerable<string> AppliedPropertyNames(IEnumerable<TfToken> applied) =>
        Applied(applied).SelectMany(each => each.Schema.Properties.Keys.Select(name => name.Replace(InstanceName, each.Instance, StringComparison.Ordinal)));

    /// <summary>Whether a prim type is, or derives from, a schema.</summary>
    internal static bool IsA(string typeName, string schemaName)
    {
        for (Schema? schema = Of(typeName); schema is not null; schema = schema.Base)
        {
            if (schema.Name == schemaName) return true;
        }

        return false;
    }

    /// <summary>The API schemas that every prim of a type has without applying them, its own and inherited ones.</summary>
    internal static IEnumerable<string> BuiltInApis(string typeName)
    {
        for (Schema? schema = Of(typeName); schema is not null; schema = schema.Base)
        {
            foreach (string name in schema.Apis) yield return name;
        }
    }

    /// <summary>The applied schemas that are known, with the names of their instances.</summary>
    private static IEnumerable<(Schema Schema, string Instance)> Applied(IEnumerable<TfToken> names)
    {
        foreach (TfToken name in names)
        {
            string[] parts = name.GetString().Split(':', 2);
            if (Of(parts[0]) is { } schema && IsApplied(schema) && parts.Length == 2 == schema.IsMultiple) yield return (schema, parts[^1]);
        }
    }

    private static bool IsApplied(Schema schema) => schema.Base is { } above && (above.Name == "APISchemaBase" || IsApplied(above));

    private static Schema? Of(string typeName) => typeName.Length == 0 ? null : All.Value.GetValueOrDefault(typeName);

    private static Dictionary<string, Schema> Load()
    {
        var all = new Dictionary<string, Schema>(StringComparer.Ordinal);
        foreach (string name in Layers)
        {
            SdfAbstractData data = Read(name);
            foreach (string schemaName in data.Root.NamesOrEmpty(SdfFieldKeys.PrimChildren))
            {
                all.Add(schemaName, Define(data, SdfPath.AbsoluteRootPath().Child(schemaName), all, isCore: name == Core));
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
        SdfPath? basePath = inherits?.GetExplicitItems().FirstOrDefault();
        var properties = new Dictionary<string, UsdPropertyDefinition>(StringComparer.Ordinal);
        foreach (string name in prim.NamesOrEmpty(SdfFieldKeys.Properties))
        {
            SdfSpecData spec = data.Find(path.Property(name))!;
            properties.Add(name, new UsdPropertyDefinition(
                spec[SdfFieldKeys.TypeName] as TfToken ?? "",
                spec[SdfFieldKeys.Variability] as SdfVariability? ?? SdfVariability.SdfVariabilityVarying,
                spec[SdfFieldKeys.Default],
                isCore));
        }

        return new Schema(path.GetName(), basePath is null ? null : all[basePath.GetName()], properties, ApisOf(prim));
    }

    private static string[] ApisOf(SdfSpecData prim)
    {
        var names = new List<TfToken>();
        (prim[SdfFieldKeys.ApiSchemas] as SdfTokenListOp)?.ApplyOperations(names);
        return [.. names.Select(name => name.GetString())];
    }

    private sealed record Schema(string Name, Schema? Base, Dictionary<string, UsdPropertyDefinition> Properties, string[] Apis)
    {
        /// <summary>Whether a schema may be applied several times, under different names.</summary>
        internal bool IsMultiple { get; } = Properties.Keys.Any(name => name.Contains(InstanceName, StringComparison.Ordinal));
    }
}
