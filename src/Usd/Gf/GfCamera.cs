namespace pxr;

/// <summary>A camera: where it stands, its lens and its film. It looks along its −Z axis with +Y up.</summary>
/// <remarks>Lengths of lens and film are in tenths of a world unit; distances in world units.</remarks>
public sealed partial class GfCamera : IDisposable
{
    // 35 mm film behind a spherical lens: 0.825 by 0.602 inches.
    private const float FilmWidth = 0.825f * 25.4f;
    private const float FilmHeight = 0.602f * 25.4f;
    private const float NormalFocalLength = 50;

    // A perspective projection has −1 there, an orthographic one 0.
    private const double PerspectiveBelow = -0.5;

    private GfMatrix4d _transform;
    private Projection _projection;
    private float _horizontalAperture;
    private float _verticalAperture;
    private float _horizontalApertureOffset;
    private float _verticalApertureOffset;
    private float _focalLength;
    private GfRange1f _clippingRange;
    private GfVec4fVector _clippingPlanes;
    private float _fStop;
    private float _focusDistance;

    /// <summary>The camera of 35 mm film at the origin.</summary>
    public GfCamera()
        : this(new GfMatrix4d(1))
    {
    }

    /// <summary>A camera that sees from 1 to 1,000,000 world units.</summary>
    /// <inheritdoc cref="GfCamera(GfMatrix4d, Projection, float, float, float, float, float, GfRange1f, GfVec4fVector, float, float)"/>
    public GfCamera(
        GfMatrix4d transform,
        Projection projection = Projection.Perspective,
        float horizontalAperture = FilmWidth,
        float verticalAperture = FilmHeight,
        float horizontalApertureOffset = 0,
        float verticalApertureOffset = 0,
        float focalLength = NormalFocalLength)
        : this(transform, projection, horizontalAperture, verticalAperture, horizontalApertureOffset, verticalApertureOffset, focalLength, new GfRange1f(1, 1_000_000))
    {
    }

    /// <summary>A camera.</summary>
    /// <param name="transform">Camera to world, a row matrix.</param>
    /// <param name="projection">Perspective or orthographic.</param>
    /// <param name="horizontalAperture">Width of the film, tenths of a world unit.</param>
    /// <param name="verticalAperture">Height of the film, tenths of a world unit.</param>
    /// <param name="horizontalApertureOffset">Offset of the film to the right.</param>
    /// <param name="verticalApertureOffset">Offset of the film upwards.</param>
    /// <param name="focalLength">Tenths of a world unit.</param>
    /// <param name="clippingRange">Near and far distance, world units.</param>
    /// <param name="clippingPlanes">Further planes, in the camera's space; none when null.</param>
    /// <param name="fStop">Aperture of the lens; 0 turns depth of field off.</param>
    /// <param name="focusDistance">Distance of what is sharp, world units.</param>
    public GfCamera(
        GfMatrix4d transform,
        Projection projection,
        float horizontalAperture,
        float verticalAperture,
        float horizontalApertureOffset,
        float verticalApertureOffset,
        float focalLength,
        GfRange1f clippingRange,
        GfVec4fVector? clippingPlanes = null,
        float fStop = 0,
        float focusDistance = 0)
    {
        _transform = transform;
        _projection = projection;
        _horizontalAperture = horizontalAperture;
        _verticalAperture = verticalAperture;
        _horizontalApertureOffset = horizontalApertureOffset;
        _verticalApertureOffset = verticalApertureOffset;
        _focalLength = focalLength;
        _clippingRange = clippingRange;
        _clippingPlanes = clippingPlanes ?? [];
        _fStop = fStop;
        _focusDistance = focusDistance;
    }

    /// <summary>How points come onto the film.</summary>
    public enum Projection
    {
        /// <summary>Through the eye.</summary>
        Perspective,

        /// <summary>In parallel.</summary>
        Orthographic,
    }

    /// <summary>Across or up the film.</summary>
    public enum FOVDirection
    {
        /// <summary>Across.</summary>
        FOVHorizontal,

        /// <summary>Up.</summary>
        FOVVertical,
    }

    /// <summary>A film's unit in world units.</summary>
    public static double APERTURE_UNIT => 0.1;

    /// <summary>A focal length's unit in world units.</summary>
    public static double FOCAL_LENGTH_UNIT => 0.1;

    /// <summary>Width of 35 mm film behind a spherical lens: 0.825 inches.</summary>
    public static double DEFAULT_HORIZONTAL_APERTURE => 0.825 * 25.4;

