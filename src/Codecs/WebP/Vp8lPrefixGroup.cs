namespace UsdGsplat.Codecs.WebP;

/// <summary>The five prefix codes that code the pixels of some tiles.</summary>
internal readonly struct Vp8lPrefixGroup
{
    /// <summary>Collects codes and notes whether literals vary in green only.</summary>
    public Vp8lPrefixGroup(Vp8lPrefixCode green, Vp8lPrefixCode red, Vp8lPrefixCode blue, Vp8lPrefixCode alpha, Vp8lPrefixCode distance, Vp8lPrefixTables tables)
    {
        Green = green;
        Red = red;
        Blue = blue;
        Alpha = alpha;
        Distance = distance;
        OnlyGreen = tables.IsSingle(red, out int r) & tables.IsSingle(blue, out int b) & tables.IsSingle(alpha, out int a);
        RedBlueAlpha = ((uint)a << 24) | ((uint)r << 16) | (uint)b;
    }

    /// <summary>Green, copy lengths and cached colors.</summary>
    public Vp8lPrefixCode Green { get; }

    /// <summary>Red.</summary>
    public Vp8lPrefixCode Red { get; }

    /// <summary>Blue.</summary>
    public Vp8lPrefixCode Blue { get; }

    /// <summary>Alpha.</summary>
    public Vp8lPrefixCode Alpha { get; }

    /// <summary>Copy distances.</summary>
    public Vp8lPrefixCode Distance { get; }

    /// <summary>Whether red, blue and alpha have one value each, so that a literal is its green symbol.</summary>
    public bool OnlyGreen { get; }

    /// <summary>The literal without green, where <see cref="OnlyGreen"/>.</summary>
    public uint RedBlueAlpha { get; }
}

/// <summary>Which group of prefix codes each tile uses.</summary>
internal readonly struct Vp8lGroupMap
{
    private readonly uint[] tiles;
    private readonly int columns;
    private readonly int bits;

    /// <summary>One group for the whole image.</summary>
    public Vp8lGroupMap(int width)
        : this([0], 1, System.Numerics.BitOperations.Log2((uint)width) + 1)
    {
    }

    /// <summary>A group for each tile of side 2^<paramref name="bits"/>.</summary>
    public Vp8lGroupMap(uint[] tiles, int columns, int bits)
    {
        this.tiles = tiles;
        this.columns = columns;
        this.bits = bits;
        foreach (uint group in tiles) GroupCount = Math.Max(GroupCount, (int)group + 1);
    }

    /// <summary>One more than the greatest group.</summary>
    public int GroupCount { get; }

    /// <summary>Whether each group has a tile.</summary>
    public bool[] NamedGroups()
    {
        var named = new bool[GroupCount];
        foreach (uint group in tiles) named[group] = true;
        return named;
    }

    /// <summary>The group of a pixel, and the index of the first pixel after it that may be in another.</summary>
    public int At(int pixel, int width, out int end)
    {
        if (GroupCount == 1)
        {
            end = int.MaxValue;
            return 0;
        }

        (int y, int x) = Math.DivRem(pixel, width);
        end = (y * width) + Math.Min(width, ((x >> bits) + 1) << bits);
        return (int)tiles[((y >> bits) * columns) + (x >> bits)];
    }
}
