namespace UsdGsplat.Sog4d.Splat4d;

/// <summary>What a kind of content takes in a <c>.splat4d</c> file.</summary>
/// <param name="Stream">Its name: <c>records</c>, <c>sh1 centroids</c>, <c>sh1 labels</c>, <c>sh1 changes</c>, and so on.</param>
/// <param name="Bytes">Bytes; those that several sections share are counted once.</param>
public sealed record Splat4dStreamSize(string Stream, long Bytes)
{
    /// <summary>The sizes of all kinds of content, in the order of the file.</summary>
    /// <param name="source">The file.</param>
    public static IReadOnlyList<Splat4dStreamSize> Of(Splat4dSource source)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (source.FormatVersion == 1) return [new Splat4dStreamSize("records", source.Schema.Count * Splat4dLayout.RecordBytes)];
        IEnumerable<Splat4dStreamSize> sections = source.Sections
            .DistinctBy(s => (s.Kind, s.Band, s.Offset, s.Length))
            .GroupBy(NameOf)
            .Select(g => new Splat4dStreamSize(g.Key, g.Sum(s => (long)s.Length)));
        long table = Splat4dLayout.TableHeaderBytes + (source.Sections.Count * (long)Splat4dSection.Bytes);
        return [new Splat4dStreamSize("header", Splat4dLayout.HeaderBytes), .. sections, new Splat4dStreamSize("table", table)];
    }

    private static string NameOf(Splat4dSection section)
    {
        string band = FormattableString.Invariant($"sh{section.Band} ");
        return section.Kind switch
        {
            Splat4dLayout.Records => "records",
            Splat4dLayout.Meta => "meta",
            Splat4dLayout.Transform => "transform",
            Splat4dLayout.Centroids => band + "centroids",
            Splat4dLayout.Labels => band + "labels",
            Splat4dLayout.LabelDeltas => band + "changes",
            _ => section.KindName,
        };
    }
}
