using pxr;

namespace UsdGsplat.Usd.Tests.Vt;

public sealed class VtDictionaryTests
{
    [Test]
    public void Key_paths_make_dictionaries()
    {
        var dictionary = new VtDictionary();
        dictionary.SetValueAtPath("a:b:c", 1);
        dictionary.SetValueAtPath("a:d", "x");
        dictionary.SetValueAtPath("e/f", 2.5, "/");
        Assert.That((int)dictionary.GetValueAtPath("a:b:c")!, Is.EqualTo(1));
        Assert.That((int)dictionary.GetValueAtPath(new StdStringVector { "a", "b", "c" })!, Is.EqualTo(1));
        Assert.That((double)dictionary.GetValueAtPath("e:f")!, Is.EqualTo(2.5));
        Assert.That(dictionary.GetValueAtPath("a:b")!.GetTypeName(), Is.EqualTo("VtDictionary"));
        Assert.That(dictionary.GetValueAtPath("a:x"), Is.Null);
        Assert.That(dictionary.GetValueAtPath("a:d:x"), Is.Null);
        Assert.That(dictionary.ToString(), Is.EqualTo("{'a': {'b': {'c': 1}, 'd': x}, 'e': {'f': 2.5}}"));
    }

    [Test]
    public void Keys_with_colons_need_a_vector()
    {
        var dictionary = new VtDictionary();
        dictionary.SetValueAtPath(new StdStringVector { "a:b" }, 1);
        Assert.That(dictionary.GetValueAtPath("a:b"), Is.Null);
        Assert.That(dictionary.TryGetValue("a:b", out VtValue? value) && value == 1);
    }

    [Test]
    public void Setting_replaces_what_is_in_the_way()
    {
        var dictionary = new VtDictionary();
        dictionary.SetValueAtPath("a", 1);
        dictionary.SetValueAtPath("a:b", 2);
        Assert.That(dictionary.ToString(), Is.EqualTo("{'a': {'b': 2}}"));
    }

    [Test]
    public void Erasing_removes_emptied_dictionaries()
    {
        var dictionary = new VtDictionary();
        dictionary.SetValueAtPath("a:b:c", 1);
        dictionary.SetValueAtPath("d", 2);
        dictionary.EraseValueAtPath("a:b:missing");
        dictionary.EraseValueAtPath("x:y");
        Assert.That(dictionary.GetValueAtPath("a:b:c"), Is.Not.Null);
        dictionary.EraseValueAtPath("a:b:c");
        Assert.That(dictionary.ToString(), Is.EqualTo("{'d': 2}"));
        dictionary.EraseValueAtPath(new StdStringVector { "d" });
        Assert.That(dictionary.empty());
    }

    [Test]
    public void Copies_do_not_see_each_others_changes()
    {
        var dictionary = new VtDictionary();
        dictionary.SetValueAtPath("a:b", 1);
        VtValue nested = dictionary.GetValueAtPath("a")!;
        VtDictionary copy = dictionary.Clone();
        copy.SetValueAtPath("a:b", 2);
        ((VtDictionary)nested.Object!).SetValueAtPath("b", 3);
        dictionary.GetValueAtPath("a:b")!.Swap(4);
        Assert.That((int)dictionary.GetValueAtPath("a:b")!, Is.EqualTo(1));
        dictionary.SetValueAtPath("a:b", 5);
        Assert.That(nested.ToString(), Is.EqualTo("{'b': 1}"));
    }

    [Test]
    public void Enumeration_is_in_byte_order_and_gives_nothing_to_change()
    {
        var dictionary = new VtDictionary();
        foreach (string key in new[] { "b", "_", "B", "é", "a" }) dictionary.SetValueAtPath(key, 1);
        Assert.That(dictionary.Select(entry => entry.Key), Is.EqualTo(new[] { "B", "_", "a", "b", "é" }));
        Assert.That(dictionary.Count, Is.EqualTo(5));
    }

    [Test]
    public void Equality_is_by_keys_and_values()
    {
        var a = new VtDictionary();
        var b = new VtDictionary();
        a.SetValueAtPath("x:y", 1);
        b.SetValueAtPath("x:y", 1);
        Assert.That(a, Is.EqualTo(b));
        Assert.That(a.GetHashCode(), Is.EqualTo(b.GetHashCode()));
        b.SetValueAtPath("x:y", 2);
        Assert.That(a, Is.Not.EqualTo(b));
    }

    [Test]
    public void Over_keeps_the_stronger_opinion()
    {
        var strong = new VtDictionary();
        strong.SetValueAtPath("a:b", 1);
        var weak = new VtDictionary();
        weak.SetValueAtPath("a:b", 2);
        weak.SetValueAtPath("a:c", 3);
        weak.SetValueAtPath("d", 4);
        Assert.That(pxr.Vt.VtDictionaryOver(strong, weak).ToString(), Is.EqualTo("{'a': {'b': 1}, 'd': 4}"));
        Assert.That(pxr.Vt.VtDictionaryOverRecursive(strong, weak).ToString(), Is.EqualTo("{'a': {'b': 1, 'c': 3}, 'd': 4}"));
        Assert.That(weak.ToString(), Is.EqualTo("{'a': {'b': 2, 'c': 3}, 'd': 4}"));
    }

    [Test]
    public void Swap_exchanges_entries()
    {
        var a = new VtDictionary();
        var b = new VtDictionary();
        a.SetValueAtPath("x", 1);
        a.swap(b);
        Assert.That(a.empty() && !b.empty());
        b.clear();
        Assert.That(b.Count, Is.Zero);
    }
}
