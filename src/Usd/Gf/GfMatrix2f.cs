using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace pxr;

/// <summary>A matrix of two rows and two columns of single-precision numbers.</summary>
/// <remarks>
/// Vectors are rows and stand on the left of the product. Memory holds the rows one after another. A value type: assignment
/// copies, and methods that set change the value itself. The default value is zero; <c>new GfMatrix2f(1)</c> is the identity.
/// </remarks>
[StructLayout(LayoutKind.Sequential)]
public struct GfMatrix2f : IEquatable<GfMatrix2f>, IDisposable
{
    /// <summary>The number of rows.</summary>
    public const uint numRows = 2;

    /// <summary>The number of columns.</summary>
    public const uint numColumns = 2;

    private Cells _cells;

    /// <summary>Sets the cells row by row.</summary>
    public GfMatrix2f(float m00, float m01, float m10, float m11) =>
        Set(m00, m01, m10, m11);

    /// <summary>Sets the diagonal to <paramref name="s"/> and all else to 0; 1 gives the identity.</summary>
    public GfMatrix2f(float s) => SetDiagonal(s);

    /// <summary>Sets the diagonal to the vector and all else to 0.</summary>
    public GfMatrix2f(GfVec2f v) => SetDiagonal(v);

    /// <summary>Sets the cells from rows; cells that are missing keep those of the identity, and those too many are ignored.</summary>
    public GfMatrix2f(StdDoubleVectorVector v)
    {
        ArgumentNullException.ThrowIfNull(v);
        SetIdentity();
        for (int i = 0; i < Math.Min(v.Count, 2); i++)
        {
            for (int j = 0; j < Math.Min(v[i].Count, 2); j++) this[i, j] = (float)v[i][j];
        }
    }

    /// <inheritdoc cref="GfMatrix2f(StdDoubleVectorVector)"/>
    public GfMatrix2f(StdFloatVectorVector v)
    {
        ArgumentNullException.ThrowIfNull(v);
        SetIdentity();
        for (int i = 0; i < Math.Min(v.Count, 2); i++)
        {
            for (int j = 0; j < Math.Min(v[i].Count, 2); j++) this[i, j] = v[i][j];
        }
    }

    /// <summary>Rounds each cell to the nearest float.</summary>
    public GfMatrix2f(GfMatrix2d m)
    {
        ReadOnlySpan<double> source = m.AsSpan();
        for (int i = 0; i < source.Length; i++) _cells[i] = (float)source[i];
    }

    /// <summary>Addition: the cell in a row and a column, both counted from 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An index is not below 2.</exception>
    public float this[int row, int column]
    {
        readonly get => GfComponents.At(in _cells[CheckRow(row) * 2], column, 2);
        set => GfComponents.At(in _cells[CheckRow(row) * 2], column, 2) = value;
    }

    /// <summary>Sets row <paramref name="i"/>.</summary>
    public void SetRow(int i, GfVec2f v)
    {
        for (int j = 0; j < 2; j++) this[i, j] = v[j];
    }

    /// <summary>Sets column <paramref name="i"/>.</summary>
    public void SetColumn(int i, GfVec2f v)
    {
        for (int j = 0; j < 2; j++) this[j, i] = v[j];
    }

    /// <summary>Row <paramref name="i"/>.</summary>
    public readonly GfVec2f GetRow(int i) => new(this[i, 0], this[i, 1]);

    /// <summary>Column <paramref name="i"/>.</summary>
    public readonly GfVec2f GetColumn(int i) => new(this[0, i], this[1, i]);

    /// <summary>Sets the cells row by row and returns the matrix.</summary>
    public GfMatrix2f Set(float m00, float m01, float m10, float m11)
    {
        ReadOnlySpan<float> cells = [m00, m01, m10, m11];
        cells.CopyTo(_cells);
        return this;
    }

