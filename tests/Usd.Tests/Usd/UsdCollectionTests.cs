using pxr;
using UsdGsplat.Codecs;
using UsdGsplat.TestKit;
using static UsdGsplat.Usd.Tests.Usd.Stages;

namespace UsdGsplat.Usd.Tests.Usd;

/// <summary>Collections on the stage that OpenUSD tests its own with, and with what it is expected to give there.</summary>
public sealed class UsdCollectionTests
{
    private const string Shapes = "/CollectionTest/Geom/Shapes";

    private UsdStage stage = null!;

    private UsdPrim Prim => stage.GetPrimAtPath("/CollectionTest");

    [SetUp]
    public void Open()
    {
        string file = Fixtures.Shared("corpus/usd-assets/openusd/pxr/usd/usd/testenv/testUsdCollectionAPI/Test.usda");
        stage = UsdStage.Open(file);
        stage.SetEditTarget(new UsdEditTarget(stage.GetSessionLayer()!));
    }

    /// <summary>Without the corpus the set-up has ended the test before there was a stage.</summary>
    [TearDown]
    public void Close() => stage?.Dispose();

    [TestCase("leafGeom", 2, 2)]
    [TestCase("allGeom", 9, 11)]
    [TestCase("hasRelationships", 2, 2)]
    [TestCase("hasInstanceProxy", 2, 2)]
    [TestCase("coneProperties", 2, 2)]
    [TestCase("excludeInstanceGeom", 1, 2)]
    [TestCase("explicitOnlyAndIncludeRoot", 0, 0)]
    public void A_collection_has_as_many_objects_as_in_OpenUSD(string name, int count, int withProxies)
    {
        UsdCollectionMembershipQuery query = Collection(name).ComputeMembershipQuery();
        Assert.That(query.GetIncludedCollections(), Is.Empty);
        SdfPathSet paths = UsdCollectionAPI.ComputeIncludedPaths(query, stage);
        Assert.That(paths, Has.Count.EqualTo(count));
        Assert.That(paths.All(query.IsPathIncluded));
        Assert.That(UsdCollectionAPI.ComputeIncludedPaths(query, stage, pxr.Usd.UsdTraverseInstanceProxies()), Has.Count.EqualTo(withProxies));
    }

    [Test]
    public void Properties_are_members_where_the_rule_reaches_them()
    {
        // OpenUSD's test finds 29 where Xform has four properties that a known type gives and each of two collections has four of
        // the properties here; the two that OpenUSD 24.11 adds make six of each.
        SdfPathSet paths = UsdCollectionAPI.ComputeIncludedPaths(Collection("allGeomProperties").ComputeMembershipQuery(), stage);
        Assert.That(paths, Has.Count.EqualTo(29 + (2 * 2)));
        Assert.That(paths, Does.Contain(new SdfPath(Shapes + "/Cone.radius")).And.Contain(new SdfPath(Shapes + ".collection:allShapes:includes")));
        UsdCollectionMembershipQuery prims = Collection("allGeom").ComputeMembershipQuery();
        Assert.That((prims.IsPathIncluded(Shapes + "/Cone"), prims.IsPathIncluded(Shapes + "/Cone.radius")), Is.EqualTo((true, false)));
    }

    [Test]
    public void Collections_take_in_what_others_have()
    {
        UsdCollectionMembershipQuery query = Collection("includesCollection").ComputeMembershipQuery();
        Assert.That(query.GetIncludedCollections(), Is.EqualTo(new[] { new SdfPath(Shapes + ".collection:allShapes") }));
        SdfPathSet paths = UsdCollectionAPI.ComputeIncludedPaths(query, stage);
        Assert.That(paths, Does.Contain(new SdfPath(Shapes + "/Sphere/Hemisphere2")).And.Not.Contain(new SdfPath(Shapes + "/Sphere/Hemisphere1")));
        Assert.That(
            Collection("includesNestedCollection").ComputeMembershipQuery().GetIncludedCollections().Select(path => path.GetString()),
            Is.EquivalentTo([Shapes + ".collection:allShapes", "/CollectionTest/Geom.collection:allGeom"]));
    }

