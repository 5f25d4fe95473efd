using pxr;

namespace UsdGsplat.Usd.Tests.Vt;

/// <summary>Arrays whose elements are fetched when they are asked for.</summary>
public sealed class VtArraySourceTests
{
    [Test]
    public void A_source_is_not_read_before_it_is_asked_for()
    {
        var source = new CountingSource(1_000_000);
        var array = new VtFloatArray();
        array.assign(source);
        var copy = new VtFloatArray(array);
        var value = new VtValue(copy);

        Assert.That(copy.size(), Is.EqualTo(1_000_000u));
        Assert.That(((VtFloatArray)value).empty(), Is.False);
        Assert.That(source.ElementsRead, Is.Zero);
    }

    [Test]
    public void Single_elements_are_read_alone()
    {
        var source = new CountingSource(1_000_000);
        var array = new VtFloatArray();
        array.assign(source);

        Assert.That(array[999_999], Is.EqualTo(CountingSource.ElementAt(999_999)));
        Assert.That(() => array[1_000_000], Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(source.ElementsRead, Is.EqualTo(1));
    }

    [Test]
    public void Ranges_are_read_alone()
    {
        var source = new CountingSource(1_000_000);
        var array = new VtFloatArray();
        array.assign(source);
        var range = new float[3];

        array.CopyRange(999_997, range);
        Assert.That(range, Is.EqualTo(new[] { CountingSource.ElementAt(999_997), CountingSource.ElementAt(999_998), CountingSource.ElementAt(999_999) }));
        Assert.That(source.ElementsRead, Is.EqualTo(3));
        Assert.That(() => array.CopyRange(999_998, range), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => array.CopyRange(-1, range), Throws.InstanceOf<ArgumentOutOfRangeException>());
        new VtFloatArray([1, 2, 3, 4]).CopyRange(1, range);
        Assert.That(range, Is.EqualTo(new[] { 2, 3, 4 }));
    }

    [Test]
    public void A_change_copies_the_elements_and_leaves_copies_alone()
    {
        var array = new VtFloatArray();
        array.assign(new CountingSource(10));
        var copy = new VtFloatArray(array);

        array[3] = -1;
        array.push_back(7);

        Assert.That(array.AsSpan().ToArray(), Is.EqualTo((float[])[0, 0.25f, 0.5f, -1, 1, 1.25f, 1.5f, 1.75f, 2, 2.25f, 7]));
        Assert.That(copy[3], Is.EqualTo(0.75f));
        Assert.That(copy.size(), Is.EqualTo(10u));
    }

    [Test]
    public void All_elements_are_read_once_for_those_who_want_all()
    {
        var source = new CountingSource(1000);
        var array = new VtFloatArray();
        array.assign(source);
        var same = new VtFloatArray();
        same.assign(new CountingSource(1000));

        ReadOnlySpan<float> first = array.AsSpan(), second = array.AsSpan();

        Assert.That(first == second, Is.True, "both are views of one copy");
        Assert.That(source.ElementsRead, Is.EqualTo(1000));
        Assert.That(array, Is.EqualTo(same));
    }

    [Test]
    public void An_empty_source_makes_an_empty_array()
    {
        var array = new VtFloatArray(3);
        array.assign(new CountingSource(0));
        Assert.That(array.empty());
        array.push_back(1);
        Assert.That(array.ToString(), Is.EqualTo("[1]"));
    }

    internal sealed class CountingSource(int count) : IVtArraySource<float>
    {
        private long elementsRead;

        public int Count => count;

        internal long ElementsRead => Interlocked.Read(ref elementsRead);

        internal static float ElementAt(int index) => index * 0.25f;

        public void Read(int first, Span<float> into)
        {
            for (int i = 0; i < into.Length; i++) into[i] = ElementAt(first + i);
            Interlocked.Add(ref elementsRead, into.Length);
        }
    }
}
