using UsdGsplat.Splats.Operations;

namespace UsdGsplat.Splats.Tests;

public sealed class SplatActivationsTests
{
    [Test]
    public void Opacities_are_the_sigmoid_of_either_sign()
    {
        var random = new Random(1);
        float[] logits = [0, -0f, 1, -1, 88, -88, 200, -200, float.PositiveInfinity, float.NegativeInfinity, .. Enumerable.Range(0, 1003).Select(_ => (float)((random.NextDouble() * 60) - 30))];
        float[] found = [.. logits];
        SplatActivations.ToOpacities(found);
        for (int i = 0; i < logits.Length; i++)
        {
            double x = logits[i], expected = x < 0 ? Math.Exp(x) / (1 + Math.Exp(x)) : 1 / (1 + Math.Exp(-x));
            Assert.That(found[i], Is.EqualTo(expected).Within(6e-8 * expected + 1e-45), $"{x}");
            Assert.That(found[i], Is.InRange(0, 1));
        }
    }

    [Test]
    public void Rotations_become_unit_and_none_the_identity()
    {
        float[] xyzw = [0, 0, 3, 4, 0, 0, 0, 0, 1e-30f, 0, 0, 0, 1e30f, -1e30f, 0, 0];
        SplatActivations.ToUnitRotations(xyzw);
        float half = MathF.Sqrt(0.5f);
        Assert.That(xyzw, Is.EqualTo(new[] { 0, 0, 0.6f, 0.8f, 0, 0, 0, 1, 1, 0, 0, 0, half, -half, 0, 0 }).Within(6e-8f));
    }

    [TestCase(0.5f, 0.3f, 0.1, 0.13533531f)]
    [TestCase(0.5f, 0.49f, 0.001, 0.88249719f)]
    [TestCase(0f, -0.05f, 0.05, 0.60653073f)]
    [TestCase(1f, 0.2f, 0.3, 0.02856548f)]
    public void Fading_has_the_golden_weights(float time, float mu, double sigma, float weight)
    {
        float[] opacities = [1, 0.5f], durations = [(float)Math.Log(sigma), (float)Math.Log(sigma)];
        SplatActivations.Fade(opacities, time, [mu, mu], durations);
        Assert.That(opacities, Is.EqualTo(new[] { weight, weight / 2 }).Within(1e-6f));
    }
}
