using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace pxr;

/// <summary>A matrix of two rows and two columns of double-precision numbers.</summary>
/// <remarks>
/// Vectors are rows and stand on the left of the product. Memory holds the rows one after another. A value type: assignment
/// copies, and methods that set change the value itself. The default value is zero; <c>new GfMatrix2d(1)</c> is the identity.
/// </remarks>
[StructLayout(LayoutKind.Sequential)]
public struct GfMatrix2d : IEquatable<GfMatrix2d>, IDisposable
{
    /// <summary>The number of rows.</summary>
    public const uint numRows = 2;

    /// <summary>The number of columns.</summary>
    public const uint numColumns = 2;

    private Cells _cells;

    /// <summary>Sets the cells row by row.</summary>
    public GfMatrix2d(double m00, double m01, double m10, double m11) =>
        Set(m00, m01, m10, m11);

    /// <summary>Sets the diagonal to <paramref name="s"/> and all else to 0; 1 gives the identity.</summary>
    public GfMatrix2d(double s) => SetDiagonal(s);

    /// <summary>Sets the diagonal to the vector and all else to 0.</summary>
    public GfMatrix2d(GfVec2d v) => SetDiagonal(v);

    /// <summary>Sets the cells from rows; cells that are missing keep those of the identity, and those too many are ignored.</summary>
    public GfMatrix2d(StdDoubleVectorVector v)
    {
        ArgumentNullException.ThrowIfNull(v);
        SetIdentity();
        for (int i = 0; i < Math.Min(v.Count, 2); i++)
        {
            for (int j = 0; j < Math.Min(v[i].Count, 2); j++) this[i, j] = v[i][j];
        }
    }

    /// <inheritdoc cref="GfMatrix2d(StdDoubleVectorVector)"/>
    public GfMatrix2d(StdFloatVectorVector v)
    {
        ArgumentNullException.ThrowIfNull(v);
        SetIdentity();
        for (int i = 0; i < Math.Min(v.Count, 2); i++)
        {
            for (int j = 0; j < Math.Min(v[i].Count, 2); j++) this[i, j] = v[i][j];
        }
    }

    /// <summary>Widens each cell; nothing is lost.</summary>
    public GfMatrix2d(GfMatrix2f m)
    {
        ReadOnlySpan<float> source = m.AsSpan();
        for (int i = 0; i < source.Length; i++) _cells[i] = source[i];
    }

    /// <summary>Addition: the cell in a row and a column, both counted from 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An index is not below 2.</exception>
    public double this[int row, int column]
    {
        readonly get => GfComponents.At(in _cells[CheckRow(row) * 2], column, 2);
        set => GfComponents.At(in _cells[CheckRow(row) * 2], column, 2) = value;
    }

    /// <summary>Sets row <paramref name="i"/>.</summary>
    public void SetRow(int i, GfVec2d v)
    {
        for (int j = 0; j < 2; j++) this[i, j] = v[j];
    }

    /// <summary>Sets column <paramref name="i"/>.</summary>
    public void SetColumn(int i, GfVec2d v)
    {
        for (int j = 0; j < 2; j++) this[j, i] = v[j];
    }

    /// <summary>Row <paramref name="i"/>.</summary>
    public readonly GfVec2d GetRow(int i) => new(this[i, 0], this[i, 1]);

    /// <summary>Column <paramref name="i"/>.</summary>
    public readonly GfVec2d GetColumn(int i) => new(this[0, i], this[1, i]);

    /// <summary>Sets the cells row by row and returns the matrix.</summary>
    public GfMatrix2d Set(double m00, double m01, double m10, double m11)
    {
        ReadOnlySpan<double> cells = [m00, m01, m10, m11];
        cells.CopyTo(_cells);
        return this;
    }

    /// <summary>Sets the identity and returns the matrix.</summary>
    public GfMatrix2d SetIdentity() => SetDiagonal(1);

    /// <summary>Sets every cell to 0 and returns the matrix.</summary>
    public GfMatrix2d SetZero() => SetDiagonal(0);

    /// <summary>Sets the diagonal to <paramref name="s"/> and all else to 0, and returns the matrix.</summary>
    public GfMatrix2d SetDiagonal(double s) => SetDiagonal(new GfVec2d(s));

    /// <summary>Sets the diagonal to the vector and all else to 0, and returns the matrix.</summary>
    public GfMatrix2d SetDiagonal(GfVec2d arg0)
    {
        this = default;
        for (int i = 0; i < 2; i++) this[i, i] = arg0[i];
        return this;
    }

