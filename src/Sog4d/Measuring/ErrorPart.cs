namespace UsdGsplat.Sog4d.Measuring;

/// <summary>One thread's part of the errors.</summary>
internal sealed class ErrorPart
{
    private double[] sums = [];
    private int row;

    /// <summary>A histogram a kind; null where there is no value.</summary>
    internal ErrorHistogram?[] Histograms { get; } = new ErrorHistogram?[ErrorTotals.KindCount];

    /// <summary>Begins a chunk.</summary>
    /// <param name="table">A row of sums a chunk, a sum a kind.</param>
    /// <param name="chunk">Index of the chunk.</param>
    internal void Begin(double[] table, int chunk) => (sums, row) = (table, chunk * ErrorTotals.KindCount);

    /// <summary>Adds errors of the chunk.</summary>
    internal void Add(AttributeErrorKind kind, ReadOnlySpan<float> errors)
    {
        if (errors.IsEmpty) return;
        ErrorHistogram histogram = Histograms[(int)kind] ??= new ErrorHistogram();
        sums[row + (int)kind] += histogram.Add(errors);
    }
}
