using UsdGsplat.Splats;
using UsdGsplat.Splats.Kernels;

namespace UsdGsplat.Gpu.Tests;

/// <summary>Every kernel against the CPU's, at the borders of its groups and chunks and on values that are out of the ordinary.</summary>
[TestFixture(false)]
[TestFixture(true)]
public sealed class ParityTests(bool littleMemory)
{
    private static readonly int[] Counts = [1, 63, 64, 65, 1000, 9001];

    private readonly CpuSplatKernels cpu = new();
    private readonly Random random = new(7);
    private GpuSplatKernels device = null!;

    [OneTimeSetUp]
    public void Open() => device = littleMemory ? TestDevice.OpenSmall() : TestDevice.Open();

    [OneTimeTearDown]
    public void Close() => device?.Dispose();

    [TestCaseSource(nameof(Counts))]
    public void Frames_are_the_same(int splats)
    {
        foreach (bool moves in (bool[])[true, false])
        {
            var cloud = new SplatCloud("random", new SplatSchema(splats, 0, moves));
            foreach (SplatColumn column in cloud.Schema.Columns) Fill(cloud.Column(column));
            var motion = MotionColumns.From(cloud);
            foreach (float time in (float[])[0, 0.37f, 1])
            {
                float[] positions = new float[3 * splats], opacities = new float[splats], ours = new float[3 * splats], own = new float[splats];
                cpu.BakeFrame(motion, time, positions, opacities);
                device.BakeFrame(motion, time, ours, own);
                Assert.That(ours, Is.EqualTo(positions));
                Assert.That(own, Is.EqualTo(opacities));
            }
        }
    }

    [TestCaseSource(nameof(Counts))]
    public void Frames_that_stay_on_the_device_are_the_same(int splats)
    {
        foreach (bool moves in (bool[])[true, false])
        {
            MotionColumns motion = Short(splats, moves);
            PositionRange box = cpu.RangeOf(motion.Positions, [])!.Value;
            foreach (float time in (float[])[0, 0.37f, 1])
            {
                foreach (float zeroBelow in (float[])[0, 0.2f])
                {
                    uint[] expected = [.. Enumerable.Repeat(0x12345678u, 3 * (splats + 2))], found = [.. expected];
                    int row = splats + 2;
                    cpu.PaintFrame(motion, time, box, zeroBelow, expected.AsSpan(0, row), expected.AsSpan(row, row), expected.AsSpan(2 * row));
                    device.PaintFrame(motion, time, box, zeroBelow, found.AsSpan(0, row), found.AsSpan(row, row), found.AsSpan(2 * row));
                    Assert.That(found, Is.EqualTo(expected));
                }
            }
        }
    }

    [TestCaseSource(nameof(Counts))]
    public void Ranges_of_frames_are_the_same(int splats)
    {
        foreach (bool moves in (bool[])[true, false])
        {
            MotionColumns motion = Short(splats, moves);
            foreach (float zeroBelow in (float[])[0, 0.4f, 1])
            {
                foreach (float[] times in (float[][])[[], [0.5f], [0, 0.2f, 0.4f, 0.6f, 0.8f, 1]])
                {
                    (ulong[][] drawn, PositionRange?[] boxes) = Ranges(cpu, motion, times, zeroBelow);
                    (ulong[][] ours, PositionRange?[] own) = Ranges(device, motion, times, zeroBelow);
                    Assert.That(ours, Is.EqualTo(drawn));
                    Assert.That(own, Is.EqualTo(boxes));
                }
            }
        }
    }

    [TestCaseSource(nameof(Counts))]
    public void Boxes_are_the_same(int splats)
    {
        float[] positions = Values(3 * splats);
        bool[] chosen = [.. Enumerable.Range(0, splats).Select(_ => random.Next(3) == 0)];
        Assert.That(device.RangeOf(positions, []), Is.EqualTo(cpu.RangeOf(positions, [])));
        Assert.That(device.RangeOf(positions, chosen), Is.EqualTo(cpu.RangeOf(positions, chosen)));
        Assert.That(device.RangeOf(positions, new bool[splats]), Is.Null);
    }

