namespace pxr;

/// <summary>A rotation by an angle in degrees about an axis through the origin, by the right-hand rule.</summary>
/// <remarks>A value type: assignment copies. Angles are kept as given and may exceed 360.</remarks>
public struct GfRotation : IEquatable<GfRotation>, IDisposable
{
    /// <summary>Directions whose cosine is nearer to ±1 than this are parallel.</summary>
    private const double ParallelTolerance = 1e-7;

    /// <summary>Vectors not longer than this have no direction.</summary>
    private const double MinLength = 1e-10;

    private GfVec3d _axis;
    private double _angle;

    /// <summary>The rotation by 0 about x.</summary>
    public GfRotation() => SetIdentity();

    /// <summary>The rotation by <paramref name="angle"/> degrees about <paramref name="axis"/>, of any length but 0.</summary>
    public GfRotation(GfVec3d axis, double angle) => SetAxisAngle(axis, angle);

    /// <summary>The rotation of a quaternion of length 1.</summary>
    public GfRotation(GfQuaternion quaternion) => SetQuaternion(quaternion);

    /// <summary>The rotation of a quaternion of length 1.</summary>
    public GfRotation(GfQuatd quat) => SetQuat(quat);

    /// <summary>The shortest rotation from one direction to another.</summary>
    public GfRotation(GfVec3d rotateFrom, GfVec3d rotateTo) => SetRotateInto(rotateFrom, rotateTo);

    /// <summary>Sets the axis, of any length but 0, and the angle in degrees; returns the rotation.</summary>
    public GfRotation SetAxisAngle(GfVec3d axis, double angle)
    {
        _axis = axis;
        _angle = angle;
        if (!Gf.GfIsClose(axis.GetLengthSq(), 1, MinLength)) _axis.Normalize();
        return this;
    }

    /// <summary>Sets the rotation of a quaternion of length 1; returns the rotation.</summary>
    public GfRotation SetQuat(GfQuatd quat)
    {
        double length = quat.Imaginary.GetLength();
        if (length <= MinLength) return SetIdentity();
        double halfAngle = Math.Acos(Math.Clamp(quat.Real, -1, 1));
        return SetAxisAngle(quat.Imaginary * (1 / length), 2 * Gf.GfRadiansToDegrees(halfAngle));
    }

    /// <summary>Sets the rotation of a quaternion of length 1; returns the rotation.</summary>
    public GfRotation SetQuaternion(GfQuaternion quat) => SetQuat(new GfQuatd(quat.GetReal(), quat.GetImaginary()));

    /// <summary>Sets the shortest rotation from one direction to another; between opposites about some axis at right angles.</summary>
    public GfRotation SetRotateInto(GfVec3d rotateFrom, GfVec3d rotateTo)
    {
        GfVec3d from = rotateFrom.GetNormalized();
        GfVec3d to = rotateTo.GetNormalized();
        double cosine = Gf.GfDot(from, to);
        if (cosine > 1 - ParallelTolerance) return SetIdentity();
        if (cosine < -1 + ParallelTolerance) return SetAxisAngle(AtRightAngles(from), 180);
        return SetAxisAngle(Gf.GfCross(from, to), Gf.GfRadiansToDegrees(Math.Acos(cosine)));
    }

    /// <summary>Sets the rotation by 0 about x; returns the rotation.</summary>
    public GfRotation SetIdentity()
    {
        _axis = GfVec3d.XAxis();
        _angle = 0;
        return this;
    }

    /// <summary>The axis, of length 1.</summary>
    public readonly GfVec3d GetAxis() => _axis;

    /// <summary>The angle in degrees.</summary>
    public readonly double GetAngle() => _angle;

    /// <summary>The quaternion of length 1.</summary>
    public readonly GfQuaternion GetQuaternion() => GfQuaternion.From(GetQuat());

    /// <summary>The quaternion of length 1.</summary>
    public readonly GfQuatd GetQuat()
    {
        (double sine, double cosine) = Math.SinCos(Gf.GfDegreesToRadians(_angle) / 2);
        return new GfQuatd(cosine, _axis * sine).GetNormalized();
    }

    /// <summary>The rotation by the negated angle.</summary>
    public readonly GfRotation GetInverse() => new(_axis, -_angle);

    /// <summary>The direction rotated.</summary>
    public readonly GfVec3f TransformDir(GfVec3f vec) => new(TransformDir(new GfVec3d(vec)));

    /// <summary>The direction rotated.</summary>
    public readonly GfVec3d TransformDir(GfVec3d vec) => GetQuat().Transform(vec);

    /// <summary>Does nothing: a value holds nothing to release.</summary>
    public readonly void Dispose()
    {
    }

    /// <summary>Whether axis and angle are equal.</summary>
    public static bool Equals(GfRotation lhs, GfRotation rhs) => lhs == rhs;

    /// <summary>Whether the other object is a rotation with equal axis and angle.</summary>
    public override readonly bool Equals(object? rhs) => rhs is GfRotation other && this == other;

    readonly bool IEquatable<GfRotation>.Equals(GfRotation other) => this == other;

    /// <summary>A hash of axis and angle.</summary>
    public override readonly int GetHashCode() => HashCode.Combine(_axis, _angle);

    /// <summary>Addition: axis and angle as OpenUSD prints them: <c>[(1, 0, 0) 90]</c>.</summary>
    public override readonly string ToString() => $"[{_axis} {GfText.Of(_angle)}]";

    /// <summary>Whether axis and angle are equal; the same rotation written otherwise differs.</summary>
    public static bool operator ==(GfRotation lhs, GfRotation rhs) => lhs._axis == rhs._axis && lhs._angle == rhs._angle;

    /// <summary>Whether axis or angle differ.</summary>
    public static bool operator !=(GfRotation lhs, GfRotation rhs) => !(lhs == rhs);

    // The cross product with the coordinate axis that is farthest from the direction.
    private static GfVec3d AtRightAngles(GfVec3d direction) =>
        Gf.GfCross(direction, Math.Abs(direction.X) < 0.5 ? GfVec3d.XAxis() : GfVec3d.YAxis());
}
