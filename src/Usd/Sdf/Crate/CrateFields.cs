namespace pxr;

/// <summary>Which values the fields of specs may have in a crate, and which they have in a layer.</summary>
/// <remarks>Source: the crate format's description, sections 6 and 11.</remarks>
internal static class CrateFields
{
    /// <summary>Fields that have values of one type only.</summary>
    private static readonly Dictionary<string, CrateType> Structural = new(StringComparer.Ordinal)
    {
        [SdfFieldKeys.Comment] = CrateType.String,
        [SdfFieldKeys.ConnectionPaths] = CrateType.PathListOp,
        [SdfFieldKeys.Custom] = CrateType.Bool,
        [SdfFieldKeys.Documentation] = CrateType.String,
        [SdfFieldKeys.HasOwnedSubLayers] = CrateType.Bool,
        [SdfFieldKeys.InheritPaths] = CrateType.PathListOp,
        [SdfFieldKeys.LayerRelocates] = CrateType.Relocates,
        [SdfFieldKeys.Permission] = CrateType.Permission,
        [SdfFieldKeys.PrefixSubstitutions] = CrateType.Dictionary,
        [SdfFieldKeys.PrimChildren] = CrateType.TokenVector,
        [SdfFieldKeys.PrimOrder] = CrateType.TokenVector,
        [SdfFieldKeys.Properties] = CrateType.TokenVector,
        [SdfFieldKeys.PropertyOrder] = CrateType.TokenVector,
        [SdfFieldKeys.References] = CrateType.ReferenceListOp,
        [SdfFieldKeys.Specializes] = CrateType.PathListOp,
        [SdfFieldKeys.Specifier] = CrateType.Specifier,
        [SdfFieldKeys.Spline] = CrateType.Spline,
        [SdfFieldKeys.SubLayers] = CrateType.StringVector,
        [SdfFieldKeys.SubLayerOffsets] = CrateType.LayerOffsetVector,
        [SdfFieldKeys.SuffixSubstitutions] = CrateType.Dictionary,
        [SdfFieldKeys.SymmetryFunction] = CrateType.Token,
        [SdfFieldKeys.TargetPaths] = CrateType.PathListOp,
        [SdfFieldKeys.TimeSamples] = CrateType.TimeSamples,
        [SdfFieldKeys.TypeName] = CrateType.Token,
        [SdfFieldKeys.Variability] = CrateType.Variability,
        [SdfFieldKeys.VariantChildren] = CrateType.TokenVector,
        [SdfFieldKeys.VariantSelection] = CrateType.VariantSelectionMap,
        [SdfFieldKeys.VariantSetChildren] = CrateType.TokenVector,
        [SdfFieldKeys.VariantSetNames] = CrateType.StringListOp,
    };

    /// <summary>Whether a field is left out, because it follows from others.</summary>
    internal static bool IsDerived(string field) => field is "connectionChildren" or "targetChildren" or "mapperChildren" or "expressionChildren";

    /// <summary>Whether a field may stand on a spec: fields that make up the structure of layers belong to some kinds of specs only.</summary>
    internal static bool MayStandOn(SdfSpecType type, string field) => field switch
    {
        SdfFieldKeys.SubLayers or SdfFieldKeys.SubLayerOffsets or SdfFieldKeys.LayerRelocates => type == SdfSpecType.SdfSpecTypePseudoRoot,
        SdfFieldKeys.PrimChildren or SdfFieldKeys.PrimOrder => type == SdfSpecType.SdfSpecTypePseudoRoot || IsPrim(type),
        SdfFieldKeys.Properties or SdfFieldKeys.PropertyOrder or SdfFieldKeys.VariantSetChildren or SdfFieldKeys.Specifier => IsPrim(type),
        SdfFieldKeys.VariantChildren => type == SdfSpecType.SdfSpecTypeVariantSet,
        SdfFieldKeys.TimeSamples or SdfFieldKeys.Spline => type == SdfSpecType.SdfSpecTypeAttribute,
        SdfFieldKeys.Variability => type is SdfSpecType.SdfSpecTypeAttribute or SdfSpecType.SdfSpecTypeRelationship,
        _ => true,
    };

