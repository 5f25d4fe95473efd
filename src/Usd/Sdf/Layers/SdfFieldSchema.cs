using System.Collections.Concurrent;

namespace pxr;

/// <summary>How the value of a metadata field is read and stored.</summary>
internal enum SdfFieldKind
{
    /// <summary>A value of <see cref="SdfFieldDefinition.Type"/>.</summary>
    Value,
    Dictionary,
    Permission,
    Unit,
    StringMap,
    TokenListOp,
    StringListOp,
    IntListOp,
    Int64ListOp,
    UIntListOp,
    UInt64ListOp,

    /// <summary>Known, with a syntax of its own: not to be set as metadata.</summary>
    Structural,
}

/// <summary>Where a metadata field may stand.</summary>
[Flags]
internal enum SdfFieldPlaces
{
    None = 0,
    Layer = 1,
    Prim = 2,
    Attribute = 4,
    Relationship = 8,
    Property = Attribute | Relationship,
    Object = Prim | Property,
}

/// <summary>A metadata field.</summary>
/// <param name="Name">Field token.</param>
/// <param name="Kind">Its syntax.</param>
/// <param name="Places">Where it may stand.</param>
/// <param name="Type">Value type of a <see cref="SdfFieldKind.Value"/> field.</param>
/// <param name="Fallback">Value when not authored, or null when there is none.</param>
internal sealed record SdfFieldDefinition(string Name, SdfFieldKind Kind, SdfFieldPlaces Places, SdfValueTypeName? Type, object? Fallback);

/// <summary>The metadata fields of OpenUSD's core and of its standard plugins.</summary>
internal static class SdfFieldSchema
{
    // Plugins may register while other threads parse.
    private static readonly ConcurrentDictionary<string, SdfFieldDefinition> Fields = new(Build(), StringComparer.Ordinal);

    // A prim's type may be set as metadata, an attribute's is part of its declaration.
    private static readonly SdfFieldDefinition AttributeType =
        new(SdfFieldKeys.TypeName, SdfFieldKind.Structural, SdfFieldPlaces.Property, null, null);

    internal static SdfFieldDefinition? Find(string field) => Fields.TryGetValue(field, out SdfFieldDefinition? definition) ? definition : null;

    /// <summary>The field's definition if it may stand on a kind of spec.</summary>
    internal static SdfFieldDefinition? Find(string field, SdfSpecType specType)
    {
        SdfFieldPlaces place = PlaceOf(specType);
        if (field == SdfFieldKeys.TypeName && (place & AttributeType.Places) != 0) return AttributeType;
        return Find(field) is { } definition && (definition.Places & place) != 0 ? definition : null;
    }

    /// <summary>Adds fields that a plugin declares; all parsers and stages of the process know them from then on.</summary>
    internal static void Register(SdfFieldDefinition definition) => Fields[definition.Name] = definition;

    private static SdfFieldPlaces PlaceOf(SdfSpecType type) => type switch
    {
        SdfSpecType.SdfSpecTypePseudoRoot => SdfFieldPlaces.Layer,
        SdfSpecType.SdfSpecTypePrim or SdfSpecType.SdfSpecTypeVariant => SdfFieldPlaces.Prim,
        SdfSpecType.SdfSpecTypeAttribute => SdfFieldPlaces.Attribute,
        SdfSpecType.SdfSpecTypeRelationship => SdfFieldPlaces.Relationship,
        _ => SdfFieldPlaces.None,
    };

    private static Dictionary<string, SdfFieldDefinition> Build()
    {
        var all = new Dictionary<string, SdfFieldDefinition>(StringComparer.Ordinal);
        AddLayerFields(all);
        AddObjectFields(all);
        AddPluginFields(all);
        foreach (string name in StructuralFields)
        {
            all.TryAdd(name, new(name, SdfFieldKind.Structural, SdfFieldPlaces.Layer | SdfFieldPlaces.Object, null, null));
        }

        return all;
    }

