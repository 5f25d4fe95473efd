namespace UsdGsplat.Splats;

/// <summary>Several clouds of one kind as one: the splats of the first, then those of the second, and so on.</summary>
public sealed class ConcatenatedSplatSource : ISplatSource
{
    private readonly ISplatSource[] parts;
    private readonly long[] starts;

    /// <summary>Joins clouds.</summary>
    /// <param name="name">The name to use in messages.</param>
    /// <param name="parts">At least one cloud, all of one degree and all with or all without motion. Owned from now on.</param>
    /// <exception cref="ArgumentException">There is no part, or the parts differ in degree or motion.</exception>
    public ConcatenatedSplatSource(string name, IEnumerable<ISplatSource> parts)
    {
        Name = name;
        this.parts = [.. parts];
        if (this.parts.Length == 0) throw new ArgumentException("there is no part to concatenate", nameof(parts));
        SplatSchema first = this.parts[0].Schema;
        starts = new long[this.parts.Length];
        long count = 0;
        for (int i = 0; i < starts.Length; i++)
        {
            SplatSchema schema = this.parts[i].Schema;
            if (schema with { Count = first.Count } != first) throw new ArgumentException($"{this.parts[i].Name} differs from {this.parts[0].Name} in degree or motion", nameof(parts));
            starts[i] = count;
            count = checked(count + schema.Count);
        }

        Schema = first with { Count = count };
        Warnings = [.. this.parts.SelectMany(p => p.Warnings).Distinct()];
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public SplatSchema Schema { get; }

    /// <inheritdoc/>
    public IReadOnlyList<string> Warnings { get; }

    /// <inheritdoc/>
    public void Read(SplatColumn column, long first, Span<float> into)
    {
        int width = Schema.Width(column);
        SplatRange.Check(Schema, column, first, into.Length);
        for (int part = PartAt(first); !into.IsEmpty; part++)
        {
            long within = first - starts[part];
            int splats = (int)Math.Min(into.Length / width, parts[part].Schema.Count - within);
            parts[part].Read(column, within, into[..(splats * width)]);
            into = into[(splats * width)..];
            first += splats;
        }
    }

    /// <summary>Disposes the parts.</summary>
    public void Dispose()
    {
        foreach (ISplatSource part in parts) part.Dispose();
    }

    private int PartAt(long splat)
    {
        int found = Array.BinarySearch(starts, splat);
        return found >= 0 ? found : ~found - 1;
    }
}