    /// <summary>Height of 35 mm film behind a spherical lens: 0.602 inches.</summary>
    public static double DEFAULT_VERTICAL_APERTURE => 0.602 * 25.4;

    /// <summary>Sets the map from camera to world.</summary>
    public void SetTransform(GfMatrix4d val) => _transform = val;

    /// <summary>Sets the projection.</summary>
    public void SetProjection(Projection val) => _projection = val;

    /// <summary>Sets the focal length, tenths of a world unit.</summary>
    public void SetFocalLength(float val) => _focalLength = val;

    /// <summary>Sets the width of the film, tenths of a world unit.</summary>
    public void SetHorizontalAperture(float val) => _horizontalAperture = val;

    /// <summary>Sets the height of the film, tenths of a world unit.</summary>
    public void SetVerticalAperture(float val) => _verticalAperture = val;

    /// <summary>Sets the offset of the film to the right, tenths of a world unit.</summary>
    public void SetHorizontalApertureOffset(float val) => _horizontalApertureOffset = val;

    /// <summary>Sets the offset of the film upwards, tenths of a world unit.</summary>
    public void SetVerticalApertureOffset(float val) => _verticalApertureOffset = val;

    /// <summary>Sets near and far distance, world units.</summary>
    public void SetClippingRange(GfRange1f val) => _clippingRange = val;

    /// <summary>Sets the further clipping planes, in the camera's space.</summary>
    public void SetClippingPlanes(GfVec4fVector val) => _clippingPlanes = val;

    /// <summary>Sets the aperture of the lens; 0 turns depth of field off.</summary>
    public void SetFStop(float val) => _fStop = val;

    /// <summary>Sets the distance of what is sharp, world units.</summary>
    public void SetFocusDistance(float val) => _focusDistance = val;

    /// <summary>The map from camera to world.</summary>
    public GfMatrix4d GetTransform() => _transform;

    /// <summary>The projection.</summary>
    public Projection GetProjection() => _projection;

    /// <summary>Width of the film, tenths of a world unit.</summary>
    public float GetHorizontalAperture() => _horizontalAperture;

    /// <summary>Height of the film, tenths of a world unit.</summary>
    public float GetVerticalAperture() => _verticalAperture;

    /// <summary>Offset of the film to the right, tenths of a world unit.</summary>
    public float GetHorizontalApertureOffset() => _horizontalApertureOffset;

    /// <summary>Offset of the film upwards, tenths of a world unit.</summary>
    public float GetVerticalApertureOffset() => _verticalApertureOffset;

    /// <summary>Width of the film over its height; 0 for a film without height.</summary>
    public float GetAspectRatio() => _verticalAperture == 0 ? 0 : _horizontalAperture / _verticalAperture;

    /// <summary>Focal length, tenths of a world unit.</summary>
    public float GetFocalLength() => _focalLength;

    /// <summary>Near and far distance, world units.</summary>
    public GfRange1f GetClippingRange() => _clippingRange;

    /// <summary>The further clipping planes, in the camera's space.</summary>
    public GfVec4fVector GetClippingPlanes() => _clippingPlanes;

    /// <summary>Aperture of the lens; 0 turns depth of field off.</summary>
    public float GetFStop() => _fStop;

    /// <summary>Distance of what is sharp, world units.</summary>
    public float GetFocusDistance() => _focusDistance;

    /// <summary>Does nothing: there is nothing to free.</summary>
    public void Dispose()
    {
    }

    /// <summary>Whether all is the same.</summary>
    public static bool Equals(GfCamera? lhs, GfCamera? rhs) => lhs == rhs;

    /// <inheritdoc/>
    public override bool Equals(object? rhs) => rhs is GfCamera other && Parts.Equals(other.Parts) && _clippingPlanes.SequenceEqual(other._clippingPlanes);

    /// <inheritdoc/>
    public override int GetHashCode() => Parts.GetHashCode();

    /// <summary>Whether all is the same.</summary>
    public static bool operator ==(GfCamera? lhs, GfCamera? rhs) => lhs is null ? rhs is null : lhs.Equals((object?)rhs);

    /// <summary>Whether anything differs.</summary>
    public static bool operator !=(GfCamera? lhs, GfCamera? rhs) => !(lhs == rhs);

    private (GfMatrix4d, Projection, float, float, float, float, float, GfRange1f, float, float) Parts =>
        (_transform, _projection, _horizontalAperture, _verticalAperture, _horizontalApertureOffset, _verticalApertureOffset, _focalLength, _clippingRange, _fStop, _focusDistance);
}
