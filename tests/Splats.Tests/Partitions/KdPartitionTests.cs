using UsdGsplat.Splats.Partitions;

namespace UsdGsplat.Splats.Tests.Partitions;

/// <summary>Cells of a k-d tree, against a plain sort.</summary>
public sealed class KdPartitionTests
{
    [TestCase(1000, 100)]
    [TestCase(1001, 100)]
    [TestCase(999, 1)]
    [TestCase(4097, 1300)]
    [TestCase(70_001, 9_000)]
    public void Cells_are_those_of_sorting_each_box_along_its_longest_side(int count, int most)
    {
        SplatCloud cloud = Random(count, ties: false);

        KdPartition found = KdPartition.Split(cloud, most);

        var expected = new int[count];
        Sort(cloud, [.. Enumerable.Range(0, count)], 0, (count + most - 1) / most, expected);
        Assert.That(found.Cells.ToArray().Select(c => (int)c), Is.EqualTo(expected));
    }

    [Test]
    public void Every_splat_is_in_one_cell_and_the_cells_are_balanced([Values(3, 64, 500)] int most, [Values] bool ties)
    {
        SplatCloud cloud = Random(10_007, ties);

        KdPartition found = KdPartition.Split(cloud, most);

        Assert.That(found.Counts, Has.Count.EqualTo((10_007 + most - 1) / most), "as few as possible");
        Assert.That(found.Counts.Sum(), Is.EqualTo(10_007));
        Assert.That(found.Counts.Max(), Is.LessThanOrEqualTo(most));
        Assert.That(found.Counts.Max() - found.Counts.Min(), Is.LessThanOrEqualTo(14), "one a level");
        long[] counted = [.. found.Counts.Select((_, cell) => found.Cells.ToArray().LongCount(c => c == cell))];
        Assert.That(counted, Is.EqualTo(found.Counts));
    }

    [Test]
    public void Cells_lie_apart()
    {
        SplatCloud cloud = Random(5_000, ties: false);

        KdPartition found = KdPartition.Split(cloud, 1_250);

        // Four cells of a tree of two levels: the lower two are apart from the upper two along some axis, without a gap to spare.
        float[] p = cloud.Column(SplatColumn.Positions).ToArray();
        bool apart = Enumerable.Range(0, 3).Any(axis => At(axis, c => c < 2).Max() <= At(axis, c => c >= 2).Min());
        Assert.That(apart);

        IEnumerable<float> At(int axis, Func<int, bool> cells) => Enumerable.Range(0, 5_000).Where(i => cells(found.Cells[i])).Select(i => p[(3 * i) + axis]);
    }

    [Test]
    public void Small_clouds_are_one_cell()
    {
        Assert.That(KdPartition.Split(Random(10, ties: false), 10).Counts, Is.EqualTo(new[] { 10L }));
        Assert.That(KdPartition.Split(new SplatCloud("none", new SplatSchema(0, 0, false)), 10).Counts, Is.EqualTo(new[] { 0L }));
    }

    [Test]
    public void Too_many_cells_are_refused() =>
        Assert.That(() => KdPartition.Split(Random(70_000, ties: false), 1), Throws.ArgumentException.With.Message.Contains("65536"));

    private static void Sort(SplatCloud cloud, int[] splats, int firstCell, int cells, int[] into)
    {
        if (cells == 1)
        {
            foreach (int splat in splats) into[splat] = firstCell;
            return;
        }

        float[] p = cloud.Column(SplatColumn.Positions).ToArray();
        int longest = Enumerable.Range(0, 3).MaxBy(axis => (double)splats.Max(i => p[(3 * i) + axis]) - splats.Min(i => p[(3 * i) + axis]));
        int lowerCells = cells / 2, lower = (int)((long)splats.Length * lowerCells / cells);
        int[] sorted = [.. splats.OrderBy(i => p[(3 * i) + longest]).ThenBy(i => i)];
        Sort(cloud, sorted[..lower], firstCell, lowerCells, into);
        Sort(cloud, sorted[lower..], firstCell + lowerCells, cells - lowerCells, into);
    }

    private static SplatCloud Random(int count, bool ties)
    {
        var random = new Random(7);
        var cloud = new SplatCloud("random", new SplatSchema(count, 0, HasMotion: false));
        foreach (ref float value in cloud.Column(SplatColumn.Positions)) value = ties ? random.Next(-2, 3) : (random.NextSingle() - 0.5f) * 100;
        return cloud;
    }
}
