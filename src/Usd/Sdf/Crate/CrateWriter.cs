using UsdGsplat.Codecs;

namespace pxr;

/// <summary>Writes layers as crates. Mirrors <see cref="CrateReader"/>.</summary>
/// <remarks>The same layer gives the same bytes. Source: the crate format's description, section 12.</remarks>
internal sealed class CrateWriter
{
    private readonly AssetLocation location;
    private readonly CrateTables tables;
    private readonly CrateValueWriter values;
    private readonly CrateFieldWriter fields;

    private CrateWriter(CrateOutput output, CrateVersion start, AssetLocation location)
    {
        this.location = location;
        tables = new CrateTables(location);
        values = new CrateValueWriter(output, tables, start);
        fields = new CrateFieldWriter(values);
    }

    /// <summary>Writes a layer.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="stream">A seekable stream at its beginning.</param>
    /// <param name="start">The version of the crate, unless a value needs a newer one.</param>
    /// <param name="comment">Stored in place of the layer's own comment, unless empty.</param>
    /// <exception cref="AssetUnsupportedException">The layer has a value that crates have no encoding for.</exception>
    internal static void Write(SdfLayerHandle layer, Stream stream, CrateVersion start, string comment) =>
        Write(layer, new CrateOutput(stream), start, comment);

    /// <summary>Writes a layer to a stream that cannot go back to the header: what it says is counted before.</summary>
    /// <param name="layer">The layer; elements of sources are read once, but for a few.</param>
    /// <param name="stream">Written forward only.</param>
    internal static void WriteForward(SdfLayerHandle layer, Stream stream)
    {
        byte[] header = Write(layer, new CrateOutput(stream: null), CrateVersion.OfNewFiles, "");
        Write(layer, new CrateOutput(stream, header), CrateVersion.OfNewFiles, "");
    }

    private static byte[] Write(SdfLayerHandle layer, CrateOutput output, CrateVersion start, string comment)
    {
        CrateStructureWriter.BeginHeader(output);
        var writer = new CrateWriter(output, start, layer.Location);
        writer.WriteSpecs(layer.Data, comment);
        return CrateStructureWriter.Finish(output, writer.tables, writer.values.Version);
    }

    private void WriteSpecs(SdfAbstractData data, string comment)
    {
        KeyValuePair<SdfPath, SdfSpecData>[] specs = [.. data.Specs
            .OrderBy(spec => CrateTables.IsPrimProperty(spec.Key) ? spec.Key.GetName() : "", StringComparer.Ordinal)
            .ThenBy(spec => spec.Key)];
        foreach ((SdfPath path, SdfSpecData spec) in specs.Where(spec => Samples(spec.Value) is null))
        {
            AddSpec(path, spec, samples: null, path.IsAbsoluteRootPath() ? comment : "");
        }

        WriteSampled([.. specs.Where(spec => Samples(spec.Value) is not null)]);
    }

    private static SdfTimeSamples? Samples(SdfSpecData spec) => spec[SdfFieldKeys.TimeSamples] as SdfTimeSamples;

    /// <summary>Writes the values of samples by their times, so that those of one time are near each other.</summary>
    private void WriteSampled(KeyValuePair<SdfPath, SdfSpecData>[] specs)
    {
        CrateValueRep[][] reps = Array.ConvertAll(specs, spec => new CrateValueRep[Samples(spec.Value)!.Count]);
        var order = new List<(double Time, int Spec, int Sample)>();
        for (int i = 0; i < specs.Length; i++)
        {
            IReadOnlyList<double> times = Samples(specs[i].Value)!.Times;
            for (int sample = 0; sample < times.Count; sample++) order.Add((times[sample], i, sample));
        }

        order.Sort();
        foreach ((double _, int i, int sample) in order)
        {
            values.Location = location.In($"{specs[i].Key}.{SdfFieldKeys.TimeSamples}");
            SdfTimeSamples samples = Samples(specs[i].Value)!;
            reps[i][sample] = values.Write(SdfLazyValue.KeepTransient(samples.StoredAt(sample)) ?? samples.Values[sample]);
        }

        for (int i = 0; i < specs.Length; i++)
        {
            CrateValueRep times = values.WriteTimes(Samples(specs[i].Value)!.Times);
            AddSpec(specs[i].Key, specs[i].Value, values.WriteSamples(times, reps[i]), "");
        }
    }

    private void AddSpec(SdfPath path, SdfSpecData spec, CrateValueRep? samples, string comment)
    {
        var indexes = new List<int>();
        foreach (SdfField field in spec.Fields)
        {
            if (comment.Length > 0 && field.Key == SdfFieldKeys.Comment) continue;
            values.Location = location.In($"{path} {field.Key}");
            if (field.Key == SdfFieldKeys.TimeSamples && samples is { } rep) indexes.Add(tables.Field(field.Key, rep));
            else if (fields.Write(spec, field) is { } written) indexes.Add(tables.Field(field.Key, written));
        }

        if (comment.Length > 0) indexes.Add(tables.Field(SdfFieldKeys.Comment, values.Write(comment)));
        tables.Specs.Add(new CrateSpec(tables.Path(path), tables.FieldSet([.. indexes]), (int)spec.Type));
    }
}