    private static string[] StructuralFields =>
    [
        SdfFieldKeys.Comment, SdfFieldKeys.ConnectionPaths, SdfFieldKeys.Custom, SdfFieldKeys.Default, SdfFieldKeys.InheritPaths,
        SdfFieldKeys.LayerRelocates, SdfFieldKeys.Payload, SdfFieldKeys.PrimChildren, SdfFieldKeys.PrimOrder, SdfFieldKeys.Properties,
        SdfFieldKeys.PropertyOrder, SdfFieldKeys.References, SdfFieldKeys.Relocates, SdfFieldKeys.Specializes, SdfFieldKeys.Specifier,
        SdfFieldKeys.Spline, SdfFieldKeys.SubLayers, SdfFieldKeys.SubLayerOffsets, SdfFieldKeys.TargetPaths, SdfFieldKeys.TimeSamples,
        SdfFieldKeys.Variability, SdfFieldKeys.VariantChildren, SdfFieldKeys.VariantSelection, SdfFieldKeys.VariantSetChildren,
        SdfFieldKeys.VariantSetNames, "connectionChildren", "targetChildren",
    ];

    private static void AddLayerFields(Dictionary<string, SdfFieldDefinition> all)
    {
        const SdfFieldPlaces Layer = SdfFieldPlaces.Layer;
        Value(all, SdfFieldKeys.ColorConfiguration, Layer, "asset", new SdfAssetPath());
        Value(all, SdfFieldKeys.ColorManagementSystem, Layer, "token", new TfToken());
        Plain(all, SdfFieldKeys.CustomLayerData, SdfFieldKind.Dictionary, Layer);
        Value(all, SdfFieldKeys.DefaultPrim, Layer, "token", new TfToken());
        Value(all, SdfFieldKeys.StartTimeCode, Layer, "double", 0d);
        Value(all, SdfFieldKeys.EndTimeCode, Layer, "double", 0d);
        Value(all, "startFrame", Layer, "double", 0d);
        Value(all, "endFrame", Layer, "double", 0d);
        Plain(all, "expressionVariables", SdfFieldKind.Dictionary, Layer);
        Value(all, SdfFieldKeys.FramePrecision, Layer, "int", 3);
        Value(all, SdfFieldKeys.FramesPerSecond, Layer, "double", 24d);
        Value(all, SdfFieldKeys.HasOwnedSubLayers, Layer, "bool", false);
        Value(all, SdfFieldKeys.Owner, Layer, "string", "");
        Value(all, SdfFieldKeys.SessionOwner, Layer, "string", "");
        Value(all, SdfFieldKeys.TimeCodesPerSecond, Layer, "double", 24d);
    }

    private static void AddObjectFields(Dictionary<string, SdfFieldDefinition> all)
    {
        Value(all, SdfFieldKeys.Documentation, SdfFieldPlaces.Layer | SdfFieldPlaces.Object, "string", "");
        Value(all, SdfFieldKeys.Active, SdfFieldPlaces.Prim, "bool", true);
        Value(all, SdfFieldKeys.AllowedTokens, SdfFieldPlaces.Attribute, "token[]", new VtTokenArray());
        Plain(all, SdfFieldKeys.AssetInfo, SdfFieldKind.Dictionary, SdfFieldPlaces.Object);
        Value(all, SdfFieldKeys.ColorSpace, SdfFieldPlaces.Attribute, "token", new TfToken());
        Plain(all, SdfFieldKeys.CustomData, SdfFieldKind.Dictionary, SdfFieldPlaces.Object);
        Value(all, SdfFieldKeys.DisplayGroup, SdfFieldPlaces.Property, "string", "");
        Value(all, "displayGroupOrder", SdfFieldPlaces.Prim, "string[]", new VtStringArray());
        Value(all, SdfFieldKeys.DisplayName, SdfFieldPlaces.Object, "string", "");
        Plain(all, SdfFieldKeys.DisplayUnit, SdfFieldKind.Unit, SdfFieldPlaces.Attribute);
        Value(all, SdfFieldKeys.Hidden, SdfFieldPlaces.Object, "bool", false);
        Value(all, SdfFieldKeys.Instanceable, SdfFieldPlaces.Prim, "bool", false);
        Value(all, SdfFieldKeys.Kind, SdfFieldPlaces.Prim, "token", new TfToken());
        Value(all, SdfFieldKeys.NoLoadHint, SdfFieldPlaces.Relationship, "bool", false);
        Plain(all, SdfFieldKeys.Permission, SdfFieldKind.Permission, SdfFieldPlaces.Object);
        Value(all, "prefix", SdfFieldPlaces.Object, "string", "");
        Value(all, "suffix", SdfFieldPlaces.Object, "string", "");
        Plain(all, SdfFieldKeys.PrefixSubstitutions, SdfFieldKind.StringMap, SdfFieldPlaces.Prim);
        Plain(all, SdfFieldKeys.SuffixSubstitutions, SdfFieldKind.StringMap, SdfFieldPlaces.Prim);
        Value(all, "symmetricPeer", SdfFieldPlaces.Object, "string", "");
        Plain(all, "symmetryArguments", SdfFieldKind.Dictionary, SdfFieldPlaces.Object);
        Value(all, SdfFieldKeys.SymmetryFunction, SdfFieldPlaces.Object, "token", new TfToken());
        Value(all, SdfFieldKeys.TypeName, SdfFieldPlaces.Prim, "token", new TfToken());
    }