    [TestCase("leafGeom", true)]
    [TestCase("hasRelationships", true)]
    [TestCase("excludeInstanceGeom", true)]
    [TestCase("includesNestedCollection", true)]
    [TestCase("invalidExpansionRule", false)]
    [TestCase("invalidExcludesExplicitOnly", false)]
    [TestCase("invalidExcludesExpandPrims", false)]
    [TestCase("invalidTopLevelRules", false)]
    public void Collections_that_mean_nothing_definite_are_told(string name, bool isValid)
    {
        Assert.That((Collection(name).Validate(out string reason), reason.Length == 0), Is.EqualTo((isValid, isValid)));
    }

    [Test]
    public void Paths_are_taken_in_and_left_out()
    {
        UsdCollectionAPI explicitly = Apply("test:Explicit:Collection");
        explicitly.CreateExpansionRuleAttr(Token("explicitOnly"));
        Assert.That((explicitly.HasNoIncludedPaths(), Prim.HasAPI(Token("CollectionAPI"), Token("test:Explicit:Collection")), Prim.HasAPI(Token("CollectionAPI"), Token("test"))), Is.EqualTo((true, true, false)));
        foreach (string name in (string[])["Sphere", "Cube", "Cylinder", "Cone"]) explicitly.CreateIncludesRel().AddTarget($"{Shapes}/{name}");
        Assert.That((Count(explicitly), explicitly.ComputeMembershipQuery().IsPathIncluded(Shapes + "/Sphere/Hemisphere1")), Is.EqualTo((4, false)));
        explicitly.CreateExcludesRel().AddTarget(Shapes + "/Cone");
        Assert.That(explicitly.ComputeMembershipQuery().IsPathIncluded(Shapes + "/Cone"), Is.False, "exclusions are stronger");

        UsdCollectionAPI prims = Apply("prims");
        prims.CreateIncludesRel().AddTarget("/CollectionTest/Geom");
        Assert.That(Count(prims), Is.EqualTo(9));
        prims.CreateExcludesRel().AddTarget(Shapes);
        prims.CreateExcludesRel().AddTarget("/Collection/Materials/Plastic");
        Assert.That(UsdCollectionAPI.ComputeIncludedPaths(prims.ComputeMembershipQuery(), stage, pxr.Usd.UsdTraverseInstanceProxies()), Has.Count.EqualTo(4));

        UsdCollectionAPI all = Apply("all");
        all.CreateExpansionRuleAttr(Token("expandPrimsAndProperties"));
        all.CreateIncludesRel().AddTarget(Shapes);
        Assert.That(Count(all), Is.EqualTo(19 + 2));

        UsdCollectionAPI combined = Apply("combined");
        combined.CreateExpansionRuleAttr(Token("explicitOnly"));
        combined.CreateIncludesRel().AddTarget(all.GetCollectionPath());
        combined.CreateIncludesRel().AddTarget(explicitly.GetCollectionPath());
        Assert.That(Count(combined), Is.EqualTo(16 + 2));
        combined.CreateIncludesRel().AddTarget(prims.GetCollectionPath(), UsdListPosition.UsdListPositionBackOfAppendList);
        Assert.That(Count(combined), Is.EqualTo(5), "the last collection leaves the shapes out");

        Assert.That((prims.ResetCollection(), prims.HasNoIncludedPaths()), Is.EqualTo((true, true)));
        Assert.That((explicitly.BlockCollection(), explicitly.HasNoIncludedPaths()), Is.EqualTo((true, true)));
    }

