using UsdGsplat.Sog4d.Bundles;
using UsdGsplat.Sog4d.Measuring;
using UsdGsplat.Sog4d.Tests.Bundles;
using UsdGsplat.Splats;
using UsdGsplat.Splats.Sequences;

namespace UsdGsplat.Sog4d.Tests.Measuring;

public sealed class Sog4dErrorsTests
{
    private static readonly ReferenceBundle Bundle = ReferenceBundle.All.Single(b => b.Name == TestBundle.Delta);

    [Test]
    public void A_bundle_has_no_error_against_itself()
    {
        using Sog4dReader reader = Bundle.Open();
        using var input = new Sog4dSequence(Bundle.Open());
        ErrorReport report = Sog4dErrors.Measure(reader, input, options: new MeasureOptions { MaxFrames = null });
        Assert.That(report.Attributes.Where(a => a.Kind != AttributeErrorKind.Rotation).Select(a => a.Max), Is.All.Zero);
        Assert.That(report[AttributeErrorKind.Rotation]!.Max, Is.LessThan(1e-4), "unit quaternions of single precision");
        Assert.That(report.Attributes, Has.Count.EqualTo(8));
    }

    [Test]
    public void Threads_do_not_show([Values(1, 2, 8)] int threads)
    {
        using Sog4dReader reader = Bundle.Open();
        ErrorReport expected = Bundle.Measure(reader, Bundle.SourceIndices(), new MeasureOptions { Threads = 3 });
        Assert.That(Bundle.Measure(reader, Bundle.SourceIndices(), new MeasureOptions { Threads = threads }).Attributes, Is.EqualTo(expected.Attributes));
    }

    [Test]
    public void The_order_of_splats_does_not_matter([Values] bool sparse)
    {
        using Sog4dReader reader = Bundle.Open();
        int count = reader.SplatCount;
        int[] places = [.. Enumerable.Range(0, count).Select(i => (i * 7) % (sparse ? 20011 : count))];
        using ISplatSequence plain = Bundle.Input();
        using var input = new Scattered(plain, places, sparse ? 20011 : count);
        ErrorReport expected = Sog4dErrors.Measure(reader, plain), found = Sog4dErrors.Measure(reader, input, places);
        foreach (AttributeError error in expected.Attributes)
        {
            AttributeError other = found[error.Kind]!;
            Assert.That((other.Count, other.P99, other.Max), Is.EqualTo((error.Count, error.P99, error.Max)), error.Name);
            Assert.That(other.Mean, Is.EqualTo(error.Mean).Within(1e-12).Percent.Or.EqualTo(error.Mean).Within(1e-12), error.Name);
        }
    }

    [TestCase(1, new[] { 0 })]
    [TestCase(2, new[] { 0, 6 })]
    [TestCase(5, new[] { 0, 2, 3, 5, 6 })]
    [TestCase(7, new[] { 0, 1, 2, 3, 4, 5, 6 })]
    [TestCase(900, new[] { 0, 1, 2, 3, 4, 5, 6 })]
    public void Frames_are_spread_evenly(int most, int[] expected)
    {
        using Sog4dReader reader = Bundle.Open();
        Assert.That(Bundle.Measure(reader, Bundle.SourceIndices(), new MeasureOptions { MaxFrames = most }).Frames, Is.EqualTo(expected));
    }

    [Test]
    public void What_does_not_fit_is_refused()
    {
        using Sog4dReader reader = Bundle.Open();
        using ISplatSequence input = Bundle.Input();
        using var shorter = new Scattered(input, [], 0) { Times = [0, 1] };
        using var shifted = new Scattered(input, [], 0) { Times = [.. input.Times.Select(t => t * 0.99)] };
        using var fewer = new Scattered(input, [0, 1, 2], 3);
        int[] good = Bundle.SourceIndices();
        Assert.Multiple(() =>
        {
            Assert.That(() => Sog4dErrors.Measure(reader, shorter), Throws.ArgumentException.With.Message.Contains("7 frames, found 2"));
            Assert.That(() => Sog4dErrors.Measure(reader, shifted), Throws.ArgumentException.With.Message.Contains("frame 1"));
            Assert.That(() => Sog4dErrors.Measure(reader, fewer), Throws.ArgumentException.With.Message.Contains("2000, found 3"));
            Assert.That(() => Sog4dErrors.Measure(reader, input, good[1..]), Throws.ArgumentException.With.Message.Contains("found 1999"));
            Assert.That(() => Sog4dErrors.Measure(reader, input, [.. good[1..], 2000]), Throws.ArgumentException.With.Message.Contains("found 2000"));
            Assert.That(() => Sog4dErrors.Measure(reader, input, [.. good.Select(_ => -1)]), Throws.ArgumentException);
            Assert.That(() => Sog4dErrors.Measure(reader, input, options: new MeasureOptions { MaxFrames = 0 }), Throws.ArgumentException);
            Assert.That(() => Sog4dErrors.Measure(reader, input, options: new MeasureOptions { Threads = 0 }), Throws.InstanceOf<ArgumentException>());
        });
    }

    /// <summary>A sequence whose splat i lies at a place of its own among splats without a meaning.</summary>
    private sealed class Scattered(ISplatSequence sequence, int[] places, int count) : ISplatSequence
    {
        public string Name => sequence.Name;

        public SplatSchema Schema => sequence.Schema with { Count = count };

        public IReadOnlyList<double> Times { get; init; } = sequence.Times;

        public IReadOnlyList<string> Warnings => [];

        public bool Changes(SplatColumn column) => true;

        public ISplatSource OpenFrame(int frame)
        {
            using ISplatSource source = sequence.OpenFrame(frame);
            using SplatCloud from = SplatCloud.From(source);
            var to = new SplatCloud("scattered", Schema);
            foreach (SplatColumn column in Schema.Columns)
            {
                int width = Schema.Width(column);
                to.Column(column).Fill(float.NaN);
                for (int i = 0; i < places.Length; i++) from.Column(column).Slice(i * width, width).CopyTo(to.Column(column)[(places[i] * width)..]);
            }

            return to;
        }

        public void Dispose()
        {
        }
    }
}
