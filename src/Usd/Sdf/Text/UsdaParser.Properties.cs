namespace pxr;

/// <content>Attributes and relationships.</content>
internal ref partial struct UsdaParser
{
    private void ParseProperty(SdfPath owner)
    {
        SdfListOpType? edit = TakeEdit();
        bool custom = TakeModifier("custom"u8);
        if (TakeModifier("varying"u8))
        {
            if (!cursor.TakeWord("rel"u8)) cursor.Expected("'rel'");
            ParseRelationship(owner, edit, custom, SdfVariability.SdfVariabilityVarying);
        }
        else if (cursor.TakeWord("rel"u8))
        {
            ParseRelationship(owner, edit, custom, SdfVariability.SdfVariabilityUniform);
        }
        else
        {
            bool uniform = TakeModifier("uniform"u8) || TakeModifier("config"u8);
            ParseAttribute(owner, edit, custom, uniform ? SdfVariability.SdfVariabilityUniform : SdfVariability.SdfVariabilityVarying);
        }

        cursor.Scope = owner;
    }

    private bool TakeModifier(ReadOnlySpan<byte> word)
    {
        if (!cursor.TakeWord(word)) return false;
        cursor.RequireSeparator();
        return true;
    }

    private void ParseAttribute(SdfPath owner, SdfListOpType? edit, bool custom, SdfVariability variability)
    {
        int start = cursor.Position;
        string typeName = cursor.RequireArrayableTypeName();
        cursor.RequireSeparator();
        SdfPath path = owner.Property(cursor.RequirePropertyName());
        SdfSpecData attribute = Declare(path, SdfSpecType.SdfSpecTypeAttribute, custom, variability, start);
        if (attribute[SdfFieldKeys.TypeName] is not TfToken declared) attribute[SdfFieldKeys.TypeName] = new TfToken(typeName);
        else if (declared.GetString() != typeName) cursor.FailAt(start, "USDA-NAME", $"expected the type {declared} as declared before, found {typeName}");

        SdfValueTypeName? type = SdfTypeRegistry.Find(typeName);
        if (cursor.Take('.')) ParseAttributeField(attribute, type, edit);
        else if (edit is not null) cursor.Expected("'.connect' after a list edit");
        else ParseAttributeValue(attribute, type);
    }

    private void ParseAttributeValue(SdfSpecData attribute, SdfValueTypeName? type)
    {
        if (cursor.TakeAssign()) attribute[SdfFieldKeys.Default] = ParseValueOrBlock(type);
        ParsePropertyMetadata(attribute);
    }

    private void ParsePropertyMetadata(SdfSpecData property)
    {
        int end = cursor.Position;
        cursor.SkipInline();
        if (cursor.Next == '(') ParseMetadata(property);
        else cursor.Position = end;
    }

    private void ParseAttributeField(SdfSpecData attribute, SdfValueTypeName? type, SdfListOpType? edit)
    {
        int start = cursor.Position;
        if (cursor.TakeWord("connect"u8))
        {
            cursor.RequireAssign();
            int listStart = cursor.Position;
            List<SdfPath> paths = ParseTargets("a connection", mayBeRoot: false);
            SetList<SdfPathListOp, SdfPath>(attribute, SdfFieldKeys.ConnectionPaths, edit, paths, listStart);
        }
        else if (edit is not null)
        {
            cursor.Expected("'connect' after a list edit");
        }
        else if (cursor.TakeWord("timeSamples"u8))
        {
            cursor.RequireAssign();
            attribute[SdfFieldKeys.TimeSamples] = ParseTimeSamples(type);
        }
        else if (cursor.TakeWord("spline"u8))
        {
            if (type?.IsArrayType != false || type.Element?.Type is not (SdfElementType.Double or SdfElementType.Float or SdfElementType.Half))
            {
                cursor.ExpectedAt(start, "a double, float or half attribute for a spline", "USDA-VALUE");
            }

            cursor.RequireAssign();
            attribute[SdfFieldKeys.Spline] = UsdaSplineReader.Read(ref cursor, type.Element.Type);
        }
        else
        {
            cursor.Expected("'timeSamples', 'connect' or 'spline'");
        }
    }

    private SdfTimeSamples ParseTimeSamples(SdfValueTypeName? type)
    {
        var samples = new SdfTimeSamples();
        if (!cursor.TakeOpen('{', '}')) return samples;
        do
        {
            double time = cursor.RequireNumber("a time").ToDouble();
            cursor.SkipInline();
            cursor.Require(':');
            cursor.SkipInline();
            if (type is null && !cursor.PeekWord().SequenceEqual("None"u8)) cursor.Expected("None, since only declared types have time samples,", "USDA-VALUE");
            samples[time] = ParseValueOrBlock(type);
        }
        while (cursor.TakeListSeparator('}'));

        return samples;
    }

    private object ParseValueOrBlock(SdfValueTypeName? type)
    {
        if (cursor.TakeWord("None"u8)) return new SdfValueBlock();

        // OpenUSD lets a path stand for a value of any type and keeps it as it is.
        if (cursor.Next == '<' && type is not null) return cursor.RequirePath();
        return type is null ? new SdfUnregisteredValue(UsdaUnregisteredText.Read(ref cursor)) : UsdaValueReader.Read(ref cursor, type);
    }

    private void ParseRelationship(SdfPath owner, SdfListOpType? edit, bool custom, SdfVariability variability)
    {
        cursor.RequireSeparator();
        int start = cursor.Position;
        SdfPath path = owner.Property(cursor.RequirePropertyName());
        SdfSpecData relationship = Declare(path, SdfSpecType.SdfSpecTypeRelationship, custom, variability, start);
        if (edit is null && TryParseRelationshipForm(relationship)) return;
        if (cursor.TakeAssign())
        {
            int listStart = cursor.Position;
            List<SdfPath> paths = ParseTargets("a relationship target", mayBeRoot: true);
            SetList<SdfPathListOp, SdfPath>(relationship, SdfFieldKeys.TargetPaths, edit, paths, listStart);
        }

        if (edit is null) ParsePropertyMetadata(relationship);
    }

    /// <summary>The legacy default target, or the declaration of one target's spec, which holds nothing.</summary>
    private bool TryParseRelationshipForm(SdfSpecData relationship)
    {
        if (cursor.Take('.'))
        {
            if (!cursor.TakeWord("default"u8)) cursor.Expected("'default'");
            cursor.RequireAssign();
            relationship[SdfFieldKeys.Default] = ParseTarget("a relationship target", mayBeRoot: true);
            return true;
        }

        int end = cursor.Position;
        cursor.SkipInline();
        if (!cursor.Take('['))
        {
            cursor.Position = end;
            return false;
        }

        ParseTarget("a relationship target", mayBeRoot: true);
        cursor.Require(']');
        return true;
    }

    private List<SdfPath> ParseTargets(string what, bool mayBeRoot)
    {
        var paths = new List<SdfPath>();
        if (cursor.TakeWord("None"u8)) return paths;
        if (cursor.Next != '[')
        {
            paths.Add(ParseTarget(what, mayBeRoot));
            return paths;
        }

        if (!cursor.TakeOpen('[', ']')) return paths;
        do paths.Add(ParseTarget(what, mayBeRoot));
        while (cursor.TakeListSeparator(']'));

        return paths;
    }

    private SdfPath ParseTarget(string what, bool mayBeRoot)
    {
        int start = cursor.Position;
        SdfPath path = MakeAbsolute(cursor.RequirePath(), start);
        bool fits = path.IsPrimPath() || path.IsPropertyPath() || (mayBeRoot && path.IsAbsoluteRootPath());
        if (!fits || path.ContainsPrimVariantSelection())
        {
            cursor.FailAt(start, "USDA-PATH", $"expected {what} that is a prim or a property without variant selections, found <{path}>");
        }

        return path;
    }

    /// <summary>The spec of a property; a second declaration must agree with the first.</summary>
    private SdfSpecData Declare(SdfPath path, SdfSpecType type, bool custom, SdfVariability variability, int start)
    {
        cursor.Scope = path;
        SdfSpecData? property = data.Find(path);
        if (property is null)
        {
            property = data.Create(path, type);
            property[SdfFieldKeys.Variability] = variability;
        }
        else if (property.Type != type)
        {
            cursor.FailAt(start, "USDA-NAME", "expected a name for one kind of property, found an attribute and a relationship of this name");
        }
        else if (property[SdfFieldKeys.Variability] is SdfVariability declared && declared != variability)
        {
            cursor.FailAt(start, "USDA-NAME", "expected the variability declared before, found another");
        }

        if (custom) property[SdfFieldKeys.Custom] = true;
        return property;
    }
}
