using System.Collections;

namespace pxr;

internal sealed partial class UsdaWriter
{
    private static bool HasMetadata(SdfSpecData spec) =>
        spec[SdfFieldKeys.Comment] is string { Length: > 0 } || spec.Fields.Any(IsMetadata);

    private static bool IsMetadata(SdfField field) => field.Key switch
    {
        SdfFieldKeys.Specifier or SdfFieldKeys.PrimChildren or SdfFieldKeys.Properties or SdfFieldKeys.PrimOrder
            or SdfFieldKeys.PropertyOrder or SdfFieldKeys.VariantSetChildren or SdfFieldKeys.Custom or SdfFieldKeys.Variability
            or SdfFieldKeys.Default or SdfFieldKeys.TimeSamples or SdfFieldKeys.Spline or SdfFieldKeys.ConnectionPaths
            or SdfFieldKeys.TargetPaths or SdfFieldKeys.Comment or SdfFieldKeys.TypeName => false,
        SdfFieldKeys.Documentation => ((string)field.Value).Length > 0,
        SdfFieldKeys.VariantSelection => ((ICollection)field.Value).Count > 0,
        _ => field.Value is not SdfListOpBase op || op.HasKeys(),
    };

    /// <summary>Prints <c> (</c>, the comment, the fields in dictionary order, and <c>)</c>; nothing without metadata.</summary>
    private void WriteMetadataBlock(SdfPath path, SdfSpecData spec, int indent)
    {
        if (!HasMetadata(spec)) return;
        output.Append(" (\n"u8);
        if (spec[SdfFieldKeys.Comment] is string { Length: > 0 } comment)
        {
            output.Indent(indent + 1);
            UsdaQuoting.AppendString(output, comment);
            output.Append('\n');
        }

        foreach ((string field, object value) in spec.Fields.Where(IsMetadata).OrderBy(f => f.Key, UsdaNameOrder.Instance))
        {
            if (value is List<KeyValuePair<SdfPath, SdfPath>> relocates) WriteRelocates(RelativeTo(path.GetPrimPath(), relocates), indent + 1);
            else WriteMetadata(field, value, indent + 1);
        }

        output.Indent(indent).Append(')');
    }

    private void WriteMetadata(string field, object value, int indent)
    {
        string keyword = Keyword(field);
        switch (value)
        {
            case VtDictionary dictionary:
                output.Indent(indent).Append(keyword).Append(" = "u8);
                AppendDictionary(dictionary, indent);
                output.Append('\n');
                break;
            case SortedDictionary<string, string> map when field == SdfFieldKeys.VariantSelection:
                WriteVariantSelections(keyword, map, indent);
                break;
            case SortedDictionary<string, string> map:
                WriteSubstitutions(keyword, map, indent);
                break;
            case SdfListOpBase op:
                foreach ((string prefix, IReadOnlyList<object> items) in ListsToPrint(op)) WriteListOp(prefix + keyword, op, items, indent);
                break;
            default:
                output.Indent(indent).Append(keyword).Append(" = "u8);
                AppendMetadataValue(field, value);
                output.Append('\n');
                break;
        }
    }

    private static string Keyword(string field) => field switch
    {
        SdfFieldKeys.Documentation => "doc",
        SdfFieldKeys.InheritPaths => "inherits",
        SdfFieldKeys.VariantSetNames => "variantSets",
        SdfFieldKeys.VariantSelection => "variants",
        _ => field,
    };

    private void AppendMetadataValue(string field, object value)
    {
        switch (value)
        {
            case bool flag:
                output.Append(flag ? "true"u8 : "false"u8);
                break;
            case SdfPermission permission:
                output.Append(permission == SdfPermission.SdfPermissionPrivate ? "private"u8 : "public"u8);
                break;
            case SdfUnit unit:
                output.Append(unit.Name);
                break;
            case TfToken token when field == SdfFieldKeys.SymmetryFunction:
                output.Append(token.GetString());
                break;
            default:
                UsdaValueWriter.Append(output, value);
                break;
        }
    }

