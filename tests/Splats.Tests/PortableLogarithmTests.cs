using FsCheck;
using FsCheck.Fluent;
using UsdGsplat.Splats.Numerics;

namespace UsdGsplat.Splats.Tests;

public sealed class PortableLogarithmTests
{
    [Test]
    public void Logarithms_are_those_of_the_platform_rounded_once()
    {
        Prop.ForAll(Gen.Choose(1, 0x7F7FFFFF).Select(BitConverter.Int32BitsToSingle).ArrayOf(1000).ToArbitrary(), values =>
        {
            var logs = (float[])values.Clone();
            PortableLogarithm.Apply(logs);

            // Half a step of single precision, and the bound on top.
            return values.Zip(logs).All(p => Math.Abs(p.Second - Math.Log(p.First)) <= Math.Abs(Math.Log(p.First)) * (5.97e-8 + PortableLogarithm.RelativeError));
        }).QuickCheckThrowOnFailure();
    }

    [TestCase(1f)]
    [TestCase(1.4142135f)]
    [TestCase(1.4142137f)]
    [TestCase(0.99999994f)]
    [TestCase(1.0000001f)]
    [TestCase(float.Epsilon)]
    [TestCase(float.MaxValue)]
    public void Edges_keep_the_bound(float value)
    {
        float[] logs = [.. Enumerable.Repeat(value, 9)];
        PortableLogarithm.Apply(logs);

        Assert.That(logs, Has.All.EqualTo((float)Math.Log(value)));
    }

    [Test]
    public void What_has_no_logarithm_says_so()
    {
        float[] values = [0, -0f, -1, float.NaN, float.PositiveInfinity, float.NegativeInfinity, -float.Epsilon, 1, 0];
        PortableLogarithm.Apply(values);

        Assert.That(values, Is.EqualTo(new[] { float.NegativeInfinity, float.NegativeInfinity, float.NaN, float.NaN, float.PositiveInfinity, float.NaN, float.NaN, 0, float.NegativeInfinity }));
    }
}
