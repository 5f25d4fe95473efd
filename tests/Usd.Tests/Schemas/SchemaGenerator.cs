using pxr;
using UsdGsplat.TestKit;

namespace UsdGsplat.Usd.Tests.Schemas;

/// <summary>
/// Makes a generated schema of a schema definition by the rules of usdGenSchema: every class with all that it inherits, built-in
/// API schemas as an explicit list, and nothing left of what is for the generator alone. Not for schemas that apply several times.
/// </summary>
/// <remarks>Source: OpenUSD's manual, "Creating New Schema Classes with usdGenSchema". Its own results judge it: see the tests.</remarks>
internal sealed class SchemaGenerator
{
    private const string Brief = "userDocBrief";
    private readonly Dictionary<string, (SdfAbstractData Data, SdfPath Path)> classes = new(StringComparer.Ordinal);

    /// <summary>Knows the schemas of the core's own definitions.</summary>
    internal SchemaGenerator()
    {
        foreach (string domain in (string[])["usd", "usdGeom", "usdVol"]) Learn(Open("schemas", domain + ".usda"));
    }

    internal static SdfLayerHandle Open(params string[] path) => SdfLayer.OpenAsAnonymous(Path.Combine([Fixtures.Root, .. path]));

    /// <summary>The classes of a layer, in its order.</summary>
    internal static IEnumerable<string> Classes(SdfLayerHandle layer) => layer.Data.Root.NamesOrEmpty(SdfFieldKeys.PrimChildren)
        .Where(name => layer.Data.Find(new SdfPath("/" + name))![SdfFieldKeys.Specifier] is SdfSpecifier.SdfSpecifierClass);

    /// <summary>The generated schema of a definition whose bases are known, or its own.</summary>
    internal SdfLayerHandle Generate(SdfLayerHandle definition)
    {
        Learn(definition);
        SdfLayerHandle generated = SdfLayer.CreateAnonymous("generatedSchema.usda");
        generated.SetComment("Generated from schema.usda by the rules of usdGenSchema; do not edit.");
        foreach (string name in Classes(definition)) Generate(name, generated);
        return generated;
    }

    /// <summary>The class that a class inherits from, or null.</summary>
    internal string? BaseOf(string name) =>
        (Spec(name)[SdfFieldKeys.InheritPaths] as SdfPathListOp)?.GetExplicitItems().Single().GetName();

    /// <summary>What a class says to the generator.</summary>
    internal VtDictionary CustomData(string name) => Spec(name)[SdfFieldKeys.CustomData] as VtDictionary ?? new VtDictionary();

    internal bool IsA(string name, string schema)
    {
        for (string? at = name; at is not null; at = BaseOf(at))
        {
            if (at == schema) return true;
        }

        return false;
    }

    internal SdfSpecData Spec(string name) => classes[name].Data.Find(classes[name].Path)!;

    private void Learn(SdfLayerHandle layer)
    {
        foreach (string name in Classes(layer)) classes[name] = (layer.Data, new SdfPath("/" + name));
    }

    private void Generate(string name, SdfLayerHandle into)
    {
        var path = new SdfPath("/" + name);
        SdfSpecData prim = into.Data.Create(path, SdfSpecType.SdfSpecTypePrim);
        foreach ((string key, object value) in Spec(name).Fields)
        {
            if (key is not (SdfFieldKeys.InheritPaths or SdfFieldKeys.ApiSchemas) && !SdfDataCopy.IsChildren(key)) Put(prim, key, value);
        }

        var builtIn = new List<TfToken>();
        var chain = new Stack<string>();
        for (string? at = name; at is not null; at = BaseOf(at)) chain.Push(at);
        foreach (string at in chain)
        {
            (Spec(at)[SdfFieldKeys.ApiSchemas] as SdfTokenListOp)?.ApplyOperations(builtIn);
            AddProperties(at, path, into);
        }

        if (builtIn.Count > 0) prim[SdfFieldKeys.ApiSchemas] = Explicit(builtIn);
    }

    /// <summary>The properties of one class, over those of the classes above it.</summary>
    private void AddProperties(string name, SdfPath target, SdfLayerHandle into)
    {
        (SdfAbstractData data, SdfPath source) = classes[name];
        foreach (string property in Spec(name).NamesOrEmpty(SdfFieldKeys.Properties))
        {
            SdfSpecData spec = data.Find(source.Property(property))!;
            SdfSpecData made = into.Data.Create(target.Property(property), spec.Type);
            foreach ((string key, object value) in spec.Fields) Put(made, key, value);
        }
    }

    private static SdfTokenListOp Explicit(List<TfToken> items)
    {
        var made = new SdfTokenListOp();
        made.SetExplicitItems(new TfTokenVector(items));
        return made;
    }

    private static void Put(SdfSpecData spec, string key, object value)
    {
        if (key != SdfFieldKeys.CustomData)
        {
            spec[key] = value;
            return;
        }

        if (((VtDictionary)value).GetValueAtPath(Brief) is not { } brief) return;
        var kept = new VtDictionary();
        kept.SetValueAtPath(Brief, brief);
        spec[key] = kept;
    }
}
