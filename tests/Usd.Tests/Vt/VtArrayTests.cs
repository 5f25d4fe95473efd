using System.Runtime.InteropServices;
using pxr;

namespace UsdGsplat.Usd.Tests.Vt;

public sealed class VtArrayTests
{
    [Test]
    public void New_elements_are_zero_or_empty()
    {
        Assert.That(new VtVec3fArray(2).ToString(), Is.EqualTo("[(0, 0, 0), (0, 0, 0)]"));
        Assert.That(new VtStringArray(1)[0], Is.Empty);
        Assert.That(new VtTokenArray(1)[0].IsEmpty());
        Assert.That(new VtRange3dArray(1)[0].IsEmpty());
        Assert.That(new VtIntArray(3, 7).ToString(), Is.EqualTo("[7, 7, 7]"));
    }

    [Test]
    public void Array_grows_and_shrinks()
    {
        var array = new VtIntArray();
        for (int i = 0; i < 100; i++) array.push_back(i);
        array.pop_back();
        Assert.That(array.size(), Is.EqualTo(99u));
        Assert.That(array[98], Is.EqualTo(98));
        array.resize(2);
        array.resize(4);
        Assert.That(array.ToString(), Is.EqualTo("[0, 1, 0, 0]"), "what came back is zero again");
        array.reserve(1000);
        Assert.That(array.capacity(), Is.EqualTo(1000u));
        array.clear();
        Assert.That(array.empty());
        Assert.That(array.pop_back, Throws.InvalidOperationException);
        Assert.That(() => array[0], Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public void Copies_share_memory_until_one_changes([Values] bool changeTheCopy)
    {
        var array = new VtIntArray([1, 2, 3]);
        var copy = new VtIntArray(array);
        Assert.That(copy.IsIdentical(array));
        (VtIntArray changed, VtIntArray kept) = changeTheCopy ? (copy, array) : (array, copy);
        changed[0] = 9;
        Assert.That(kept.ToString(), Is.EqualTo("[1, 2, 3]"));
        Assert.That(changed.ToString(), Is.EqualTo("[9, 2, 3]"));
        Assert.That(copy.IsIdentical(array), Is.False);
    }

    [TestCaseSource(nameof(Changes))]
    public void Every_change_leaves_a_copy_alone(Action<VtIntArray> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        var array = new VtIntArray([1, 2, 3]);
        var copy = new VtIntArray(array);
        change(array);
        Assert.That(copy.ToString(), Is.EqualTo("[1, 2, 3]"));
        Assert.That(array, Is.Not.EqualTo(copy));
    }

    [Test]
    public void Swap_exchanges_elements()
    {
        var a = new VtFloatArray([1, 2]);
        var b = new VtFloatArray([3]);
        a.swap(b);
        Assert.That($"{a} {b}", Is.EqualTo("[3] [1, 2]"));
    }

    [Test]
    public void Equality_is_by_elements()
    {
        Assert.That(new VtFloatArray([0f, 1]) == new VtFloatArray([-0f, 1]));
        Assert.That(new VtFloatArray([float.NaN]) == new VtFloatArray([float.NaN]), Is.False);
        Assert.That(new VtStringArray(["a"]) == new VtStringArray(["a"]));
        Assert.That(new VtTokenArray([new TfToken("a")]) != new VtTokenArray([new TfToken("b")]));
        Assert.That(new VtIntArray([1]) == null, Is.False);
        Assert.That(VtIntArray.Equals(null, null));
        Assert.That(new HashSet<VtFloatArray> { new([0f, 1]) }, Does.Contain(new VtFloatArray([-0f, 1])));
    }

    [Test]
    public void Elements_copy_from_and_to_arrays_by_the_size_of_the_array()
    {
        var array = new VtVec3fArray(2);
        array.CopyFromArray([new GfVec3f(1), new GfVec3f(2), new GfVec3f(3)]);
        GfVec3f[] back = new GfVec3f[3];
        array.CopyToArray(back);
        Assert.That(back, Is.EqualTo(new[] { new GfVec3f(1), new GfVec3f(2), new GfVec3f() }));
        Assert.That(() => array.CopyFromArray([new GfVec3f(1)]), Throws.ArgumentException.With.Message.Contains("at least 2 elements, found 1"));
        Assert.That(() => array.CopyToArray(new GfVec3f[1]), Throws.ArgumentException);
    }

    [Test]
    public unsafe void Elements_copy_from_and_to_memory_as_packed_numbers()
    {
        float[] numbers = [1, 2, 3, 4, 5, 6];
        var array = new VtVec3fArray(2);
        float[] back = new float[6];
        fixed (float* from = numbers, to = back)
        {
            array.CopyFromArray((IntPtr)from);
            array.CopyToArray((IntPtr)to);
        }

        Assert.That(array[1], Is.EqualTo(new GfVec3f(4, 5, 6)));
        Assert.That(back, Is.EqualTo(numbers));
        Assert.That(() => new VtStringArray(1).CopyToArray(IntPtr.Zero), Throws.InstanceOf<NotSupportedException>());
    }

    [Test]
    public void Spans_show_the_elements_as_numbers()
    {
        var array = new VtQuatfArray([new GfQuatf(1, 2, 3, 4)]);
        Assert.That(MemoryMarshal.Cast<GfQuatf, float>(array.AsSpan()).ToArray(), Is.EqualTo(new float[] { 2, 3, 4, 1 }));
        array.AsMutableSpan()[0].SetReal(9);
        Assert.That(array[0].GetReal(), Is.EqualTo(9));
    }

    [Test]
    public void Text_is_that_of_OpenUSD()
    {
        Assert.That(new VtBoolArray([true, false]).ToString(), Is.EqualTo("[1, 0]"));
        Assert.That(new VtDoubleArray([0.00001, 1e15, double.NaN]).ToString(), Is.EqualTo("[0.00001, 1e15, nan]"));
        Assert.That(new VtUCharArray([65]).ToString(), Is.EqualTo("[65]"));
        Assert.That(new VtTokenArray([new TfToken("a")]).ToString(), Is.EqualTo("[a]"));
        Assert.That(new VtIntArray().ToString(), Is.EqualTo("[]"));
    }

    private static IEnumerable<TestCaseData<Action<VtIntArray>>> Changes()
    {
        yield return Change("push_back", array => array.push_back(4));
        yield return Change("pop_back", array => array.pop_back());
        yield return Change("resize", array => array.resize(5));
        yield return Change("clear", array => array.clear());
        yield return Change("assign", array => array.assign(3, 0));
        yield return Change("CopyFromArray", array => array.CopyFromArray([7, 8, 9]));
        yield return Change("AsMutableSpan", array => array.AsMutableSpan()[1] = 0);
    }

    private static TestCaseData<Action<VtIntArray>> Change(string name, Action<VtIntArray> change) => new TestCaseData<Action<VtIntArray>>(change).SetArgDisplayNames(name);
}