    [TestCaseSource(nameof(Counts))]
    public void Pixels_are_the_same(int splats)
    {
        float[] positions = Values(3 * splats), rotations = Values(4 * splats), colours = Values(3 * splats), opacities = Values(splats);
        (positions[0], rotations[0], colours[0], opacities[0]) = (float.NaN, float.PositiveInfinity, float.NaN, float.NaN);
        rotations.AsSpan(4 * (splats - 1)).Clear();
        opacities[^1] = 7;
        PositionRange box = cpu.RangeOf(Values(3 * splats), [])!.Value;
        PositionRange flat = box with { Max = box.Max with { Y = box.Min.Y } };
        float[] limits = [.. Enumerable.Range(0, 255).Select(i => (i - 127) / 300f)];
        foreach (PositionRange range in (PositionRange[])[box, flat])
            Assert.That(Paint(splats, device, (k, a, b) => k.QuantisePositions(positions, range, a, b)), Is.EqualTo(Paint(splats, cpu, (k, a, b) => k.QuantisePositions(positions, range, a, b))));
        foreach (RotationRounding rounding in Enum.GetValues<RotationRounding>())
            Assert.That(Paint(splats, device, (k, a, _) => k.QuantiseRotations(rotations, rounding, a)), Is.EqualTo(Paint(splats, cpu, (k, a, _) => k.QuantiseRotations(rotations, rounding, a))));
        Assert.That(Paint(splats, device, (k, a, _) => k.QuantiseColours(colours, limits, a)), Is.EqualTo(Paint(splats, cpu, (k, a, _) => k.QuantiseColours(colours, limits, a))));
        foreach (float zeroBelow in (float[])[0, 0.2f])
            Assert.That(Paint(splats, device, (k, a, _) => k.QuantiseOpacities(opacities, zeroBelow, a)), Is.EqualTo(Paint(splats, cpu, (k, a, _) => k.QuantiseOpacities(opacities, zeroBelow, a))));
    }

    [Test]
    public void Halves_are_the_same_for_all_kinds_of_floats()
    {
        float[] values = [.. Enumerable.Range(0, 40_000).Select(_ => BitConverter.Int32BitsToSingle(random.Next(int.MinValue, int.MaxValue))), 0, -0f, 65519.996f, 65520, 6e-8f, 2.98e-8f, float.PositiveInfinity];
        Half[] expected = new Half[values.Length], found = new Half[values.Length];
        cpu.RoundToHalf(values, expected);
        device.RoundToHalf(values, found);
        for (int i = 0; i < values.Length; i++)
            Assert.That(Half.IsNaN(found[i]) ? Half.NaN : found[i], Is.EqualTo(Half.IsNaN(expected[i]) ? Half.NaN : expected[i]), $"{BitConverter.SingleToInt32Bits(values[i]):x8}");
    }

    [TestCase(3, 1000)]
    [TestCase(3, 1)]
    [TestCase(8, 5)]
    [TestCase(9, 129)]
    [TestCase(45, 300)]
    [TestCase(70, 64)]
    public void Codes_and_distances_are_the_same(int dimensions, int codes)
    {
        const int Points = 3000;
        float[] records = Values((dimensions + 5) * Points), book = Values(dimensions * codes);
        (records[2], records[dimensions + 5 + 2]) = (float.NaN, 3e19f);
        book.AsSpan(0, dimensions).CopyTo(book.AsSpan(dimensions * (codes - 1)));
        int[] expected = new int[Points], found = new int[Points];
        float[] distances = new float[Points], ours = new float[Points];
        cpu.AssignNearest(new PointRows(records, dimensions + 5, dimensions, 2), book, expected, distances);
        device.AssignNearest(new PointRows(records, dimensions + 5, dimensions, 2), book, found, ours);
        Assert.That(found, Is.EqualTo(expected));
        Assert.That(ours, Is.EqualTo(distances));
    }

