using UsdGsplat.Codecs.Sources;

namespace UsdGsplat.Sog4d.Splat4d;

/// <summary>The section table, and how Unity's importer looks things up in it.</summary>
internal sealed class Splat4dTable
{
    private readonly Dictionary<(uint Kind, uint Band), Splat4dSection> first = [];
    private readonly Dictionary<(uint Kind, uint Band, uint StartFrame), Splat4dSection> segments = [];
    private readonly long offset;

    internal Splat4dTable(long offset, Splat4dSection[] entries)
    {
        this.offset = offset;
        Entries = entries;
        foreach (Splat4dSection entry in entries)
        {
            // Of duplicates the first counts, but among the sections of segments the last.
            first.TryAdd((entry.Kind, entry.Band), entry);
            segments[(entry.Kind, entry.Band, entry.StartFrame)] = entry;
        }
    }

    internal IReadOnlyList<Splat4dSection> Entries { get; }

    internal static string Scope(uint kind, uint band)
    {
        string name = new Splat4dSection(kind, 0, 0, 0, 0, 0).KindName;
        return band == 0 ? name : FormattableString.Invariant($"{name} sh{band}");
    }

    internal bool Has(uint kind, uint band) => first.ContainsKey((kind, band));

    /// <summary>The section that counts, inside the file; or null, after saying why.</summary>
    internal Splat4dSection? Find(IByteSource bytes, Splat4dFindings findings, uint kind, uint band)
    {
        if (!first.TryGetValue((kind, band), out Splat4dSection section))
        {
            findings.Error("SECT-MISSING", offset, Scope(kind, band), $"expected a section {Scope(kind, band)} in the table, found none");
            return null;
        }

        return InRange(bytes, findings, section) ? section : null;
    }

    /// <summary>The section of a segment, or null.</summary>
    internal Splat4dSection? Segment(uint kind, uint band, uint startFrame) =>
        segments.TryGetValue((kind, band, startFrame), out Splat4dSection section) ? section : null;

    internal static bool InRange(IByteSource bytes, Splat4dFindings findings, Splat4dSection section)
    {
        // Written so that no sum can wrap.
        ulong length = (ulong)bytes.Length;
        return (section.Offset <= length && section.Length <= length - section.Offset)
            || findings.Error(
                "SECT-RANGE", null, Scope(section.Kind, section.Band), $"expected a section within {length} bytes, found {section.Length} bytes at {section.Offset}");
    }

    internal void WarnOfStrangers(Splat4dFindings findings, uint bands)
    {
        var seen = new HashSet<(uint, uint, uint)>();
        foreach (Splat4dSection entry in Entries)
        {
            bool known = entry.Kind switch
            {
                Splat4dLayout.Records or Splat4dLayout.Meta or Splat4dLayout.Transform => entry.Band == 0,
                Splat4dLayout.Centroids or Splat4dLayout.Labels or Splat4dLayout.LabelDeltas => entry.Band >= 1 && entry.Band <= bands,
                _ => false,
            };
            string scope = Scope(entry.Kind, entry.Band);
            if (!known) findings.Warning("SECT-UNKNOWN", offset, scope, $"the section {scope} is unknown and ignored");
            if (!seen.Add((entry.Kind, entry.Band, entry.StartFrame)))
                findings.Warning("SECT-DUPLICATE", offset, scope, $"the section {scope} of frame {entry.StartFrame} is there more than once; readers differ in which one counts");
        }
    }
}