    private void WriteListOp(string key, SdfListOpBase op, IReadOnlyList<object> items, int indent)
    {
        output.Indent(indent).Append(key).Append(" = "u8);
        switch (op)
        {
            case SdfReferenceListOp or SdfPayloadListOp or SdfPathListOp:
                AppendArcs(items, indent);
                break;
            case SdfStringListOp when key.EndsWith("variantSets", StringComparison.Ordinal) && items.Count == 1:
                UsdaQuoting.AppendString(output, (string)items[0]);
                break;
            case SdfUnregisteredListOp:
                output.Append('[').Append(string.Join(", ", items.Cast<string>())).Append(']');
                break;
            default:
                AppendItems(items);
                break;
        }

        output.Append('\n');
    }

    private void AppendItems(IReadOnlyList<object> items)
    {
        if (items.Count == 0)
        {
            output.Append("None"u8);
            return;
        }

        output.Append('[');
        for (int i = 0; i < items.Count; i++)
        {
            if (i > 0) output.Append(", "u8);
            UsdaValueWriter.Append(output, items[i]);
        }

        output.Append(']');
    }

    private void AppendArcs(IReadOnlyList<object> items, int indent)
    {
        if (items.Count == 0)
        {
            output.Append("None"u8);
            return;
        }

        if (items.Count == 1 && !HasCustomData(items[0]))
        {
            AppendArc(items[0], indent);
            return;
        }

        output.Append("[\n"u8);
        for (int i = 0; i < items.Count; i++)
        {
            output.Indent(indent + 1);
            AppendArc(items[i], indent + 1);
            output.Append(i + 1 < items.Count ? ",\n"u8 : "\n"u8);
        }

        output.Indent(indent).Append(']');
    }

    private static bool HasCustomData(object item) => item is SdfReference reference && !reference.GetCustomData().empty();

    private void AppendArc(object item, int indent)
    {
        switch (item)
        {
            case SdfPath path:
                AppendPath(path);
                break;
            case SdfPayload payload:
                AppendArcTarget(payload.GetAssetPath(), payload.GetPrimPath());
                AppendOffset(payload.GetLayerOffset());
                break;
            case SdfReference reference:
                AppendArcTarget(reference.GetAssetPath(), reference.GetPrimPath());
                if (HasCustomData(item)) AppendReferenceBlock(reference, indent);
                else AppendOffset(reference.GetLayerOffset());
                break;
        }
    }

    private void AppendArcTarget(string assetPath, SdfPath primPath)
    {
        if (assetPath.Length > 0) UsdaQuoting.AppendAsset(output, assetPath);
        if (assetPath.Length == 0 || !primPath.IsEmpty()) AppendPath(primPath);
    }

    private void AppendReferenceBlock(SdfReference reference, int indent)
    {
        SdfLayerOffset offset = reference.GetLayerOffset();
        output.Append(" (\n"u8);
        if (offset.GetOffset() != 0) WriteNumberLine("offset = "u8, offset.GetOffset(), indent + 1);
        if (offset.GetScale() != 1) WriteNumberLine("scale = "u8, offset.GetScale(), indent + 1);
        output.Indent(indent + 1).Append("customData = "u8);
        AppendDictionary(reference.GetCustomData(), indent + 1);
        output.Append('\n').Indent(indent).Append(')');
    }

    private void WriteNumberLine(ReadOnlySpan<byte> key, double value, int indent)
    {
        output.Indent(indent).Append(key);
        TfNumberText.Append(output, value);
        output.Append('\n');
    }

