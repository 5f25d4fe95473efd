using pxr;
using static pxr.Gf;

namespace UsdGsplat.Usd.Tests.Gf;

public sealed class GfVectorTests
{
    [Test]
    public void Indexer_reads_and_writes_components()
    {
        var v = new GfVec3f(1, 2, 3);
        v[1] = 5;
        Assert.That(new[] { v[0], v[1], v[2] }, Is.EqualTo(new float[] { 1, 5, 3 }));
        Assert.That(() => v[3], Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains("from 0 to 2"));
        Assert.That(() => v[-1] = 0, Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public void Assignment_copies()
    {
        var v = new GfVec3f(1, 2, 3);
        GfVec3f copy = v;
        copy[0] = 9;
        Assert.That(v, Is.EqualTo(new GfVec3f(1, 2, 3)));
    }

    [Test]
    public void Half_vector_speaks_floats_in_its_indexer()
    {
        var v = new GfVec3h(new GfVec3f(0.1f, 2, -3));
        v[1] = 65504;
        Assert.That(v[0], Is.EqualTo(0.0999755859375f));
        Assert.That(v.ToString(), Is.EqualTo("(0.0999756, 65504, -3)"));
    }

    [Test]
    public void Lengths_and_products()
    {
        var a = new GfVec3d(3, 4, 12);
        Assert.That(a.GetLength(), Is.EqualTo(13));
        Assert.That(a.GetLengthSq(), Is.EqualTo(169));
        Assert.That(GfDot(a, new GfVec3d(1, -1, 2)), Is.EqualTo(23));
        Assert.That(GfCross(GfVec3d.XAxis(), GfVec3d.YAxis()), Is.EqualTo(GfVec3d.ZAxis()));
        Assert.That(GfCross(new GfVec3d(1, 2, 3), new GfVec3d(4, 5, 6)), Is.EqualTo(new GfVec3d(-3, 6, -3)));
        Assert.That(GfCompMult(new GfVec2i(2, 3), new GfVec2i(5, -7)), Is.EqualTo(new GfVec2i(10, -21)));
        Assert.That(GfCompDiv(new GfVec2f(1, 9), new GfVec2f(4, 3)), Is.EqualTo(new GfVec2f(0.25f, 3)));
    }

    [Test]
    public void Normalize_changes_the_vector_and_returns_the_length()
    {
        var v = new GfVec2d(3, 4);
        Assert.That(v.Normalize(), Is.EqualTo(5));
        Assert.That(v, Is.EqualTo(new GfVec2d(0.6, 0.8)));
        Assert.That(new GfVec2d(0, 0).GetNormalized(), Is.EqualTo(new GfVec2d()), "nothing is divided by zero");
    }

    [Test]
    public void Projection_and_complement_add_up()
    {
        var v = new GfVec3d(2, 3, 5);
        Assert.That(v.GetProjection(GfVec3d.YAxis()), Is.EqualTo(new GfVec3d(0, 3, 0)));
        Assert.That(v.GetComplement(GfVec3d.YAxis()), Is.EqualTo(new GfVec3d(2, 0, 5)));
    }

    [Test]
    public void Conversions_round_or_widen()
    {
        Assert.That(new GfVec3d(new GfVec3f(0.1f))[0], Is.EqualTo((double)0.1f));
        Assert.That(new GfVec3f(new GfVec3d(0.1))[0], Is.EqualTo(0.1f));
        Assert.That(new GfVec2f(new GfVec2i(1, -2)), Is.EqualTo(new GfVec2f(1, -2)));
    }

    [Test]
    public void Axes_are_unit_vectors()
    {
        Assert.That(GfVec4f.Axis(2), Is.EqualTo(GfVec4f.ZAxis()));
        Assert.That(GfVec4f.WAxis(), Is.EqualTo(new GfVec4f(0, 0, 0, 1)));
        Assert.That(() => GfVec2d.Axis(2), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public void Equality_is_that_of_numbers()
    {
        Assert.That(new GfVec2f(0f, 1) == new GfVec2f(-0f, 1));
        Assert.That(new GfVec2f(0f, 1).GetHashCode(), Is.EqualTo(new GfVec2f(-0f, 1).GetHashCode()));
        Assert.That(new GfVec2f(float.NaN) == new GfVec2f(float.NaN), Is.False);
        Assert.That(new GfVec2f(1, 2) != new GfVec2f(2, 1));
    }

    [Test]
    public void Closeness_is_distance()
    {
        Assert.That(GfIsClose(new GfVec2d(0, 0), new GfVec2d(3, 4), 5));
        Assert.That(GfIsClose(new GfVec2d(0, 0), new GfVec2d(3, 4), 4.99), Is.False);
    }

    [Test]
    public void Lerp_goes_straight() => Assert.That(GfLerp(0.25, new GfVec3f(0, 4, 8), new GfVec3f(4, 0, 8)), Is.EqualTo(new GfVec3f(1, 3, 8)));

    [Test]
    public void Display_gamma_leaves_opacity_alone()
    {
        GfVec4d display = GfConvertLinearToDisplay(new GfVec4d(0.5, 1, 0, 0.5));
        Assert.That(display[0], Is.EqualTo(0.7297400528407231).Within(1e-15));
        Assert.That(display[3], Is.EqualTo(0.5));
        Assert.That(GfConvertDisplayToLinear(display)[0], Is.EqualTo(0.5).Within(1e-15));
    }

    [Test]
    public void Ranges_begin_empty_and_grow()
    {
        var range = new GfRange3d();
        Assert.That(range.IsEmpty());
        range.ExtendBy(new GfVec3d(1, 2, 3));
        range.ExtendBy(new GfVec3d(-1, 5, 3));
        Assert.That(range, Is.EqualTo(new GfRange3d(new GfVec3d(-1, 2, 3), new GfVec3d(1, 5, 3))));
        Assert.That(range.GetSize(), Is.EqualTo(new GfVec3d(2, 3, 0)));
        Assert.That(range.GetMidpoint(), Is.EqualTo(new GfVec3d(0, 3.5, 3)));
        Assert.That(range.Contains(new GfVec3d(1, 5, 3)) && !range.Contains(new GfVec3d(1, 5, 3.1)));
        Assert.That(range.GetDistanceSquared(new GfVec3d(4, 9, 3)), Is.EqualTo(25));
        Assert.That(GfRange3d.GetIntersection(range, GfRange3d.UnitCube).IsEmpty());
        Assert.That(range.IsOutside(GfRange3d.UnitCube));
        Assert.That(GfRange3d.UnitCube.GetCorner(5), Is.EqualTo(new GfVec3d(1, 0, 1)));
        Assert.That(GfRange3d.UnitCube.GetOctant(6), Is.EqualTo(new GfRange3d(new GfVec3d(0, 0.5, 0.5), new GfVec3d(0.5, 1, 1))));
        Assert.That(GfRange2d.UnitSquare.GetQuadrant(1), Is.EqualTo(new GfRange2d(new GfVec2d(0.5, 0), new GfVec2d(1, 0.5))));
    }

    [Test]
    public void Empty_range_has_the_limits_of_OpenUSD() =>
        Assert.That(new GfRange1d().GetMin() == float.MaxValue && new GfRange1d().GetMax() == -float.MaxValue);

    [Test]
    public void Intervals_know_their_ends()
    {
        var interval = new GfInterval(1, 2, true, false);
        Assert.That(interval.Contains(1) && !interval.Contains(2));
        Assert.That(interval.Intersects(new GfInterval(2, 3)), Is.False);
        Assert.That(interval.Contains(new GfInterval(1.5)));
        Assert.That(new GfInterval().IsEmpty() && !new GfInterval(4).IsEmpty());
        Assert.That(GfInterval.GetFullInterval().Contains(1e300) && !GfInterval.GetFullInterval().IsMaxClosed());
        Assert.That(interval.ToString(), Is.EqualTo("[1,2)"));
    }
}
