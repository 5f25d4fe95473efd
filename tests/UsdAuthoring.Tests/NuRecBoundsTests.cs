using UsdGsplat.Splats;
using UsdGsplat.Splats.Surveys;
using UsdGsplat.TestKit;
using UsdGsplat.UsdAuthoring.NuRec;
using UsdGsplat.UsdAuthoring.Scenes;

namespace UsdGsplat.UsdAuthoring.Tests;

/// <summary>Extent and crop: the renderer cuts what lies outside.</summary>
public sealed class NuRecBoundsTests
{
    private SceneFolder folder = null!;

    [SetUp]
    public void MakeFolder() => folder = new SceneFolder();

    [TearDown]
    public void RemoveFolder() => folder.Dispose();

    [Test]
    public void Bounds_hold_three_sigmas_of_all_but_the_largest_splats()
    {
        var golden = new GoldenCheckpoint("gsplat_static");
        AuthoredPackage package = folder.Author(golden.File);
        SplatBox box = package.Report.Volumes[0].Bounds;
        DoublePoint centre = package.Report.Volumes[0].Centre;
        float[] means = golden.Tensor("means");
        double[][] extents = HalfExtents(golden);
        double[] middle = [centre.X, centre.Y, centre.Z];
        for (int axis = 0; axis < 3; axis++)
        {
            double percentile = extents.Select(e => e[axis]).Order().ElementAt((int)Math.Ceiling(0.999 * golden.Count) - 1);
            (double least, double most) = Bounds(percentile);
            (double widestLeast, double widestMost) = Bounds(percentile * 1.033);
            Assert.That((double)box.Min[axis], Is.InRange(widestLeast - 0.01, least));
            Assert.That((double)box.Max[axis], Is.InRange(most, widestMost + 0.01));

            (double Min, double Max) Bounds(double limit)
            {
                double[] reach = [.. extents.Select(e => Math.Min(e[axis], limit))];
                double[] at = [.. Enumerable.Range(0, golden.Count).Select(i => means[(3 * i) + axis] - middle[axis])];
                return (at.Zip(reach, (c, e) => c - e).Min(), at.Zip(reach, (c, e) => c + e).Max());
            }
        }
    }

    [Test]
    public void Bounds_hold_tiny_splats_where_16_bits_move_them()
    {
        // Near 1000 the steps are half a unit: 1000.3 is stored as 1000.5, far more than three sigmas away.
        SplatCloud cloud = TestClouds.Grid(1, sigma: 1e-4f);
        cloud.Column(SplatColumn.Positions).Clear();
        (cloud.Column(SplatColumn.Positions)[0], cloud.Column(SplatColumn.Positions)[1]) = (1000.3f, -500.2f);

        AuthoredPackage package = folder.Author(cloud, new SceneOptions { Formats = [new NuRecFormat(new NuRecOptions { Recenter = false })] });

        float[] stored = package.Column(SplatColumn.Positions);
        SplatBox box = package.Report.Volumes[0].Bounds;
        Assert.That(stored, Is.EqualTo(new[] { 1000.5f, -500.25f, 0 }));
        for (int axis = 0; axis < 3; axis++)
        {
            Assert.That(stored[axis] - 3e-4f, Is.GreaterThanOrEqualTo(box.Min[axis]), $"axis {axis}");
            Assert.That(stored[axis] + 3e-4f, Is.LessThanOrEqualTo(box.Max[axis]), $"axis {axis}");
        }
    }

    [Test]
    public void Each_frame_has_the_bounds_of_its_own_moment()
    {
        SplatCloud cloud = TestClouds.Moving(2);
        cloud.Column(SplatColumn.Velocities).Fill(8);
        cloud.Column(SplatColumn.Times).Clear();

        AuthoredPackage package = folder.Author(cloud, new SceneOptions { Frames = 3, Formats = [new NuRecFormat(new NuRecOptions { Recenter = false })] });

        float[] left = [.. package.Report.Volumes.Select(v => v.Bounds.Min.X)];
        Assert.That(left[1] - left[0], Is.EqualTo(4).Within(0.02));
        Assert.That(left[2] - left[1], Is.EqualTo(4).Within(0.02));
    }

    /// <summary>Three times the root of the covariance's diagonal, in double.</summary>
    private static double[][] HalfExtents(GoldenCheckpoint golden)
    {
        float[] scales = golden.Tensor("scales"), quats = golden.Tensor("quats");
        return [.. Enumerable.Range(0, golden.Count).Select(i =>
        {
            double[] q = [.. quats.Skip(4 * i).Take(4).Select(v => (double)v)];
            double length = Math.Sqrt(q.Sum(v => v * v));
            (double w, double x, double y, double z) = (q[0] / length, q[1] / length, q[2] / length, q[3] / length);
            double[,] r =
            {
                { 1 - (2 * ((y * y) + (z * z))), 2 * ((x * y) - (w * z)), 2 * ((x * z) + (w * y)) },
                { 2 * ((x * y) + (w * z)), 1 - (2 * ((x * x) + (z * z))), 2 * ((y * z) - (w * x)) },
                { 2 * ((x * z) - (w * y)), 2 * ((y * z) + (w * x)), 1 - (2 * ((x * x) + (y * y))) },
            };
            return (double[])[.. Enumerable.Range(0, 3).Select(a => 3 * Math.Sqrt(Enumerable.Range(0, 3).Sum(j => Math.Pow(r[a, j] * Math.Exp(scales[(3 * i) + j]), 2))))];
        })];
    }
}
