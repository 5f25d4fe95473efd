using pxr;

namespace UsdGsplat.Usd.Tests.Collections;

public sealed class StdVectorTests
{
    [Test]
    public void Vector_is_a_list_with_the_calls_of_USD_NET()
    {
        using var vector = new StdStringVector { "a", "b" };
        vector.AddRange(new StdStringVector(["c", "d"]));
        vector.Insert(0, "z");
        vector.InsertRange(1, new StdStringVector { "y" });
        vector.RemoveAt(2);
        vector.Reverse();
        Assert.That(vector, Is.EqualTo(new[] { "d", "c", "b", "y", "z" }));
        vector.SetRange(3, new StdStringVector { "1", "2" });
        StdStringVector range = vector.GetRange(2, 3);
        Assert.That(range, Is.EqualTo(new[] { "b", "1", "2" }));
        Assert.That(StdStringVector.Repeat("x", 3).ToArray(), Is.EqualTo(new[] { "x", "x", "x" }));
        Assert.That(vector.Contains("c") && vector.IndexOf("1") == 3 && vector.Remove("d"));
        Assert.That(() => vector.SetRange(3, range), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public void Vector_of_a_capacity_is_empty()
    {
        var vector = new StdIntVector(10);
        Assert.That(vector.Count, Is.Zero);
        Assert.That(vector.Capacity, Is.EqualTo(10));
    }

    [Test]
    public void Map_and_set_are_in_byte_order()
    {
        using var map = new StdStringMap { ["b"] = "1", ["_"] = "2", ["B"] = "3" };
        Assert.That(map.Keys, Is.EqualTo(new[] { "B", "_", "b" }));
        using var copy = new StdStringMap(map);
        copy.Remove("b");
        Assert.That(map.ContainsKey("b") && map.TryGetValue("_", out string? text) && text == "2");
        using var set = new StdStringSet { "b", "a", "b" };
        Assert.That(set, Is.EqualTo(new[] { "a", "b" }));
        Assert.That(new StdStringSet(set).SetEquals(set) && !set.empty() && !map.empty());
    }

    [Test]
    public void Pair_copies()
    {
        using var pair = new StdStringPair("a", "b");
        using var copy = new StdStringPair(pair) { first = "c" };
        Assert.That($"{pair.first}{pair.second}{copy.first}{copy.second}", Is.EqualTo("abcb"));
    }
}
