using pxr;

namespace UsdGsplat.Usd.Tests.Sdf;

public sealed class UsdaNameOrderTests
{
    [TestCase("_a", "a")]
    [TestCase("a", "B")]
    [TestCase("B", "c")]
    [TestCase("A", "a")]
    [TestCase("a2", "a10")]
    [TestCase("a1", "a01")]
    [TestCase("a01", "a2")]
    [TestCase("a", "ab")]
    [TestCase("a", "a1")]
    [TestCase("a:b", "ab")]
    [TestCase("a9", "aa")]
    [TestCase("1", "a")]
    [TestCase("a1b", "a1c")]
    [TestCase("a01b", "a1c")]
    [TestCase("a1b2", "a1b10")]
    [TestCase("foo12", "foo12a")]
    public void Names_stand_in_dictionary_order(string less, string greater)
    {
        Assert.That(UsdaNameOrder.Instance.Compare(less, greater), Is.Negative);
        Assert.That(UsdaNameOrder.Instance.Compare(greater, less), Is.Positive);
    }

    [Test]
    public void The_order_is_one_of_a_whole_list()
    {
        string[] names = ["a10", "B", "_z", "a2", "a", "A", "c", "a1", "a01", "a:b"];

        Assert.That(names.Order(UsdaNameOrder.Instance), Is.EqualTo(new[] { "_z", "A", "a", "a1", "a01", "a2", "a10", "a:b", "B", "c" }));
    }
}
