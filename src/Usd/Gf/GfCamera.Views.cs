namespace pxr;

public sealed partial class GfCamera
{
    /// <summary>The angle that the film sees, degrees; offsets do not count.</summary>
    public float GetFieldOfView(FOVDirection direction)
    {
        double aperture = (direction == FOVDirection.FOVHorizontal ? _horizontalAperture : _verticalAperture) * APERTURE_UNIT;
        return (float)double.RadiansToDegrees(2 * Math.Atan(aperture / (2 * _focalLength * FOCAL_LENGTH_UNIT)));
    }

    /// <summary>Makes it a perspective camera that sees an angle.</summary>
    /// <param name="aspectRatio">Width over height; 0 makes a square film.</param>
    /// <param name="fieldOfView">Degrees.</param>
    /// <param name="direction">Where the angle is measured.</param>
    /// <param name="horizontalAperture">Width of the film, tenths of a world unit.</param>
    public void SetPerspectiveFromAspectRatioAndFieldOfView(float aspectRatio, float fieldOfView, FOVDirection direction, float horizontalAperture = FilmWidth)
    {
        _projection = Projection.Perspective;
        _horizontalAperture = horizontalAperture;
        _verticalAperture = _horizontalAperture / (aspectRatio == 0 ? 1 : aspectRatio);
        double tangent = Math.Tan(double.DegreesToRadians(fieldOfView) / 2);
        float aperture = direction == FOVDirection.FOVHorizontal ? _horizontalAperture : _verticalAperture;
        _focalLength = tangent == 0 ? NormalFocalLength : (float)(aperture * APERTURE_UNIT / (2 * tangent) / FOCAL_LENGTH_UNIT);
    }

    /// <summary>Makes it an orthographic camera that sees a width or a height.</summary>
    /// <param name="aspectRatio">Width over height; the film is square unless it is above 0.</param>
    /// <param name="orthographicSize">World units.</param>
    /// <param name="direction">Where the size is measured.</param>
    public void SetOrthographicFromAspectRatioAndSize(float aspectRatio, float orthographicSize, FOVDirection direction)
    {
        _projection = Projection.Orthographic;
        float size = (float)(orthographicSize / APERTURE_UNIT), ratio = aspectRatio > 0 ? aspectRatio : 1;
        (_horizontalAperture, _verticalAperture) = direction == FOVDirection.FOVHorizontal ? (size, size / ratio) : (size * ratio, size);
    }

    /// <summary>Makes it the camera of two matrices of OpenGL, as row matrices.</summary>
    /// <param name="viewMatrix">World to camera.</param>
    /// <param name="projMatix">Camera to clip space.</param>
    /// <param name="focalLength">Tenths of a world unit: matrices fix only the film's size over it.</param>
    public void SetFromViewAndProjectionMatrix(GfMatrix4d viewMatrix, GfMatrix4d projMatix, float focalLength = NormalFocalLength)
    {
        _transform = viewMatrix.GetInverse();
        _focalLength = focalLength;
        if (projMatix[2, 3] < PerspectiveBelow) SetFromPerspective(projMatix);
        else SetFromOrthographic(projMatix);
    }

    /// <summary>What the camera sees, as a volume.</summary>
    public GfFrustum GetFrustum()
    {
        double unit = APERTURE_UNIT;
        if (_projection == Projection.Perspective && _focalLength != 0) unit /= _focalLength * FOCAL_LENGTH_UNIT;
        var size = new GfVec2d(_horizontalAperture, _verticalAperture);
        var offset = new GfVec2d(_horizontalApertureOffset, _verticalApertureOffset);
        var window = new GfRange2d((offset - (size * 0.5)) * unit, (offset + (size * 0.5)) * unit);
        return new GfFrustum(_transform, window, new GfRange1d(_clippingRange.GetMin(), _clippingRange.GetMax()), _projection);
    }

    private void SetFromPerspective(GfMatrix4d matrix)
    {
        _projection = Projection.Perspective;
        _horizontalAperture = (float)(2 * _focalLength / matrix[0, 0]);
        _verticalAperture = (float)(2 * _focalLength / matrix[1, 1]);
        _horizontalApertureOffset = (float)(0.5 * _horizontalAperture * matrix[2, 0]);
        _verticalApertureOffset = (float)(0.5 * _verticalAperture * matrix[2, 1]);
        _clippingRange = new GfRange1f((float)(matrix[3, 2] / (matrix[2, 2] - 1)), (float)(matrix[3, 2] / (matrix[2, 2] + 1)));
    }

    private void SetFromOrthographic(GfMatrix4d matrix)
    {
        _projection = Projection.Orthographic;
        _horizontalAperture = (float)(2 / APERTURE_UNIT / matrix[0, 0]);
        _verticalAperture = (float)(2 / APERTURE_UNIT / matrix[1, 1]);
        _horizontalApertureOffset = (float)(-0.5 * _horizontalAperture * matrix[3, 0]);
        _verticalApertureOffset = (float)(-0.5 * _verticalAperture * matrix[3, 1]);
        double half = 1 / matrix[2, 2], middle = half * matrix[3, 2];
        _clippingRange = new GfRange1f((float)(middle + half), (float)(middle - half));
    }
}
