namespace pxr;

/// <content>Metadata fields that the schema declares, and those that nobody does.</content>
internal ref partial struct UsdaParser
{
    private static readonly string[] Units = ["mm", "cm", "dm", "m", "km", "in", "ft", "yd", "mi", "deg", "rad", "default", "%"];

    private void ParseField(SdfSpecData spec, SdfFieldDefinition field, SdfListOpType? edit)
    {
        int start = cursor.Position;
        switch (field.Kind)
        {
            case SdfFieldKind.TokenListOp:
                ParseListOp<SdfTokenListOp, TfToken, UsdaToken>(spec, field.Name, edit);
                return;
            case SdfFieldKind.StringListOp:
                ParseListOp<SdfStringListOp, string, UsdaString>(spec, field.Name, edit);
                return;
            case SdfFieldKind.IntListOp:
                ParseListOp<SdfIntListOp, int, UsdaInt>(spec, field.Name, edit);
                return;
            case SdfFieldKind.Int64ListOp:
                ParseListOp<SdfInt64ListOp, long, UsdaInt64>(spec, field.Name, edit);
                return;
            case SdfFieldKind.UIntListOp:
                ParseListOp<SdfUIntListOp, uint, UsdaUInt>(spec, field.Name, edit);
                return;
            case SdfFieldKind.UInt64ListOp:
                ParseListOp<SdfUInt64ListOp, ulong, UsdaUInt64>(spec, field.Name, edit);
                return;
        }

        bool isArray = field.Type?.IsArrayType == true;
        if (edit is not null && !isArray) cursor.FailAt(start, "USDA-METADATA", $"expected {field.Name} without a list edit, found one");
        spec[field.Name] = ParseFieldValue(field);
        if (field.Name == SdfFieldKeys.FramesPerSecond && spec[field.Name] is not > 0d) cursor.ExpectedAt(start, "frames per second above 0", "USDA-VALUE");
        if (field.Name == SdfFieldKeys.TypeName && !IsPrimTypeName(spec[field.Name] as TfToken)) cursor.ExpectedAt(start, "a prim type name", "USDA-VALUE");
    }

    // It prints without quotes.
    private static bool IsPrimTypeName(string? name) => string.IsNullOrEmpty(name)
        || name.Split('.').All(part => part.Split("::").All(word => SdfPathParser.IsIdentifier(word) && !UsdaCursor.IsReserved(word)));

    private object ParseFieldValue(SdfFieldDefinition field)
    {
        switch (field.Kind)
        {
            case SdfFieldKind.Dictionary:
                return UsdaDictionaryReader.Read(ref cursor);
            case SdfFieldKind.StringMap:
                return ParseStringMap();
            case SdfFieldKind.Permission:
                return ParsePermission();
            case SdfFieldKind.Unit:
                return ParseUnit();
            default:
                if (field.Name == SdfFieldKeys.SymmetryFunction) return ParseSymmetryFunction();
                return UsdaValueReader.Read(ref cursor, field.Type!);
        }
    }

    private SdfPermission ParsePermission()
    {
        if (cursor.TakeWord("public"u8)) return SdfPermission.SdfPermissionPublic;
        if (!cursor.TakeWord("private"u8)) cursor.Expected("'public' or 'private'", "USDA-VALUE");
        return SdfPermission.SdfPermissionPrivate;
    }

    private SdfUnit ParseUnit()
    {
        int start = cursor.Position;
        string name = cursor.Take('%') ? "%" : cursor.RequireIdentifier("a unit");
        if (!Units.Contains(name)) cursor.ExpectedAt(start, "a unit", "USDA-VALUE");
        return new SdfUnit(name);
    }

    // The word may be absent.
    private TfToken ParseSymmetryFunction() => new(cursor.PeekWord().IsEmpty ? "" : cursor.RequireFreeIdentifier("a function name"));

    private SortedDictionary<string, string> ParseStringMap()
    {
        var map = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (!cursor.TakeOpen('{', '}')) return map;
        do
        {
            string key = cursor.RequireString();
            cursor.SkipInline();
            cursor.Require(':');
            cursor.SkipInline();
            map[key] = cursor.RequireString();
        }
        while (cursor.TakeListSeparator('}'));

        return map;
    }

    private void ParseListOp<TListOp, T, TReader>(SdfSpecData spec, string field, SdfListOpType? edit)
        where TListOp : SdfListOpBase, new()
        where T : notnull
        where TReader : struct, IUsdaElement<T>
    {
        int start = cursor.Position;
        var items = new List<T>();
        if (!cursor.TakeWord("None"u8)) items.AddRange(UsdaListReader<T, TReader>.Read(ref cursor, 1));
        SetList<TListOp, T>(spec, field, edit, items, start, mayBeEmpty: true);
    }

    private void ParseUnregisteredList(SdfSpecData spec, string field, SdfListOpType edit)
    {
        int start = cursor.Position;
        if (cursor.TakeWord("None"u8)) return;
        string items = UsdaUnregisteredText.ReadListItems(ref cursor);
        SetList<SdfUnregisteredListOp, string>(spec, field, edit, [items], start);
    }
}
