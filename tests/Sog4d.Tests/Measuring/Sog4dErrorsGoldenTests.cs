using System.Numerics;
using UsdGsplat.Codecs;
using UsdGsplat.Codecs.WebP;
using UsdGsplat.Sog4d.Bundles;
using UsdGsplat.Sog4d.Measuring;

namespace UsdGsplat.Sog4d.Tests.Measuring;

/// <summary>The errors of the reference exporter's bundles, against the formulas on PyTorch's account of the checkpoint.</summary>
public sealed class Sog4dErrorsGoldenTests
{
    private const float Shown = 1f / 255;

    private static readonly ReferenceBundle[] Bundles = ReferenceBundle.All;

    [TestCaseSource(nameof(Bundles))]
    public void Centres_and_opacities_are_off_by_half_a_step_at_most(ReferenceBundle bundle)
    {
        using Sog4dReader reader = bundle.Open();
        ErrorReport report = bundle.Measure(reader, bundle.SourceIndices());
        AttributeError position = report[AttributeErrorKind.Position]!, opacity = report[AttributeErrorKind.Opacity]!;
        float largest = Enumerable.Range(0, reader.FrameCount).Max(f => Extent(reader, f).Length());
        int[] kept = bundle.SourceIndices();
        int shown = Enumerable.Range(0, reader.FrameCount).Sum(f => kept.Count(i => bundle.Opacity(i, reader.Timeline.TimeOf(f)) >= Shown));
        Assert.Multiple(() =>
        {
            Assert.That(report.Frames, Is.EqualTo(Enumerable.Range(0, reader.FrameCount)));
            Assert.That(position.Count, Is.EqualTo(shown));
            Assert.That(position.Max, Is.GreaterThan(0.5 * largest / 131070).And.LessThan((largest / 131070) + 2e-6));
            Assert.That(report[AttributeErrorKind.PositionInBox]!.Max, Is.EqualTo(1.0 / 131070).Within(0.1 / 131070));
            Assert.That(opacity.Max, Is.GreaterThan(0.499 / 255).And.LessThan((0.5 / 255) + 2e-6));
            Assert.That(opacity.Count, Is.EqualTo((long)kept.Length * reader.FrameCount));
        });
    }

    [TestCaseSource(nameof(Bundles))]
    public void Rotations_are_lost_where_a_pixel_has_no_alpha_and_else_within_a_degree(ReferenceBundle bundle)
    {
        using Sog4dReader reader = bundle.Open();
        const string Path = "frames/00000/rotation.webp";
        byte[] pixels = WebPLossless.Decode(reader.Archive.Read(Path, Sog4dArchive.MaxBytes), new AssetLocation(Path)).Pixels;
        int[] all = bundle.SourceIndices(), sound = [.. all.Select((source, i) => pixels[(4 * i) + 3] == 0 ? -1 : source)];
        AttributeError with = bundle.Measure(reader, all)[AttributeErrorKind.Rotation]!, without = bundle.Measure(reader, sound)[AttributeErrorKind.Rotation]!;
        Assert.Multiple(() =>
        {
            Assert.That(with.Max, Is.InRange(90, 180));
            Assert.That(without.Count, Is.EqualTo((long)sound.Count(i => i >= 0) * reader.FrameCount).And.LessThan(with.Count));
            Assert.That(without.Mean, Is.InRange(0.40, 0.46));
            Assert.That(without.Max, Is.InRange(0.7, 0.88));
        });
    }

    [TestCaseSource(nameof(Bundles))]
    public void Scales_are_off_as_their_nearest_entries_are(ReferenceBundle bundle)
    {
        using Sog4dReader reader = bundle.Open();
        Vector3[] codes = [.. reader.Meta.Streams!.Scale!.Codebook!.Select(c => new Vector3(MathF.Log(c.X), MathF.Log(c.Y), MathF.Log(c.Z)))];
        float[] scales = bundle.Checkpoint.Tensor("scales");
        var expected = new List<double>();
        foreach (int splat in bundle.SourceIndices())
        {
            var scale = new Vector3(scales.AsSpan(3 * splat, 3));
            Vector3 error = Vector3.Abs(codes.MinBy(c => Vector3.DistanceSquared(c, scale)) - scale);
            expected.AddRange([error.X, error.Y, error.Z]);
        }

        AssertLike(bundle.Measure(reader, bundle.SourceIndices())[AttributeErrorKind.LogScale]!, expected, reader.FrameCount, 1e-5);
    }