    /// <summary>The matrix with rows and columns exchanged.</summary>
    public readonly GfMatrix2d GetTranspose()
    {
        var transpose = new GfMatrix2d();
        for (int i = 0; i < 2; i++) transpose.SetColumn(i, GetRow(i));
        return transpose;
    }

    /// <summary>The inverse; where there is none, the matrix that scales by the largest float.</summary>
    /// <param name="det">The determinant.</param>
    /// <param name="eps">A determinant whose size is not above this has no inverse.</param>
    public readonly GfMatrix2d GetInverse(out double det, double eps = 0)
    {
        det = GetDeterminant();
        if (!(Math.Abs(det) > eps)) return new GfMatrix2d().SetDiagonal(float.MaxValue);
        double scale = 1 / det;
        return new GfMatrix2d(_cells[3] * scale, -_cells[1] * scale, -_cells[2] * scale, _cells[0] * scale);
    }

    /// <inheritdoc cref="GetInverse(out double, double)"/>
    public readonly GfMatrix2d GetInverse() => GetInverse(out _);

    /// <summary>The determinant.</summary>
    public readonly double GetDeterminant() => (_cells[0] * _cells[3]) - (_cells[1] * _cells[2]);

    /// <summary>Copies the cells, row by row.</summary>
    /// <exception cref="ArgumentException">The array has fewer than 4 elements.</exception>
    public readonly void CopyToArray(double[] dest) => AsSpan().CopyTo(dest);

    /// <summary>Sets the cells, row by row, from the first 4 elements.</summary>
    /// <exception cref="ArgumentException">The array has fewer than 4 elements.</exception>
    public void CopyFromArray(double[] src)
    {
        ArgumentNullException.ThrowIfNull(src);
        if (src.Length < 4) throw new ArgumentException($"expected at least 4 elements, found {src.Length}", nameof(src));
        src.AsSpan(0, 4).CopyTo(_cells);
    }

    /// <summary>Does nothing: a value holds nothing to release.</summary>
    public readonly void Dispose()
    {
    }

    /// <summary>Whether all cells are equal; NaN equals nothing.</summary>
    public static bool Equals(GfMatrix2d lhs, GfMatrix2d rhs) => lhs == rhs;

    /// <summary>Whether the other object is an equal GfMatrix2d.</summary>
    public override readonly bool Equals(object? rhs) => rhs is GfMatrix2d other && this == other;

    readonly bool IEquatable<GfMatrix2d>.Equals(GfMatrix2d other) => this == other;

    /// <summary>A hash of the cells.</summary>
    public override readonly int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (double cell in AsSpan()) hash.Add(cell);
        return hash.ToHashCode();
    }

    /// <summary>The cells as OpenUSD prints them: <c>( (1, 0), (0, 1) )</c>.</summary>
    public override readonly string ToString() => GfText.Matrix(AsSpan(), 2);

    /// <summary>Whether all cells are equal; NaN equals nothing.</summary>
    public static bool operator ==(GfMatrix2d lhs, GfMatrix2d rhs)
    {
        for (int i = 0; i < 4; i++)
        {
            if (lhs._cells[i] != rhs._cells[i]) return false;
        }

        return true;
    }

    /// <summary>Whether a cell differs.</summary>
    public static bool operator !=(GfMatrix2d lhs, GfMatrix2d rhs) => !(lhs == rhs);

    /// <summary>Addition: the product, which as a transform does <paramref name="lhs"/> first.</summary>
    public static GfMatrix2d operator *(GfMatrix2d lhs, GfMatrix2d rhs)
    {
        var product = new GfMatrix2d();
        for (int i = 0; i < 2; i++)
        {
            for (int j = 0; j < 2; j++)
            {
                product._cells[(i * 2) + j] = (lhs._cells[i * 2] * rhs._cells[j]) + (lhs._cells[(i * 2) + 1] * rhs._cells[2 + j]);
            }
        }

        return product;
    }

    /// <summary>The cells, row by row: a view.</summary>
    [UnscopedRef]
    internal readonly ReadOnlySpan<double> AsSpan() => _cells;

    private static int CheckRow(int row)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(row);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(row, 2);
        return row;
    }

    [InlineArray(4)]
    private struct Cells
    {
        private double _first;
    }
}
