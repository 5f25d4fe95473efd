using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace pxr;

/// <summary>A matrix of three rows and three columns of double-precision numbers.</summary>
/// <remarks>
/// Vectors are rows and stand on the left of the product. Memory holds the rows one after another. A value type: assignment
/// copies, and methods that set change the value itself. The default value is zero; <c>new GfMatrix3d(1)</c> is the identity.
/// </remarks>
[StructLayout(LayoutKind.Sequential)]
public partial struct GfMatrix3d : IEquatable<GfMatrix3d>, IDisposable
{
    /// <summary>The number of rows.</summary>
    public const uint numRows = 3;

    /// <summary>The number of columns.</summary>
    public const uint numColumns = 3;

    private Cells _cells;

    /// <summary>Sets the cells row by row.</summary>
    public GfMatrix3d(
        double m00, double m01, double m02,
        double m10, double m11, double m12,
        double m20, double m21, double m22) =>
        Set(m00, m01, m02, m10, m11, m12, m20, m21, m22);

    /// <summary>Sets the diagonal to <paramref name="s"/> and all else to 0; 1 gives the identity.</summary>
    public GfMatrix3d(double s) => SetDiagonal(s);

    /// <summary>Sets the diagonal to the vector and all else to 0.</summary>
    public GfMatrix3d(GfVec3d v) => SetDiagonal(v);

    /// <summary>Sets the cells from rows; cells that are missing keep those of the identity, and those too many are ignored.</summary>
    public GfMatrix3d(StdDoubleVectorVector v)
    {
        ArgumentNullException.ThrowIfNull(v);
        SetIdentity();
        for (int i = 0; i < Math.Min(v.Count, 3); i++)
        {
            for (int j = 0; j < Math.Min(v[i].Count, 3); j++) this[i, j] = v[i][j];
        }
    }

    /// <inheritdoc cref="GfMatrix3d(StdDoubleVectorVector)"/>
    public GfMatrix3d(StdFloatVectorVector v)
    {
        ArgumentNullException.ThrowIfNull(v);
        SetIdentity();
        for (int i = 0; i < Math.Min(v.Count, 3); i++)
        {
            for (int j = 0; j < Math.Min(v[i].Count, 3); j++) this[i, j] = v[i][j];
        }
    }

    /// <summary>Widens each cell; nothing is lost.</summary>
    public GfMatrix3d(GfMatrix3f m)
    {
        ReadOnlySpan<float> source = m.AsSpan();
        for (int i = 0; i < source.Length; i++) _cells[i] = source[i];
    }

    /// <summary>Addition: the cell in a row and a column, both counted from 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An index is not below 3.</exception>
    public double this[int row, int column]
    {
        readonly get => GfComponents.At(in _cells[CheckRow(row) * 3], column, 3);
        set => GfComponents.At(in _cells[CheckRow(row) * 3], column, 3) = value;
    }

    /// <summary>Sets row <paramref name="i"/>.</summary>
    public void SetRow(int i, GfVec3d v)
    {
        for (int j = 0; j < 3; j++) this[i, j] = v[j];
    }

    /// <summary>Sets column <paramref name="i"/>.</summary>
    public void SetColumn(int i, GfVec3d v)
    {
        for (int j = 0; j < 3; j++) this[j, i] = v[j];
    }

    /// <summary>Row <paramref name="i"/>.</summary>
    public readonly GfVec3d GetRow(int i) => new(this[i, 0], this[i, 1], this[i, 2]);

    /// <summary>Column <paramref name="i"/>.</summary>
    public readonly GfVec3d GetColumn(int i) => new(this[0, i], this[1, i], this[2, i]);

    /// <summary>Sets the cells row by row and returns the matrix.</summary>
    public GfMatrix3d Set(
        double m00, double m01, double m02,
        double m10, double m11, double m12,
        double m20, double m21, double m22)
    {
        ReadOnlySpan<double> cells = [m00, m01, m02, m10, m11, m12, m20, m21, m22];
        cells.CopyTo(_cells);
        return this;
    }

    /// <summary>Sets the identity and returns the matrix.</summary>
    public GfMatrix3d SetIdentity() => SetDiagonal(1);

    /// <summary>Sets every cell to 0 and returns the matrix.</summary>
    public GfMatrix3d SetZero() => SetDiagonal(0);

    /// <summary>Sets the diagonal to <paramref name="s"/> and all else to 0, and returns the matrix.</summary>
    public GfMatrix3d SetDiagonal(double s) => SetDiagonal(new GfVec3d(s));

