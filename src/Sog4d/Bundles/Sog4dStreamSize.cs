namespace UsdGsplat.Sog4d.Bundles;

/// <summary>What a stream of a bundle takes.</summary>
/// <param name="Stream">Its name: <c>position hi</c>, <c>sh1 labels</c>, <c>meta.json</c>, and <c>other</c> for files that nothing names.</param>
/// <param name="Files">Number of files.</param>
/// <param name="StoredBytes">Bytes in the archive, without its headers.</param>
/// <param name="Bytes">Bytes unpacked.</param>
public sealed record Sog4dStreamSize(string Stream, int Files, long StoredBytes, long Bytes)
{
    /// <summary>The sizes of all streams that have files, in the order of the format.</summary>
    /// <param name="reader">The bundle.</param>
    public static IReadOnlyList<Sog4dStreamSize> Of(Sog4dReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        Dictionary<string, string> streams = StreamsOfFiles(reader.Meta);
        string[] order = [.. streams.Values.Distinct(), "other"];
        return [.. reader.Archive.Names
            .GroupBy(name => streams.GetValueOrDefault(name, "other"))
            .OrderBy(group => Array.IndexOf(order, group.Key))
            .Select(group => new Sog4dStreamSize(
                group.Key, group.Count(), group.Sum(name => reader.Archive.Find(name).CompressedSize), group.Sum(reader.Archive.LengthOf)))];
    }

    private static Dictionary<string, string> StreamsOfFiles(Sog4dMeta meta)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        Sog4dStreams streams = meta.Streams!;
        Add("meta.json", Sog4dArchive.MetaName);
        AddFrames("position hi", streams.Position!.HiPath!);
        AddFrames("position lo", streams.Position.LoPath!);
        AddFrames("scale", streams.Scale!.IndicesPath!);
        AddFrames("rotation", streams.Rotation!.Path!);
        AddFrames("sh0", streams.Sh!.Sh0Path!);
        foreach (PaletteSlot slot in PaletteSlot.Of(meta))
        {
            Add(slot.Name + " centroids", slot.Palette!.CentroidsPath!);
            if (!slot.IsDelta) AddFrames(slot.Name + " labels", slot.Palette.LabelsPath!);
            foreach (Sog4dLabelSegment? segment in slot.IsDelta ? slot.Palette.DeltaSegments! : [])
            {
                Add(slot.Name + " labels", segment!.BaseLabelsPath!);
                Add(slot.Name + " changes", segment.DeltaPath!);
            }
        }

        return found;

        void Add(string stream, string path) => found.TryAdd(Sog4dArchive.NormalizeName(path), stream);

        void AddFrames(string stream, string template)
        {
            for (int frame = 0; frame < meta.FrameCount; frame++) Add(stream, BundlePath.Of(template, frame));
        }
    }
}
