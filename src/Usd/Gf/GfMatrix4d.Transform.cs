namespace pxr;

/// <content>Transforms: scale, rotation, translation, and what they do to points.</content>
public partial struct GfMatrix4d
{
    /// <summary>A rotation, then a translation.</summary>
    public GfMatrix4d(GfRotation rotate, GfVec3d translate) => SetTransform(rotate, translate);

    /// <summary>A matrix of three rows, then a translation.</summary>
    public GfMatrix4d(GfMatrix3d rotmx, GfVec3d translate) => SetTransform(rotmx, translate);

    /// <summary>Sets the first three cells of row <paramref name="i"/>.</summary>
    public void SetRow3(int i, GfVec3d v)
    {
        for (int j = 0; j < 3; j++) this[i, j] = v[j];
    }

    /// <summary>The first three cells of row <paramref name="i"/>.</summary>
    public readonly GfVec3d GetRow3(int i) => new(this[i, 0], this[i, 1], this[i, 2]);

    /// <summary>The determinant of the first three rows and columns.</summary>
    public readonly double GetDeterminant3() => ExtractRotationMatrix().GetDeterminant();

    /// <summary>Whether the first three rows are at right angles, to within a dot product of 1e-6.</summary>
    public readonly bool HasOrthogonalRows3()
    {
        const double Tolerance = 1e-6;
        (GfVec3d x, GfVec3d y, GfVec3d z) = (GetRow3(0), GetRow3(1), GetRow3(2));
        return Math.Abs(Gf.GfDot(x, y)) < Tolerance && Math.Abs(Gf.GfDot(y, z)) < Tolerance && Math.Abs(Gf.GfDot(z, x)) < Tolerance;
    }

    /// <summary>
    /// Makes the first three rows of length 1 and at right angles, moving all three alike, divides the translation by the last
    /// cell, and sets the last column to (0, 0, 0, 1); returns whether that converged.
    /// </summary>
    /// <param name="issueWarning">Ignored: the result tells.</param>
    public bool Orthonormalize(bool issueWarning = true)
    {
        GfMatrix3d rotation = ExtractRotationMatrix();
        bool converged = rotation.Orthonormalize(issueWarning);
        double w = this[3, 3];
        GfVec3d translation = w is 0 or 1 ? ExtractTranslation() : ExtractTranslation() * (1 / w);
        SetTransform(rotation, translation);
        return converged;
    }

    /// <summary>A copy after <see cref="Orthonormalize"/>.</summary>
    public readonly GfMatrix4d GetOrthonormalized(bool issueWarning = true)
    {
        GfMatrix4d copy = this;
        copy.Orthonormalize(issueWarning);
        return copy;
    }

    /// <summary>The sign of <see cref="GetDeterminant3"/>: 1 right-handed, −1 left-handed, 0 neither.</summary>
    public readonly double GetHandedness() => GfRotationMath.Sign(GetDeterminant3());

    /// <summary>Whether <see cref="GetDeterminant3"/> is positive.</summary>
    public readonly bool IsRightHanded() => GetHandedness() == 1;

    /// <summary>Whether <see cref="GetDeterminant3"/> is negative.</summary>
    public readonly bool IsLeftHanded() => GetHandedness() == -1;

    /// <summary>Sets a scale by one factor and returns the matrix.</summary>
    public GfMatrix4d SetScale(double scaleFactor) => SetScale(new GfVec3d(scaleFactor));

    /// <summary>Sets a scale by a factor for each axis and returns the matrix.</summary>
    public GfMatrix4d SetScale(GfVec3d scaleFactors) => SetDiagonal(new GfVec4d(scaleFactors[0], scaleFactors[1], scaleFactors[2], 1));

    /// <summary>
    /// The matrix without scale and shear: the nearest rotation to its first three rows (their polar factor, negated where
    /// left-handed), and its translation. A matrix without inverse is returned as it is.
    /// </summary>
    public readonly GfMatrix4d RemoveScaleShear() =>
        GfRotationMath.TryNearestRotation(ExtractRotationMatrix(), out GfMatrix3d rotation)
            ? new GfMatrix4d(rotation, ExtractTranslation())
            : this;

    /// <summary>Sets the rotation of a quaternion of length 1, without translation, and returns the matrix.</summary>
    public GfMatrix4d SetRotate(GfQuatd rot) => SetRotate(new GfMatrix3d(rot));

    /// <summary>Sets the rotation of a quaternion of length 1, keeps the last row and column, and returns the matrix.</summary>
    public GfMatrix4d SetRotateOnly(GfQuatd rot) => SetRotateOnly(new GfMatrix3d(rot));

    /// <summary>Sets a rotation, without translation, and returns the matrix.</summary>
    public GfMatrix4d SetRotate(GfRotation rot) => SetRotate(new GfMatrix3d(rot));

    /// <summary>Sets a rotation, keeps the last row and column, and returns the matrix.</summary>
    public GfMatrix4d SetRotateOnly(GfRotation rot) => SetRotateOnly(new GfMatrix3d(rot));

    /// <summary>Sets the first three rows and columns, without translation, and returns the matrix.</summary>
    public GfMatrix4d SetRotate(GfMatrix3d mx)
    {
        SetIdentity();
        return SetRotateOnly(mx);
    }

