using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace pxr;

/// <summary>A matrix of four rows and four columns of double-precision numbers.</summary>
/// <remarks>
/// Vectors are rows and stand on the left of the product, so a translation is row 3. Memory holds the rows one after another. A value type: assignment
/// copies, and methods that set change the value itself. The default value is zero; <c>new GfMatrix4d(1)</c> is the identity.
/// </remarks>
[StructLayout(LayoutKind.Sequential)]
public partial struct GfMatrix4d : IEquatable<GfMatrix4d>, IDisposable
{
    /// <summary>The number of rows.</summary>
    public const uint numRows = 4;

    /// <summary>The number of columns.</summary>
    public const uint numColumns = 4;

    private Cells _cells;

    /// <summary>Sets the cells row by row.</summary>
    public GfMatrix4d(
        double m00, double m01, double m02, double m03,
        double m10, double m11, double m12, double m13,
        double m20, double m21, double m22, double m23,
        double m30, double m31, double m32, double m33) =>
        Set(m00, m01, m02, m03, m10, m11, m12, m13, m20, m21, m22, m23, m30, m31, m32, m33);

    /// <summary>Sets the diagonal to <paramref name="s"/> and all else to 0; 1 gives the identity.</summary>
    public GfMatrix4d(double s) => SetDiagonal(s);

    /// <summary>Sets the diagonal to the vector and all else to 0.</summary>
    public GfMatrix4d(GfVec4d v) => SetDiagonal(v);

    /// <summary>Sets the cells from rows; cells that are missing keep those of the identity, and those too many are ignored.</summary>
    public GfMatrix4d(StdDoubleVectorVector v)
    {
        ArgumentNullException.ThrowIfNull(v);
        SetIdentity();
        for (int i = 0; i < Math.Min(v.Count, 4); i++)
        {
            for (int j = 0; j < Math.Min(v[i].Count, 4); j++) this[i, j] = v[i][j];
        }
    }

    /// <inheritdoc cref="GfMatrix4d(StdDoubleVectorVector)"/>
    public GfMatrix4d(StdFloatVectorVector v)
    {
        ArgumentNullException.ThrowIfNull(v);
        SetIdentity();
        for (int i = 0; i < Math.Min(v.Count, 4); i++)
        {
            for (int j = 0; j < Math.Min(v[i].Count, 4); j++) this[i, j] = v[i][j];
        }
    }

    /// <inheritdoc cref="GfMatrix4d(StdDoubleVectorVector)"/>
    public GfMatrix4d(StdDoubleVector r0, StdDoubleVector r1, StdDoubleVector r2, StdDoubleVector r3)
        : this(new StdDoubleVectorVector { r0, r1, r2, r3 })
    {
    }

    /// <inheritdoc cref="GfMatrix4d(StdDoubleVectorVector)"/>
    public GfMatrix4d(StdFloatVector r0, StdFloatVector r1, StdFloatVector r2, StdFloatVector r3)
        : this(new StdFloatVectorVector { r0, r1, r2, r3 })
    {
    }

    /// <summary>Widens each cell; nothing is lost.</summary>
    public GfMatrix4d(GfMatrix4f m)
    {
        ReadOnlySpan<float> source = m.AsSpan();
        for (int i = 0; i < source.Length; i++) _cells[i] = source[i];
    }

    /// <summary>Addition: the cell in a row and a column, both counted from 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An index is not below 4.</exception>
    public double this[int row, int column]
    {
        readonly get => GfComponents.At(in _cells[CheckRow(row) * 4], column, 4);
        set => GfComponents.At(in _cells[CheckRow(row) * 4], column, 4) = value;
    }

    /// <summary>Sets row <paramref name="i"/>.</summary>
    public void SetRow(int i, GfVec4d v)
    {
        for (int j = 0; j < 4; j++) this[i, j] = v[j];
    }

    /// <summary>Sets column <paramref name="i"/>.</summary>
    public void SetColumn(int i, GfVec4d v)
    {
        for (int j = 0; j < 4; j++) this[j, i] = v[j];
    }

    /// <summary>Row <paramref name="i"/>.</summary>
    public readonly GfVec4d GetRow(int i) => new(this[i, 0], this[i, 1], this[i, 2], this[i, 3]);

    /// <summary>Column <paramref name="i"/>.</summary>
    public readonly GfVec4d GetColumn(int i) => new(this[0, i], this[1, i], this[2, i], this[3, i]);

    /// <summary>Sets the cells row by row and returns the matrix.</summary>
    public GfMatrix4d Set(
        double m00, double m01, double m02, double m03,
        double m10, double m11, double m12, double m13,
        double m20, double m21, double m22, double m23,
        double m30, double m31, double m32, double m33)
    {
        ReadOnlySpan<double> cells = [m00, m01, m02, m03, m10, m11, m12, m13, m20, m21, m22, m23, m30, m31, m32, m33];
        cells.CopyTo(_cells);
        return this;
    }

