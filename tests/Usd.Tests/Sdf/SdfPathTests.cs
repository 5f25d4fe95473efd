using FsCheck;
using FsCheck.Fluent;
using pxr;

namespace UsdGsplat.Usd.Tests.Sdf;

public sealed class SdfPathTests
{
    [TestCase("/")]
    [TestCase("/A")]
    [TestCase("/A/B")]
    [TestCase("A/B")]
    [TestCase(".")]
    [TestCase("..")]
    [TestCase("../..")]
    [TestCase("../A")]
    [TestCase("../.x")]
    [TestCase(".x")]
    [TestCase("A.x")]
    [TestCase("/A.x:y:z")]
    [TestCase("/A{v=x}")]
    [TestCase("/A{v=}")]
    [TestCase("/A{v=x}B")]
    [TestCase("/A{v=x}{w=.y|z-1}B.c")]
    [TestCase("/A{my-set=x}")]
    [TestCase("/A.r[/B]")]
    [TestCase("/A.r[/B.x]")]
    [TestCase("/A.r[/B].attr")]
    [TestCase("/A.r[/B.r[/C]].attr")]
    [TestCase("/A.x.mapper[/B.y].arg")]
    [TestCase("/A.x.expression")]
    [TestCase("/Größe/日本.å")]
    [TestCase("/_a1")]
    public void Well_formed_text_is_kept(string text)
    {
        var path = new SdfPath(text);

        Assert.That(path.GetString(), Is.EqualTo(text));
        Assert.That(SdfPath.IsValidPathString(text), Is.True);
    }

    [TestCase("/A/")]
    [TestCase("//A")]
    [TestCase("/A//B")]
    [TestCase("/1A")]
    [TestCase("/A B")]
    [TestCase(" /A")]
    [TestCase("/A/..")]
    [TestCase("/A/../B")]
    [TestCase("./A")]
    [TestCase("...")]
    [TestCase("/A.")]
    [TestCase("/A.x.y")]
    [TestCase("/A.x:")]
    [TestCase("/A.x::y")]
    [TestCase("/A.:x")]
    [TestCase("/A{v}")]
    [TestCase("/A{v=x")]
    [TestCase("/A{=x}")]
    [TestCase("/{v=x}")]
    [TestCase("/A.x{v=x}")]
    [TestCase("/A[/B]")]
    [TestCase("/A.r[]")]
    [TestCase("/A.r[/B")]
    [TestCase("/A.r[/B]]")]
    [TestCase("/A-B")]
    [TestCase("<>")]
    public void Ill_formed_text_is_refused(string text)
    {
        Assert.That(SdfPath.IsValidPathString(text, out string error), Is.False);
        Assert.That(error, Does.StartWith("expected"));
        Assert.That(() => new SdfPath(text), Throws.ArgumentException);
    }

    [Test]
    public void A_path_of_too_many_elements_is_refused()
    {
        string text = string.Concat(Enumerable.Repeat("/a", 100_000));

        Assert.That(SdfPath.IsValidPathString(text), Is.False);
    }

    [TestCase("/A/B", "/A")]
    [TestCase("/A", "/")]
    [TestCase("/", "")]
    [TestCase("A", ".")]
    [TestCase(".", "..")]
    [TestCase("..", "../..")]
    [TestCase("/A.x", "/A")]
    [TestCase("/A{v=x}B", "/A{v=x}")]
    [TestCase("/A{v=x}", "/A")]
    [TestCase("/A.r[/B]", "/A.r")]
    [TestCase("/A.r[/B].x", "/A.r[/B]")]
    public void The_parent_lacks_the_last_element(string path, string parent) =>
        Assert.That(new SdfPath(path).GetParentPath().GetString(), Is.EqualTo(parent));

    [TestCase("../C", "/A/B", "/A/C")]
    [TestCase(".x", "/A/B", "/A/B.x")]
    [TestCase(".", "/A/B", "/A/B")]
    [TestCase("../..", "/A/B", "/")]
    [TestCase("/X", "/A/B", "/X")]
    public void Relative_paths_start_at_the_anchor(string path, string anchor, string absolute) =>
        Assert.That(new SdfPath(path).MakeAbsolutePath(anchor).GetString(), Is.EqualTo(absolute));

    [TestCase("/A/C", "/A/B", "../C")]
    [TestCase("/A/B", "/A/B", ".")]
    [TestCase("/A/B/C.x", "/A/B", "C.x")]
    [TestCase("/", "/A/B", "../..")]
    public void Paths_seen_from_an_anchor(string path, string anchor, string relative) =>
        Assert.That(new SdfPath(path).MakeRelativePath(anchor).GetString(), Is.EqualTo(relative));

    [Test]
    public void Text_round_trips() =>
        Prop.ForAll(Paths(), path => new SdfPath(path.GetString()).Equals(path)).QuickCheckThrowOnFailure();

    [Test]
    public void Making_relative_and_absolute_are_inverse() => Prop.ForAll(
        Paths(), PrimPaths(),
        (path, anchor) => path.MakeRelativePath(anchor).MakeAbsolutePath(anchor) == path).QuickCheckThrowOnFailure();