    private static void AddPluginFields(Dictionary<string, SdfFieldDefinition> all)
    {
        const SdfFieldPlaces Layer = SdfFieldPlaces.Layer;
        const SdfFieldPlaces Attribute = SdfFieldPlaces.Attribute;
        Plain(all, SdfFieldKeys.ApiSchemas, SdfFieldKind.TokenListOp, SdfFieldPlaces.Prim);
        Plain(all, "clips", SdfFieldKind.Dictionary, SdfFieldPlaces.Prim);
        Plain(all, "clipSets", SdfFieldKind.StringListOp, SdfFieldPlaces.Prim);
        Plain(all, "fallbackPrimTypes", SdfFieldKind.Dictionary, Layer);
        Value(all, "payloadAssetDependencies", SdfFieldPlaces.Prim, "asset[]", null);
        Plain(all, "inactiveIds", SdfFieldKind.Int64ListOp, SdfFieldPlaces.Prim);
        Plain(all, "sdrMetadata", SdfFieldKind.Dictionary, SdfFieldPlaces.Prim | Attribute);
        Value(all, "bindMaterialAs", SdfFieldPlaces.Relationship, "token", null);
        Value(all, "outputName", SdfFieldPlaces.Relationship, "token", null);
        Value(all, "renderType", SdfFieldPlaces.Property, "token", null);
        foreach (string name in (string[])["faceIndexPrimvar", "faceOffsetPrimvar", "uvPrimvar", "constraintTargetIdentifier"])
        {
            Value(all, name, Attribute, "token", null);
        }

        Value(all, "upAxis", Layer, "token", new TfToken("Y"));
        Value(all, "metersPerUnit", Layer, "double", 0.01);
        Value(all, "kilogramsPerUnit", Layer, "double", 1d);
        Value(all, "renderSettingsPrimPath", Layer, "string", "");
        Value(all, "interpolation", Attribute, "token", new TfToken("constant"));
        Value(all, "elementSize", Attribute, "int", 1);
        Value(all, "unauthoredValuesIndex", Attribute, "int", -1);
        Value(all, "connectability", Attribute, "token", new TfToken("full"));
        Value(all, "weight", Attribute, "float", 0f);
    }

    private static void Value(Dictionary<string, SdfFieldDefinition> all, string name, SdfFieldPlaces places, string type, object? fallback) =>
        all.Add(name, new(name, SdfFieldKind.Value, places, SdfTypeRegistry.Get(type), fallback));

    private static void Plain(Dictionary<string, SdfFieldDefinition> all, string name, SdfFieldKind kind, SdfFieldPlaces places) =>
        all.Add(name, new(name, kind, places, null, kind == SdfFieldKind.Dictionary ? new VtDictionary() : null));
}