    [Test]
    public void IncludePath_and_ExcludePath_author_what_is_needed()
    {
        UsdCollectionAPI shapes = UsdCollectionAPI.Apply(stage.GetPrimAtPath("/CollectionTest/Geom"), Token("geom"));
        Assert.That((shapes.IncludePath(Shapes), shapes.ExcludePath(Shapes + "/Sphere")), Is.EqualTo((true, true)));
        AssertMembers(shapes, ("Cylinder", true), ("Cube", true), ("Sphere", false), ("Sphere/Hemisphere1", false), ("Sphere/Hemisphere2", false));
        shapes.IncludePath(Shapes + "/Sphere/Hemisphere2");
        shapes.ExcludePath(Shapes + "/Sphere/Hemisphere1");
        AssertMembers(shapes, ("Sphere", false), ("Sphere/Hemisphere1", false), ("Sphere/Hemisphere2", true));
        Assert.That(shapes.GetExcludesRel().GetTargets(), Has.Count.EqualTo(1), "what is not in is not excluded");
        shapes.IncludePath(Shapes + "/Sphere");
        AssertMembers(shapes, ("Sphere", true), ("Sphere/Hemisphere1", true), ("Sphere/Hemisphere2", true), ("Cylinder", true), ("Cube", true));

        UsdCollectionAPI root = Apply("includeRootTest");
        root.IncludePath("/");
        root.ExcludePath("/CollectionTest/Geom");
        AssertRoot(false);
        root.IncludePath("/CollectionTest/Geom/Box");
        AssertRoot(true);
        Assert.That((bool)root.GetIncludeRootAttr().Get());

        void AssertRoot(bool box)
        {
            UsdCollectionMembershipQuery query = root.ComputeMembershipQuery();
            bool[] members = [.. new[] { "", "/Geom", "/Geom/Box", "/Materials" }.Select(path => query.IsPathIncluded("/CollectionTest" + path))];
            Assert.That(members, Is.EqualTo([true, false, box, true]));
        }
    }

    [Test]
    public void Collections_that_take_each_other_in_share_what_they_have()
    {
        UsdCollectionAPI a = Apply("A"), b = Apply("B"), c = Apply("C"), d = Apply("D");
        a.CreateExpansionRuleAttr(Token("explicitOnly"));
        a.CreateIncludesRel().AddTarget(b.GetCollectionPath());
        b.CreateIncludesRel().AddTarget(c.GetCollectionPath());
        c.CreateIncludesRel().AddTarget(a.GetCollectionPath());
        d.CreateIncludesRel().AddTarget("/CollectionTest/Geom");
        AssertCircular(a, 0, b, c);
        AssertCircular(b, 0, a, c);
        AssertCircular(c, 0, a, b);
        a.CreateIncludesRel().AddTarget(d.GetCollectionPath());
        AssertCircular(a, 9, b, c, d);
        AssertCircular(b, 9, a, c, d);
        a.GetIncludesRel().RemoveTarget(d.GetCollectionPath());
        c.GetIncludesRel().SetTargets([b.GetCollectionPath()]);
        AssertCircular(a, 0, b, c);
        AssertCircular(b, 0, c);
        a.GetIncludesRel().SetTargets([a.GetCollectionPath()]);
        AssertCircular(a, 0);
    }

