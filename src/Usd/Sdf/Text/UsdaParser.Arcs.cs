namespace pxr;

/// <content>Composition arcs and variant set names: list operations with a syntax of their own.</content>
internal ref partial struct UsdaParser
{
    private delegate T ItemParser<T>(ref UsdaParser parser);

    private bool TryParseArcs(SdfSpecData spec, string field, SdfListOpType? edit)
    {
        switch (field)
        {
            case SdfFieldKeys.References:
                ParseArcs<SdfReferenceListOp, SdfReference>(spec, field, edit, static (ref UsdaParser p) => p.ParseReference());
                return true;
            case SdfFieldKeys.Payload:
                ParseArcs<SdfPayloadListOp, SdfPayload>(spec, field, edit, static (ref UsdaParser p) => p.ParsePayload());
                return true;
            case SdfFieldKeys.InheritPaths or SdfFieldKeys.Specializes:
                ParseArcs<SdfPathListOp, SdfPath>(spec, field, edit, static (ref UsdaParser p) => p.ParseArcPath());
                return true;
            case SdfFieldKeys.VariantSetNames:
                ParseVariantSetNames(spec, edit);
                return true;
            default:
                return false;
        }
    }

    private void ParseArcs<TListOp, T>(SdfSpecData spec, string field, SdfListOpType? edit, ItemParser<T> parseItem)
        where TListOp : SdfListOpBase, new()
        where T : notnull
    {
        cursor.RequireAssign();
        int start = cursor.Position;
        var items = new List<T>();
        if (cursor.TakeWord("None"u8))
        {
            // An empty list.
        }
        else if (cursor.Next != '[')
        {
            items.Add(parseItem(ref this));
        }
        else if (cursor.TakeOpen('[', ']'))
        {
            do items.Add(parseItem(ref this));
            while (cursor.TakeListSeparator(']'));
        }

        SetList<TListOp, T>(spec, field, edit, items, start);
    }

    private void ParseVariantSetNames(SdfSpecData spec, SdfListOpType? edit)
    {
        cursor.RequireAssign();
        int start = cursor.Position;
        List<string> names = ParseNames();
        foreach (string name in names)
        {
            if (!SdfPathParser.IsVariantName(name)) cursor.FailAt(start, "USDA-NAME", $"expected a variant set name, found '{name}'");
        }

        SetList<SdfStringListOp, string>(spec, SdfFieldKeys.VariantSetNames, edit, names, start);
    }

    private SdfReference ParseReference()
    {
        (string asset, SdfPath path) = ParseArcTarget();
        (SdfLayerOffset offset, VtDictionary? customData) = ParseArcParameters(customData: true);
        return new SdfReference(asset, path, offset, customData);
    }

    private SdfPayload ParsePayload()
    {
        (string asset, SdfPath path) = ParseArcTarget();
        return new SdfPayload(asset, path, ParseArcParameters(customData: false).Offset);
    }

    private (string Asset, SdfPath Path) ParseArcTarget()
    {
        int start = cursor.Position;
        string asset = "";
        if (cursor.Next == '@')
        {
            asset = cursor.RequireAsset();
            if (asset.Length == 0) cursor.FailAt(start, "USDA-VALUE", "expected an asset path that is not empty, found an empty one");
            int end = cursor.Position;
            cursor.SkipInline();
            if (cursor.Next != '<')
            {
                cursor.Position = end;
                return (asset, SdfPath.Empty);
            }
        }

        int pathStart = cursor.Position;
        SdfPath path = cursor.RequirePath(asset.Length == 0 ? "an asset path, or a path in '<' and '>'," : "a path in '<' and '>'");
        bool fits = path.IsEmpty() || (path.IsPrimPath() && path.IsAbsolutePath() && !path.ContainsPrimVariantSelection());
        if (!fits) cursor.FailAt(pathStart, "USDA-PATH", $"expected an absolute prim path without variant selections, found <{path}>");
        return (asset, path);
    }

    /// <summary>The block behind a sublayer, a reference or a payload.</summary>
    private (SdfLayerOffset Offset, VtDictionary? CustomData) ParseArcParameters(bool customData)
    {
        double offset = 0, scale = 1;
        VtDictionary? dictionary = null;
        int end = cursor.Position;
        cursor.SkipInline();
        if (cursor.Next != '(')
        {
            cursor.Position = end;
        }
        else if (cursor.TakeOpen('(', ')'))
        {
            do
            {
                if (cursor.TakeWord("offset"u8)) offset = ParseAssignedNumber();
                else if (cursor.TakeWord("scale"u8)) scale = ParseAssignedNumber();
                else if (customData && cursor.TakeWord("customData"u8))
                {
                    cursor.RequireAssign();
                    dictionary = UsdaDictionaryReader.Read(ref cursor);
                }
                else cursor.Expected(customData ? "'offset', 'scale' or 'customData'" : "'offset' or 'scale'");
            }
            while (cursor.TakeStatementSeparator(')'));
        }

        return (new SdfLayerOffset(offset, scale), dictionary);
    }

    private double ParseAssignedNumber()
    {
        cursor.RequireAssign();
        return cursor.RequireNumber().ToDouble();
    }

    private SdfPath ParseArcPath()
    {
        int start = cursor.Position;
        SdfPath path = MakeAbsolute(cursor.RequirePath(), start);
        if (!path.IsPrimPath() || path.ContainsPrimVariantSelection())
        {
            cursor.FailAt(start, "USDA-PATH", $"expected a prim path without variant selections, found <{path}>");
        }

        return path;
    }
}
