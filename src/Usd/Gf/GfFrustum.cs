namespace pxr;

/// <summary>The volume that a camera sees: an eye that looks along −Z, and a window across its view.</summary>
/// <remarks>The window of a perspective volume lies at distance 1 from the eye; distances are in world units.</remarks>
public sealed class GfFrustum : IDisposable
{
    private readonly GfVec3d _position;
    private readonly GfRotation _rotation;
    private readonly GfRange2d _window;
    private readonly GfRange1d _nearFar;
    private readonly GfCamera.Projection _projection;

    /// <summary>A perspective volume at the origin, from 1 to 10.</summary>
    public GfFrustum()
        : this(new GfMatrix4d(1), new GfRange2d(new GfVec2d(-1), new GfVec2d(1)), new GfRange1d(1, 10), GfCamera.Projection.Perspective)
    {
    }

    /// <summary>The volume of a camera's transform, of which scale and shear do not count; a mirrored one is mirrored back.</summary>
    internal GfFrustum(GfMatrix4d cameraToWorld, GfRange2d window, GfRange1d nearFar, GfCamera.Projection projection)
    {
        if (cameraToWorld.IsLeftHanded()) cameraToWorld = new GfMatrix4d(1).SetScale(new GfVec3d(-1, 1, 1)) * cameraToWorld;
        cameraToWorld.Orthonormalize();
        _position = cameraToWorld.ExtractTranslation();
        _rotation = cameraToWorld.ExtractRotation();
        _window = window;
        _nearFar = nearFar;
        _projection = projection;
    }

    /// <summary>The window: at distance 1 of a perspective volume, in world units of an orthographic one.</summary>
    public GfRange2d GetWindow() => _window;

    /// <summary>Near and far distance.</summary>
    public GfRange1d GetNearFar() => _nearFar;

    /// <summary>Where the eye is.</summary>
    public GfVec3d GetPosition() => _position;

    /// <summary>How the view is turned from −Z.</summary>
    public GfRotation GetRotation() => _rotation;

    /// <summary>World to eye, a row matrix.</summary>
    public GfMatrix4d ComputeViewMatrix() => ComputeViewInverse().GetInverse();

    /// <summary>Eye to world, a row matrix.</summary>
    public GfMatrix4d ComputeViewInverse() => new GfMatrix4d(1).SetRotate(_rotation) * new GfMatrix4d(1).SetTranslate(_position);

    /// <summary>Eye to OpenGL's clip space, a row matrix.</summary>
    public GfMatrix4d ComputeProjectionMatrix()
    {
        double near = _nearFar.GetMin(), far = _nearFar.GetMax(), depth = far - near;
        GfVec2d size = _window.GetSize(), sum = _window.GetMin() + _window.GetMax();
        return _projection == GfCamera.Projection.Perspective
            ? new GfMatrix4d(
                2 / size[0], 0, 0, 0,
                0, 2 / size[1], 0, 0,
                sum[0] / size[0], sum[1] / size[1], -(far + near) / depth, -1,
                0, 0, -2 * near * far / depth, 0)
            : new GfMatrix4d(
                2 / size[0], 0, 0, 0,
                0, 2 / size[1], 0, 0,
                0, 0, -2 / depth, 0,
                -sum[0] / size[0], -sum[1] / size[1], -(far + near) / depth, 1);
    }

    /// <summary>Does nothing: there is nothing to free.</summary>
    public void Dispose()
    {
    }

    /// <summary>Whether all is the same.</summary>
    public static bool Equals(GfFrustum? lhs, GfFrustum? rhs) => lhs == rhs;

    /// <inheritdoc/>
    public override bool Equals(object? rhs) => rhs is GfFrustum other && Parts.Equals(other.Parts);

    /// <inheritdoc/>
    public override int GetHashCode() => Parts.GetHashCode();

    /// <summary>Whether all is the same.</summary>
    public static bool operator ==(GfFrustum? lhs, GfFrustum? rhs) => lhs is null ? rhs is null : lhs.Equals((object?)rhs);

    /// <summary>Whether anything differs.</summary>
    public static bool operator !=(GfFrustum? lhs, GfFrustum? rhs) => !(lhs == rhs);

    private (GfVec3d, GfRotation, GfRange2d, GfRange1d, GfCamera.Projection) Parts => (_position, _rotation, _window, _nearFar, _projection);
}
