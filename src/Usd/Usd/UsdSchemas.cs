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
    private static readonly string[] Layers = ["schemas/usd.usda", "schemas/usdGeom.usda", "schemas/usdVol.usda", "schemas/usdRender.usda"];
    private static readonly Lazy<Dictionary<string, Schema>> All = new(Load);

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

    private static Schema? Of(string typeName) => typeName.Length == 0 ? null : All.Value.GetValueOrDefault(typeName);

    private static Dictionary<string, Schema> Load()
    {
        var all = new Dictionary<string, Schema>(StringComparer.Ordinal);
        foreach (string name in Layers)
        {
            SdfAbstractData data = Read(name);
            foreach (string schemaName in data.Root.NamesOrEmpty(SdfFieldKeys.PrimChildren))
            {
                all.Add(schemaName, Define(data, SdfPath.AbsoluteRootPath().Child(schemaName), all));
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

    private static Schema Define(SdfAbstractData data, SdfPath path, Dictionary<string, Schema> all)
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
                spec[SdfFieldKeys.Default]));
        }

        return new Schema(path.GetName(), basePath is null ? null : all[basePath.GetName()], properties, ApisOf(prim));
    }

    private static string[] ApisOf(SdfSpecData prim)
    {
        var names = new List<TfToken>();
        (prim[SdfFieldKeys.ApiSchemas] as SdfTokenListOp)?.ApplyOperations(names);
        return [.. names.Select(name => name.GetString())];
    }

    private sealed record Schema(string Name, Schema? Base, Dictionary<string, UsdPropertyDefinition> Properties, string[] Apis);
}
