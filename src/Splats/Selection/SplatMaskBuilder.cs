namespace UsdGsplat.Splats.Selection;

/// <summary>Collects the splats to drop. The bits are made only when the first one is dropped.</summary>
/// <remarks>Several threads may drop at once if each keeps to its own groups of 64 splats.</remarks>
internal sealed class SplatMaskBuilder(long count)
{
    private readonly Lock gate = new();
    private ulong[]? words;

    /// <summary>Drops a splat.</summary>
    internal void Drop(long index)
    {
        words ??= Make();
        words[index >> 6] &= ~(1UL << (int)(index & 63));
    }

    /// <summary>The mask of all splats that were not dropped.</summary>
    internal SplatMask Build() => new(count, words);

    private ulong[] Make()
    {
        lock (gate)
        {
            if (words is not null) return words;
            var made = new ulong[(count + 63) / 64];
            Array.Fill(made, ulong.MaxValue);
            if ((count & 63) != 0) made[^1] = (1UL << (int)(count & 63)) - 1;
            return words = made;
        }
    }
}
