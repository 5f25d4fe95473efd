namespace pxr;

/// <content>Metadata blocks and fields with a syntax of their own.</content>
internal ref partial struct UsdaParser
{
    private void ParseMetadata(SdfSpecData spec)
    {
        if (!cursor.TakeOpen('(', ')')) return;
        do ParseMetadataItem(spec);
        while (cursor.TakeStatementSeparator(')'));
    }

    private void ParseMetadataItem(SdfSpecData spec)
    {
        if (cursor.SeesString)
        {
            spec[SdfFieldKeys.Comment] = cursor.RequireString();
            return;
        }

        SdfListOpType? edit = TakeEdit();
        int start = cursor.Position;
        string key = cursor.RequireIdentifier("a metadata key");
        bool keyword = UsdaCursor.IsReserved(key);
        string? field = keyword ? FieldOfKeyword(key, spec.Type) : key;
        if (field is null) cursor.ExpectedAt(start, "a metadata key");
        if (keyword && (TryParseArcs(spec, field, edit) || (edit is null && TryParseMap(spec, field)))) return;
        if (keyword && edit is not null) cursor.ExpectedAt(start, "metadata that is a list");
        SdfFieldDefinition? definition = SdfFieldSchema.Find(field, spec.Type);
        if (definition?.Kind == SdfFieldKind.Structural) cursor.FailAt(start, "USDA-METADATA", $"expected metadata, found the structural field {field}");
        cursor.RequireAssign();
        if (definition is not null) ParseField(spec, definition, edit);
        else if (edit is not null) ParseUnregisteredList(spec, field, edit.Value);
        else spec[field] = cursor.Next == '{' ? UsdaDictionaryReader.Read(ref cursor) : new SdfUnregisteredValue(UsdaUnregisteredText.Read(ref cursor));
    }

    /// <summary>The field that a reserved word names where the grammar allows it; otherwise null.</summary>
    private static string? FieldOfKeyword(string key, SdfSpecType type)
    {
        bool layer = type == SdfSpecType.SdfSpecTypePseudoRoot;
        bool prim = type is SdfSpecType.SdfSpecTypePrim or SdfSpecType.SdfSpecTypeVariant;
        return key switch
        {
            "doc" => SdfFieldKeys.Documentation,
            "subLayers" when layer => SdfFieldKeys.SubLayers,
            "relocates" when layer => SdfFieldKeys.LayerRelocates,
            "permission" or "symmetryFunction" or "symmetryArguments" or "customData" when !layer => key,
            "displayUnit" when type == SdfSpecType.SdfSpecTypeAttribute => key,
            "kind" or "prefixSubstitutions" or "suffixSubstitutions" or "references" or "payload" or "specializes" or "relocates" when prim => key,
            "inherits" when prim => SdfFieldKeys.InheritPaths,
            "variants" when prim => SdfFieldKeys.VariantSelection,
            "variantSets" when prim => SdfFieldKeys.VariantSetNames,
            _ => null,
        };
    }

    private bool TryParseMap(SdfSpecData spec, string field)
    {
        switch (field)
        {
            case SdfFieldKeys.SubLayers:
                cursor.RequireAssign();
                ParseSubLayers(spec);
                return true;
            case SdfFieldKeys.VariantSelection:
                cursor.RequireAssign();
                ParseVariantSelections(spec);
                return true;
            case SdfFieldKeys.Relocates or SdfFieldKeys.LayerRelocates:
                cursor.RequireAssign();
                spec[field] = ParseRelocates(isMap: field == SdfFieldKeys.Relocates);
                return true;
            default:
                return false;
        }
    }

    private void ParseSubLayers(SdfSpecData root)
    {
        var paths = new List<string>();
        var offsets = new List<SdfLayerOffset>();
        if (cursor.TakeOpen('[', ']'))
        {
            do
            {
                paths.Add(cursor.RequireAsset());
                offsets.Add(ParseArcParameters(customData: false).Offset);
            }
            while (cursor.TakeListSeparator(']'));
        }

        root[SdfFieldKeys.SubLayers] = paths.Count > 0 ? paths : null;
        root[SdfFieldKeys.SubLayerOffsets] = paths.Count > 0 ? offsets : null;
    }

    /// <summary>Pairs of paths: in their order for a layer, and for a prim a map in the order of its keys.</summary>
    private List<KeyValuePair<SdfPath, SdfPath>> ParseRelocates(bool isMap)
    {
        var pairs = new List<KeyValuePair<SdfPath, SdfPath>>();
        if (!cursor.TakeOpen('{', '}')) return pairs;
        do
        {
            SdfPath source = ParseRelocatePath(mayBeEmpty: false);
            cursor.SkipInline();
            cursor.Require(':');
            cursor.SkipInline();
            SdfPath target = ParseRelocatePath(mayBeEmpty: true);
            if (isMap) pairs.RemoveAll(p => p.Key == source);
            pairs.Add(new(source, target));
        }
        while (cursor.TakeListSeparator('}'));

        if (isMap) pairs.Sort((a, b) => a.Key.CompareTo(b.Key));
        return pairs;
    }

    private SdfPath ParseRelocatePath(bool mayBeEmpty)
    {
        int start = cursor.Position;
        SdfPath path = MakeAbsolute(cursor.RequirePath(), start);
        bool fits = path.IsPrimPath() || (mayBeEmpty && path.IsEmpty());
        if (!fits || path.ContainsPrimVariantSelection()) cursor.FailAt(start, "USDA-PATH", $"expected a prim path without variant selections, found <{path}>");
        return path;
    }

    private void ParseVariantSelections(SdfSpecData spec)
    {
        int start = cursor.Position;
        VtDictionary selections = UsdaDictionaryReader.Read(ref cursor);
        var map = spec[SdfFieldKeys.VariantSelection] as SortedDictionary<string, string> ?? new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach ((string set, VtValue value) in selections)
        {
            string? name = value.Held as string;
            if (name is null) cursor.FailAt(start, "USDA-VALUE", $"expected a string as selection of the variant set '{set}', found {value.GetTypeName()}");
            if (!name.StartsWith('`') && !SdfPathParser.IsVariantName(name)) cursor.FailAt(start, "USDA-NAME", $"expected a variant name, found '{name}'");
            map[set] = name;
        }

        spec[SdfFieldKeys.VariantSelection] = map;
    }
}
