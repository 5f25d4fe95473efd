using pxr;

namespace UsdGsplat.Usd.Tests.Sdf;

/// <summary>Layers whose arrays come from sources are written piece by piece, as if the arrays were in memory.</summary>
[NonParallelizable]
public sealed class LayerStreamingTests
{
    private const long MaxAllocated = 32 << 20;

    private static readonly TfToken Default = new("default");

    [Test]
    public void A_source_is_written_as_an_array_in_memory_would_be(
        [Values(1, 15, 16, 1000, 40_000, 1_500_000)] int count, [Values("a.usda", "a.usdc")] string name)
    {
        string streamed = PathOf("streamed-" + name), resident = PathOf("resident-" + name);
        using SdfLayerHandle ofSources = Layer(array => array.assign(new Wave(count)), array => array.assign(new Steps(count)));
        using SdfLayerHandle ofArrays = Layer(array => FillFrom(array, new Wave(count)), array => FillFrom(array, new Steps(count)));

        ofSources.Export(streamed);
        ofArrays.Export(resident);

        // Long integers of sources are written as they are, so crates may differ in length; what they hold may not.
        if (count < 1_000_000) Assert.That(File.ReadAllBytes(streamed).AsSpan().SequenceEqual(File.ReadAllBytes(resident)), Is.True);
        using SdfLayerHandle again = SdfLayer.OpenAsAnonymous(streamed);
        var points = (VtVec3fArray)again.GetField("/A.points", Default);
        var numbers = (VtIntArray)again.GetField("/A.numbers", Default);
        Assert.That(points.AsSpan().SequenceEqual(((VtVec3fArray)ofArrays.GetField("/A.points", Default)).AsSpan()), Is.True);
        Assert.That(numbers.AsSpan().SequenceEqual(((VtIntArray)ofArrays.GetField("/A.numbers", Default)).AsSpan()), Is.True);
    }

    [Test]
    public void Writing_sources_takes_little_memory([Values("b.usda", "b.usdc")] string name)
    {
        int count = name.EndsWith('a') ? 500_000 : 8_000_000;
        string path = PathOf(name);
        using SdfLayerHandle layer = Layer(array => array.assign(new Wave(count)), array => array.assign(new Steps(count)));
        layer.Export(PathOf("warm-" + name));

        long before = GC.GetTotalAllocatedBytes(precise: true);
        layer.Export(path);
        long allocated = GC.GetTotalAllocatedBytes(precise: true) - before;

        Assert.That(new FileInfo(path).Length, Is.GreaterThan(12L * count));
        Assert.That(allocated, Is.LessThan(MaxAllocated), "everything that was allocated, at any time");
    }

    [Test]
    public void Equal_sources_are_written_once()
    {
        const int Count = 1_000_000;
        SdfLayerHandle layer = UsdaTexts.ParseBody("def \"A\" { float3[] a; float3[] b; float3[] c; }");
        foreach (string name in (string[])["a", "b", "c"])
        {
            var array = new VtVec3fArray();
            array.assign(new Wave(Count, name == "c" ? Count - 5 : -1));
            layer.SetField($"/A.{name}", Default, array);
        }

        layer.Export(PathOf("once.usdc"));

        Assert.That(new FileInfo(PathOf("once.usdc")).Length, Is.InRange(24L * Count, (24L * Count) + 2000));
    }

    [Test]
    public void An_error_of_a_source_is_told_and_leaves_no_file([Values("c.usda", "c.usdc")] string name)
    {
        using SdfLayerHandle layer = Layer(array => array.assign(new Broken()), _ => { });

        Assert.That(() => layer.Export(PathOf(name)), Throws.InstanceOf<IOException>().With.Message.EqualTo("the disk is gone"));
        Assert.That(File.Exists(PathOf(name)), Is.False);
    }

    private static SdfLayerHandle Layer(Action<VtVec3fArray> points, Action<VtIntArray> numbers)
    {
        SdfLayerHandle layer = UsdaTexts.ParseBody("def \"A\" { point3f[] points; int[] numbers; }");
        var pointArray = new VtVec3fArray();
        var numberArray = new VtIntArray();
        points(pointArray);
        numbers(numberArray);
        layer.SetField("/A.points", Default, pointArray);
        layer.SetField("/A.numbers", Default, numberArray);
        return layer;
    }

    private static void FillFrom<T>(VtArray<T> array, IVtArraySource<T> source)
    {
        array.resize((uint)source.Count);
        source.Read(0, array.AsMutableSpan());
    }

    private static string PathOf(string name) => Path.Combine(TestContext.CurrentContext.WorkDirectory, "streaming-" + name);

    private sealed class Wave(int count, int exception = -1) : IVtArraySource<GfVec3f>
    {
        public int Count => count;

        public void Read(int first, Span<GfVec3f> into)
        {
            for (int i = 0; i < into.Length; i++) into[i] = new GfVec3f((first + i) * 0.01f, first + i == exception ? 1 : 0, -1.5f);
        }
    }

    private sealed class Steps(int count) : IVtArraySource<int>
    {
        public int Count => count;

        public void Read(int first, Span<int> into)
        {
            for (int i = 0; i < into.Length; i++) into[i] = (first + i) / 3 * 1000;
        }
    }

    private sealed class Broken : IVtArraySource<GfVec3f>
    {
        public int Count => 3_000_000;

        public void Read(int first, Span<GfVec3f> into)
        {
            if (first > 1_000_000) throw new IOException("the disk is gone");
        }
    }
}