    [TestCase(3, 1024)]
    [TestCase(45, 100)]
    public void Clusterings_are_the_same_step_by_step(int dimensions, int centres)
    {
        float[] points = Values(dimensions * 4000);
        KMeansState expected = new(points, dimensions, points[..(dimensions * centres)]), found = new(points, dimensions, points[..(dimensions * centres)]);
        for (int step = 0; step < 4; step++)
        {
            int changed = cpu.KMeansStep(expected);
            Assert.That(device.KMeansStep(found), Is.EqualTo(changed));
            Assert.That(found.Labels.ToArray(), Is.EqualTo(expected.Labels.ToArray()));
            Assert.That(found.SquaredDistances.ToArray(), Is.EqualTo(expected.SquaredDistances.ToArray()));
            Assert.That(found.Counts.ToArray(), Is.EqualTo(expected.Counts.ToArray()));
            Assert.That(found.Centres.ToArray(), Is.EqualTo(expected.Centres.ToArray()));
        }

        // The CPU can go on from where the device stopped.
        Assert.That(cpu.KMeansStep(found), Is.EqualTo(cpu.KMeansStep(expected)));
        Assert.That(found.Centres.ToArray(), Is.EqualTo(expected.Centres.ToArray()));
    }

    [TestCaseSource(nameof(Counts))]
    public void Orders_are_the_same(int splats)
    {
        float[] positions = Values(3 * splats);
        positions[0] = float.NaN;
        Assert.That(device.MortonOrder(positions), Is.EqualTo(cpu.MortonOrder(positions)));
        Assert.That(device.MortonOrder(new float[3 * splats]), Is.EqualTo(Enumerable.Range(0, splats)));
    }

    [Test]
    public void Nothing_is_fine() => Assert.Multiple(() =>
    {
        Assert.That(device.RangeOf([], []), Is.Null);
        Assert.That(device.MortonOrder([]), Is.Empty);
        Assert.That(() => device.RoundToHalf([], []), Throws.Nothing);
        Assert.That(() => device.AssignNearest(new PointRows([], 3), [1, 2, 3], [], []), Throws.Nothing);
    });

    [Test]
    public void Spans_that_do_not_fit_are_refused() => Assert.Multiple(() =>
    {
        Assert.That(() => device.RangeOf(new float[4], []), Throws.ArgumentException);
        Assert.That(() => device.QuantiseRotations(new float[8], RotationRounding.Nearest, new uint[1]), Throws.ArgumentException);
        Assert.That(() => device.AssignNearest(new PointRows(new float[6], 3), [], new int[2], []), Throws.ArgumentException);
        Assert.That(() => device.RoundToHalf(new float[2], new Half[1]), Throws.ArgumentException);
        Assert.That(() => device.FindRanges(Short(65, true), [0.5f], 0, [new ulong[1]], new PositionRange?[1]), Throws.ArgumentException);
        Assert.That(() => device.PaintFrame(Short(65, true), 0.5f, default, 0, new uint[65], new uint[65], new uint[64]), Throws.ArgumentException);
    });

    private static (ulong[][] Drawn, PositionRange?[] Boxes) Ranges(ISplatKernels kernels, MotionColumns motion, float[] times, float zeroBelow)
    {
        ulong[][] drawn = [.. times.Select(_ => new ulong[(motion.Count + 63) / 64])];
        var boxes = new PositionRange?[times.Length];
        kernels.FindRanges(motion, times, zeroBelow, drawn, boxes);
        return (drawn, boxes);
    }

    /// <summary>Splats of short lives, so that each frame has some that are not drawn.</summary>
    private MotionColumns Short(int splats, bool moves)
    {
        var cloud = new SplatCloud("random", new SplatSchema(splats, 0, moves));
        foreach (SplatColumn column in cloud.Schema.Columns) Fill(cloud.Column(column));
        if (moves)
        {
            foreach (ref float time in cloud.Column(SplatColumn.Times)) time += 0.5f;
            foreach (ref float duration in cloud.Column(SplatColumn.LogDurations)) duration -= 3;
        }

        return MotionColumns.From(cloud);
    }

    private static uint[] Paint(int splats, ISplatKernels kernels, Action<ISplatKernels, uint[], uint[]> paint)
    {
        uint[] first = [.. Enumerable.Repeat(0x12345678u, splats)], second = new uint[splats];
        paint(kernels, first, second);
        return [.. first, .. second];
    }

    private float[] Values(int count)
    {
        var values = new float[count];
        Fill(values);
        return values;
    }

    private void Fill(Span<float> values)
    {
        foreach (ref float value in values) value = (float)(random.NextDouble() - 0.5);
    }
}
