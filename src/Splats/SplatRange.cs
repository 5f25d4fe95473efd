namespace UsdGsplat.Splats;

/// <summary>The checks that every <see cref="ISplatSource.Read"/> owes its caller.</summary>
public static class SplatRange
{
    /// <summary>Checks a range that is to be read.</summary>
    /// <returns>How many splats <paramref name="floats"/> holds.</returns>
    /// <exception cref="ArgumentException">The cloud lacks the column, or the range leaves it.</exception>
    public static int Check(SplatSchema schema, SplatColumn column, long first, int floats)
    {
        ArgumentNullException.ThrowIfNull(schema);
        int width = schema.Width(column);
        if (width == 0)
        {
            if (floats == 0) return 0;
            throw new ArgumentException($"the cloud has no column {column}", nameof(column));
        }

        int splats = Math.DivRem(floats, width, out int remainder);
        if (remainder != 0) throw new ArgumentException($"the length {floats} is no multiple of {width}, the width of {column}", nameof(floats));
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(first, schema.Count - splats);
        return splats;
    }
}
