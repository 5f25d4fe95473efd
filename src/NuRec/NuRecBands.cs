namespace UsdGsplat.NuRec;

/// <summary>Gives records of spherical harmonics more bands, of zeros, or fewer.</summary>
internal static class NuRecBands
{
    /// <summary>Changes the width of the records at the start of an array in place. Bands are nested, so both are exact.</summary>
    /// <param name="values">Holds the records, and has room for the changed ones.</param>
    /// <param name="splats">Number of records.</param>
    /// <param name="from">Floats a record.</param>
    /// <param name="to">Floats a record afterwards.</param>
    internal static Span<float> Resize(float[] values, int splats, int from, int to)
    {
        if (to < from)
        {
            for (int i = 1; i < splats; i++) values.AsSpan(i * from, to).CopyTo(values.AsSpan(i * to));
        }
        else if (to > from)
        {
            // From the last record down, so that none is overwritten before it is moved.
            for (int i = splats - 1; i >= 0; i--)
            {
                values.AsSpan(i * from, from).CopyTo(values.AsSpan(i * to));
                values.AsSpan((i * to) + from, to - from).Clear();
            }
        }

        return values.AsSpan(0, splats * to);
    }
}