    /// <summary>Reads the value of a field.</summary>
    /// <exception cref="UsdGsplat.Codecs.AssetFormatException">The value is ill-formed, or the field cannot have it.</exception>
    internal static object Read(CrateFile file, string field, CrateValueRep rep)
    {
        if (!Fits(field, rep)) file.Bytes.Fail(rep.IsInlined ? 0 : rep.Payload, field, $"expected a value that this field can have, found {rep}");
        object value = new CrateValueReader(file, field).Read(rep);
        object held = field switch
        {
            SdfFieldKeys.PrefixSubstitutions or SdfFieldKeys.SuffixSubstitutions => ToStringMap((VtDictionary)value),
            SdfFieldKeys.Payload when value is SdfPayload payload => ToListOp(payload),
            _ when Structural.ContainsKey(field) => ToList(value),
            _ => ToPlain(value),
        };
        if (rep.Type == CrateType.Value && !IsPlain(field, held)) file.Bytes.Fail(rep.Payload, field, $"expected a value that this field can have, found a {held.GetType().Name}");
        return held;
    }

    /// <summary>A vector as the array of the same elements, which values are made of; other values as they are.</summary>
    internal static object ToPlain(object value) => value switch
    {
        TfToken[] tokens => VtTokenArray.Adopt(tokens),
        string[] strings => VtStringArray.Adopt(strings),
        double[] doubles => VtDoubleArray.Adopt(doubles),
        _ => value,
    };

    private static bool Fits(string field, CrateValueRep rep)
    {
        if (Structural.TryGetValue(field, out CrateType only)) return rep.Type == only && !rep.IsArray;
        if (field == SdfFieldKeys.Payload) return rep.Type is CrateType.Payload or CrateType.PayloadListOp && !rep.IsArray;
        if (rep.IsArray || IsValue(rep.Type) || rep.Type is CrateType.ValueBlock or CrateType.UnregisteredValue or CrateType.Value) return true;
        if (field == SdfFieldKeys.Default) return false;
        return rep.Type is CrateType.Dictionary or CrateType.TokenVector or CrateType.StringVector or CrateType.DoubleVector
            or CrateType.TokenListOp or CrateType.StringListOp or CrateType.PathListOp or CrateType.IntListOp or CrateType.Int64ListOp
            or CrateType.UIntListOp or CrateType.UInt64ListOp or CrateType.UnregisteredValueListOp;
    }

    private static bool IsPrim(SdfSpecType type) => type is SdfSpecType.SdfSpecTypePrim or SdfSpecType.SdfSpecTypeVariant;

    private static bool IsValue(CrateType type) => type is (>= CrateType.Bool and <= CrateType.Vec4i) or CrateType.TimeCode or CrateType.PathExpression;

    private static bool IsPlain(string field, object held) =>
        SdfTypeRegistry.OfValue(held) is not null || held is SdfValueBlock || (field != SdfFieldKeys.Default && held is VtDictionary or SdfUnregisteredValue);

    private static object ToList(object value) => value switch
    {
        TfToken[] tokens => new List<string>(tokens.Select(token => token.GetString())),
        string[] strings => new List<string>(strings),
        SdfLayerOffset[] offsets => new List<SdfLayerOffset>(offsets),
        KeyValuePair<SdfPath, SdfPath>[] relocates => new List<KeyValuePair<SdfPath, SdfPath>>(relocates),
        _ => value,
    };

    private static SortedDictionary<string, string> ToStringMap(VtDictionary dictionary)
    {
        var map = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach ((string key, VtValue value) in dictionary) map[key] = value.Held as string ?? value.ToString();
        return map;
    }

    /// <summary>A single payload is an explicit list; one of nothing an empty list.</summary>
    private static SdfPayloadListOp ToListOp(SdfPayload payload)
    {
        var op = new SdfPayloadListOp();
        op.SetItemsUntyped(payload.GetAssetPath().Length == 0 ? [] : [payload], SdfListOpType.SdfListOpTypeExplicit);
        return op;
    }
}
