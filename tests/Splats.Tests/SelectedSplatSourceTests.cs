using FsCheck;
using FsCheck.Fluent;
using UsdGsplat.Splats.Selection;

namespace UsdGsplat.Splats.Tests;

public sealed class SelectedSplatSourceTests
{
    [Test]
    public void Any_range_equals_the_filtered_list() =>
        Prop.ForAll<int, int, int>((seed, from, length) =>
        {
            var random = new Random(seed);
            int count = random.Next(1, 40_000);
            SplatCloud cloud = Numbered(count);
            bool[] keep = Pattern(count, random);
            var builder = new SplatMaskBuilder(count);
            for (int i = 0; i < count; i++)
            {
                if (!keep[i]) builder.Drop(i);
            }

            SplatMask mask = builder.Build();
            int[] kept = [.. Enumerable.Range(0, count).Where(i => keep[i])];
            using var source = new SelectedSplatSource(cloud, mask);
            Assert.That(source.Schema.Count, Is.EqualTo(kept.Length));
            Assert.That(mask.DroppedCount, Is.EqualTo(count - kept.Length));
            int first = (int)((uint)from * 2654435761 % (uint)(kept.Length + 1));
            int splats = length % 2 == 0 ? kept.Length - first : (int)((uint)length * 40503 % (uint)(kept.Length - first + 1));
            var found = new float[splats * 3];
            source.Read(SplatColumn.Positions, first, found);
            float[] expected = [.. kept.Skip(first).Take(splats).SelectMany(i => new[] { i, i + 0.25f, i + 0.5f })];
            Assert.That(found.AsSpan().SequenceEqual(expected), $"seed {seed}, {count} splats, {first} + {splats}");
            if (splats > 0) Assert.That(mask.IndexOfKept(first), Is.EqualTo(kept[first]));
        }).QuickCheckThrowOnFailure();

    [Test]
    public void Lonely_splats_are_found_across_empty_blocks()
    {
        var builder = new SplatMaskBuilder(100_000);
        for (int i = 0; i < 100_000; i++)
        {
            if (i is not (7 or 50_000 or 99_999)) builder.Drop(i);
        }

        using var source = new SelectedSplatSource(Numbered(100_000), builder.Build());

        Assert.That(TestClouds.Split(source, SplatColumn.Positions).Select(p => p[0]), Is.EqualTo(new[] { 7f, 50_000, 99_999 }));
        var last = new float[3];
        source.Read(SplatColumn.Positions, 2, last);
        Assert.That(last[0], Is.EqualTo(99_999));
    }

    [Test]
    public void Complete_mask_holds_nothing_and_passes_through()
    {
        SplatMask mask = SplatMask.All(long.MaxValue / 2);
        Assert.That(mask.KeptCount, Is.EqualTo(long.MaxValue / 2));
        Assert.That(mask.IndexOfKept(1L << 40), Is.EqualTo(1L << 40));
        Assert.That(mask[1L << 50], Is.True);
        Assert.That(new SplatMaskBuilder(130).Build().KeptCount, Is.EqualTo(130));
    }

    [Test]
    public void Scattered_reads_need_bounded_memory()
    {
        SplatCloud cloud = Numbered(200_000);
        var builder = new SplatMaskBuilder(200_000);
        for (int i = 0; i < 200_000; i += 2) builder.Drop(i);
        using var source = new SelectedSplatSource(cloud, builder.Build());
        var into = new float[300_000];
        source.Read(SplatColumn.Positions, 0, into);
        long before = GC.GetAllocatedBytesForCurrentThread();

        source.Read(SplatColumn.Positions, 0, into);

        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(200_000));
        Assert.That(into[^3], Is.EqualTo(199_999));
    }

    [Test]
    public void Wrapper_keeps_name_and_warnings_and_disposes_the_cloud()
    {
        var probe = new ProbeSource(Numbered(3));
        using (var source = new SelectedSplatSource(probe, SplatMask.All(3)))
        {
            Assert.That(source.Name, Is.EqualTo("probe"));
            Assert.That(source.Warnings, Is.EqualTo(new[] { "a warning" }));
        }

        Assert.That(probe.Disposals, Is.EqualTo(1));
    }

    [Test]
    public void Misuse_is_refused()
    {
        using var source = new SelectedSplatSource(Numbered(3), SplatMask.All(3));
        var two = new float[6];
        Assert.That(() => source.Read(SplatColumn.Positions, 2, two), Throws.InstanceOf<ArgumentException>());
        Assert.That(() => source.Read(SplatColumn.Times, 0, two), Throws.InstanceOf<ArgumentException>());
        Assert.That(() => new SelectedSplatSource(Numbered(3), SplatMask.All(4)), Throws.ArgumentException);
    }

    private static SplatCloud Numbered(int count)
    {
        var cloud = new SplatCloud("numbered", new SplatSchema(count, 0, false));
        Span<float> positions = cloud.Column(SplatColumn.Positions);
        for (int i = 0; i < count; i++) (positions[3 * i], positions[(3 * i) + 1], positions[(3 * i) + 2]) = (i, i + 0.25f, i + 0.5f);
        return cloud;
    }

    /// <summary>Long kept and dropped stretches with some noise in between.</summary>
    private static bool[] Pattern(int count, Random random)
    {
        var keep = new bool[count];
        for (int i = 0; i < count;)
        {
            int run = random.Next(1, 9000), kind = random.Next(4);
            for (int end = Math.Min(count, i + run); i < end; i++) keep[i] = kind == 0 || (kind == 1 && random.Next(5) == 0) || (kind == 2 && random.Next(50) != 0);
        }

        return keep;
    }
}