    /// <summary>Sets the diagonal to the vector and all else to 0, and returns the matrix.</summary>
    public GfMatrix3d SetDiagonal(GfVec3d arg0)
    {
        this = default;
        for (int i = 0; i < 3; i++) this[i, i] = arg0[i];
        return this;
    }

    /// <summary>The matrix with rows and columns exchanged.</summary>
    public readonly GfMatrix3d GetTranspose()
    {
        var transpose = new GfMatrix3d();
        for (int i = 0; i < 3; i++) transpose.SetColumn(i, GetRow(i));
        return transpose;
    }

    /// <summary>The inverse; where there is none, the matrix that scales by the largest float.</summary>
    /// <param name="det">The determinant.</param>
    /// <param name="eps">A determinant whose size is not above this has no inverse.</param>
    public readonly GfMatrix3d GetInverse(out double det, double eps = 0)
    {
        det = GetDeterminant();
        if (!(Math.Abs(det) > eps)) return new GfMatrix3d().SetDiagonal(float.MaxValue);
        (GfVec3d a, GfVec3d b, GfVec3d c) = (GetRow(0), GetRow(1), GetRow(2));
        double scale = 1 / det;
        var inverse = new GfMatrix3d();
        inverse.SetColumn(0, Gf.GfCross(b, c) * scale);
        inverse.SetColumn(1, Gf.GfCross(c, a) * scale);
        inverse.SetColumn(2, Gf.GfCross(a, b) * scale);
        return inverse;
    }

    /// <inheritdoc cref="GetInverse(out double, double)"/>
    public readonly GfMatrix3d GetInverse() => GetInverse(out _);

    /// <summary>The determinant.</summary>
    public readonly double GetDeterminant() => Gf.GfDot(GetRow(0), Gf.GfCross(GetRow(1), GetRow(2)));

    /// <summary>Copies the cells, row by row.</summary>
    /// <exception cref="ArgumentException">The array has fewer than 9 elements.</exception>
    public readonly void CopyToArray(double[] dest) => AsSpan().CopyTo(dest);

    /// <summary>Sets the cells, row by row, from the first 9 elements.</summary>
    /// <exception cref="ArgumentException">The array has fewer than 9 elements.</exception>
    public void CopyFromArray(double[] src)
    {
        ArgumentNullException.ThrowIfNull(src);
        if (src.Length < 9) throw new ArgumentException($"expected at least 9 elements, found {src.Length}", nameof(src));
        src.AsSpan(0, 9).CopyTo(_cells);
    }

    /// <summary>Does nothing: a value holds nothing to release.</summary>
    public readonly void Dispose()
    {
    }

    /// <summary>Whether all cells are equal; NaN equals nothing.</summary>
    public static bool Equals(GfMatrix3d lhs, GfMatrix3d rhs) => lhs == rhs;

    /// <summary>Whether the other object is an equal GfMatrix3d.</summary>
    public override readonly bool Equals(object? rhs) => rhs is GfMatrix3d other && this == other;

    readonly bool IEquatable<GfMatrix3d>.Equals(GfMatrix3d other) => this == other;

    /// <summary>A hash of the cells.</summary>
    public override readonly int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (double cell in AsSpan()) hash.Add(cell);
        return hash.ToHashCode();
    }

    /// <summary>The cells as OpenUSD prints them: <c>( (1, 0), (0, 1) )</c>.</summary>
    public override readonly string ToString() => GfText.Matrix(AsSpan(), 3);

    /// <summary>Whether all cells are equal; NaN equals nothing.</summary>
    public static bool operator ==(GfMatrix3d lhs, GfMatrix3d rhs)
    {
        for (int i = 0; i < 9; i++)
        {
            if (lhs._cells[i] != rhs._cells[i]) return false;
        }

        return true;
    }

    /// <summary>Whether a cell differs.</summary>
    public static bool operator !=(GfMatrix3d lhs, GfMatrix3d rhs) => !(lhs == rhs);

    /// <summary>Addition: the product, which as a transform does <paramref name="lhs"/> first.</summary>
    public static GfMatrix3d operator *(GfMatrix3d lhs, GfMatrix3d rhs)
    {
        var product = new GfMatrix3d();
        for (int i = 0; i < 3; i++)
        {
            for (int j = 0; j < 3; j++)
            {
                product._cells[(i * 3) + j] = (lhs._cells[i * 3] * rhs._cells[j]) + (lhs._cells[(i * 3) + 1] * rhs._cells[3 + j]) + (lhs._cells[(i * 3) + 2] * rhs._cells[6 + j]);
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
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(row, 3);
        return row;
    }

    [InlineArray(9)]
    private struct Cells
    {
        private double _first;
    }
}
