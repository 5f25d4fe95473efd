namespace pxr;

/// <summary>Prints a layer byte for byte as OpenUSD 24.11 prints it.</summary>
internal sealed partial class UsdaWriter
{
    private readonly SdfAbstractData data;
    private readonly UsdaTextBuffer output;

    private UsdaWriter(SdfAbstractData data, Stream stream)
    {
        this.data = data;
        output = new UsdaTextBuffer(stream);
    }

    /// <summary>Writes a layer.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="stream">Where the text goes.</param>
    /// <param name="dialect">The cookie to print.</param>
    /// <param name="comment">Printed in place of the layer's own comment, unless empty.</param>
    internal static void Write(SdfLayerHandle layer, Stream stream, UsdaDialect dialect, string comment)
    {
        var writer = new UsdaWriter(layer.Data, stream);
        writer.WriteLayer(dialect, comment);
        writer.output.Flush();
    }

    private void WriteLayer(UsdaDialect dialect, string comment)
    {
        output.Append(dialect.Cookie).Append(dialect.Version).Append('\n');
        WriteLayerMetadata(comment);
        IReadOnlyList<string> order = data.Root.NamesOrEmpty(SdfFieldKeys.PrimOrder);
        if (order.Count > 1)
        {
            output.Append("\nreorder rootPrims = "u8);
            AppendNames(order);
            output.Append('\n');
        }

        foreach (string name in data.Root.NamesOrEmpty(SdfFieldKeys.PrimChildren))
        {
            output.Append('\n');
            WritePrim(SdfPath.AbsoluteRootPath().Child(name), 0);
        }

        output.Append('\n');
    }

    private void WriteLayerMetadata(string comment)
    {
        string text = comment.Length > 0 ? comment : data.Root[SdfFieldKeys.Comment] as string ?? "";
        SdfField[] fields =
            [.. data.Root.Fields.Where(IsLayerMetadata).OrderBy(f => f.Key, StringComparer.Ordinal)];
        bool relocates = data.Root.Has(SdfFieldKeys.LayerRelocates);
        if (text.Length == 0 && fields.Length == 0 && !relocates) return;
        output.Append("(\n"u8);
        if (text.Length > 0)
        {
            output.Indent(1);
            UsdaQuoting.AppendString(output, text);
            output.Append('\n');
        }

        foreach ((string field, object value) in fields)
        {
            if (field == SdfFieldKeys.SubLayers) WriteSubLayers((List<string>)value);
            else WriteMetadata(field, value, 1);
        }

        if (relocates) WriteRelocates((List<KeyValuePair<SdfPath, SdfPath>>)data.Root[SdfFieldKeys.LayerRelocates]!, 1);
        output.Append(")\n"u8);
    }

    private static bool IsLayerMetadata(SdfField field) => field.Key switch
    {
        SdfFieldKeys.PrimChildren or SdfFieldKeys.PrimOrder or SdfFieldKeys.SubLayerOffsets or SdfFieldKeys.Comment
            or SdfFieldKeys.LayerRelocates => false,
        SdfFieldKeys.Documentation => ((string)field.Value).Length > 0,
        SdfFieldKeys.HasOwnedSubLayers => (bool)field.Value,
        _ => true,
    };

    private void WriteSubLayers(List<string> paths)
    {
        var offsets = data.Root[SdfFieldKeys.SubLayerOffsets] as List<SdfLayerOffset>;
        output.Indent(1).Append("subLayers = [\n"u8);
        for (int i = 0; i < paths.Count; i++)
        {
            output.Indent(2);
            UsdaQuoting.AppendAsset(output, paths[i]);
            if (offsets is not null && i < offsets.Count) AppendOffset(offsets[i]);
            output.Append(i + 1 < paths.Count ? ",\n"u8 : "\n"u8);
        }

        output.Indent(1).Append("]\n"u8);
    }

    /// <summary>Prints <c> (offset = a; scale = b)</c> without the parts that are identity.</summary>
    private void AppendOffset(SdfLayerOffset offset)
    {
        if (offset.IsIdentity()) return;
        output.Append(" ("u8);
        bool first = offset.GetOffset() != 0;
        if (first)
        {
            output.Append("offset = "u8);
            TfNumberText.Append(output, offset.GetOffset());
        }

        if (offset.GetScale() != 1)
        {
            if (first) output.Append("; "u8);
            output.Append("scale = "u8);
            TfNumberText.Append(output, offset.GetScale());
        }

        output.Append(')');
    }

    private void AppendNames(IReadOnlyList<string> names)
    {
        output.Append('[');
        for (int i = 0; i < names.Count; i++)
        {
            if (i > 0) output.Append(", "u8);
            UsdaQuoting.AppendString(output, names[i]);
        }

        output.Append(']');
    }

    private void AppendPath(SdfPath path) => output.Append('<').Append(path.GetString()).Append('>');
}
