using UsdGsplat.Splats.Kernels;

namespace UsdGsplat.Splats.Tests.Kernels;

/// <summary>Frames of a scene in one go, against their steps one after another.</summary>
public sealed class SequenceTests
{
    private static readonly float[] Times = [0, 0.1f, 0.35f, 0.6f, 1];

    [Test]
    public void A_painted_frame_is_its_steps_one_after_another([Values(1, 4095, 20_003)] int splats, [Values] bool moves)
    {
        MotionColumns motion = MotionColumns.From(TestClouds.Random(splats, 0, moves, seed: 5));
        var kernels = new CpuSplatKernels(2);
        float[] positions = new float[3 * splats], opacities = new float[splats];
        uint[] high = new uint[splats], low = new uint[splats], colours = [.. Enumerable.Range(0, splats).Select(i => (uint)i * 2654435761)];
        uint[] paintedHigh = new uint[splats], paintedLow = new uint[splats], painted = [.. colours];
        kernels.BakeFrame(motion, 0.4f, positions, opacities);
        PositionRange box = kernels.RangeOf(positions.AsSpan(0, 3 * ((splats / 2) + 1)), [])!.Value;
        kernels.QuantisePositions(positions, box, high, low);
        kernels.QuantiseOpacities(opacities, 0.1f, colours);

        kernels.PaintFrame(motion, 0.4f, box, 0.1f, paintedHigh, paintedLow, painted);

        Assert.That(paintedHigh, Is.EqualTo(high));
        Assert.That(paintedLow, Is.EqualTo(low));
        Assert.That(painted, Is.EqualTo(colours));
    }

    [Test]
    public void Ranges_hold_what_is_seen_in_a_frame_or_beside_it([Values(1, 64, 4097, 20_003)] int splats, [Values(0f, 0.3f, 2f)] float zeroBelow, [Values(1, 3)] int threads)
    {
        MotionColumns motion = MotionColumns.From(TestClouds.Random(splats, 0, motion: true, seed: 6));
        bool[][] seen = new bool[Times.Length][];
        float[][] positions = new float[Times.Length][];
        for (int frame = 0; frame < Times.Length; frame++)
        {
            var opacities = new float[splats];
            new CpuSplatKernels().BakeFrame(motion, Times[frame], positions[frame] = new float[3 * splats], opacities);
            seen[frame] = [.. opacities.Select(o => o >= zeroBelow && o > 0)];
        }

        ulong[][] drawn = [.. Times.Select(_ => Enumerable.Repeat(ulong.MaxValue, (splats + 63) / 64).ToArray())];
        var boxes = new PositionRange?[Times.Length];
        new CpuSplatKernels(threads).FindRanges(motion, Times, zeroBelow, drawn, boxes);

        for (int frame = 0; frame < Times.Length; frame++)
        {
            bool[] chosen = [.. Enumerable.Range(0, splats).Select(i => Enumerable.Range(frame - 1, 3).Any(f => f >= 0 && f < Times.Length && seen[f][i]))];
            Assert.That(boxes[frame], Is.EqualTo(new CpuSplatKernels().RangeOf(positions[frame], chosen)));
            for (int i = 0; i < 64 * drawn[frame].Length; i++)
                Assert.That((drawn[frame][i / 64] >> (i % 64)) & 1, Is.EqualTo(i < splats && chosen[i] ? 1 : 0), $"splat {i} of frame {frame}");
        }
    }

    [Test]
    public void Arrays_that_do_not_fit_are_refused() => Assert.Multiple(() =>
    {
        MotionColumns motion = MotionColumns.From(TestClouds.Random(65, 0, motion: true, seed: 7));
        var kernels = new CpuSplatKernels();
        Assert.That(() => kernels.FindRanges(motion, Times, 0, [new ulong[2]], new PositionRange?[5]), Throws.ArgumentException);
        Assert.That(() => kernels.FindRanges(motion, [0.5f], 0, [new ulong[1]], new PositionRange?[1]), Throws.ArgumentException);
        Assert.That(() => kernels.FindRanges(motion, [0.5f], 0, [new ulong[2]], new PositionRange?[2]), Throws.ArgumentException);
        Assert.That(() => kernels.PaintFrame(motion, 0.5f, default, 0, new uint[65], new uint[64], new uint[65]), Throws.ArgumentException);
        Assert.That(() => kernels.FindRanges(motion, [0.5f], 0, [new ulong[2]], new PositionRange?[1], new CancellationToken(true)), Throws.InstanceOf<OperationCanceledException>());
    });
}
