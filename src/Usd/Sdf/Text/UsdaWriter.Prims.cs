namespace pxr;

internal sealed partial class UsdaWriter
{
    private void WritePrim(SdfPath path, int indent)
    {
        SdfSpecData prim = data.Find(path)!;
        output.Indent(indent).Append(Keyword(prim));
        string typeName = prim[SdfFieldKeys.TypeName] as TfToken ?? "";
        if (typeName.Length > 0 && typeName != "__AnyType__") output.Append(' ').Append(typeName);
        output.Append(" \""u8).Append(path.GetName()).Append('"');
        WriteMetadataBlock(path, prim, indent);
        output.Append('\n').Indent(indent).Append("{\n"u8);
        WriteBody(path, prim, indent + 1);
        output.Indent(indent).Append("}\n"u8);
    }

    private static ReadOnlySpan<byte> Keyword(SdfSpecData prim) => prim[SdfFieldKeys.Specifier] switch
    {
        SdfSpecifier.SdfSpecifierDef => "def"u8,
        SdfSpecifier.SdfSpecifierClass => "class"u8,
        _ => "over"u8,
    };

    /// <summary>Prints what stands between the braces of a prim or a variant.</summary>
    private void WriteBody(SdfPath path, SdfSpecData prim, int indent)
    {
        WriteOrder("properties"u8, prim.NamesOrEmpty(SdfFieldKeys.PropertyOrder), indent);
        WriteOrder("nameChildren"u8, prim.NamesOrEmpty(SdfFieldKeys.PrimOrder), indent);
        IReadOnlyList<string> properties = prim.NamesOrEmpty(SdfFieldKeys.Properties);
        foreach (string name in properties.Order(UsdaNameOrder.Instance)) WriteProperty(path.Property(name), indent);
        IReadOnlyList<string> children = prim.NamesOrEmpty(SdfFieldKeys.PrimChildren);
        for (int i = 0; i < children.Count; i++)
        {
            if (i > 0 || properties.Count > 0) output.Append('\n');
            WritePrim(path.Child(children[i]), indent);
        }

        foreach (string set in prim.NamesOrEmpty(SdfFieldKeys.VariantSetChildren)) WriteVariantSet(path, set, indent);
    }

    private void WriteOrder(ReadOnlySpan<byte> what, IReadOnlyList<string> names, int indent)
    {
        if (names.Count < 2) return;
        output.Indent(indent).Append("reorder "u8).Append(what).Append(" = "u8);
        AppendNames(names);
        output.Append('\n');
    }

    private void WriteVariantSet(SdfPath path, string set, int indent)
    {
        IReadOnlyList<string> variants = data.Find(path.Variant(set, ""))!.NamesOrEmpty(SdfFieldKeys.VariantChildren);
        if (variants.Count == 0) return;
        output.Indent(indent).Append("variantSet "u8);
        UsdaQuoting.AppendString(output, set);
        output.Append(" = {\n"u8);
        foreach (string name in variants.Order(TfByteOrder.Instance))
        {
            SdfPath variantPath = path.Variant(set, name);
            SdfSpecData variant = data.Find(variantPath)!;
            output.Indent(indent + 1);
            UsdaQuoting.AppendString(output, name);
            WriteMetadataBlock(variantPath, variant, indent + 1);
            output.Append(" {\n"u8);
            WriteBody(variantPath, variant, indent + 2);
            output.Append('\n').Indent(indent + 1).Append("}\n"u8);
        }

        output.Indent(indent).Append("}\n"u8);
    }

    private void WriteProperty(SdfPath path, int indent)
    {
        SdfSpecData property = data.Find(path)!;
        if (property.Type == SdfSpecType.SdfSpecTypeAttribute) WriteAttribute(path, property, indent);
        else WriteRelationship(path, property, indent);
    }
}
