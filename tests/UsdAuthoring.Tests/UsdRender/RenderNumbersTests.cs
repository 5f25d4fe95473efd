using UsdGsplat.UsdAuthoring.UsdRender;
using UsdGsplat.UsdAuthoring.UsdRender.Specification;

namespace UsdGsplat.UsdAuthoring.Tests.UsdRender;

/// <summary>The numeric vectors of the render settings' description, section 17, and what its sections 6 to 8 say beside them.</summary>
public sealed class RenderNumbersTests
{
    private const float H = 20.955f, V = 15.2908f;

    private static IEnumerable<TestCaseData> Vectors()
    {
        yield return Case(1, 2048, 1080, 1, "expandAperture", H, V, 28.99589f, V, 1);
        yield return Case(2, 2048, 1080, 1, "cropAperture", H, V, H, 11.05049f, 1);
        yield return Case(3, 2048, 1080, 1, "adjustPixelAspectRatio", H, V, H, V, 0.7226887f);
        yield return Case(4, 1920, 1080, 1, "expandAperture", H, V, 27.18365f, V, 1);
        yield return Case(5, 1080, 1920, 1, "expandAperture", H, V, H, 37.25333f, 1);
        yield return Case(5, 1080, 1920, 1, "adjustApertureHeight", H, V, H, 37.25333f, 1);
        yield return Case(6, 1080, 1920, 1, "cropAperture", H, V, 8.601075f, V, 1);
        yield return Case(6, 1080, 1920, 1, "adjustApertureWidth", H, V, 8.601075f, V, 1);
        yield return Case(7, 1024, 1024, 2, "expandAperture", H, V, 30.5816f, V, 2);
        yield return Case(8, 1024, 1024, 2, "cropAperture", H, V, H, 10.4775f, 2);
        yield return Case(9, 1024, 1024, 2, "adjustPixelAspectRatio", H, V, H, V, 1.370432f);
        yield return Case(10, 1920, 1080, 1, "expandAperture", 36, 24, 42.66667f, 24, 1);
        yield return Case(10, 1920, 1080, 1, "cropAperture", 36, 24, 36, 20.25f, 1);
        yield return Case(10, 1920, 1080, 1, "adjustPixelAspectRatio", 36, 24, 36, 24, 0.84375f);
        yield return Case(11, 720, 480, 0.9f, "expandAperture", 24, 18, 24.3f, 18, 0.9f);
        yield return Case(11, 720, 480, 0.9f, "cropAperture", 24, 18, 24, 17.77778f, 0.9f);
        yield return Case(11, 720, 480, 0.9f, "adjustPixelAspectRatio", 24, 18, 24, 18, 0.8888889f);
        foreach (string policy in RenderTokens.AspectRatioConformPolicies)
        {
            yield return Case(12, 1000, 500, 1, policy, 36, 18, 36, 18, 1);
            yield return Case(13, 0, 500, 1, policy, H, V, H, V, 1);
        }

        static TestCaseData Case(int number, int width, int height, float pixel, string policy, float h, float v, float expectedH, float expectedV, float expectedPixel) =>
            new TestCaseData(width, height, pixel, policy, h, v, expectedH, expectedV, expectedPixel).SetArgDisplayNames($"vector {number}", policy);
    }

    [TestCaseSource(nameof(Vectors))]
    public void Policies_conform(int width, int height, float pixel, string policy, float h, float v, float expectedH, float expectedV, float expectedPixel)
    {
        (float foundH, float foundV, float foundPixel) = RenderAspectRatio.Conform(policy, width, height, pixel, h, v);

        Assert.That((double[])[foundH, foundV, foundPixel], Is.EqualTo((double[])[expectedH, expectedV, expectedPixel]).Within(0.01).Percent);
    }

    [TestCase("unheardOf", 1920, 1080, 1f, 20f, 10f)]
    [TestCase("expandAperture", 1920, -1, 1f, 20f, 10f)]
    [TestCase("expandAperture", 1920, 1080, 0f, 20f, 10f)]
    [TestCase("expandAperture", 1920, 1080, 1f, 0f, 10f)]
    [TestCase("adjustPixelAspectRatio", 1920, 1080, 1f, 20f, -10f)]
    public void Unknown_policies_and_sizes_without_a_ratio_change_nothing(string policy, int width, int height, float pixel, float h, float v) =>
        Assert.That(RenderAspectRatio.Conform(policy, width, height, pixel, h, v), Is.EqualTo((h, v, pixel)));

