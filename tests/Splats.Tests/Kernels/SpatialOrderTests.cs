using FsCheck;
using FsCheck.Fluent;
using UsdGsplat.Splats.Kernels;

namespace UsdGsplat.Splats.Tests.Kernels;

public sealed class SpatialOrderTests
{
    [Test]
    public void The_corners_of_a_cube_come_in_the_order_of_their_bits()
    {
        float[] corners = [1, 1, 1, 0, 1, 1, 1, 0, 1, 0, 0, 1, 1, 1, 0, 0, 1, 0, 1, 0, 0, 0, 0, 0];
        Assert.That(SpatialOrder.Morton(corners, 1), Is.EqualTo(new[] { 7, 6, 5, 4, 3, 2, 1, 0 }));
    }

    [Test]
    public void The_order_is_that_of_keys_interleaved_bit_by_bit() =>
        Prop.ForAll<int>(seed =>
        {
            var random = new Random(seed);
            float[] positions = [.. Enumerable.Range(0, 300).Select(_ => random.Next(3) == 0 ? 0.25f : (float)random.NextDouble()), 0, 0, 0, 1, 1, 1];
            int[] expected = [.. Enumerable.Range(0, 102).OrderBy(i => Key(positions.AsSpan(3 * i, 3)))];
            Assert.That(SpatialOrder.Morton(positions, 2), Is.EqualTo(expected));
        }).QuickCheckThrowOnFailure();

    [Test]
    public void The_order_does_not_depend_on_threads()
    {
        SplatCloud cloud = TestClouds.Random(300_000, 0, motion: false, seed: 5, badShare: 0.01);
        int[] one = SpatialOrder.Morton(cloud.Column(SplatColumn.Positions), 1);
        Assert.That(SpatialOrder.Morton(cloud, new CpuSplatKernels(2)).AsSpan().SequenceEqual(one));
        Assert.That(SpatialOrder.Morton(cloud, new CpuSplatKernels(7)).AsSpan().SequenceEqual(one));
        Assert.That(one.Order().SequenceEqual(Enumerable.Range(0, cloud.Count)));
    }

    [Test]
    public void Equal_positions_keep_their_order() =>
        Assert.That(SpatialOrder.Morton(new float[30], 2), Is.EqualTo(Enumerable.Range(0, 10)));

    // Positions lie in the unit cube, so a cell is a bit of the fraction.
    private static ulong Key(ReadOnlySpan<float> position)
    {
        ulong key = 0;
        for (int bit = 20; bit >= 0; bit--)
        {
            for (int axis = 2; axis >= 0; axis--)
            {
                long cell = Math.Min((long)(position[axis] * 2097152.0), 2097151);
                key = (key << 1) | (ulong)((cell >> bit) & 1);
            }
        }

        return key;
    }
}
