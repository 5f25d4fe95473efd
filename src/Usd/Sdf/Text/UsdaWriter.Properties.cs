namespace pxr;

internal sealed partial class UsdaWriter
{
    private void WriteAttribute(SdfPath path, SdfSpecData attribute, int indent)
    {
        string name = path.GetName();
        string typeName = PrintedType(attribute);
        bool uniform = attribute[SdfFieldKeys.Variability] is SdfVariability.SdfVariabilityUniform;
        bool custom = attribute[SdfFieldKeys.Custom] is true;
        object? value = attribute[SdfFieldKeys.Default];
        var samples = attribute[SdfFieldKeys.TimeSamples] as SdfTimeSamples;
        var connections = attribute[SdfFieldKeys.ConnectionPaths] as SdfPathListOp;
        var spline = attribute[SdfFieldKeys.Spline] as SdfSpline;
        bool hasOther = samples is not null || spline is { Knots.Count: > 0 } || (connections is not null && connections.HasKeys());
        if (value is not null || custom || !hasOther || HasMetadata(attribute))
        {
            output.Indent(indent);
            if (custom) output.Append("custom "u8);
            AppendDeclaration(uniform, typeName, name);
            if (value is not null)
            {
                output.Append(" = "u8);
                UsdaValueWriter.Append(output, value);
            }

            WriteMetadataBlock(path, attribute, indent);
            output.Append('\n');
        }

        if (samples is not null) WriteTimeSamples(samples, uniform, typeName, name, indent);
        if (spline is { Knots.Count: > 0 }) WriteSpline(spline, uniform, typeName, name, indent);
        if (connections is not null) WriteConnections(connections, uniform, typeName, name, indent);
    }

    /// <summary>The declared name, or the modern one that it is an alias of.</summary>
    private static string PrintedType(SdfSpecData attribute)
    {
        string declared = attribute[SdfFieldKeys.TypeName] as TfToken ?? "";
        return SdfTypeRegistry.Find(declared)?.Text ?? declared;
    }

    private void AppendDeclaration(bool uniform, string typeName, string name)
    {
        if (uniform) output.Append("uniform "u8);
        output.Append(typeName).Append(' ').Append(name);
    }

    private void WriteTimeSamples(SdfTimeSamples samples, bool uniform, string typeName, string name, int indent)
    {
        output.Indent(indent);
        AppendDeclaration(uniform, typeName, name);
        output.Append(".timeSamples = {\n"u8);
        for (int i = 0; i < samples.Count; i++)
        {
            output.Indent(indent + 1);
            TfNumberText.Append(output, samples.Times[i]);
            output.Append(": "u8);
            UsdaValueWriter.Append(output, samples.Values[i]);
            output.Append(",\n"u8);
        }

        output.Indent(indent).Append("}\n"u8);
    }

    private void WriteSpline(SdfSpline spline, bool uniform, string typeName, string name, int indent)
    {
        output.Indent(indent);
        AppendDeclaration(uniform, typeName, name);
        output.Append(".spline = {\n"u8);
        SdfElementType type = SdfTypeRegistry.Find(typeName)?.Element?.Type ?? SdfElementType.Double;
        new UsdaSplineWriter(output, type, AppendDictionaryOnOneLine).Write(spline, indent + 1);
        output.Indent(indent).Append("}\n"u8);
    }

    private void WriteConnections(SdfPathListOp connections, bool uniform, string typeName, string name, int indent)
    {
        foreach ((string prefix, IReadOnlyList<object> items) in ListsToPrint(connections))
        {
            output.Indent(indent).Append(prefix);
            AppendDeclaration(uniform, typeName, name);
            output.Append(".connect = "u8);
            AppendTargets(items, indent);
            output.Append('\n');
        }
    }

    private void WriteRelationship(SdfPath path, SdfSpecData relationship, int indent)
    {
        string name = path.GetName();
        bool custom = relationship[SdfFieldKeys.Custom] is true;
        bool varying = relationship[SdfFieldKeys.Variability] is SdfVariability.SdfVariabilityVarying;
        var targets = relationship[SdfFieldKeys.TargetPaths] as SdfPathListOp;
        bool isExplicit = targets is not null && targets.IsExplicit();
        bool hasEdits = targets is not null && !isExplicit && targets.HasKeys();
        string declaration = (varying ? "varying " : "") + "rel " + name;
        if (isExplicit || HasMetadata(relationship) || (!hasEdits && !custom))
        {
            output.Indent(indent).Append(custom ? "custom "u8 : ""u8).Append(declaration);
            if (isExplicit)
            {
                output.Append(" = "u8);
                AppendTargets(targets!.Items(SdfListOpType.SdfListOpTypeExplicit), indent);
            }

            WriteMetadataBlock(path, relationship, indent);
            output.Append('\n');
        }
        else if (custom)
        {
            output.Indent(indent).Append("custom "u8).Append(declaration).Append('\n');
        }

        if (hasEdits)
        {
            foreach ((string prefix, IReadOnlyList<object> items) in ListsToPrint(targets!))
            {
                output.Indent(indent).Append(prefix).Append(declaration).Append(" = "u8);
                AppendTargets(items, indent);
                output.Append('\n');
            }
        }

        if (relationship[SdfFieldKeys.Default] is SdfPath legacy)
        {
            output.Indent(indent).Append(declaration).Append(".default = "u8);
            AppendPath(legacy);
            output.Indent(1).Append('\n');
        }
    }

    /// <summary>The lists of an operation with the keyword to print before each; the explicit one has none.</summary>
    private static IEnumerable<(string Prefix, IReadOnlyList<object> Items)> ListsToPrint(SdfListOpBase op)
    {
        if (op.IsExplicit())
        {
            yield return ("", op.Items(SdfListOpType.SdfListOpTypeExplicit));
            yield break;
        }

        foreach (SdfListOpType type in SdfListOpBase.EditOrder)
        {
            IReadOnlyList<object> items = op.Items(type);
            if (items.Count > 0) yield return (EditKeyword(type), items);
        }
    }

    private static string EditKeyword(SdfListOpType type) => type switch
    {
        SdfListOpType.SdfListOpTypeDeleted => "delete ",
        SdfListOpType.SdfListOpTypeAdded => "add ",
        SdfListOpType.SdfListOpTypePrepended => "prepend ",
        SdfListOpType.SdfListOpTypeAppended => "append ",
        _ => "reorder ",
    };

    private void AppendTargets(IReadOnlyList<object> items, int indent)
    {
        if (items.Count == 0)
        {
            output.Append("None"u8);
            return;
        }

        if (items.Count == 1)
        {
            AppendPath((SdfPath)items[0]);
            return;
        }

        output.Append("[\n"u8);
        foreach (object item in items)
        {
            output.Indent(indent + 1);
            AppendPath((SdfPath)item);
            output.Append(",\n"u8);
        }

        output.Indent(indent).Append(']');
    }
}
