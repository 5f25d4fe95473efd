namespace UsdGsplat.Splats.Operations;

/// <summary>A cloud whose colours are mapped by a matrix and an offset, seen from every side.</summary>
/// <remarks>
/// A colour is ½ and a sum of coefficients times basis functions, of which the first is constant: the matrix acts on all
/// coefficients, and what it makes of ½, with the offset, goes to the constant one. Exact but where a colour below 0 is cut.
/// </remarks>
public sealed class RecoloredSplatSource : ISplatSource
{
    private readonly ISplatSource source;
    private readonly double[] rows;

    /// <summary>Maps the colours of a cloud.</summary>
    /// <param name="source">The cloud; disposed with this one.</param>
    /// <param name="rows">Twelve numbers: for red, green and blue, the shares of red, green and blue and the offset.</param>
    /// <exception cref="ArgumentException">There are not twelve numbers, or one is not finite.</exception>
    public RecoloredSplatSource(ISplatSource source, ReadOnlySpan<double> rows)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (rows.Length != 12) throw new ArgumentException($"expected 12 numbers, found {rows.Length}", nameof(rows));
        foreach (double number in rows)
        {
            if (!double.IsFinite(number)) throw new ArgumentException($"expected finite numbers, found {number}", nameof(rows));
        }

        this.source = source;
        this.rows = rows.ToArray();
    }

    /// <inheritdoc/>
    public string Name => source.Name;

    /// <inheritdoc/>
    public SplatSchema Schema => source.Schema;

    /// <inheritdoc/>
    public IReadOnlyList<string> Warnings => source.Warnings;

    /// <inheritdoc/>
    public void Read(SplatColumn column, long first, Span<float> into)
    {
        source.Read(column, first, into);
        if (column is not (SplatColumn.ShDc or SplatColumn.ShRest)) return;
        for (int i = 0; i < into.Length; i += 3)
        {
            double r = into[i], g = into[i + 1], b = into[i + 2];
            for (int c = 0; c < 3; c++)
            {
                int row = 4 * c;
                double value = (rows[row] * r) + (rows[row + 1] * g) + (rows[row + 2] * b);
                if (column == SplatColumn.ShDc) value += Constant(row);
                into[i + c] = (float)value;
            }
        }
    }

    /// <summary>Disposes the cloud.</summary>
    public void Dispose() => source.Dispose();

    /// <summary>What a row makes of ½, as a coefficient of the constant function.</summary>
    private double Constant(int row) => ((0.5 * (rows[row] + rows[row + 1] + rows[row + 2])) + rows[row + 3] - 0.5) / SphericalHarmonics.C0;
}