    [Test]
    public void A_replaced_prefix_can_be_put_back() => Prop.ForAll(
        Paths(), PrimPaths(),
        (path, prefix) =>
        {
            SdfPath below = prefix.AppendPath(path.MakeRelativePath(SdfPath.AbsoluteRootPath()));
            SdfPath moved = below.ReplacePrefix(prefix, "/New/Place", fixTargetPaths: false);
            return moved.HasPrefix("/New/Place") && moved.ReplacePrefix("/New/Place", prefix, fixTargetPaths: false) == below;
        }).QuickCheckThrowOnFailure();

    [Test]
    public void Every_ancestor_is_a_prefix_and_no_child_is() => Prop.ForAll(Paths(), path =>
        path.GetPrefixes().All(path.HasPrefix) && path.HasPrefix(SdfPath.AbsoluteRootPath())
        && !path.GetParentPath().HasPrefix(path)).QuickCheckThrowOnFailure();

    [Test]
    public void Order_agrees_with_equality_and_is_antisymmetric() => Prop.ForAll(
        Paths(), Paths(),
        (a, b) => Math.Sign(a.CompareTo(b)) == -Math.Sign(b.CompareTo(a)) && (a.CompareTo(b) == 0) == a.Equals(b)).QuickCheckThrowOnFailure();

    [Test]
    public void The_common_prefix_is_the_longest_one() => Prop.ForAll(
        Paths(), Paths(),
        (a, b) =>
        {
            SdfPath common = a.GetCommonPrefix(b);
            return a.HasPrefix(common) && b.HasPrefix(common)
                && !a.GetPrefixes().Any(p => p.GetPathElementCount() > common.GetPathElementCount() && b.HasPrefix(p));
        }).QuickCheckThrowOnFailure();

    [Test]
    public void A_parent_and_its_last_element_make_the_path() => Prop.ForAll(Paths(), path =>
        path.GetParentPath().AppendElementString(path.GetElementString()) == path).QuickCheckThrowOnFailure();

    [Test]
    public void Prefixes_exchanged_for_themselves_change_nothing() => Prop.ForAll(
        Paths(), Paths(),
        (path, prefix) => path.ReplacePrefix(prefix, prefix) == path).QuickCheckThrowOnFailure();

    [Test]
    public void A_prefix_is_what_the_common_prefix_is() => Prop.ForAll(
        Paths(), Paths(),
        (a, b) => a.HasPrefix(b) == (a.GetCommonPrefix(b) == b)).QuickCheckThrowOnFailure();

    [Test]
    public void Variant_selections_are_stripped_once_and_for_all() => Prop.ForAll(Paths(), path =>
    {
        SdfPath stripped = path.StripAllVariantSelections();
        return !stripped.ContainsPrimVariantSelection() && stripped.StripAllVariantSelections() == stripped
            && (path.ContainsPrimVariantSelection() || stripped == path);
    }).QuickCheckThrowOnFailure();

    [Test]
    public void What_is_left_without_a_common_suffix_ends_differently() => Prop.ForAll(
        Paths(), Paths(),
        (a, b) =>
        {
            SdfPathPair rest = a.RemoveCommonSuffix(b);
            uint cut = a.GetPathElementCount() - rest.first.GetPathElementCount();
            bool differ = rest.first.IsAbsoluteRootPath() || rest.second.IsAbsoluteRootPath() || rest.first.GetElementString() != rest.second.GetElementString();
            return cut == b.GetPathElementCount() - rest.second.GetPathElementCount() && a.HasPrefix(rest.first) && b.HasPrefix(rest.second) && differ;
        }).QuickCheckThrowOnFailure();

    [Test]
    public void Equal_paths_have_equal_hashes_and_an_ancestor_sorts_first() => Prop.ForAll(Paths(), path =>
        new SdfPath(path.GetString()).GetHashCode() == path.GetHashCode() && path.GetParentPath().CompareTo(path) < 0).QuickCheckThrowOnFailure();

    [Test]
    public void Order_is_transitive() => Prop.ForAll(
        Paths(), Paths(), Paths(),
        (a, b, c) => a.CompareTo(b) > 0 || b.CompareTo(c) > 0 || a.CompareTo(c) <= 0).QuickCheckThrowOnFailure();

    private static Gen<string> Names => Gen.Elements("A", "B", "C", "_x", "Größe", "a1");

    private static Arbitrary<SdfPath> PrimPaths() => PrimPathGen().ToArbitrary();

    private static Gen<SdfPath> PrimPathGen() =>
        from count in Gen.Choose(1, 4)
        from names in Names.ListOf(count)
        select names.Aggregate(SdfPath.AbsoluteRootPath(), (path, name) => path.AppendChild(new TfToken(name)));

    private static Arbitrary<SdfPath> Paths() => (
        from prim in PrimPathGen()
        from variant in Gen.Elements("", "x", "y-1")
        from child in Gen.Elements("", "D")
        from property in Gen.Elements("", "p", "ns:q")
        from target in PrimPathGen()
        from kind in Gen.Choose(0, 3)
        select Extend(prim, variant, child, property, target, kind)).ToArbitrary();

    private static SdfPath Extend(SdfPath path, string variant, string child, string property, SdfPath target, int kind)
    {
        if (variant.Length > 0) path = path.AppendVariantSelection("set", variant);
        if (child.Length > 0) path = path.AppendChild(new TfToken(child));
        if (property.Length == 0) return path;
        path = path.AppendProperty(new TfToken(property));
        if (kind >= 2) path = path.AppendTarget(target);
        return kind == 3 ? path.RelationalAttribute("attr") : path;
    }
}