    [TestCaseSource(nameof(Bundles))]
    public void Colours_are_off_as_their_codes_are_and_lost_under_alpha_0(ReferenceBundle bundle)
    {
        using Sog4dReader reader = bundle.Open();
        float[] codes = [.. reader.Meta.Streams!.Sh!.Sh0Codebook!], colours = bundle.Checkpoint.Tensor("sh0");
        List<double> shown = [], unseen = [];
        for (int frame = 0; frame < reader.FrameCount; frame++)
        {
            foreach (int splat in bundle.SourceIndices())
            {
                bool isUnseen = bundle.Opacity(splat, reader.Timeline.TimeOf(frame)) < Math.Max(bundle.Options.AlphaZeroThreshold, 0.5 / 255);
                for (int c = 3 * splat; c < (3 * splat) + 3; c++)
                {
                    float colour = colours[c];
                    if (isUnseen) unseen.Add(Math.Abs(colour - codes[0]));
                    else shown.Add(codes.Min(code => Math.Abs(code - colour)));
                }
            }
        }

        ErrorReport report = bundle.Measure(reader, bundle.SourceIndices());
        AssertLike(report[AttributeErrorKind.ShDc]!, shown, 1, 1e-6);
        AssertLike(report[AttributeErrorKind.UnseenShDc]!, unseen, 1, 1e-6);
        Assert.That(report[AttributeErrorKind.UnseenShDc]!.Mean, Is.GreaterThan(2.5), "the reference's lost colours");
    }

    [TestCaseSource(nameof(Bundles))]
    public void Higher_coefficients_are_off_as_their_entries_are(ReferenceBundle bundle)
    {
        using Sog4dReader reader = bundle.Open();
        AttributeError? found = bundle.Measure(reader, bundle.SourceIndices())[AttributeErrorKind.ShRest];
        if (reader.ShDegree == 0)
        {
            Assert.That(found, Is.Null);
            return;
        }

        double expected = Enumerable.Range(0, bundle.Checkpoint.Count).Average(splat => Math.Sqrt(
            PaletteSlot.Of(reader.Meta).Sum(slot => LeastSquare(bundle, reader, slot, splat)) / (3 * (((reader.ShDegree + 1) * (reader.ShDegree + 1)) - 1))));

        // The exporter chooses labels before it rounds entries to half precision.
        Assert.That(found!.Mean, Is.InRange(expected * (1 - 1e-6), expected * 1.0001));
        Assert.That(found.Count, Is.EqualTo((long)bundle.Checkpoint.Count * reader.FrameCount));
    }

    private static readonly Dictionary<(string, string), float[]> Palettes = [];

    private static double LeastSquare(ReferenceBundle bundle, Sog4dReader reader, PaletteSlot slot, int splat)
    {
        if (!Palettes.TryGetValue((bundle.Name, slot.Name), out float[]? entries))
        {
            byte[] bytes = reader.Archive.Read(slot.Palette!.CentroidsPath!, Sog4dArchive.MaxBytes);
            entries = Palettes[(bundle.Name, slot.Name)] =
                [.. Enumerable.Range(0, slot.Palette.Count * slot.Coefficients * 3).Select(i => slot.IsHalf ? (float)BitConverter.ToHalf(bytes, 2 * i) : BitConverter.ToSingle(bytes, 4 * i))];
        }

        int floats = 3 * slot.Coefficients;
        float[] rest = bundle.Checkpoint.Tensor("shN");
        ReadOnlySpan<float> record = rest.AsSpan((45 * splat) + (3 * slot.FirstCoefficient), floats);
        double least = double.PositiveInfinity;
        for (int e = 0; e < entries.Length; e += floats)
        {
            double sum = 0;
            for (int k = 0; k < floats; k++) sum += ((double)record[k] - entries[e + k]) * ((double)record[k] - entries[e + k]);
            least = Math.Min(least, sum);
        }

        return least;
    }

    private static void AssertLike(AttributeError found, List<double> expected, int repeats, double tolerance)
    {
        expected.Sort();
        double p99 = expected[(int)Math.Ceiling(0.99 * expected.Count) - 1];
        Assert.Multiple(() =>
        {
            Assert.That(found.Count, Is.EqualTo((long)expected.Count * repeats));
            Assert.That(found.Mean, Is.EqualTo(expected.Average()).Within(tolerance));
            Assert.That(found.Max, Is.EqualTo(expected[^1]).Within(tolerance));
            Assert.That(found.P99, Is.InRange(p99 - tolerance, (p99 * 129 / 128) + tolerance));
        });
    }

    private static Vector3 Extent(Sog4dReader reader, int frame) =>
        reader.Meta.Streams!.Position!.RangeMax![frame] - reader.Meta.Streams.Position.RangeMin![frame];
}
