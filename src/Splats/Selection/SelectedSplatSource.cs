using System.Buffers;

namespace UsdGsplat.Splats.Selection;

/// <summary>A cloud without the splats that a mask drops; the others keep their order and are numbered anew.</summary>
/// <remarks>Where a stretch is kept whole, it is read straight from the cloud; else through 4,096 splats of scratch.</remarks>
public sealed class SelectedSplatSource : ISplatSource
{
    private readonly ISplatSource source;
    private readonly SplatMask mask;

    /// <summary>Hides the dropped splats of a cloud.</summary>
    /// <param name="source">The cloud; disposed with this one.</param>
    /// <param name="kept">Which of its splats to keep.</param>
    /// <exception cref="ArgumentException">The mask is of a cloud with another number of splats.</exception>
    public SelectedSplatSource(ISplatSource source, SplatMask kept)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(kept);
        if (kept.Count != source.Schema.Count)
            throw new ArgumentException($"the mask is for {kept.Count} splats, the cloud has {source.Schema.Count}", nameof(kept));
        this.source = source;
        mask = kept;
        Schema = source.Schema with { Count = kept.KeptCount };
    }

    /// <inheritdoc/>
    public string Name => source.Name;

    /// <inheritdoc/>
    public SplatSchema Schema { get; }

    /// <inheritdoc/>
    public IReadOnlyList<string> Warnings => source.Warnings;

    /// <inheritdoc/>
    public void Read(SplatColumn column, long first, Span<float> into)
    {
        int splats = SplatRange.Check(Schema, column, first, into.Length);
        if (splats == 0) return;
        int width = Schema.Width(column);
        int done = 0;
        for (long index = mask.IndexOfKept(first); done < splats; index = mask.NextKept(index))
        {
            int run = (int)mask.KeptRun(index, splats - done);
            if (run < SplatMask.BlockSplats && run < splats - done)
            {
                done += ReadScattered(column, index, into[(done * width)..], splats - done);
                index += SplatMask.BlockSplats;
            }
            else
            {
                source.Read(column, index, into.Slice(done * width, run * width));
                done += run;
                index += run;
            }
        }
    }

    /// <summary>Disposes the cloud.</summary>
    public void Dispose() => source.Dispose();

    /// <summary>Reads one block's worth of splats from an index on and copies the kept ones.</summary>
    /// <returns>How many were copied, at most <paramref name="splats"/>.</returns>
    private int ReadScattered(SplatColumn column, long index, Span<float> into, int splats)
    {
        int width = Schema.Width(column);
        int span = (int)Math.Min(SplatMask.BlockSplats, mask.Count - index);
        float[] rented = ArrayPool<float>.Shared.Rent(span * width);
        try
        {
            Span<float> scratch = rented.AsSpan(0, span * width);
            source.Read(column, index, scratch);
            int taken = 0;
            for (long at = index, end = index + span; at < end && taken < splats; at = mask.NextKept(at))
            {
                int run = (int)mask.KeptRun(at, Math.Min(splats - taken, end - at));
                scratch.Slice((int)(at - index) * width, run * width).CopyTo(into[(taken * width)..]);
                taken += run;
                at += run;
            }

            return taken;
        }
        finally
        {
            ArrayPool<float>.Shared.Return(rented);
        }
    }
}
