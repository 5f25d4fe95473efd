
namespace UsdGsplat.Codecs.WebP;

/// <summary>The colors of an image of few colors, ascending, so that their differences are small.</summary>
internal sealed class Vp8lPalette
{
    private const int SlotBits = 10;

    private readonly uint[] slots = new uint[1 << SlotBits];
    private readonly short[] indices = new short[1 << SlotBits];
    private int count;

    private Vp8lPalette() => indices.AsSpan().Fill(-1);

    /// <summary>The colors.</summary>
    public uint[] Colors { get; private set; } = [];

    /// <summary>Collects the colors of an image; null when there are more than 256.</summary>
    public static Vp8lPalette? TryCollect(ReadOnlySpan<uint> pixels)
    {
        var palette = new Vp8lPalette();
        uint last = ~pixels[0];
        foreach (uint argb in pixels)
        {
            if (argb == last) continue;
            last = argb;
            if (!palette.TryAdd(argb)) return null;
        }

        palette.Sort();
        return palette;
    }

    /// <summary>The colors' differences, as they are stored.</summary>
    public uint[] Differences()
    {
        var differences = new uint[Colors.Length];
        for (int i = 0; i < Colors.Length; i++) differences[i] = i == 0 ? Colors[0] : Vp8lPredictors.Subtract(Colors[i], Colors[i - 1]);
        return differences;
    }

    /// <summary>The image's indices in green, several a pixel when there are at most 16 colors.</summary>
    public uint[] Index(ReadOnlySpan<uint> pixels, int width)
    {
        int bundleBits = Vp8lFormat.BundleBits(Colors.Length), indexBits = 8 >> bundleBits;
        int height = pixels.Length / width, columns = Vp8lFormat.Tiles(width, bundleBits);
        var bundled = new uint[columns * height];
        bundled.AsSpan().Fill(Vp8lPredictors.Black);
        uint last = Colors[0], index = 0;
        for (int y = 0; y < height; y++)
        {
            ReadOnlySpan<uint> row = pixels.Slice(y * width, width);
            Span<uint> to = bundled.AsSpan(y * columns, columns);
            for (int x = 0; x < row.Length; x++)
            {
                if (row[x] != last)
                {
                    last = row[x];
                    index = (uint)indices[Find(last)];
                }

                to[x >> bundleBits] |= index << (8 + ((x & ((1 << bundleBits) - 1)) * indexBits));
            }
        }

        return bundled;
    }

    private bool TryAdd(uint argb)
    {
        int slot = Find(argb);
        if (indices[slot] >= 0) return true;
        if (count == Vp8lFormat.MaxPalette) return false;
        slots[slot] = argb;
        indices[slot] = (short)count++;
        return true;
    }

    /// <summary>The slot of a color, or the free one where it belongs.</summary>
    private int Find(uint argb)
    {
        int slot = (int)((argb * 0x9E3779B1u) >> (32 - SlotBits));
        while (indices[slot] >= 0 && slots[slot] != argb) slot = (slot + 1) & (slots.Length - 1);
        return slot;
    }

    private void Sort()
    {
        Colors = [.. slots.Where((_, slot) => indices[slot] >= 0)];
        Array.Sort(Colors);
        for (int i = 0; i < Colors.Length; i++) indices[Find(Colors[i])] = (short)i;
    }
}
