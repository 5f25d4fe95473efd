using FsCheck;
using FsCheck.Fluent;
using pxr;
using static pxr.Gf;

namespace UsdGsplat.Usd.Tests.Gf;

public sealed class GfRotationTests
{
    private static readonly double HalfRoot = Math.Sqrt(0.5);

    [Test]
    public void Quarter_turn_about_z_takes_x_to_y()
    {
        var quarter = new GfQuatd(HalfRoot, 0, 0, HalfRoot);
        GfVec3d[] turned =
        [
            quarter.Transform(GfVec3d.XAxis()),
            new GfMatrix3d(quarter).GetRow(0),
            new GfMatrix4d().SetRotate(quarter).TransformDir(GfVec3d.XAxis()),
            new GfRotation(GfVec3d.ZAxis(), 90).TransformDir(GfVec3d.XAxis()),
            new GfMatrix4d().SetRotate(new GfRotation(new GfVec3d(0, 0, 7), 90)).Transform(GfVec3d.XAxis()),
        ];
        Assert.That(turned, Is.All.Matches<GfVec3d>(v => GfIsClose(v, GfVec3d.YAxis(), 1e-15)));
    }

    [Test]
    public void Product_of_quaternions_is_Hamiltons()
    {
        var i = new GfQuatd(0, 1, 0, 0);
        var j = new GfQuatd(0, 0, 1, 0);
        Assert.That(i * j, Is.EqualTo(new GfQuatd(0, 0, 0, 1)));
        Assert.That(j * i, Is.EqualTo(new GfQuatd(0, 0, 0, -1)));
        Assert.That(new GfQuatd(1, 2, 3, 4) * new GfQuatd(5, 6, 7, 8), Is.EqualTo(new GfQuatd(-60, 12, 30, 24)));
    }

    [Test]
    public void Inverse_of_a_long_quaternion_undoes_it()
    {
        var q = new GfQuatd(1, 2, 3, 4);
        GfQuatd one = q * q.GetInverse();
        Assert.That(one.GetReal(), Is.EqualTo(1).Within(1e-15));
        Assert.That(one.GetImaginary().GetLength(), Is.LessThan(1e-15));
        Assert.That(q.GetConjugate(), Is.EqualTo(new GfQuatd(1, -2, -3, -4)));
    }

    [Test]
    public void Zero_quaternion_normalizes_to_the_identity()
    {
        GfQuatf zero = GfQuatf.GetZero();
        Assert.That(zero.Normalize(), Is.Zero);
        Assert.That(zero, Is.EqualTo(GfQuatf.GetIdentity()));
        Assert.That(new GfQuath(new GfQuatf(0, 0, 2, 0)).GetNormalized(), Is.EqualTo(new GfQuath(new GfQuatf(0, 0, 1, 0))));
    }

    // One case for each branch of the extraction: the real part, i, j and k the largest.
    [TestCase(0.9, 0.1, -0.2, 0.3)]
    [TestCase(0.1, 0.9, -0.2, 0.3)]
    [TestCase(0.1, -0.2, 0.9, 0.3)]
    [TestCase(-0.1, 0.2, 0.3, 0.9)]
    [TestCase(0, 1, 0, 0)]
    [TestCase(0, 0, 1, 0)]
    [TestCase(0, 0, 0, 1)]
    public void Quaternion_of_a_matrix_is_the_one_that_made_it(double real, double i, double j, double k)
    {
        GfQuatd quaternion = new GfQuatd(real, i, j, k).GetNormalized();
        GfQuatd extracted = new GfMatrix4d().SetRotate(quaternion).SetTranslateOnly(new GfVec3d(5)).ExtractRotationQuat();
        Assert.That(Math.Abs(GfDot(quaternion, extracted)), Is.EqualTo(1).Within(1e-14));
    }

    [Test]
    public void Every_rotation_survives_matrix_and_quaternion() =>
        Prop.ForAll(Components.Four().Where(c => new GfVec4d(c[0], c[1], c[2], c[3]).GetLength() > 1e-3).ToArbitrary(), c =>
        {
            GfQuatd quaternion = new GfQuatd(c[0], c[1], c[2], c[3]).GetNormalized();
            GfMatrix3d matrix = new(quaternion);
            var point = new GfVec3d(1, -2, 3);
            return Math.Abs(Math.Abs(GfDot(GfQuatdOf(matrix), quaternion)) - 1) < 1e-9
                && GfIsClose(new GfMatrix4d(matrix, new GfVec3d()).TransformDir(point), quaternion.Transform(point), 1e-12);
        }).QuickCheckThrowOnFailure();

    [Test]
    public void Rotation_keeps_axis_and_angle()
    {
        var rotation = new GfRotation(new GfVec3d(0, 3, 4), 120);
        Assert.That(rotation.GetAxis(), Is.EqualTo(new GfVec3d(0, 0.6, 0.8)));
        GfRotation back = new GfMatrix3d(rotation).ExtractRotation();
        Assert.That(back.GetAngle(), Is.EqualTo(120).Within(1e-12));
        Assert.That(GfIsClose(back.GetAxis(), rotation.GetAxis(), 1e-14));
        Assert.That(rotation.GetInverse().GetAngle(), Is.EqualTo(-120));
    }

    [Test]
    public void Rotation_between_directions_is_the_shortest()
    {
        var rotation = new GfRotation(new GfVec3d(2, 0, 0), new GfVec3d(0, 0, 3));
        Assert.That(rotation.GetAngle(), Is.EqualTo(90).Within(1e-12));
        Assert.That(GfIsClose(rotation.GetAxis(), new GfVec3d(0, -1, 0), 1e-15));
        var half = new GfRotation(GfVec3d.ZAxis(), -GfVec3d.ZAxis());
        Assert.That(half.GetAngle(), Is.EqualTo(180));
        Assert.That(GfIsClose(half.TransformDir(GfVec3d.ZAxis()), -GfVec3d.ZAxis(), 1e-15));
        Assert.That(new GfRotation(GfVec3d.YAxis(), GfVec3d.YAxis()).GetAngle(), Is.Zero);
    }

    [Test]
    public void Slerp_turns_at_constant_speed_by_the_shorter_arc()
    {
        GfQuatd start = GfQuatd.GetIdentity();
        GfQuatd end = new GfRotation(GfVec3d.ZAxis(), 90).GetQuat();
        var expected = new GfRotation(GfVec3d.ZAxis(), 30).GetQuat();
        Assert.That(GfDot(GfSlerp(1.0 / 3, start, end), expected), Is.EqualTo(1).Within(1e-15));
        var negated = new GfQuatd(-end.GetReal(), -end.GetImaginary());
        Assert.That(GfDot(GfSlerp(start, negated, 1.0 / 3), expected), Is.EqualTo(1).Within(1e-15));
        Assert.That(GfSlerp(0.5, start, start), Is.EqualTo(start));
    }

    [Test]
    public void Text_has_the_real_part_first() => Assert.That(new GfQuatf(1, 2, 3, 4).ToString(), Is.EqualTo("(1, 2, 3, 4)"));

    private static GfQuatd GfQuatdOf(GfMatrix3d matrix)
    {
        GfQuaternion quaternion = matrix.ExtractRotationQuaternion();
        return new GfQuatd(quaternion.GetReal(), quaternion.GetImaginary());
    }
}

internal static class Components
{
    public static Gen<double[]> Four() => Gen.Choose(-1000, 1000).Select(n => n / 1000.0).ArrayOf(4);
}
