namespace pxr;

/// <content>Prims and variants.</content>
internal ref partial struct UsdaParser
{
    private void ParsePrim(SdfPath parent, int depth)
    {
        SdfSpecifier specifier = RequireSpecifier();
        cursor.RequireSeparator();
        string typeName = "";
        if (!cursor.SeesString)
        {
            typeName = ParsePrimTypeName();
            cursor.RequireSeparator();
        }

        int start = cursor.Position;
        string name = cursor.RequireString("a quoted prim name");
        if (!SdfPathParser.IsIdentifier(name)) cursor.ExpectedAt(start, "a prim name that is an identifier", "USDA-NAME");
        SdfPath path = parent.Child(name);
        if (data.Find(path) is not null) cursor.FailAt(start, "USDA-NAME", $"expected a new prim, found <{path}> a second time");
        SdfSpecData prim = data.Create(path, SdfSpecType.SdfSpecTypePrim);
        prim[SdfFieldKeys.Specifier] = specifier;
        if (typeName.Length > 0) prim[SdfFieldKeys.TypeName] = new TfToken(typeName);
        ParseBlocks(path, prim, depth);
        cursor.Scope = parent;
    }

    private SdfSpecifier RequireSpecifier()
    {
        if (cursor.TakeWord("def"u8)) return SdfSpecifier.SdfSpecifierDef;
        if (cursor.TakeWord("over"u8)) return SdfSpecifier.SdfSpecifierOver;
        if (!cursor.TakeWord("class"u8)) cursor.Expected("'def', 'over' or 'class'");
        return SdfSpecifier.SdfSpecifierClass;
    }

    /// <summary>Type names joined by dots.</summary>
    private string ParsePrimTypeName()
    {
        string name = cursor.RequireTypeName();
        while (true)
        {
            int end = cursor.Position;
            cursor.SkipInline();
            if (!cursor.Take('.'))
            {
                cursor.Position = end;
                return name;
            }

            cursor.SkipInline();
            name += "." + cursor.RequireTypeName();
        }
    }

    /// <summary>The metadata and the body of a prim or a variant.</summary>
    private void ParseBlocks(SdfPath path, SdfSpecData spec, int depth)
    {
        cursor.Scope = path;
        if (depth >= MaxDepth) cursor.Expected($"at most {MaxDepth} prims inside each other", "USDA-VALUE");
        cursor.SkipLines();
        if (cursor.Next == '(') ParseMetadata(spec);
        cursor.SkipLines();
        cursor.Require('{');
        cursor.SkipLines();
        while (!cursor.Take('}'))
        {
            ParseBodyItem(path, spec, depth);
            cursor.SkipLines();
        }
    }

    private void ParseBodyItem(SdfPath path, SdfSpecData spec, int depth)
    {
        ReadOnlySpan<byte> word = cursor.PeekWord();
        if (word.SequenceEqual("def"u8) || word.SequenceEqual("over"u8) || word.SequenceEqual("class"u8)) ParsePrim(path, depth + 1);
        else if (word.SequenceEqual("variantSet"u8)) ParseVariantSet(path, depth + 1);
        else
        {
            if (!TryParseOrder(spec)) ParseProperty(path);
            cursor.SkipLine();
            if (!cursor.TakeEol() && !cursor.Take(';')) cursor.Expected("a line end or ';'");
            return;
        }

        cursor.SkipLine();
        if (!cursor.TakeEol()) cursor.Expected("a line end");
    }

    private bool TryParseOrder(SdfSpecData spec)
    {
        int start = cursor.Position;
        if (!cursor.TakeWord("reorder"u8)) return false;
        cursor.RequireSeparator();
        string? field = cursor.TakeWord("nameChildren"u8) ? SdfFieldKeys.PrimOrder
            : cursor.TakeWord("properties"u8) ? SdfFieldKeys.PropertyOrder : null;
        if (field is null)
        {
            cursor.Position = start;
            return false;
        }

        cursor.RequireAssign();
        spec[field] = ParseNames();
        return true;
    }

    private void ParseVariantSet(SdfPath path, int depth)
    {
        cursor.TakeWord("variantSet"u8);
        cursor.RequireSeparator();
        string set = ParseVariantName("variant set");
        cursor.SkipInline();
        cursor.Require('=');
        cursor.SkipLines();
        SdfPath setPath = path.Variant(set, "");
        SdfSpecData spec = data.Create(setPath, SdfSpecType.SdfSpecTypeVariantSet);
        string[] before = [.. spec.NamesOrEmpty(SdfFieldKeys.VariantChildren)];
        var names = new List<string>();
        if (cursor.TakeOpen('{', '}'))
        {
            do
            {
                string name = ParseVariantName("variant");
                if (!names.Contains(name)) names.Add(name);
                SdfPath variant = path.Variant(set, name);
                ParseBlocks(variant, data.Create(variant, SdfSpecType.SdfSpecTypeVariant), depth);
                cursor.Scope = path;
                cursor.SkipLines();
            }
            while (!cursor.Take('}'));
        }

        // A set that is opened again has only the variants of its last block.
        foreach (string name in before.Except(names)) data.Erase(path.Variant(set, name));
        if (names.Count > 0) spec[SdfFieldKeys.VariantChildren] = names;
    }

    private string ParseVariantName(string what)
    {
        int start = cursor.Position;
        string name = cursor.RequireString($"a quoted {what} name");
        if (name.Length == 0 || !SdfPathParser.IsVariantName(name)) cursor.ExpectedAt(start, $"a {what} name", "USDA-NAME");
        return name;
    }
}