    [Test]
    public void Paths_and_names_of_collections_are_told_from_those_of_their_properties()
    {
        UsdCollectionAPI leaf = Collection("leafGeom");
        Assert.That(UsdCollectionAPI.Get(stage, leaf.GetCollectionPath()).GetCollectionPath(), Is.EqualTo(leaf.GetCollectionPath()));
        Assert.That((leaf.GetName().GetString(), (bool)leaf, (bool)Collection("none")), Is.EqualTo(("leafGeom", true, false)));
        Assert.That(UsdCollectionAPI.IsCollectionAPIPath(leaf.GetCollectionPath()));
        Assert.That(UsdCollectionAPI.IsCollectionAPIPath(leaf.GetExpansionRuleAttr().GetPath()), Is.False);
        Assert.That(UsdCollectionAPI.IsCollectionAPIPath(leaf.GetIncludesRel().GetPath()), Is.False);
        Assert.That(new[] { "includeRoot", "expansionRule", "includes", "excludes" }.All(name => UsdCollectionAPI.IsSchemaPropertyBaseName(Token(name))));
        Assert.That((UsdCollectionAPI.IsSchemaPropertyBaseName(Token("collection")), UsdCollectionAPI.CanContainPropertyName(leaf.GetName())), Is.EqualTo((false, false)));
        Assert.That(UsdCollectionAPI.CanApply(Prim, Token("excludes"), out string whyNot), Is.False);
        Assert.That(whyNot, Does.Contain("excludes"));
        Assert.That(() => UsdCollectionAPI.Apply(Prim, Token("")), Throws.ArgumentException);
        Assert.That(UsdCollectionAPI.GetAll(Prim), Has.Count.EqualTo(15));
        Assert.That(UsdCollectionAPI.GetSchemaAttributeNames(false, Token("foo")).Select(name => name.GetString()), Does.Contain("collection:foo:expansionRule").And.Contain("collection:foo:includeRoot"));
        Assert.That(() => leaf.ComputeMembershipQuery().IsPathIncluded("CollectionTest/Geom"), Throws.ArgumentException);

        // The schema makes the rule uniform, whatever the layer says, and gives it a fallback.
        Assert.That((leaf.GetExpansionRuleAttr().GetVariability(), leaf.GetExpansionRuleAttr().IsCustom()), Is.EqualTo((SdfVariability.SdfVariabilityUniform, false)));
        Assert.That(Apply("fresh").GetExpansionRuleAttr().Get().Held, Is.EqualTo(Token("expandPrims")));
    }

    [Test]
    public void Members_by_path_expression_are_refused_by_name()
    {
        AssetUnsupportedException error = Assert.Throws<AssetUnsupportedException>(() => Collection("expressionRef").ComputeMembershipQuery())!;
        Assert.That((error.Code, error.Location.Scope), Is.EqualTo(("USD-COLLECTION-EXPRESSION", "/CollectionTest.collection:expressionRef:membershipExpression")));
        Assert.That(error.Message, Does.Contain("/CollectionTest/Geom/Shapes//H*"));
    }

    [Test]
    public void Queries_are_equal_when_they_have_the_same_rules()
    {
        UsdCollectionMembershipQuery query = Collection("allGeom").ComputeMembershipQuery();
        Assert.That(query, Is.EqualTo(Collection("allGeom").ComputeMembershipQuery()).And.Not.EqualTo(Collection("leafGeom").ComputeMembershipQuery()));
        Assert.That((query.GetHashCode() == Collection("allGeom").ComputeMembershipQuery().GetHashCode(), query.HasExcludes(), Collection("excludeInstanceGeom").ComputeMembershipQuery().HasExcludes()), Is.EqualTo((true, false, true)));
    }

    private UsdCollectionAPI Collection(string name) => new(Prim, Token(name));

    private UsdCollectionAPI Apply(string name) => UsdCollectionAPI.Apply(Prim, Token(name));

    private int Count(UsdCollectionAPI collection)
    {
        UsdCollectionMembershipQuery query = collection.ComputeMembershipQuery();
        SdfPathSet paths = UsdCollectionAPI.ComputeIncludedPaths(query, stage);
        Assert.That(paths.Where(path => !query.IsPathIncluded(path)), Is.Empty);
        return paths.Count;
    }

    private static void AssertMembers(UsdCollectionAPI collection, params (string Name, bool IsMember)[] expected)
    {
        UsdCollectionMembershipQuery query = collection.ComputeMembershipQuery();
        Assert.That(expected.Select(each => (each.Name, query.IsPathIncluded($"{Shapes}/{each.Name}"))), Is.EqualTo(expected));
    }

    private void AssertCircular(UsdCollectionAPI collection, int count, params UsdCollectionAPI[] included)
    {
        Assert.That(collection.Validate(out string reason), Is.False);
        Assert.That(reason, Does.Contain("circular"));
        UsdCollectionMembershipQuery query = collection.ComputeMembershipQuery();
        Assert.That(UsdCollectionAPI.ComputeIncludedPaths(query, stage), Has.Count.EqualTo(count));
        Assert.That(query.GetIncludedCollections(), Is.EqualTo(included.Select(each => each.GetCollectionPath())));
    }
}
