using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace pxr;

/// <summary>A matrix of three rows and three columns of single-precision numbers.</summary>
/// <remarks>
/// Vectors are rows and stand on the left of the product. Memory holds the rows one after another. A value type: assignment
/// copies, and methods that set change the value itself. The default value is zero; <c>new GfMatrix3f(1)</c> is the identity.
/// </remarks>
[StructLayout(LayoutKind.Sequential)]
public partial struct GfMatrix3f : IEquatable<GfMatrix3f>, IDisposable
{
    /// <summary>The number of rows.</summary>
    public const uint numRows = 3;

    /// <summary>The number of columns.</summary>
    public const uint numColumns = 3;

    private Cells _cells;

    /// <summary>Sets the cells row by row.</summary>
    public GfMatrix3f(
        float m00, float m01, float m02,
        float m10, float m11, float m12,
        float m20, float m21, float m22) =>
        Set(m00, m01, m02, m10, m11, m12, m20, m21, m22);

    /// <summary>Sets the diagonal to <paramref name="s"/> and all else to 0; 1 gives the identity.</summary>
    public GfMatrix3f(float s) => SetDiagonal(s);

    /// <summary>Sets the diagonal to the vector and all else to 0.</summary>
    public GfMatrix3f(GfVec3f v) => SetDiagonal(v);

    /// <summary>Sets the cells from rows; cells that are missing keep those of the identity, and those too many are ignored.</summary>
    public GfMatrix3f(StdDoubleVectorVector v)
    {
        ArgumentNullException.ThrowIfNull(v);
        SetIdentity();
        for (int i = 0; i < Math.Min(v.Count, 3); i++)
        {
            for (int j = 0; j < Math.Min(v[i].Count, 3); j++) this[i, j] = (float)v[i][j];
        }
    }

    /// <inheritdoc cref="GfMatrix3f(StdDoubleVectorVector)"/>
    public GfMatrix3f(StdFloatVectorVector v)
    {
        ArgumentNullException.ThrowIfNull(v);
        SetIdentity();
        for (int i = 0; i < Math.Min(v.Count, 3); i++)
        {
            for (int j = 0; j < Math.Min(v[i].Count, 3); j++) this[i, j] = v[i][j];
        }
    }

    /// <summary>Rounds each cell to the nearest float.</summary>
    public GfMatrix3f(GfMatrix3d m)
    {
        ReadOnlySpan<double> source = m.AsSpan();
        for (int i = 0; i < source.Length; i++) _cells[i] = (float)source[i];
    }

    /// <summary>Addition: the cell in a row and a column, both counted from 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An index is not below 3.</exception>
    public float this[int row, int column]
    {
        readonly get => GfComponents.At(in _cells[CheckRow(row) * 3], column, 3);
        set => GfComponents.At(in _cells[CheckRow(row) * 3], column, 3) = value;
    }

    /// <summary>Sets row <paramref name="i"/>.</summary>
    public void SetRow(int i, GfVec3f v)
    {
        for (int j = 0; j < 3; j++) this[i, j] = v[j];
    }

    /// <summary>Sets column <paramref name="i"/>.</summary>
    public void SetColumn(int i, GfVec3f v)
    {
        for (int j = 0; j < 3; j++) this[j, i] = v[j];
    }

    /// <summary>Row <paramref name="i"/>.</summary>
    public readonly GfVec3f GetRow(int i) => new(this[i, 0], this[i, 1], this[i, 2]);

    /// <summary>Column <paramref name="i"/>.</summary>
    public readonly GfVec3f GetColumn(int i) => new(this[0, i], this[1, i], this[2, i]);

    /// <summary>Sets the cells row by row and returns the matrix.</summary>
    public GfMatrix3f Set(
        float m00, float m01, float m02,
        float m10, float m11, float m12,
        float m20, float m21, float m22)
    {
        ReadOnlySpan<float> cells = [m00, m01, m02, m10, m11, m12, m20, m21, m22];
        cells.CopyTo(_cells);
        return this;
    }

