namespace UsdGsplat.Codecs.WebP;

/// <summary>How lossless WebP images are written. The pixels are the same at every setting.</summary>
public sealed record WebPEncodeOptions
{
    /// <summary>Effort unless the caller says otherwise: most of the gain at a small part of the time.</summary>
    public const int DefaultEffort = 2;

    /// <summary>Greatest effort.</summary>
    public const int MaxEffort = 9;

    /// <summary>What is spent on small files, 0 (fastest) to 9 (smallest); default <see cref="DefaultEffort"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is outside the range.</exception>
    public int Effort
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, MaxEffort);
            field = value;
        }
    } = DefaultEffort;
}