    /// <summary>The legacy relocates of a prim: seen from it, in the order of their sources then.</summary>
    private static List<KeyValuePair<SdfPath, SdfPath>> RelativeTo(SdfPath prim, List<KeyValuePair<SdfPath, SdfPath>> relocates)
    {
        SdfPath anchor = prim.StripAllVariantSelections();
        return [.. relocates
            .Select(pair => new KeyValuePair<SdfPath, SdfPath>(pair.Key.MakeRelativePath(anchor), pair.Value.MakeRelativePath(anchor)))
            .OrderBy(pair => pair.Key)];
    }

    private void WriteRelocates(List<KeyValuePair<SdfPath, SdfPath>> relocates, int indent)
    {
        output.Indent(indent).Append("relocates = {\n"u8);
        for (int i = 0; i < relocates.Count; i++)
        {
            output.Indent(indent + 1);
            AppendPath(relocates[i].Key);
            output.Append(": "u8);
            AppendPath(relocates[i].Value);
            output.Append(i + 1 < relocates.Count ? ", \n"u8 : "\n"u8);
        }

        output.Indent(indent).Append("}\n"u8);
    }

    private void WriteSubstitutions(string keyword, SortedDictionary<string, string> map, int indent)
    {
        output.Indent(indent).Append(keyword).Append(" = {\n"u8);
        int left = map.Count;
        foreach ((string from, string to) in map)
        {
            output.Indent(indent + 1);
            UsdaQuoting.AppendString(output, from);
            output.Append(": "u8);
            UsdaQuoting.AppendString(output, to);
            output.Append(--left > 0 ? ", \n"u8 : "\n"u8);
        }

        output.Indent(indent).Append("}\n"u8);
    }

    private void WriteVariantSelections(string keyword, SortedDictionary<string, string> map, int indent)
    {
        output.Indent(indent).Append(keyword).Append(" = {\n"u8);
        foreach ((string set, string selection) in map)
        {
            output.Indent(indent + 1).Append("string "u8);
            AppendKey(set);
            output.Append(" = "u8);
            UsdaQuoting.AppendString(output, selection);
            output.Append('\n');
        }

        output.Indent(indent).Append("}\n"u8);
    }

    /// <summary>Prints a dictionary over several lines, one entry a line, keys in byte order, which is their own.</summary>
    private void AppendDictionary(VtDictionary dictionary, int indent)
    {
        output.Append("{\n"u8);
        foreach ((string key, VtValue value) in dictionary)
        {
            output.Indent(indent + 1);
            AppendEntryStart(key, value);
            if (value.Held is VtDictionary nested) AppendDictionary(nested, indent + 1);
            else UsdaValueWriter.Append(output, value.Held!);
            output.Append('\n');
        }

        output.Indent(indent).Append('}');
    }

    /// <summary>The form inside of splines: <c>{ string a = "x"; int b = 1 }</c>.</summary>
    private void AppendDictionaryOnOneLine(VtDictionary dictionary)
    {
        output.Append("{ "u8);
        int left = dictionary.Count;
        foreach ((string key, VtValue value) in dictionary)
        {
            AppendEntryStart(key, value);
            if (value.Held is VtDictionary nested) AppendDictionaryOnOneLine(nested);
            else UsdaValueWriter.Append(output, value.Held!);
            output.Append(--left > 0 ? "; "u8 : " "u8);
        }

        output.Append('}');
    }

    private void AppendEntryStart(string key, VtValue value)
    {
        output.Append(value.Held is VtDictionary ? "dictionary" : DictionaryType(value)).Append(' ');
        AppendKey(key);
        output.Append(" = "u8);
    }

    private static string DictionaryType(VtValue value) => SdfTypeRegistry.OfValue(value.Held!)?.Text
        ?? throw new NotSupportedException($"a dictionary cannot hold a value of type {value.GetTypeName()}");

    private void AppendKey(string key)
    {
        bool plain = key.Length > 0 && !char.IsAsciiDigit(key[0]) && key.All(c => char.IsAsciiLetterOrDigit(c) || c == '_');
        if (plain) output.Append(key);
        else UsdaQuoting.AppendString(output, key);
    }
}
