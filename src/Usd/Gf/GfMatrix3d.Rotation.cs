namespace pxr;

/// <content>Rotation and scale.</content>
public partial struct GfMatrix3d
{
    /// <summary>The matrix of a rotation.</summary>
    public GfMatrix3d(GfRotation rot) => SetRotate(rot);

    /// <summary>The matrix of a quaternion of length 1.</summary>
    public GfMatrix3d(GfQuatd rot) => SetRotate(rot);

    /// <summary>Makes the rows of length 1 and at right angles, moving all three alike; returns whether that converged.</summary>
    /// <param name="issueWarning">Ignored: the result tells.</param>
    public bool Orthonormalize(bool issueWarning = true)
    {
        (GfVec3d x, GfVec3d y, GfVec3d z) = (GetRow(0), GetRow(1), GetRow(2));
        bool converged = GfRotationMath.Orthonormalize(ref x, ref y, ref z);
        SetRow(0, x);
        SetRow(1, y);
        SetRow(2, z);
        return converged;
    }

    /// <summary>A copy after <see cref="Orthonormalize"/>.</summary>
    public readonly GfMatrix3d GetOrthonormalized(bool issueWarning = true)
    {
        GfMatrix3d copy = this;
        copy.Orthonormalize(issueWarning);
        return copy;
    }

    /// <summary>The sign of the determinant: 1 right-handed, −1 left-handed, 0 neither.</summary>
    public readonly double GetHandedness() => GfRotationMath.Sign(GetDeterminant());

    /// <summary>Whether the determinant is positive.</summary>
    public readonly bool IsRightHanded() => GetHandedness() == 1;

    /// <summary>Whether the determinant is negative.</summary>
    public readonly bool IsLeftHanded() => GetHandedness() == -1;

    /// <summary>Sets a scale by one factor and returns the matrix.</summary>
    public GfMatrix3d SetScale(double scaleFactor) => SetDiagonal(scaleFactor);

    /// <summary>Sets a scale by a factor for each axis and returns the matrix.</summary>
    public GfMatrix3d SetScale(GfVec3d scaleFactors) => SetDiagonal(scaleFactors);

    /// <summary>Sets the rotation of a quaternion of length 1 and returns the matrix.</summary>
    public GfMatrix3d SetRotate(GfQuatd rot)
    {
        (GfVec3d x, GfVec3d y, GfVec3d z) = GfRotationMath.Rows(rot);
        SetRow(0, x);
        SetRow(1, y);
        SetRow(2, z);
        return this;
    }

    /// <summary>Sets a rotation and returns the matrix.</summary>
    public GfMatrix3d SetRotate(GfRotation rot) => SetRotate(rot.GetQuat());

    /// <summary>The rotation; right only where the rows have length 1 and right angles.</summary>
    public readonly GfRotation ExtractRotation() => new(ExtractRotationQuaternion());

    /// <summary>The rotation as a quaternion; right only where the rows have length 1 and right angles.</summary>
    public readonly GfQuaternion ExtractRotationQuaternion() =>
        GfQuaternion.From(GfRotationMath.Quaternion(GetRow(0), GetRow(1), GetRow(2)));

    /// <summary>Every cell times <paramref name="factor"/>.</summary>
    internal readonly GfMatrix3d Scaled(double factor)
    {
        GfMatrix3d scaled = this;
        for (int i = 0; i < 9; i++) scaled._cells[i] *= factor;
        return scaled;
    }

    /// <summary>The sum cell by cell.</summary>
    internal readonly GfMatrix3d Plus(GfMatrix3d other)
    {
        for (int i = 0; i < 9; i++) other._cells[i] += _cells[i];
        return other;
    }
}
