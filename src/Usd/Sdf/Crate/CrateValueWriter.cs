using UsdGsplat.Codecs;

namespace pxr;

/// <summary>Writes values and gives their representations. Mirrors <see cref="CrateValueReader"/>.</summary>
/// <param name="output">Where values go that do not fit into their representations.</param>
/// <param name="tables">Takes the texts and paths in them.</param>
/// <param name="start">The version to begin with: values that need a newer one raise it.</param>
/// <remarks>
/// Equal values are written once. What a value holds stands in front of it. All layouts from 0.8.0 on are the same, so the
/// version may rise while values are written. Source: the crate format's description, sections 7 to 10.
/// </remarks>
internal sealed partial class CrateValueWriter(CrateOutput output, CrateTables tables, CrateVersion start)
{
    private readonly Dictionary<(CrateType Type, bool IsArray, CrateBlob Bytes), CrateValueRep> blobs = [];

    /// <summary>The version that readers of what was written need.</summary>
    internal CrateVersion Version { get; private set; } = start;

    /// <summary>Where the values are, for errors.</summary>
    internal AssetLocation Location { get; set; } = new("");

    /// <summary>Writes a value of a field or inside of another one; an array may be the lazy value that reads it.</summary>
    /// <exception cref="AssetUnsupportedException">Crates have no encoding for the value.</exception>
    internal CrateValueRep Write(object value) => value switch
    {
        SdfLazyValue lazy => WriteLazy(lazy),
        Vt_ArrayBase array => WriteArray(array),
        VtDictionary { Count: 0 } => CrateValueRep.Inlined(CrateType.Dictionary, 0),
        VtDictionary dictionary => Store(CrateType.Dictionary, Dictionary(dictionary)),
        SdfListOpBase op => WriteListOp(op),
        _ => Inline(value) ?? WriteNumbers(value) ?? WriteOther(value),
    };

    /// <summary>Writes the times of samples, which many attributes share.</summary>
    internal CrateValueRep WriteTimes(IReadOnlyList<double> times)
    {
        double[] all = [.. times];
        return Store(CrateType.DoubleVector, new CrateBlob().Add((ulong)all.Length).AddAll<double>(all));
    }

    /// <summary>Writes samples whose values are written already.</summary>
    internal CrateValueRep WriteSamples(CrateValueRep times, ReadOnlySpan<CrateValueRep> values)
    {
        CrateBlob blob = new CrateBlob().AddNested(times).Add((long)sizeof(long)).Add((ulong)values.Length);
        foreach (CrateValueRep value in values) blob.Add(value.Bits);
        return Store(CrateType.TimeSamples, blob);
    }

    internal CrateValueRep WriteTokens(IReadOnlyList<string> names) => Store(CrateType.TokenVector, Indexes(names, tables.Token));

    internal CrateValueRep WriteStrings(IReadOnlyList<string> texts) => Store(CrateType.StringVector, Indexes(texts, tables.String));

    internal CrateValueRep WriteSelections(SortedDictionary<string, string> selections)
    {
        CrateBlob blob = new CrateBlob().Add((ulong)selections.Count);
        foreach ((string set, string selection) in selections) blob.Add(tables.String(set)).Add(tables.String(selection));
        return Store(CrateType.VariantSelectionMap, blob);
    }

    internal CrateValueRep WriteOffsets(List<SdfLayerOffset> offsets)
    {
        CrateBlob blob = new CrateBlob().Add((ulong)offsets.Count);
        foreach (SdfLayerOffset offset in offsets) Add(blob, offset);
        return Store(CrateType.LayerOffsetVector, blob);
    }

    internal CrateValueRep WriteRelocates(List<KeyValuePair<SdfPath, SdfPath>> relocates)
    {
        if (relocates.Count > 0) Require(CrateVersion.Relocates);
        CrateBlob blob = new CrateBlob().Add((ulong)relocates.Count);
        foreach ((SdfPath source, SdfPath target) in relocates) blob.Add(tables.Path(source)).Add(tables.Path(target));
        return Store(CrateType.Relocates, blob);
    }

    /// <summary>Writes a spline of an attribute.</summary>
    /// <param name="spline">The spline.</param>
    /// <param name="type">The attribute's element type.</param>
    internal CrateValueRep WriteSpline(SdfSpline spline, SdfElementType type)
    {
        Require(CrateVersion.Splines);
        byte[] bytes = CrateSplineWriter.Encode(spline, type);
        SdfSplineKnot[] withData = [.. spline.Knots.Where(knot => !knot.CustomData.empty())];
        CrateBlob blob = new CrateBlob().Add((ulong)bytes.Length).AddAll<byte>(bytes).Add((ulong)withData.Length);
        foreach (SdfSplineKnot knot in withData) Add(blob.Add(knot.Time), knot.CustomData);
        return Store(CrateType.Spline, blob);
    }

    /// <summary>Writes what nobody declares: a text, a dictionary or a list operation.</summary>
    internal CrateValueRep WriteUnregistered(object value)
    {
        CrateValueRep held = value switch
        {
            SdfUnregisteredValue text => Write(text.Text),
            SdfUnregisteredListOp op => Store(CrateType.UnregisteredValueListOp, ListOp<string>(op, (blob, text) => blob.AddNested(Write(text)))),
            _ => Write(value),
        };
        return Store(CrateType.UnregisteredValue, new CrateBlob().AddNested(held));
    }

    private CrateValueRep WriteOther(object value)
    {
        switch (value)
        {
            case SdfPathExpression expression:
                Require(CrateVersion.PathExpressions);
                return Store(CrateType.PathExpression, new CrateBlob().Add(tables.String(expression.Text)));
            case SdfUnregisteredValue:
                return WriteUnregistered(value);
            default:
                string name = value switch
                {
                    SdfPath => "path",
                    SdfUnit => "unit",
                    List<KeyValuePair<SdfPath, SdfPath>> => "map of relocates of a prim",
                    _ => value.GetType().Name,
                };
                throw new AssetUnsupportedException(Location, "USDC-VALUE", $"expected a value that crates have an encoding for, found a {name}; write a text layer");
        }
    }

    private CrateBlob Dictionary(VtDictionary dictionary) => Add(new CrateBlob(), dictionary);

    private CrateBlob Add(CrateBlob blob, VtDictionary dictionary)
    {
        blob.Add((ulong)dictionary.Count);
        foreach ((string key, VtValue value) in dictionary) blob.Add(tables.String(key)).AddNested(Write(value.Held!));
        return blob;
    }

    private static void Add(CrateBlob blob, SdfLayerOffset offset) => blob.Add(offset.GetOffset()).Add(offset.GetScale());

    private static CrateBlob Indexes(IReadOnlyList<string> texts, Func<string, int> index)
    {
        CrateBlob blob = new CrateBlob().Add((ulong)texts.Count);
        foreach (string text in texts) blob.Add(index(text));
        return blob;
    }

    private void Require(CrateVersion version)
    {
        if (Version < version) Version = version;
    }

    /// <summary>Writes the bytes of a value, unless equal ones of its type are there.</summary>
    private CrateValueRep Store(CrateType type, CrateBlob blob, bool isArray = false)
    {
        if (blobs.TryGetValue((type, isArray, blob), out CrateValueRep known)) return known;
        if (isArray) output.Align();
        CrateValueRep rep = isArray ? CrateValueRep.ArrayAt(type, output.Position, compressed: false) : CrateValueRep.At(type, output.Position);
        output.Write(blob.Bytes);
        blobs.Add((type, isArray, blob), rep);
        return rep;
    }
}