    [TestCase(1920, 1080, 0.25f, 0.25f, 0.75f, 0.75f, 480, 270, 1440, 810, TestName = "Vector 14: a centred crop")]
    [TestCase(10, 10, 0.25f, 0, 0.75f, 1, 2, 0, 7, 10, TestName = "Vector 15: ties go down")]
    [TestCase(1920, 1080, -0.125f, -0.125f, 1.125f, 1.125f, -240, -135, 2160, 1215, TestName = "Vector 16: overscan")]
    [TestCase(1921, 1, 0, 0, 0.5f, 1, 0, 0, 960, 1, TestName = "Vector 17: the left half")]
    [TestCase(1921, 1, 0.5f, 0, 1, 1, 960, 0, 1921, 1, TestName = "Vector 17: the right half begins where the left one ends")]
    [TestCase(1920, 1080, 0, 0.5f, 1, 1, 0, 540, 1920, 1080, TestName = "Vector 18: the upper half")]
    [TestCase(8, 8, 0.0625f, 0, 0.0625f, 1, 0, 0, 0, 8, TestName = "Vector 19: an empty window")]
    public void Windows_have_the_pixels_whose_centres_lie_in_them(int width, int height, float xMin, float yMin, float xMax, float yMax, int x0, int y0, int x1, int y1)
    {
        RenderPixelBounds? found = RenderPixelBounds.Of(width, height, new RenderWindow(xMin, yMin, xMax, yMax));

        Assert.That(found, Is.EqualTo(new RenderPixelBounds(x0, y0, x1, y1, height)));
    }

    [Test]
    public void Image_files_count_rows_from_the_top()
    {
        RenderPixelBounds upper = RenderPixelBounds.Of(1920, 1080, new RenderWindow(0, 0.5f, 1, 1))!.Value;
        RenderPixelBounds overscan = RenderPixelBounds.Of(1920, 1080, new RenderWindow(-0.125f, -0.125f, 1.125f, 1.125f))!.Value;

        Assert.That((upper.Top0, upper.Top1, upper.Width, upper.Height), Is.EqualTo((0L, 540L, 1920L, 540L)));
        Assert.That((overscan.Top0, overscan.Top1, overscan.Width, overscan.Height), Is.EqualTo((-135L, 1215L, 2400L, 1350L)));
        Assert.That(RenderPixelBounds.Of(8, 8, new RenderWindow(0.0625f, 0, 0.0625f, 1))!.Value.IsEmpty);
    }

    [Test]
    public void Tiles_share_no_pixel_and_miss_none([Values(1, 2, 3, 7, 10, 1921)] int width, [Values(1, 2, 3, 5, 16)] int tiles)
    {
        int next = 0;
        for (int i = 0; i < tiles; i++)
        {
            RenderPixelBounds tile = RenderPixelBounds.Of(width, 1, new RenderWindow((float)i / tiles, 0, (float)(i + 1) / tiles, 1))!.Value;
            Assert.That(tile.X0, Is.EqualTo(next));
            next = tile.X1;
        }

        Assert.That(next, Is.EqualTo(width));
    }

    [TestCase(float.NaN, 0, 1, 1)]
    [TestCase(0, 0, float.PositiveInfinity, 1)]
    [TestCase(0, -1e30f, 1, 1)]
    public void Windows_beyond_all_numbers_have_no_pixels(float xMin, float yMin, float xMax, float yMax) =>
        Assert.That(RenderPixelBounds.Of(1920, 1080, new RenderWindow(xMin, yMin, xMax, yMax)), Is.Null);

