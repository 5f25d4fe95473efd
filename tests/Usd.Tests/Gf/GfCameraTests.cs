using pxr;
using static pxr.Gf;

namespace UsdGsplat.Usd.Tests.Gf;

public sealed class GfCameraTests
{
    // A 36 mm by 24 mm film behind 50 mm sees 39.5978 by 26.9915 degrees: tables of photographic lenses.
    [TestCase(GfCamera.FOVDirection.FOVHorizontal, 39.5978f)]
    [TestCase(GfCamera.FOVDirection.FOVVertical, 26.9915f)]
    public void Full_frame_film_behind_50_mm_sees_what_tables_say(GfCamera.FOVDirection direction, float degrees)
    {
        var camera = new GfCamera(new GfMatrix4d(1), horizontalAperture: 36, verticalAperture: 24);
        Assert.That(camera.GetFieldOfView(direction), Is.EqualTo(degrees).Within(1e-4f));
        Assert.That(camera.GetAspectRatio(), Is.EqualTo(1.5f));
    }

    [Test]
    public void Camera_as_made_is_that_of_35_mm_film()
    {
        var camera = new GfCamera();
        Assert.That(camera.GetHorizontalAperture(), Is.EqualTo(20.955f));
        Assert.That(camera.GetVerticalAperture(), Is.EqualTo(15.2908f));
        Assert.That(camera.GetClippingRange(), Is.EqualTo(new GfRange1f(1, 1_000_000)));
        Assert.That(camera.GetFocalLength(), Is.EqualTo(50));
        Assert.That(camera == new GfCamera(), Is.True);
        Assert.That(camera != new GfCamera(new GfMatrix4d(1), focalLength: 51), Is.True);
    }

    [Test]
    public void Field_of_view_comes_back()
    {
        var camera = new GfCamera(new GfMatrix4d(1), GfCamera.Projection.Orthographic);
        camera.SetPerspectiveFromAspectRatioAndFieldOfView(16f / 9, 60, GfCamera.FOVDirection.FOVVertical, 36);
        Assert.That(camera.GetFieldOfView(GfCamera.FOVDirection.FOVVertical), Is.EqualTo(60).Within(1e-4));
        Assert.That(camera.GetAspectRatio(), Is.EqualTo(16f / 9).Within(1e-6f));
        Assert.That(camera.GetProjection(), Is.EqualTo(GfCamera.Projection.Perspective));
    }

    // The matrix of gluPerspective(60 degrees, 1.5, 0.1, 100), transposed for row vectors: cot(30 degrees) = 1.7320508.
    [Test]
    public void Projection_is_that_of_gluPerspective()
    {
        var camera = new GfCamera();
        camera.SetClippingRange(new GfRange1f(0.1f, 100));
        camera.SetPerspectiveFromAspectRatioAndFieldOfView(1.5f, 60, GfCamera.FOVDirection.FOVVertical);
        var expected = new GfMatrix4d(
            1.7320508 / 1.5, 0, 0, 0,
            0, 1.7320508, 0, 0,
            0, 0, -100.1 / 99.9, -1,
            0, 0, -20 / 99.9, 0);
        Assert.That(GfIsClose(camera.GetFrustum().ComputeProjectionMatrix(), expected, 1e-6), Is.True);
    }

    [TestCase(GfCamera.Projection.Perspective)]
    [TestCase(GfCamera.Projection.Orthographic)]
    public void Corners_of_the_film_come_to_the_corners_of_clip_space(GfCamera.Projection projection)
    {
        var camera = new GfCamera(Place(), projection, 30, 20, 3, -2, 40, new GfRange1f(2, 50));
        GfFrustum frustum = camera.GetFrustum();
        GfMatrix4d toClip = frustum.ComputeViewMatrix() * frustum.ComputeProjectionMatrix();

        // By hand: the film's corner in world units, at the focal distance of a perspective camera, goes outwards with distance.
        foreach ((double distance, double depth) in new[] { (2.0, -1.0), (50.0, 1.0) })
        {
            double grow = projection == GfCamera.Projection.Perspective ? distance / 4 : 1;
            var corner = new GfVec3d(0.1 * (3 + 15) * grow, 0.1 * (-2 - 10) * grow, -distance);
            GfVec3d clip = toClip.Transform(Place().Transform(corner));
            Assert.That(GfIsClose(clip, new GfVec3d(1, -1, depth), 1e-6), Is.True, $"{clip}");
        }
    }

    [TestCase(GfCamera.Projection.Perspective)]
    [TestCase(GfCamera.Projection.Orthographic)]
    public void Camera_comes_back_from_its_matrices(GfCamera.Projection projection)
    {
        var camera = new GfCamera(Place(), projection, 30, 20, 3, -2, 40, new GfRange1f(2, 50));
        GfFrustum frustum = camera.GetFrustum();
        var back = new GfCamera();
        back.SetFromViewAndProjectionMatrix(frustum.ComputeViewMatrix(), frustum.ComputeProjectionMatrix(), 40);
        Assert.That(back.GetProjection(), Is.EqualTo(projection));
        Assert.That(GfIsClose(back.GetTransform(), Place(), 1e-9), Is.True);
        Assert.That(back.GetHorizontalAperture(), Is.EqualTo(30).Within(1e-4));
        Assert.That(back.GetVerticalAperture(), Is.EqualTo(20).Within(1e-4));
        Assert.That(back.GetHorizontalApertureOffset(), Is.EqualTo(3).Within(1e-4));
        Assert.That(back.GetVerticalApertureOffset(), Is.EqualTo(-2).Within(1e-4));
        Assert.That(back.GetClippingRange().GetMin(), Is.EqualTo(2).Within(1e-4));
        Assert.That(back.GetClippingRange().GetMax(), Is.EqualTo(50).Within(1e-3));
    }

    [Test]
    public void Orthographic_size_is_in_world_units()
    {
        var camera = new GfCamera();
        camera.SetOrthographicFromAspectRatioAndSize(2, 8, GfCamera.FOVDirection.FOVHorizontal);
        Assert.That(camera.GetFrustum().GetWindow(), Is.EqualTo(new GfRange2d(new GfVec2d(-4, -2), new GfVec2d(4, 2))));
    }

    [Test]
    public void Scale_of_the_transform_does_not_change_the_view()
    {
        var plain = new GfCamera(Place());
        var scaled = new GfCamera(new GfMatrix4d(1).SetScale(3) * Place());
        Assert.That(GfIsClose(scaled.GetFrustum().ComputeViewMatrix(), plain.GetFrustum().ComputeViewMatrix(), 1e-9), Is.True);
        Assert.That(GfIsClose(plain.GetFrustum().GetPosition(), new GfVec3d(1, 2, 3), 1e-12), Is.True);
    }

    private static GfMatrix4d Place() => new(new GfRotation(new GfVec3d(1, 2, -1), 40), new GfVec3d(1, 2, 3));
}
