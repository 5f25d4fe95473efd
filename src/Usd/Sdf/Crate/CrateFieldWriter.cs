namespace pxr;

/// <summary>Writes the values of fields as crates hold them. Mirrors <see cref="CrateFields"/>.</summary>
/// <param name="values">Writes the values.</param>
/// <remarks>Source: the crate format's description, section 11.</remarks>
internal sealed class CrateFieldWriter(CrateValueWriter values)
{
    /// <summary>Writes a field's value; null for one that is not stored.</summary>
    internal CrateValueRep? Write(SdfSpecData spec, SdfField field)
    {
        object value = SdfLazyValue.KeepTransient(field.Stored) ?? field.Value;
        return value switch
        {
            List<string> names when field.Key == SdfFieldKeys.SubLayers => values.WriteStrings(names),
            List<string> names => values.WriteTokens(names),
            List<SdfLayerOffset> offsets => values.WriteOffsets(offsets),
            List<KeyValuePair<SdfPath, SdfPath>> relocates when field.Key == SdfFieldKeys.LayerRelocates => values.WriteRelocates(relocates),
            SortedDictionary<string, string> selections when field.Key == SdfFieldKeys.VariantSelection => values.WriteSelections(selections),
            SortedDictionary<string, string> map => values.Write(ToDictionary(map)),
            SdfSpline spline => WriteSpline(spec, spline),
            VtDictionary dictionary when SdfFieldSchema.Find(field.Key) is null => values.WriteUnregistered(dictionary),
            _ => values.Write(value),
        };
    }

    // Crates do not store splines without knots.
    private CrateValueRep? WriteSpline(SdfSpecData spec, SdfSpline spline)
    {
        if (spline.Knots.Count == 0) return null;
        SdfValueTypeName? type = SdfTypeRegistry.Find(spec[SdfFieldKeys.TypeName] as TfToken ?? "");
        return values.WriteSpline(spline, type?.Element?.Type ?? SdfElementType.Double);
    }

    private static VtDictionary ToDictionary(SortedDictionary<string, string> map)
    {
        var dictionary = new VtDictionary();
        foreach ((string key, string text) in map) dictionary.SetValueAtPath(new StdStringVector { key }, text);
        return dictionary;
    }
}