    /// <summary>Sets the identity and returns the matrix.</summary>
    public GfMatrix4d SetIdentity() => SetDiagonal(1);

    /// <summary>Sets every cell to 0 and returns the matrix.</summary>
    public GfMatrix4d SetZero() => SetDiagonal(0);

    /// <summary>Sets the diagonal to <paramref name="s"/> and all else to 0, and returns the matrix.</summary>
    public GfMatrix4d SetDiagonal(double s) => SetDiagonal(new GfVec4d(s));

    /// <summary>Sets the diagonal to the vector and all else to 0, and returns the matrix.</summary>
    public GfMatrix4d SetDiagonal(GfVec4d arg0)
    {
        this = default;
        for (int i = 0; i < 4; i++) this[i, i] = arg0[i];
        return this;
    }

    /// <summary>The matrix with rows and columns exchanged.</summary>
    public readonly GfMatrix4d GetTranspose()
    {
        var transpose = new GfMatrix4d();
        for (int i = 0; i < 4; i++) transpose.SetColumn(i, GetRow(i));
        return transpose;
    }

    /// <summary>The inverse; where there is none, the matrix that scales by the largest float.</summary>
    /// <param name="det">The determinant.</param>
    /// <param name="eps">A determinant whose size is not above this has no inverse.</param>
    public readonly GfMatrix4d GetInverse(out double det, double eps = 0)
    {
        det = GetDeterminant();
        if (!(Math.Abs(det) > eps)) return new GfMatrix4d().SetScale(float.MaxValue);
        return Adjugate(Minors()).Scaled(1 / det);
    }

    /// <inheritdoc cref="GetInverse(out double, double)"/>
    public readonly GfMatrix4d GetInverse() => GetInverse(out _);

    /// <summary>The determinant.</summary>
    public readonly double GetDeterminant() => Determinant(Minors());

    /// <summary>Copies the cells, row by row.</summary>
    /// <exception cref="ArgumentException">The array has fewer than 16 elements.</exception>
    public readonly void CopyToArray(double[] dest) => AsSpan().CopyTo(dest);

    /// <summary>Sets the cells, row by row, from the first 16 elements.</summary>
    /// <exception cref="ArgumentException">The array has fewer than 16 elements.</exception>
    public void CopyFromArray(double[] src)
    {
        ArgumentNullException.ThrowIfNull(src);
        if (src.Length < 16) throw new ArgumentException($"expected at least 16 elements, found {src.Length}", nameof(src));
        src.AsSpan(0, 16).CopyTo(_cells);
    }

    /// <summary>Does nothing: a value holds nothing to release.</summary>
    public readonly void Dispose()
    {
    }

    /// <summary>Whether all cells are equal; NaN equals nothing.</summary>
    public static bool Equals(GfMatrix4d lhs, GfMatrix4d rhs) => lhs == rhs;

    /// <summary>Whether the other object is an equal GfMatrix4d.</summary>
    public override readonly bool Equals(object? rhs) => rhs is GfMatrix4d other && this == other;

    readonly bool IEquatable<GfMatrix4d>.Equals(GfMatrix4d other) => this == other;

    /// <summary>A hash of the cells.</summary>
    public override readonly int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (double cell in AsSpan()) hash.Add(cell);
        return hash.ToHashCode();
    }

    /// <summary>The cells as OpenUSD prints them: <c>( (1, 0), (0, 1) )</c>.</summary>
    public override readonly string ToString() => GfText.Matrix(AsSpan(), 4);

    /// <summary>Whether all cells are equal; NaN equals nothing.</summary>
    public static bool operator ==(GfMatrix4d lhs, GfMatrix4d rhs)
    {
        for (int i = 0; i < 16; i++)
        {
            if (lhs._cells[i] != rhs._cells[i]) return false;
        }

        return true;
    }

    /// <summary>Whether a cell differs.</summary>
    public static bool operator !=(GfMatrix4d lhs, GfMatrix4d rhs) => !(lhs == rhs);

    /// <summary>Addition: the product, which as a transform does <paramref name="lhs"/> first.</summary>
    public static GfMatrix4d operator *(GfMatrix4d lhs, GfMatrix4d rhs)
    {
        var product = new GfMatrix4d();
        for (int i = 0; i < 4; i++)
        {
            for (int j = 0; j < 4; j++)
            {
                product._cells[(i * 4) + j] = (lhs._cells[i * 4] * rhs._cells[j]) + (lhs._cells[(i * 4) + 1] * rhs._cells[4 + j]) + (lhs._cells[(i * 4) + 2] * rhs._cells[8 + j]) + (lhs._cells[(i * 4) + 3] * rhs._cells[12 + j]);
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
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(row, 4);
        return row;
    }

    [InlineArray(16)]
    private struct Cells
    {
        private double _first;
    }
}
