using System.Globalization;
using pxr;
using UsdGsplat.Splats.Surveys;
using UsdGsplat.TestKit;

namespace UsdGsplat.UsdAuthoring.Tests;

/// <summary>Maps for row vectors, against numpy's own column matrices.</summary>
public sealed class RowMatrixTests
{
    [Test]
    public void Products_are_what_numpy_computes_with_columns()
    {
        GfMatrix4d map = RowMatrix.Product(RowMatrix.Scaling(2, 3, -0.5), RowMatrix.Rotation(20, -35, 110), RowMatrix.Translation(1, -2, 30));
        DoublePoint moved = RowMatrix.Map(new DoublePoint(0.3, -1.7, 4), map);

        string output = Oracle.Python("""
            import numpy as np
            def r(axis, degrees):
                c, s = np.cos(np.radians(degrees)), np.sin(np.radians(degrees))
                i, j = (axis + 1) % 3, (axis + 2) % 3
                m = np.eye(3); m[i, i] = m[j, j] = c; m[j, i] = s; m[i, j] = -s
                return m
            a = r(2, 110) @ r(1, -35) @ r(0, 20) @ np.diag([2, 3, -0.5])
            for v in list((a.T).ravel()) + list(a @ [0.3, -1.7, 4] + [1, -2, 30]): print(repr(float(v)))
            """, ["numpy"]);
        double[] expected = [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => double.Parse(l, CultureInfo.InvariantCulture))];

        double[] m = RowMatrix.Elements(map);
        double[] linear = [m[0], m[1], m[2], m[4], m[5], m[6], m[8], m[9], m[10]];
        Assert.That(linear, Is.EqualTo(expected[..9]).Within(1e-15 * 10));
        Assert.That(new[] { moved.X, moved.Y, moved.Z }, Is.EqualTo(expected[9..]).Within(1e-13));
        Assert.That(new[] { m[3], m[7], m[11], m[15], m[12], m[13], m[14] }, Is.EqualTo(new double[] { 0, 0, 0, 1, 1, -2, 30 }));
    }

    [Test]
    public void Quarter_turns_are_exact()
    {
        Assert.That(RowMatrix.Rotation(90, 0, 0), Is.EqualTo(SourceOrientation.For(SourceUp.Y, UpAxis.Z)));
        Assert.That(RowMatrix.Rotation(-90, 0, 0), Is.EqualTo(SourceOrientation.For(SourceUp.Z, UpAxis.Y)));
        Assert.That(RowMatrix.Rotation(180, 0, 360), Is.EqualTo(SourceOrientation.ToYUp));
    }

    [Test]
    public void What_is_up_in_the_data_is_up_on_the_stage([Values] SourceUp source, [Values] UpAxis stage)
    {
        GfMatrix4d map = SourceOrientation.For(source, stage);
        DoublePoint up = source switch { SourceUp.Y => new(0, 1, 0), SourceUp.MinusY => new(0, -1, 0), SourceUp.Z => new(0, 0, 1), _ => new(0, 0, -1) };

        Assert.That(RowMatrix.Map(up, map), Is.EqualTo(stage == UpAxis.Y ? new DoublePoint(0, 1, 0) : new DoublePoint(0, 0, 1)));
        Assert.That(map.GetDeterminant(), Is.EqualTo(1), "no mirror");
    }
}
