using System.Reflection;
using pxr;

namespace UsdGsplat.Usd.Tests.Vt;

public sealed class VtValueTests
{
    [Test]
    public void Every_type_goes_in_and_comes_out()
    {
        MethodInfo[] conversions = [.. typeof(VtValue).GetMethods().Where(method => method.Name == "op_Implicit")];
        MethodInfo[] into = [.. conversions.Where(method => method.ReturnType == typeof(VtValue))];
        Assert.That(into, Has.Length.GreaterThanOrEqualTo(78));
        foreach (MethodInfo conversion in into)
        {
            Type type = conversion.GetParameters()[0].ParameterType;
            object example = type == typeof(string) ? "x" : Activator.CreateInstance(type)!;
            object? value = conversion.Invoke(null, [example]);
            MethodInfo? back = conversions.SingleOrDefault(method => method.ReturnType == type);
            Assert.That(back, Is.Not.Null, $"no way back to {type}");
            Assert.That(back!.Invoke(null, [value]), Is.TypeOf(type).And.EqualTo(example));
            Assert.That(typeof(VtValue).GetConstructor([type]), Is.Not.Null, $"no constructor from {type}");
        }
    }

    [Test]
    public void Reading_another_type_names_both()
    {
        VtValue value = 1.5;
        Assert.That(() => (float)value, Throws.TypeOf<InvalidCastException>().With.Message.EqualTo("expected a value that holds float, found double"));
        Assert.That(() => (VtVec3fArray)value, Throws.TypeOf<InvalidCastException>().With.Message.Contains("VtArray<GfVec3f>"));
        Assert.That(() => (string)new VtValue(new TfToken("x")), Throws.TypeOf<InvalidCastException>().With.Message.EqualTo("expected a value that holds string, found TfToken"));
        Assert.That(() => (int)new VtValue(), Throws.TypeOf<InvalidCastException>().With.Message.EqualTo("expected a value that holds int, found an empty one"));
    }

    [Test]
    public void Overloads_choose_the_type_that_is_written()
    {
        static string TypeOf(VtValue value) => value.GetTypeName();
        Assert.That(TypeOf(1), Is.EqualTo("int"));
        Assert.That(TypeOf(1u), Is.EqualTo("unsigned int"));
        Assert.That(TypeOf(1f), Is.EqualTo("float"));
        Assert.That(TypeOf(1.0), Is.EqualTo("double"));
        Assert.That(TypeOf("x"), Is.EqualTo("string"));
        Assert.That(TypeOf(true), Is.EqualTo("bool"));
        Assert.That(TypeOf((byte)1), Is.EqualTo("unsigned char"));
        Assert.That(TypeOf((GfHalf)1f), Is.EqualTo("pxr_half::half"));
        Assert.That(TypeOf(new GfVec3f()), Is.EqualTo("GfVec3f"));
        Assert.That(TypeOf(new VtVec3fArray()), Is.EqualTo("VtArray<GfVec3f>"));
        Assert.That(TypeOf(new VtFloatArray()), Is.EqualTo("VtArray<float>"));
        Assert.That(TypeOf(new TfToken("x")), Is.EqualTo("TfToken"));
        Assert.That(new VtValue().GetTypeName(), Is.EqualTo("void"));
    }

    [Test]
    public void Value_keeps_the_array_that_it_was_given()
    {
        var array = new VtIntArray([1, 2]);
        VtValue value = array;
        array[0] = 9;
        VtIntArray read = value;
        read[1] = 9;
        Assert.That(((VtIntArray)value).ToString(), Is.EqualTo("[1, 2]"));
        Assert.That(value.IsArrayValued() && value.GetArraySize() == 2);
        ((VtIntArray)value.Object!)[0] = 7;
        Assert.That(value.ToString(), Is.EqualTo("[1, 2]"));
    }

    [Test]
    public void Equality_is_by_type_and_content()
    {
        Assert.That(new VtValue(1) == new VtValue(1));
        Assert.That(new VtValue(1) != new VtValue(1u));
        Assert.That(new VtValue("a") != new VtValue(new TfToken("a")));
        Assert.That(new VtValue(double.NaN) == new VtValue(double.NaN), Is.False);
        Assert.That(new VtValue(new VtIntArray([1])) == new VtValue(new VtIntArray([1])));
        Assert.That(new VtValue() == new VtValue() && new VtValue() != new VtValue(0) && new VtValue().IsEmpty());
        VtValue? none = null;
        Assert.That(none == null);
    }

    [Test]
    public void Swap_exchanges_contents()
    {
        VtValue a = 1;
        VtValue b = "x";
        a.Swap(b);
        Assert.That((string)a + (int)b, Is.EqualTo("x1"));
    }

    [Test]
    public void Null_string_is_refused() => Assert.That(() => new VtValue((string)null!), Throws.ArgumentNullException);
}