    /// <summary>Sets the first three rows and columns, keeps the last ones, and returns the matrix.</summary>
    public GfMatrix4d SetRotateOnly(GfMatrix3d mx)
    {
        for (int i = 0; i < 3; i++) SetRow3(i, mx.GetRow(i));
        return this;
    }

    /// <summary>Sets a translation and returns the matrix.</summary>
    public GfMatrix4d SetTranslate(GfVec3d trans)
    {
        SetIdentity();
        return SetTranslateOnly(trans);
    }

    /// <summary>Sets the last row to a translation, keeps all else, and returns the matrix.</summary>
    public GfMatrix4d SetTranslateOnly(GfVec3d t)
    {
        SetRow(3, new GfVec4d(t[0], t[1], t[2], 1));
        return this;
    }

    /// <summary>Sets a rotation, then a translation, and returns the matrix.</summary>
    public GfMatrix4d SetTransform(GfRotation rotate, GfVec3d translate)
    {
        SetRotate(rotate);
        return SetTranslateOnly(translate);
    }

    /// <summary>Sets a matrix of three rows, then a translation, and returns the matrix.</summary>
    public GfMatrix4d SetTransform(GfMatrix3d rotmx, GfVec3d translate)
    {
        SetRotate(rotmx);
        return SetTranslateOnly(translate);
    }

    /// <summary>Sets the world-to-view matrix of a camera at a point that looks at another along its own −z, and returns it.</summary>
    /// <remarks>The view's x points right and its y to the side of <paramref name="upDirection"/>.</remarks>
    public GfMatrix4d SetLookAt(GfVec3d eyePoint, GfVec3d centerPoint, GfVec3d upDirection)
    {
        GfVec3d back = (eyePoint - centerPoint).GetNormalized();
        GfVec3d right = Gf.GfCross(upDirection, back).GetNormalized();
        var axes = new GfMatrix3d();
        axes.SetColumn(0, right);
        axes.SetColumn(1, Gf.GfCross(back, right));
        axes.SetColumn(2, back);
        return this = new GfMatrix4d().SetTranslate(-eyePoint) * new GfMatrix4d().SetRotate(axes);
    }

    /// <summary>Sets the world-to-view matrix of a camera at a point that is turned by a rotation, and returns it.</summary>
    public GfMatrix4d SetLookAt(GfVec3d eyePoint, GfRotation orientation) =>
        this = new GfMatrix4d().SetTranslate(-eyePoint) * new GfMatrix4d().SetRotate(orientation.GetInverse());

    /// <summary>The first three cells of the last row.</summary>
    public readonly GfVec3d ExtractTranslation() => GetRow3(3);

    /// <summary>The rotation; right only where the first three rows have length 1 and right angles.</summary>
    public readonly GfRotation ExtractRotation() => new(ExtractRotationQuat());

    /// <summary>The rotation as a quaternion; right only where the first three rows have length 1 and right angles.</summary>
    public readonly GfQuatd ExtractRotationQuat() =>
        GfRotationMath.Quaternion(GetRow3(0), GetRow3(1), GetRow3(2));

    /// <summary>The first three rows and columns.</summary>
    public readonly GfMatrix3d ExtractRotationMatrix()
    {
        var matrix = new GfMatrix3d();
        for (int i = 0; i < 3; i++) matrix.SetRow(i, GetRow3(i));
        return matrix;
    }

    /// <summary>A point (x, y, z, 1) times the matrix, divided by the fourth component of the product unless that is 0.</summary>
    public readonly GfVec3d Transform(GfVec3d vec)
    {
        double w = (vec.X * _cells[3]) + (vec.Y * _cells[7]) + (vec.Z * _cells[11]) + _cells[15];
        return TransformAffine(vec) * (w == 0 ? 1 : 1 / w);
    }

    /// <inheritdoc cref="Transform(GfVec3d)"/>
    public readonly GfVec3f Transform(GfVec3f vec) => new(Transform(new GfVec3d(vec)));

    /// <summary>A direction (x, y, z, 0) times the matrix: translation does nothing.</summary>
    public readonly GfVec3d TransformDir(GfVec3d vec) => new(
        (vec.X * _cells[0]) + (vec.Y * _cells[4]) + (vec.Z * _cells[8]),
        (vec.X * _cells[1]) + (vec.Y * _cells[5]) + (vec.Z * _cells[9]),
        (vec.X * _cells[2]) + (vec.Y * _cells[6]) + (vec.Z * _cells[10]));

    /// <inheritdoc cref="TransformDir(GfVec3d)"/>
    public readonly GfVec3f TransformDir(GfVec3f vec) => new(TransformDir(new GfVec3d(vec)));

    /// <summary>A point (x, y, z, 1) times the matrix, whose last column is taken as (0, 0, 0, 1).</summary>
    public readonly GfVec3d TransformAffine(GfVec3d vec) => TransformDir(vec) + new GfVec3d(_cells[12], _cells[13], _cells[14]);

    /// <inheritdoc cref="TransformAffine(GfVec3d)"/>
    public readonly GfVec3f TransformAffine(GfVec3f vec) => new(TransformAffine(new GfVec3d(vec)));
}
