using System.Runtime.CompilerServices;
using pxr;
using UsdGsplat.Codecs;

namespace UsdGsplat.Usd.Tests.Sdf.Crate;

/// <summary>Crates are opened without their values, and arrays show the mapped file for as long as somebody holds them.</summary>
[NonParallelizable]
public sealed class CrateLazyTests
{
    private const int Count = 1_000_000;
    private const int Numbers = 5003;

    private static readonly TfToken Default = new("default");

    private string path = "";

    [SetUp]
    public void Write_a_crate_that_is_mapped()
    {
        path = Path.Combine(TestContext.CurrentContext.WorkDirectory, $"lazy-{Guid.NewGuid():N}.usdc");
        SdfLayerHandle layer = UsdaTexts.ParseBody("def \"A\" { point3f[] points; int[] numbers; float2[] marks; }");
        layer.SetField("/A.points", Default, new VtVec3fArray(Points()));
        int[] numbers = new int[Numbers];
        for (int i = 0; i < numbers.Length; i++) numbers[i] = (int)((uint)i * 2654435761u);
        layer.SetField("/A.numbers", Default, new VtIntArray(numbers));
        layer.Export(path);
    }

    [TearDown]
    public void Remove_it() => File.Delete(path);

    [Test]
    public void Opening_reads_no_values_so_a_broken_one_hurts_nobody_but_who_asks_for_it()
    {
        byte[] bytes = File.ReadAllBytes(path);
        int count = bytes.AsSpan().IndexOf(BitConverter.GetBytes((ulong)Numbers));
        bytes.AsSpan(count + sizeof(ulong), sizeof(ulong)).Fill(0xFF);
        File.WriteAllBytes(path, bytes);

        using SdfLayerHandle layer = SdfLayer.OpenAsAnonymous(path);

        Assert.That(((VtVec3fArray)layer.GetField("/A.points", Default))[7], Is.EqualTo(PointAt(7)));
        Assert.That(() => layer.GetField("/A.numbers", Default), Throws.InstanceOf<AssetFormatException>().With.Message.Contains("default"));
    }

    [Test]
    public void Opening_and_reading_a_long_array_copies_nothing()
    {
        SdfLayer.OpenAsAnonymous(path).Dispose();
        long before = GC.GetAllocatedBytesForCurrentThread();

        using SdfLayerHandle layer = SdfLayer.OpenAsAnonymous(path);
        var points = (VtVec3fArray)layer.GetField("/A.points", Default);
        float sum = 0;
        foreach (GfVec3f point in points.AsSpan()) sum += point.Y;

        Assert.That(sum, Is.EqualTo(Count));
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(Count / 4), "of 12,000,000 bytes");
    }

    [Test]
    public void Arrays_outlive_their_layer_and_its_file()
    {
        VtVec3fArray points = OpenForPoints(path);
        File.Delete(path);
        Collect();

        for (int i = 0; i < Count; i += 997) Assert.That(points[i], Is.EqualTo(PointAt(i)));
        GC.KeepAlive(points);
    }

    [Test]
    [Platform("Linux")]
    public void A_file_is_unmapped_when_nobody_holds_an_array_of_it()
    {
        ReadOnePoint(path, out bool mapped);
        for (int i = 0; i < 20 && IsMapped(path); i++) Collect();

        Assert.That(mapped, Is.True);
        Assert.That(IsMapped(path), Is.False);
    }

    [Test]
    public void A_change_of_an_array_stays_out_of_the_file_and_of_other_copies()
    {
        VtVec3fArray points = OpenForPoints(path), others = new(points);

        points[5] = new GfVec3f(9, 9, 9);

        Assert.That(points[5], Is.EqualTo(new GfVec3f(9, 9, 9)));
        Assert.That(others[5], Is.EqualTo(PointAt(5)));
        Assert.That(OpenForPoints(path)[5], Is.EqualTo(PointAt(5)));
    }

    [Test]
    public void Saving_over_the_mapped_file_leaves_held_arrays_as_they_are()
    {
        using SdfLayerHandle layer = SdfLayer.FindOrOpen(path)!;
        var points = (VtVec3fArray)layer.GetField("/A.points", Default);
        layer.SetField("/A.points", Default, new VtVec3fArray([new GfVec3f(1, 2, 3)]));

        layer.Save();

        Assert.That(points[Count - 1], Is.EqualTo(PointAt(Count - 1)));
        Assert.That(new FileInfo(path).Length, Is.LessThan(100_000));
        using SdfLayerHandle saved = SdfLayer.OpenAsAnonymous(path);
        Assert.That(((VtVec3fArray)saved.GetField("/A.points", Default)).ToString(), Is.EqualTo("[(1, 2, 3)]"));
        Assert.That(saved.GetField("/A.numbers", Default), Is.EqualTo(layer.GetField("/A.numbers", Default)));
    }

    private static GfVec3f PointAt(int index) => new(index * 0.37f, 1, -index);

    private static GfVec3f[] Points()
    {
        var points = new GfVec3f[Count];
        for (int i = 0; i < points.Length; i++) points[i] = PointAt(i);
        return points;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static VtVec3fArray OpenForPoints(string path)
    {
        using SdfLayerHandle layer = SdfLayer.OpenAsAnonymous(path);
        return layer.GetField("/A.points", Default);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ReadOnePoint(string path, out bool mapped)
    {
        VtVec3fArray points = OpenForPoints(path);
        Assert.That(points[1], Is.EqualTo(PointAt(1)));
        mapped = IsMapped(path);
        GC.KeepAlive(points);
    }

    private static bool IsMapped(string path) => File.ReadAllText("/proc/self/maps").Contains(Path.GetFileName(path), StringComparison.Ordinal);

    private static void Collect()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
    }
}
