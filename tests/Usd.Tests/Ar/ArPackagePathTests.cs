using pxr;

namespace UsdGsplat.Usd.Tests.Ar;

/// <summary>Paths of members of packages: the package format's description, section 5.</summary>
public sealed class ArPackagePathTests
{
    [TestCase("a.usdz[b.usd]", true)]
    [TestCase("a.usdz[b.usdz[c.usd]]", true)]
    [TestCase("a.usdz", false)]
    [TestCase("a[b].usd", false)]
    [TestCase(@"a\[b\]", false)]
    [TestCase("]", false)]
    [TestCase("", false)]
    public void Only_a_closing_bracket_with_its_partner_names_a_member(string path, bool expected) =>
        Assert.That(ArPackagePath.IsPackageRelative(path), Is.EqualTo(expected));

    [TestCase("a.usdz[b.usdz[c.usd]]", "a.usdz", "b.usdz[c.usd]", "a.usdz[b.usdz]", "c.usd")]
    [TestCase("a.usdz[b.usd]", "a.usdz", "b.usd", "a.usdz", "b.usd")]
    [TestCase(@"a.usdz[b\[1\].usd]", "a.usdz", "b[1].usd", "a.usdz", "b[1].usd")]
    [TestCase("a.usd", "a.usd", "", "a.usd", "")]
    public void Splits_at_the_outer_and_at_the_inner_package(string path, string outer, string outerRest, string inner, string innerRest)
    {
        Assert.That(ArPackagePath.SplitOuter(path), Is.EqualTo((outer, outerRest)));
        Assert.That(ArPackagePath.SplitInner(path), Is.EqualTo((inner, innerRest)));
    }

    [TestCase("a.usdz", "b.usd", "a.usdz[b.usd]")]
    [TestCase("a.usdz[b.usdz]", "c.usd", "a.usdz[b.usdz[c.usd]]")]
    [TestCase("a.usdz", "b.usdz[c.usd]", "a.usdz[b.usdz[c.usd]]")]
    [TestCase("a.usdz", "b[1].usd", @"a.usdz[b\[1\].usd]")]
    [TestCase("", "b.usd", "b.usd")]
    public void Joins_inside_the_innermost_brackets(string package, string inner, string expected) =>
        Assert.That(ArPackagePath.Join(package, inner), Is.EqualTo(expected));

    [TestCase("a.usdz[b/c.PNG]", "png")]
    [TestCase("a.usdz", "usdz")]
    [TestCase("none", "")]
    public void Extension_is_that_of_the_innermost_part(string path, string expected) =>
        Assert.That(ArPackagePath.Extension(path), Is.EqualTo(expected));
}
