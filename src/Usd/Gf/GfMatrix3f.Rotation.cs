namespace pxr;

/// <content>Rotation and scale.</content>
public partial struct GfMatrix3f
{
    /// <summary>The matrix of a rotation.</summary>
    public GfMatrix3f(GfRotation rot) => SetRotate(rot);

    /// <summary>The matrix of a quaternion of length 1.</summary>
    public GfMatrix3f(GfQuatf rot) => SetRotate(rot);

    /// <summary>Makes the rows of length 1 and at right angles, moving all three alike; returns whether that converged.</summary>
    /// <param name="issueWarning">Ignored: the result tells.</param>
    public bool Orthonormalize(bool issueWarning = true)
    {
        (GfVec3d x, GfVec3d y, GfVec3d z) = (new GfVec3d(GetRow(0)), new GfVec3d(GetRow(1)), new GfVec3d(GetRow(2)));
        bool converged = GfRotationMath.Orthonormalize(ref x, ref y, ref z);
        SetRow(0, new GfVec3f(x));
        SetRow(1, new GfVec3f(y));
        SetRow(2, new GfVec3f(z));
        return converged;
    }

    /// <summary>A copy after <see cref="Orthonormalize"/>.</summary>
    public readonly GfMatrix3f GetOrthonormalized(bool issueWarning = true)
    {
        GfMatrix3f copy = this;
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
    public GfMatrix3f SetScale(float scaleFactor) => SetDiagonal(scaleFactor);

    /// <summary>Sets a scale by a factor for each axis and returns the matrix.</summary>
    public GfMatrix3f SetScale(GfVec3f scaleFactors) => SetDiagonal(scaleFactors);

    /// <summary>Sets the rotation of a quaternion of length 1 and returns the matrix.</summary>
    public GfMatrix3f SetRotate(GfQuatf rot)
    {
        (GfVec3d x, GfVec3d y, GfVec3d z) = GfRotationMath.Rows(new GfQuatd(rot));
        SetRow(0, new GfVec3f(x));
        SetRow(1, new GfVec3f(y));
        SetRow(2, new GfVec3f(z));
        return this;
    }

    /// <summary>Sets a rotation and returns the matrix.</summary>
    public GfMatrix3f SetRotate(GfRotation rot) => SetRotate(new GfQuatf(rot.GetQuat()));

    /// <summary>The rotation; right only where the rows have length 1 and right angles.</summary>
    public readonly GfRotation ExtractRotation() => new(ExtractRotationQuaternion());

    /// <summary>The rotation as a quaternion; right only where the rows have length 1 and right angles.</summary>
    public readonly GfQuaternion ExtractRotationQuaternion() =>
        GfQuaternion.From(GfRotationMath.Quaternion(new GfVec3d(GetRow(0)), new GfVec3d(GetRow(1)), new GfVec3d(GetRow(2))));
}
