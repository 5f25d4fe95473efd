namespace pxr;

/// <summary>A box that may be turned and skewed: an aligned range and the matrix that takes it to its place.</summary>
/// <remarks>A value type: assignment copies. <c>new GfBBox3d()</c> is an empty range with the identity; <c>default</c> is not.</remarks>
public struct GfBBox3d : IEquatable<GfBBox3d>, IDisposable
{
    /// <summary>Determinants not above this in size make a matrix that cannot be inverted.</summary>
    private const double DegenerateTolerance = 1e-12;

    private GfRange3d _box;
    private GfMatrix4d _matrix;
    private bool _hasZeroAreaPrimitives;

    /// <summary>An empty range with the identity.</summary>
    public GfBBox3d()
        : this(new GfRange3d())
    {
    }

    /// <summary>A copy.</summary>
    public GfBBox3d(GfBBox3d rhs) => this = rhs;

    /// <summary>The range itself.</summary>
    public GfBBox3d(GfRange3d box)
        : this(box, new GfMatrix4d(1))
    {
    }

    /// <summary>The range moved by a matrix.</summary>
    public GfBBox3d(GfRange3d box, GfMatrix4d matrix) => Set(box, matrix);

    /// <summary>Sets range and matrix.</summary>
    public void Set(GfRange3d box, GfMatrix4d matrix)
    {
        _box = box;
        _matrix = matrix;
    }

    /// <summary>Sets the matrix.</summary>
    public void SetMatrix(GfMatrix4d matrix) => _matrix = matrix;

    /// <summary>Sets the range.</summary>
    public void SetRange(GfRange3d box) => _box = box;

    /// <summary>The range before the matrix.</summary>
    public readonly GfRange3d GetRange() => _box;

    /// <inheritdoc cref="GetRange"/>
    public readonly GfRange3d GetBox() => _box;

    /// <summary>The matrix.</summary>
    public readonly GfMatrix4d GetMatrix() => _matrix;

    /// <summary>The inverse of the matrix; that of a matrix without one is the identity.</summary>
    public readonly GfMatrix4d GetInverseMatrix() => IsDegenerate ? new GfMatrix4d(1) : _matrix.GetInverse();

    /// <summary>Sets a mark for the caller's use.</summary>
    public void SetHasZeroAreaPrimitives(bool hasThem) => _hasZeroAreaPrimitives = hasThem;

    /// <summary>The mark set by <see cref="SetHasZeroAreaPrimitives"/>, which combining keeps where either box has it.</summary>
    public readonly bool HasZeroAreaPrimitives() => _hasZeroAreaPrimitives;

    /// <summary>The volume; 0 where the range is empty.</summary>
    public readonly double GetVolume()
    {
        if (_box.IsEmpty()) return 0;
        GfVec3d size = _box.GetSize();
        return Math.Abs(_matrix.GetDeterminant3() * size.X * size.Y * size.Z);
    }

    /// <summary>Appends a matrix to the box's own.</summary>
    public void Transform(GfMatrix4d matrix) => _matrix *= matrix;

    /// <summary>The smallest aligned range around the moved box.</summary>
    public readonly GfRange3d ComputeAlignedRange()
    {
        if (_box.IsEmpty()) return _box;
        var aligned = new GfRange3d();
        for (uint i = 0; i < 8; i++) aligned.ExtendBy(_matrix.TransformAffine(_box.GetCorner(i)));
        return aligned;
    }

    /// <inheritdoc cref="ComputeAlignedRange"/>
    public readonly GfRange3d ComputeAlignedBox() => ComputeAlignedRange();

    /// <summary>A box around two: aligned with the first or the second, whichever gives the smaller volume.</summary>
    public static GfBBox3d Combine(GfBBox3d b1, GfBBox3d b2)
    {
        GfBBox3d combined;
        if (b1._box.IsEmpty()) combined = b2;
        else if (b2._box.IsEmpty()) combined = b1;
        else if (b1.IsDegenerate && b2.IsDegenerate) combined = new GfBBox3d(b1.ComputeAlignedRange().UnionWith(b2.ComputeAlignedRange()));
        else if (b1.IsDegenerate) combined = CombineInSpaceOf(b2, b1);
        else if (b2.IsDegenerate) combined = CombineInSpaceOf(b1, b2);
        else combined = Smaller(CombineInSpaceOf(b1, b2), CombineInSpaceOf(b2, b1));
        combined._hasZeroAreaPrimitives = b1._hasZeroAreaPrimitives || b2._hasZeroAreaPrimitives;
        return combined;
    }

    /// <summary>The moved middle of the range.</summary>
    public readonly GfVec3d ComputeCentroid() => _matrix.Transform(_box.GetMidpoint());

    /// <summary>Does nothing: a value holds nothing to release.</summary>
    public readonly void Dispose()
    {
    }

    /// <summary>Whether range and matrix are equal.</summary>
    public static bool Equals(GfBBox3d lhs, GfBBox3d rhs) => lhs == rhs;

    /// <summary>Whether the other object is a box with equal range and matrix.</summary>
    public override readonly bool Equals(object? rhs) => rhs is GfBBox3d other && this == other;

    readonly bool IEquatable<GfBBox3d>.Equals(GfBBox3d other) => this == other;

    /// <summary>A hash of range and matrix.</summary>
    public override readonly int GetHashCode() => HashCode.Combine(_box, _matrix);

    /// <summary>Addition: range and matrix as OpenUSD prints them.</summary>
    public override readonly string ToString() =>
        $"[({_box}) ({_matrix}) {(_hasZeroAreaPrimitives ? "true" : "false")}]";

    /// <summary>Whether range and matrix are equal.</summary>
    public static bool operator ==(GfBBox3d lhs, GfBBox3d rhs) => lhs._box == rhs._box && lhs._matrix == rhs._matrix;

    /// <summary>Whether range or matrix differ.</summary>
    public static bool operator !=(GfBBox3d lhs, GfBBox3d rhs) => !(lhs == rhs);

    private readonly bool IsDegenerate => Math.Abs(_matrix.GetDeterminant()) <= DegenerateTolerance;

    private static GfBBox3d CombineInSpaceOf(GfBBox3d space, GfBBox3d other)
    {
        var moved = new GfBBox3d(other._box, other._matrix * space._matrix.GetInverse());
        return new GfBBox3d(space._box.UnionWith(moved.ComputeAlignedRange()), space._matrix);
    }

    // Volumes as good as equal choose the first, so that rounding does not.
    private static GfBBox3d Smaller(GfBBox3d first, GfBBox3d second)
    {
        double v1 = first.GetVolume();
        double v2 = second.GetVolume();
        double tolerance = Math.Max(1e-10, 1e-6 * Math.Max(v1, v2));
        return Math.Abs(v1 - v2) <= tolerance || v1 < v2 ? first : second;
    }
}
