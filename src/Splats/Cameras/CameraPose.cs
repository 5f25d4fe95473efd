using UsdGsplat.Splats.Surveys;

namespace UsdGsplat.Splats.Cameras;

/// <summary>Where a camera stands and how it is turned, in the world of its file, in double.</summary>
/// <remarks>
/// The axes are the columns of the camera-to-world rotation as COLMAP has it (RDF): unit vectors, at right angles,
/// right-handed. Source: the coordinate frames' description, section 1.
/// </remarks>
/// <param name="Centre">The centre of projection, scene units.</param>
/// <param name="Right">The direction of the image's x.</param>
/// <param name="Down">The direction of the image's y.</param>
/// <param name="Forward">The direction that the camera looks in.</param>
public readonly record struct CameraPose(DoublePoint Centre, DoublePoint Right, DoublePoint Down, DoublePoint Forward)
{
    /// <summary>The pose of a camera-to-world matrix, whose columns may have other lengths than 1.</summary>
    /// <param name="rows">Three rows of four, row-major, for column vectors: right, down and forward, then the centre.</param>
    /// <returns>The pose, or null when the matrix is not finite, or its axes are not right-handed and at right angles.</returns>
    public static CameraPose? FromCameraToWorld(ReadOnlySpan<double> rows)
    {
        if (rows.Length != 12) throw new ArgumentException($"expected 12 numbers, found {rows.Length}", nameof(rows));
        Span<double> r = [rows[0], rows[1], rows[2], rows[4], rows[5], rows[6], rows[8], rows[9], rows[10]];
        var centre = new DoublePoint(rows[3], rows[7], rows[11]);
        if (!double.IsFinite(centre.X) || !double.IsFinite(centre.Y) || !double.IsFinite(centre.Z) || !Rotation3.TryMake(r)) return null;
        return new CameraPose(centre, new(r[0], r[3], r[6]), new(r[1], r[4], r[7]), new(r[2], r[5], r[8]));
    }

    /// <summary>The pose of a map from the world to the camera, x′ = R·x + t, as COLMAP stores it; the centre is −Rᵀ·t.</summary>
    /// <param name="rotationWxyz">R as a quaternion, w, x, y, z, of any length but 0.</param>
    /// <param name="translation">t, scene units.</param>
    /// <returns>The pose, or null when a number is not finite or the quaternion is 0.</returns>
    public static CameraPose? FromWorldToCamera(ReadOnlySpan<double> rotationWxyz, DoublePoint translation)
    {
        double norm = Math.Sqrt((rotationWxyz[0] * rotationWxyz[0]) + (rotationWxyz[1] * rotationWxyz[1]) + (rotationWxyz[2] * rotationWxyz[2]) + (rotationWxyz[3] * rotationWxyz[3]));
        if (!double.IsFinite(norm) || norm < 1e-12) return null;
        Span<double> r = stackalloc double[9];
        Rotation3.OfQuaternion(rotationWxyz[0] / norm, rotationWxyz[1] / norm, rotationWxyz[2] / norm, rotationWxyz[3] / norm, r);
        DoublePoint t = translation;
        var centre = new DoublePoint(
            -((r[0] * t.X) + (r[3] * t.Y) + (r[6] * t.Z)),
            -((r[1] * t.X) + (r[4] * t.Y) + (r[7] * t.Z)),
            -((r[2] * t.X) + (r[5] * t.Y) + (r[8] * t.Z)));
        if (!double.IsFinite(centre.X) || !double.IsFinite(centre.Y) || !double.IsFinite(centre.Z)) return null;
        return new CameraPose(centre, new(r[0], r[1], r[2]), new(r[3], r[4], r[5]), new(r[6], r[7], r[8]));
    }

    /// <summary>The pose in another world: turned and moved; a camera has no size to scale.</summary>
    public CameraPose Mapped(WorldSimilarity map)
    {
        ArgumentNullException.ThrowIfNull(map);
        return new CameraPose(map.Map(Centre), map.Turn(Right), map.Turn(Down), map.Turn(Forward));
    }
}
