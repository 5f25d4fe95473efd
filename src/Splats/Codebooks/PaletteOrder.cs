namespace UsdGsplat.Splats.Codebooks;

/// <summary>Puts palette entries in an order that helps images of their indices to compress.</summary>
/// <remarks>
/// Entries lie along the palette's principal axis, so that similar entries have near numbers, and neighbouring splats,
/// which look alike, have labels of which mostly the low byte differs.
/// </remarks>
internal static class PaletteOrder
{
    // The largest eigenvalue need not be far above the next: any direction among the first few orders well enough.
    private const int PowerSteps = 64;

    /// <summary>Sorts entries and drops those that repeat another.</summary>
    internal static float[] SortDistinct(float[] entries, int dimensions)
    {
        int count = entries.Length / dimensions;
        double[] axis = PrincipalAxis(entries, dimensions);
        var places = new double[count];
        for (int k = 0; k < count; k++)
        {
            for (int d = 0; d < dimensions; d++) places[k] += axis[d] * entries[(k * dimensions) + d];
        }

        int[] order = [.. Enumerable.Range(0, count)];
        Array.Sort(order, (a, b) => places[a] != places[b] ? places[a].CompareTo(places[b]) : Entry(a).SequenceCompareTo(Entry(b)));
        var sorted = new List<float>(entries.Length);
        for (int i = 0; i < count; i++)
        {
            if (i == 0 || !Entry(order[i]).SequenceEqual(Entry(order[i - 1]))) sorted.AddRange(Entry(order[i]));
        }

        return [.. sorted];

        ReadOnlySpan<float> Entry(int index) => entries.AsSpan(index * dimensions, dimensions);
    }

    /// <summary>The direction of the largest variance, of arbitrary length, its largest component positive.</summary>
    private static double[] PrincipalAxis(float[] entries, int dimensions)
    {
        double[,] covariance = Covariance(entries, dimensions);
        int widest = 0;
        for (int d = 1; d < dimensions; d++)
        {
            if (covariance[d, d] > covariance[widest, widest]) widest = d;
        }

        var axis = new double[dimensions];
        axis[widest] = 1;
        for (int step = 0; step < PowerSteps && covariance[widest, widest] > 0; step++) axis = Apply(covariance, axis);
        return axis;
    }

    private static double[,] Covariance(float[] entries, int dimensions)
    {
        int count = entries.Length / dimensions;
        var mean = new double[dimensions];
        for (int i = 0; i < entries.Length; i++) mean[i % dimensions] += entries[i] / (double)count;
        var covariance = new double[dimensions, dimensions];
        var centred = new double[dimensions];
        for (int k = 0; k < count; k++)
        {
            for (int d = 0; d < dimensions; d++) centred[d] = entries[(k * dimensions) + d] - mean[d];
            for (int a = 0; a < dimensions; a++)
            {
                for (int b = 0; b < dimensions; b++) covariance[a, b] += centred[a] * centred[b];
            }
        }

        return covariance;
    }

    /// <summary>The product with a vector, divided by its largest component.</summary>
    private static double[] Apply(double[,] matrix, double[] vector)
    {
        var product = new double[vector.Length];
        double largest = 0;
        for (int a = 0; a < vector.Length; a++)
        {
            for (int b = 0; b < vector.Length; b++) product[a] += matrix[a, b] * vector[b];
            if (Math.Abs(product[a]) > Math.Abs(largest)) largest = product[a];
        }

        if (largest == 0) return vector;
        for (int a = 0; a < vector.Length; a++) product[a] /= largest;
        return product;
    }
}