    /// <summary>Sets the identity and returns the matrix.</summary>
    public GfMatrix2f SetIdentity() => SetDiagonal(1);

    /// <summary>Sets every cell to 0 and returns the matrix.</summary>
    public GfMatrix2f SetZero() => SetDiagonal(0);

    /// <summary>Sets the diagonal to <paramref name="s"/> and all else to 0, and returns the matrix.</summary>
    public GfMatrix2f SetDiagonal(float s) => SetDiagonal(new GfVec2f(s));

    /// <summary>Sets the diagonal to the vector and all else to 0, and returns the matrix.</summary>
    public GfMatrix2f SetDiagonal(GfVec2f arg0)
    {
        this = default;
        for (int i = 0; i < 2; i++) this[i, i] = arg0[i];
        return this;
    }

    /// <summary>The matrix with rows and columns exchanged.</summary>
    public readonly GfMatrix2f GetTranspose()
    {
        var transpose = new GfMatrix2f();
        for (int i = 0; i < 2; i++) transpose.SetColumn(i, GetRow(i));
        return transpose;
    }

    /// <summary>The inverse, worked out in double precision; where there is none, the matrix that scales by the largest float.</summary>
    /// <param name="det">The determinant.</param>
    /// <param name="eps">A determinant whose size is not above this has no inverse.</param>
    public readonly GfMatrix2f GetInverse(out double det, double eps = 0) => new(new GfMatrix2d(this).GetInverse(out det, eps));

    /// <inheritdoc cref="GetInverse(out double, double)"/>
    public readonly GfMatrix2f GetInverse() => GetInverse(out _);

    /// <summary>The determinant, worked out in double precision.</summary>
    public readonly double GetDeterminant() => new GfMatrix2d(this).GetDeterminant();

    /// <summary>Copies the cells, row by row.</summary>
    /// <exception cref="ArgumentException">The array has fewer than 4 elements.</exception>
    public readonly void CopyToArray(float[] dest) => AsSpan().CopyTo(dest);

    /// <summary>Sets the cells, row by row, from the first 4 elements.</summary>
    /// <exception cref="ArgumentException">The array has fewer than 4 elements.</exception>
    public void CopyFromArray(float[] src)
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
    public static bool Equals(GfMatrix2f lhs, GfMatrix2f rhs) => lhs == rhs;

    /// <summary>Whether the other object is an equal GfMatrix2f.</summary>
    public override readonly bool Equals(object? rhs) => rhs is GfMatrix2f other && this == other;

    readonly bool IEquatable<GfMatrix2f>.Equals(GfMatrix2f other) => this == other;

    /// <summary>A hash of the cells.</summary>
    public override readonly int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (float cell in AsSpan()) hash.Add(cell);
        return hash.ToHashCode();
    }

    /// <summary>The cells as OpenUSD prints them: <c>( (1, 0), (0, 1) )</c>.</summary>
    public override readonly string ToString() => GfText.Matrix(AsSpan(), 2);

    /// <summary>Whether all cells are equal; NaN equals nothing.</summary>
    public static bool operator ==(GfMatrix2f lhs, GfMatrix2f rhs)
    {
        for (int i = 0; i < 4; i++)
        {
            if (lhs._cells[i] != rhs._cells[i]) return false;
        }

        return true;
    }

    /// <summary>Whether a cell differs.</summary>
    public static bool operator !=(GfMatrix2f lhs, GfMatrix2f rhs) => !(lhs == rhs);

    /// <summary>Addition: the product, which as a transform does <paramref name="lhs"/> first.</summary>
    public static GfMatrix2f operator *(GfMatrix2f lhs, GfMatrix2f rhs)
    {
        var product = new GfMatrix2f();
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
    internal readonly ReadOnlySpan<float> AsSpan() => _cells;

    private static int CheckRow(int row)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(row);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(row, 2);
        return row;
    }

    [InlineArray(4)]
    private struct Cells
    {
        private float _first;
    }
}
