namespace UsdGsplat.Sog4d.Labels;

/// <summary>The palette of one band of spherical harmonics: splats refer to its entries by label.</summary>
/// <remarks>
/// Band 1 has 3 coefficients an entry, band 2 has 5, band 3 has 7; each has R, G and B. Source: sog4d sections 6.2 and 6.3.
/// </remarks>
public sealed class ShPalette
{
    /// <summary>Labels are 16-bit numbers below the number of entries, and the peers stop at this one.</summary>
    public const int MaxCount = 65535;

    /// <summary>Makes a palette.</summary>
    /// <param name="band">1 to 3.</param>
    /// <param name="centroidsType">How the entries are stored.</param>
    /// <param name="centroids">[entry][coefficient][R, G, B]; not copied.</param>
    /// <exception cref="ArgumentException">The band is none, or the length no whole number of 1 to 65535 entries.</exception>
    public ShPalette(int band, ShCentroidsType centroidsType, float[] centroids)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(band, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(band, 3);
        if (centroidsType is not (ShCentroidsType.F16 or ShCentroidsType.F32))
            throw new ArgumentOutOfRangeException(nameof(centroidsType), centroidsType, "expected half or single precision");
        ArgumentNullException.ThrowIfNull(centroids);
        int count = Math.DivRem(centroids.Length, EntryFloats(band), out int rest);
        if (rest != 0 || count is < 1 or > MaxCount)
            throw new ArgumentException($"expected 1 to {MaxCount} entries of {EntryFloats(band)} floats, found {centroids.Length} floats", nameof(centroids));
        Band = band;
        Count = count;
        CentroidsType = centroidsType;
        Centroids = centroids;
    }

    /// <summary>The band, 1 to 3.</summary>
    public int Band { get; }

    /// <summary>Number of entries, 1 to <see cref="MaxCount"/>.</summary>
    public int Count { get; }

    /// <summary>How the entries are stored.</summary>
    public ShCentroidsType CentroidsType { get; }

    /// <summary>The entries, [entry][coefficient][R, G, B], coefficients in the order of the trainer. The palette's own array.</summary>
    public float[] Centroids { get; }

    /// <summary>Coefficients of a band: 3, 5 or 7.</summary>
    public static int Coefficients(int band) => (2 * band) + 1;

    /// <summary>Floats of an entry of a band: 9, 15 or 21.</summary>
    public static int EntryFloats(int band) => 3 * Coefficients(band);

    /// <summary>Bytes of a stored scalar.</summary>
    internal static int ScalarBytes(ShCentroidsType type) => type == ShCentroidsType.F16 ? 2 : 4;
}
