using FsCheck;
using FsCheck.Fluent;
using pxr;

namespace UsdGsplat.Usd.Tests.Usd;

public sealed class SdfListOpOverTests
{
    [Test]
    public void A_composed_operation_does_what_the_weaker_and_then_the_stronger_do() =>
        Prop.ForAll(Operations().Two().ToArbitrary(), ops =>
        {
            (SdfStringListOp weak, SdfStringListOp strong) = ops;
            string before = $"{Text(weak)} {Text(strong)}";
            List<string> expected = ["a", "b", "c"];
            weak.ApplyOperations(expected);
            strong.ApplyOperations(expected);
            List<string> found = ["a", "b", "c"];
            ((SdfStringListOp)strong.Over(weak)).ApplyOperations(found);
            return expected.SequenceEqual(found) && before == $"{Text(weak)} {Text(strong)}";
        }).QuickCheckThrowOnFailure();

    private static Gen<SdfStringListOp> Operations() =>
        from isExplicit in Gen.Frequency((1, Gen.Constant(true)), (4, Gen.Constant(false)))
        from first in Items()
        from second in Items()
        from third in Items()
        select Make(isExplicit, first, second, third);

    private static Gen<string[]> Items() => Gen.SubListOf("a", "b", "c", "d", "e").Select(items => items.ToArray());

    private static SdfStringListOp Make(bool isExplicit, string[] first, string[] second, string[] third)
    {
        var op = new SdfStringListOp();
        if (isExplicit)
        {
            op.SetExplicitItems(new StdStringVector(first));
            return op;
        }

        // An item stands in one list of an operation, as the editors keep it.
        op.SetDeletedItems(new StdStringVector(first));
        op.SetPrependedItems(new StdStringVector(second.Except(first)));
        op.SetAppendedItems(new StdStringVector(third.Except(first).Except(second)));
        return op;
    }

    private static string Text(SdfStringListOp op) =>
        string.Join(';', Enum.GetValues<SdfListOpType>().Select(type => string.Join(',', op.GetItems(type)))) + op.IsExplicit();
}
