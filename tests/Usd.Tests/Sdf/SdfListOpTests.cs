using FsCheck;
using FsCheck.Fluent;
using pxr;

namespace UsdGsplat.Usd.Tests.Sdf;

public sealed class SdfListOpTests
{
    private static SdfStringListOp Op(string prepend = "", string append = "", string delete = "", string add = "", string order = "")
    {
        var op = new SdfStringListOp();
        op.SetPrependedItems(Items(prepend));
        op.SetAppendedItems(Items(append));
        op.SetDeletedItems(Items(delete));
        op.SetAddedItems(Items(add));
        op.SetOrderedItems(Items(order));
        return op;
    }

    private static StdStringVector Items(string letters) => new(letters.Select(c => c.ToString()));

    private static string Apply(SdfStringListOp op, string weaker)
    {
        List<string> items = [.. weaker.Select(c => c.ToString())];
        op.ApplyOperations(items);
        return string.Concat(items);
    }

    // Each result was worked out by hand: delete, add, prepend, append, reorder, in this order.
    [TestCase("", "", "", "", "", "abc", "abc")]
    [TestCase("xy", "", "", "", "", "abc", "xyabc")]
    [TestCase("cx", "", "", "", "", "abc", "cxab")]
    [TestCase("", "xy", "", "", "", "abc", "abcxy")]
    [TestCase("", "ax", "", "", "", "abc", "bcax")]
    [TestCase("", "", "b", "", "", "abc", "ac")]
    [TestCase("", "", "x", "", "", "abc", "abc")]
    [TestCase("", "", "", "cx", "", "abc", "abcx")]
    [TestCase("b", "", "b", "", "", "abc", "bac")]
    [TestCase("x", "x", "", "", "", "abc", "abcx")]
    [TestCase("", "", "a", "a", "", "abc", "bca")]
    [TestCase("", "", "", "", "cba", "abc", "cba")]
    [TestCase("", "", "", "", "ca", "abcd", "cdab")]
    [TestCase("", "", "", "", "db", "abcd", "adbc")]
    [TestCase("", "", "", "", "xc", "abc", "abc")]
    [TestCase("x", "y", "b", "z", "yx", "abc", "yxacz")]
    public void Edits_apply_in_order(string prepend, string append, string delete, string add, string order, string weaker, string expected) =>
        Assert.That(Apply(Op(prepend, append, delete, add, order), weaker), Is.EqualTo(expected));

    [Test]
    public void An_explicit_list_replaces_all() =>
        Assert.That(Apply(SdfStringListOp.CreateExplicit(Items("xy")), "abc"), Is.EqualTo("xy"));

    [Test]
    public void An_empty_explicit_list_removes_all()
    {
        var op = new SdfStringListOp();
        op.ClearAndMakeExplicit();

        Assert.That(Apply(op, "abc"), Is.Empty);
        Assert.That(op.HasKeys(), Is.True);
    }

    [Test]
    public void Edits_drop_the_explicit_list_and_the_other_way_round()
    {
        var op = SdfStringListOp.CreateExplicit(Items("xy"));
        op.SetPrependedItems(Items("p"));
        Assert.That(op.IsExplicit(), Is.False);
        Assert.That(op.GetExplicitItems(), Is.Empty);

        op.SetExplicitItems(Items("z"));
        Assert.That(op.IsExplicit(), Is.True);
        Assert.That(op.GetPrependedItems(), Is.Empty);
    }

    [Test]
    public void Applying_twice_changes_nothing_more() => Prop.ForAll(
        Letters(), Letters(), Letters(),
        (prepend, append, weaker) =>
        {
            // A reorder or an add is not part of this: an item both prepended and appended ends at the back either way.
            SdfStringListOp op = Op(prepend, append);
            string once = Apply(op, weaker);
            return Apply(op, once) == once;
        }).QuickCheckThrowOnFailure();

    [Test]
    public void No_item_is_lost_or_doubled_by_a_reorder() => Prop.ForAll(
        Letters(), Letters(),
        (order, weaker) => string.Concat(Apply(Op(order: order), weaker).Order()) == string.Concat(weaker.Order())).QuickCheckThrowOnFailure();

    [Test]
    public void A_clone_is_equal_and_independent()
    {
        SdfStringListOp op = Op("a", "b", "c");
        var copy = (SdfStringListOp)op.Clone();
        Assert.That(copy, Is.EqualTo(op));

        copy.SetDeletedItems(Items("d"));
        Assert.That(copy, Is.Not.EqualTo(op));
    }

    [Test]
    public void No_item_stands_twice_in_a_result() => Prop.ForAll(
        Operations(), Letters(),
        (op, weaker) => Apply(op, weaker) is var result && result.Distinct().Count() == result.Length).QuickCheckThrowOnFailure();

    [Test]
    public void Prepended_items_come_first_appended_ones_last_and_deleted_ones_are_gone() => Prop.ForAll(
        Letters(), Letters(), Letters(),
        (first, second, weaker) =>
        {
            string append = string.Concat(second.Except(first)), delete = string.Concat("abcdef".Except(first).Except(second));
            string result = Apply(Op(prepend: first, append: append, delete: delete), weaker);
            return result.StartsWith(first, StringComparison.Ordinal) && result.EndsWith(append, StringComparison.Ordinal) && !result.Intersect(delete).Any();
        }).QuickCheckThrowOnFailure();

    [Test]
    public void An_explicit_result_does_not_depend_on_what_is_weaker() => Prop.ForAll(
        Letters(), Letters(), Letters(),
        (items, one, other) => Apply(SdfStringListOp.CreateExplicit(Items(items)), one) == items && Apply(SdfStringListOp.CreateExplicit(Items(items)), other) == items).QuickCheckThrowOnFailure();

    [Test]
    public void Items_that_an_operation_does_not_mention_keep_their_order() => Prop.ForAll(
        Operations(), Letters(),
        (op, weaker) =>
        {
            char[] left = [.. weaker.Where(c => !op.HasItem(c.ToString()))];
            return Apply(op, weaker).Where(left.Contains).SequenceEqual(left);
        }).QuickCheckThrowOnFailure();

    private static Arbitrary<SdfStringListOp> Operations() => (
        from lists in Letters().Generator.ListOf(4)
        select Op(lists[0], lists[1], lists[2], lists[3])).ToArbitrary();

    private static Arbitrary<string> Letters() =>
        Gen.Shuffle("abcdef".ToCharArray()).SelectMany(all => Gen.Choose(0, 6).Select(n => new string(all, 0, n))).ToArbitrary();
}
