namespace UsdGsplat.Splats.Codebooks;

/// <summary>A part of a column's record: some floats from an offset on.</summary>
/// <param name="Offset">Index of the first float within the record.</param>
/// <param name="Floats">How many.</param>
public readonly record struct RecordPart(int Offset, int Floats)
{
    /// <summary>The higher spherical-harmonics coefficients of the first bands together: 9, 24 or 45 floats.</summary>
    /// <param name="bands">1 to <see cref="SphericalHarmonics.MaxDegree"/>.</param>
    /// <remarks>Of a <see cref="SplatColumn.ShRest"/> record. Source: sog4d, section 6.1.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">There are no such bands.</exception>
    public static RecordPart ShBands(int bands) => new(0, 3 * SphericalHarmonics.RestCount(Checked(bands)));

    /// <summary>The coefficients of one band alone: 9, 15 or 21 floats.</summary>
    /// <param name="band">1 to <see cref="SphericalHarmonics.MaxDegree"/>.</param>
    /// <remarks>Of a <see cref="SplatColumn.ShRest"/> record. Source: sog4d, section 6.2.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">There is no such band.</exception>
    public static RecordPart ShBand(int band) => new(3 * SphericalHarmonics.RestCount(Checked(band) - 1), 3 * ((2 * band) + 1));

    private static int Checked(int band)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(band, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(band, SphericalHarmonics.MaxDegree);
        return band;
    }
}