    [Test]
    public void The_screen_window_and_the_pinhole_are_those_of_vector_4()
    {
        RenderProjection projection = new RenderProductSpec { Width = 1920, Height = 1080, ApertureWidth = 27.18365f, ApertureHeight = 15.2908f }.Projection!;

        Assert.That((double[])[projection.Left, projection.Bottom, projection.Right, projection.Top], Is.EqualTo((double[])[-0.2718365, -0.152908, 0.2718365, 0.152908]).Within(1e-6));
        Assert.That((double[])[projection.HorizontalFov!.Value, projection.VerticalFov!.Value], Is.EqualTo((double[])[30.4152, 17.3873]).Within(1e-4));
        Assert.That(projection.Intrinsics!.Value.Fx, Is.EqualTo(3531.53).Within(0.01));
        Assert.That(projection.Intrinsics.Value.Fy, Is.EqualTo(3531.53).Within(0.01));
        Assert.That((projection.Intrinsics.Value.Cx, projection.Intrinsics.Value.Cy), Is.EqualTo((960d, 540d)));
    }

    [Test]
    public void Offsets_of_the_film_move_the_window_and_the_principal_point()
    {
        RenderLens lens = RenderLens.Fallback with { HorizontalOffset = 5, VerticalOffset = 2, FocalLength = 20 };
        RenderProjection projection = new RenderProductSpec { Width = 200, Height = 100, ApertureWidth = 20, ApertureHeight = 10, Lens = lens }.Projection!;

        Assert.That((projection.Left, projection.Right, projection.Bottom, projection.Top), Is.EqualTo((-0.25, 0.75, -0.15, 0.35)).Using<(double, double, double, double)>(IsNear));
        RenderIntrinsics pinhole = projection.Intrinsics!.Value;
        Assert.That((pinhole.Fx, pinhole.Fy, pinhole.Cx, pinhole.Cy), Is.EqualTo((200d, 200d, 50d, 70d)).Using<(double, double, double, double)>(IsNear));

        // The axis goes through where the window has 0: the same point, seen from both sides.
        Assert.That(pinhole.Cx / 200, Is.EqualTo((0 - projection.Left) / (projection.Right - projection.Left)).Within(1e-12));
        Assert.That(pinhole.Cy / 100, Is.EqualTo((projection.Top - 0) / (projection.Top - projection.Bottom)).Within(1e-12));
    }

    [Test]
    public void Parallel_rays_have_a_window_in_scene_units_and_no_pinhole()
    {
        RenderLens lens = RenderLens.Fallback with { IsOrthographic = true, FocalLength = 0, HorizontalOffset = 5 };
        RenderProjection projection = new RenderProductSpec { ApertureWidth = 20, ApertureHeight = 10, Lens = lens }.Projection!;

        Assert.That((projection.Left, projection.Right, projection.Bottom, projection.Top), Is.EqualTo((-0.5, 1.5, -0.5, 0.5)).Using<(double, double, double, double)>(IsNear));
        Assert.That(projection.Intrinsics, Is.Null);
    }

    [Test]
    public void Cameras_without_lengths_have_no_projection([Values(0, -1, float.NaN, float.PositiveInfinity)] float bad)
    {
        var product = new RenderProductSpec { ApertureWidth = 20, ApertureHeight = 10 };

        Assert.That(product.Projection, Is.Not.Null);
        Assert.That((product with { ApertureWidth = bad }).Projection, Is.Null);
        Assert.That((product with { ApertureHeight = bad }).Projection, Is.Null);
        Assert.That((product with { Lens = product.Lens with { FocalLength = bad } }).Projection, Is.Null);
    }

    [TestCase(false, false, -0.25, 0.5)]
    [TestCase(true, false, 0, 0)]
    [TestCase(true, true, -0.25, -0.25)]
    public void The_shutter_is_closed_by_flags(bool disabled, bool instantaneous, double open, double close)
    {
        RenderLens lens = RenderLens.Fallback with { ShutterOpen = -0.25, ShutterClose = 0.5 };

        Assert.That(new RenderProductSpec { Lens = lens, DisableMotionBlur = disabled, InstantaneousShutter = instantaneous }.Shutter, Is.EqualTo((open, close)));
    }

    private static bool IsNear((double A, double B, double C, double D) x, (double A, double B, double C, double D) y) =>
        Math.Abs(x.A - y.A) + Math.Abs(x.B - y.B) + Math.Abs(x.C - y.C) + Math.Abs(x.D - y.D) < 1e-12;
}