    /// <summary>Sets the identity and returns the matrix.</summary>
    public GfMatrix3f SetIdentity() => SetDiagonal(1);

    /// <summary>Sets every cell to 0 and returns the matrix.</summary>
    public GfMatrix3f SetZero() => SetDiagonal(0);

    /// <summary>Sets the diagonal to <paramref name="s"/> and all else to 0, and returns the matrix.</summary>
    public GfMatrix3f SetDiagonal(float s) => SetDiagonal(new GfVec3f(s));

    /// <summary>Sets the diagonal to the vector and all else to 0, and returns the matrix.</summary>
    public GfMatrix3f SetDiagonal(GfVec3f arg0)
    {
        this = default;
        for (int i = 0; i < 3; i++) this[i, i] = arg0[i];
        return this;
    }

    /// <summary>The matrix with rows and columns exchanged.</summary>
    public readonly GfMatrix3f GetTranspose()
    {
        var transpose = new GfMatrix3f();
        for (int i = 0; i < 3; i++) transpose.SetColumn(i, GetRow(i));
        return transpose;
    }

    /// <summary>The inverse, worked out in double precision; where there is none, the matrix that scales by the largest float.</summary>
    /// <param name="det">The determinant.</param>
    /// <param name="eps">A determinant whose size is not above this has no inverse.</param>
    public readonly GfMatrix3f GetInverse(out double det, double eps = 0) => new(new GfMatrix3d(this).GetInverse(out det, eps));

    /// <inheritdoc cref="GetInverse(out double, double)"/>
    public readonly GfMatrix3f GetInverse() => GetInverse(out _);

    /// <summary>The determinant, worked out in double precision.</summary>
    public readonly double GetDeterminant() => new GfMatrix3d(this).GetDeterminant();

    /// <summary>Copies the cells, row by row.</summary>
    /// <exception cref="ArgumentException">The array has fewer than 9 elements.</exception>
    public readonly void CopyToArray(float[] dest) => AsSpan().CopyTo(dest);

    /// <summary>Sets the cells, row by row, from the first 9 elements.</summary>
    /// <exception cref="ArgumentException">The array has fewer than 9 elements.</exception>
    public void CopyFromArray(float[] src)
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
    public static bool Equals(GfMatrix3f lhs, GfMatrix3f rhs) => lhs == rhs;

    /// <summary>Whether the other object is an equal GfMatrix3f.</summary>
    public override readonly bool Equals(object? rhs) => rhs is GfMatrix3f other && this == other;

    readonly bool IEquatable<GfMatrix3f>.Equals(GfMatrix3f other) => this == other;

    /// <summary>A hash of the cells.</summary>
    public override readonly int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (float cell in AsSpan()) hash.Add(cell);
        return hash.ToHashCode();
    }

    /// <summary>The cells as OpenUSD prints them: <c>( (1, 0), (0, 1) )</c>.</summary>
    public override readonly string ToString() => GfText.Matrix(AsSpan(), 3);

    /// <summary>Whether all cells are equal; NaN equals nothing.</summary>
    public static bool operator ==(GfMatrix3f lhs, GfMatrix3f rhs)
    {
        for (int i = 0; i < 9; i++)
        {
            if (lhs._cells[i] != rhs._cells[i]) return false;
        }

        return true;
    }

    /// <summary>Whether a cell differs.</summary>
    public static bool operator !=(GfMatrix3f lhs, GfMatrix3f rhs) => !(lhs == rhs);

    /// <summary>Addition: the product, which as a transform does <paramref name="lhs"/> first.</summary>
    public static GfMatrix3f operator *(GfMatrix3f lhs, GfMatrix3f rhs)
    {
        var product = new GfMatrix3f();
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
    internal readonly ReadOnlySpan<float> AsSpan() => _cells;

    private static int CheckRow(int row)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(row);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(row, 3);
        return row;
    }

    [InlineArray(9)]
    private struct Cells
    {
        private float _first;
    }
}
