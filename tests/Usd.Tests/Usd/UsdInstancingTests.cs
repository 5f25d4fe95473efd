using pxr;
using UsdGsplat.TestKit;
using static UsdGsplat.Usd.Tests.Usd.Stages;

namespace UsdGsplat.Usd.Tests.Usd;

/// <summary>Instances, their prototypes and proxies, on the stages that OpenUSD tests its own with, and with what it is expected to give there.</summary>
public sealed class UsdInstancingTests
{
    private const string Corpus = "corpus/usd-assets/openusd/pxr/usd/usd/testenv/testUsdInstanceProxy";

    private static readonly string[] Sets =
    [
        "/World", "/World/sets", "/World/sets/Set_1", "/World/sets/Set_1/Prop_1", "/World/sets/Set_1/Prop_1/geom", "/World/sets/Set_1/Prop_1/anim",
        "/World/sets/Set_1/Prop_2", "/World/sets/Set_1/Prop_2/geom", "/World/sets/Set_1/Prop_2/anim", "/World/sets/Set_2", "/World/sets/Set_2/Prop_1",
        "/World/sets/Set_2/Prop_1/geom", "/World/sets/Set_2/Prop_1/anim", "/World/sets/Set_2/Prop_2", "/World/sets/Set_2/Prop_2/geom",
        "/World/sets/Set_2/Prop_2/anim",
    ];

    [Test]
    public void Walks_enter_instances_when_they_are_told_to()
    {
        using UsdStage stage = Open("nested");
        Assert.That(Paths(stage.Traverse(pxr.Usd.UsdTraverseInstanceProxies())), Is.EqualTo(Sets));
        Assert.That(Paths(UsdPrimRange.Stage(stage, pxr.Usd.UsdTraverseInstanceProxies())), Is.EqualTo(Sets));
        Assert.That(Paths(stage.Traverse()), Is.EqualTo(["/World", "/World/sets", "/World/sets/Set_1", "/World/sets/Set_2"]));

        // All prims: the one that is not active, too.
        Assert.That(stage.Traverse(pxr.Usd.UsdTraverseInstanceProxies(pxr.Usd.UsdPrimAllPrimsPredicate)).Count(), Is.EqualTo(Sets.Length + 4));
        UsdPrim instance = stage.GetPrimAtPath("/World/sets/Set_1"), proxy = stage.GetPrimAtPath("/World/sets/Set_1/Prop_1");
        Assert.That(Paths(new UsdPrimRange(instance, pxr.Usd.UsdTraverseInstanceProxies())), Is.EqualTo(Sets[2..9]));
        Assert.That(Paths(new UsdPrimRange(proxy)), Is.EqualTo(Sets[3..6]), "below an instance all walks go on");
        Assert.That(Paths(new UsdPrimRange(instance)), Is.EqualTo(Sets[2..3]));
        Assert.That((instance.GetDescendants().Count(), instance.GetChildren().Count(), proxy.GetChildren().Count()), Is.EqualTo((0, 0, 2)));
        Assert.That(Paths(instance.GetFilteredChildren(pxr.Usd.UsdTraverseInstanceProxies())), Is.EqualTo([Sets[3], Sets[6]]));
        Assert.That(proxy.GetNextSibling().GetPath().GetString(), Is.EqualTo(Sets[6]));
    }

    [Test]
    public void Prims_below_instances_are_proxies_at_their_own_paths()
    {
        using UsdStage stage = Open("nested");
        UsdPrim instance = stage.GetPrimAtPath("/World/sets/Set_1");
        Assert.That((instance.IsValid(), instance.IsInstance(), instance.IsInstanceProxy(), instance.IsInPrototype()), Is.EqualTo((true, true, false, false)));
        foreach (string path in Sets.Where(path => path.Contains("Prop", StringComparison.Ordinal)))
        {
            UsdPrim prim = stage.GetPrimAtPath(path);
            Assert.That((prim.IsValid(), prim.IsInstanceProxy(), prim.IsInPrototype(), prim.IsInstance()), Is.EqualTo((true, true, false, !path.EndsWith("geom", StringComparison.Ordinal) && !path.EndsWith("anim", StringComparison.Ordinal))), path);
            Assert.That(prim.GetParent().GetPath(), Is.EqualTo(new SdfPath(path).GetParentPath()));
        }
    }

    [Test]
    public void Equal_instances_have_one_prototype_nested_ones_too()
    {
        using UsdStage stage = Open("nested");
        UsdPrim set = stage.GetPrimAtPath("/World/sets/Set_1").GetPrototype(), prop = stage.GetPrimAtPath("/World/sets/Set_2/Prop_2").GetPrototype();
        Assert.That(stage.GetPrimAtPath("/World/sets/Set_2").GetPrototype(), Is.EqualTo(set));
        foreach (string path in (string[])["/World/sets/Set_1/Prop_1", "/World/sets/Set_1/Prop_2", "/World/sets/Set_2/Prop_1"]) Assert.That(stage.GetPrimAtPath(path).GetPrototype(), Is.EqualTo(prop), path);
        Assert.That(set.GetChild(Token("Prop_1")).GetPrototype(), Is.EqualTo(prop));
        Assert.That(stage.GetPrototypes(), Is.EqualTo([set, prop]));
        Assert.That((set.IsValid(), set.IsPrototype(), set.IsInPrototype(), set.IsInstance(), set.IsInstanceProxy()), Is.EqualTo((true, true, true, false, false)));
        Assert.That((UsdPrim.IsPrototypePath(set.GetPath()), UsdPrim.IsPathInPrototype(set.GetPath().Child("Prop_1")), UsdPrim.IsPathInPrototype("/World")), Is.EqualTo((true, true, false)));
        Assert.That((set.GetTypeName().IsEmpty(), set.GetPropertyNames().Count, set.IsDefined(), set.IsLoaded(), set.IsAbstract()), Is.EqualTo((true, 0, true, true, false)));
        Assert.That(Paths(set.GetInstances()), Is.EqualTo(["/World/sets/Set_1", "/World/sets/Set_2"]));
        Assert.That(set.GetChild(Token("Prop_1")).GetTypeName().GetString(), Is.EqualTo("Scope"));

        // Instances of a nested prototype are those in the outer one.
        Assert.That(prop.GetInstances(), Is.EqualTo(set.GetChildren().ToArray()));
        Assert.That(set.GetParent().IsPseudoRoot());
        Assert.That(stage.GetPseudoRoot().GetAllChildren().Count(), Is.EqualTo(1), "prototypes are not among the prims that walks meet");
        Assert.That((stage.GetPrimAtPath("/World").GetPrototype().IsValid(), stage.GetPrimAtPath("/__Prototype_9").IsValid()), Is.EqualTo((false, false)));
    }

    [Test]
    public void Prims_in_prototypes_are_found_by_path_and_from_their_proxies()
    {
        using UsdStage stage = Open("nested");
        UsdPrim set = stage.GetPrimAtPath("/World/sets/Set_1").GetPrototype(), prop = set.GetChild(Token("Prop_1")).GetPrototype();
        foreach (string path in (string[])["/World/sets/Set_1/", "/World/sets/Set_2/"])
        {
            Assert.That(stage.GetPrimAtPath(path + "Prop_1").GetPrimInPrototype(), Is.EqualTo(set.GetChild(Token("Prop_1"))));
            Assert.That(stage.GetPrimAtPath(path + "Prop_2").GetPrimInPrototype(), Is.EqualTo(set.GetChild(Token("Prop_2"))));
            Assert.That(stage.GetPrimAtPath(path + "Prop_2/geom").GetPrimInPrototype(), Is.EqualTo(prop.GetChild(Token("geom"))));
        }

        UsdPrim nested = stage.GetPrimAtPath(set.GetPath().Child("Prop_1").Child("geom"));
        Assert.That((nested.IsValid(), nested.IsInstanceProxy(), nested.IsInPrototype()), Is.EqualTo((true, true, true)));
        Assert.That(nested.GetPrimInPrototype(), Is.EqualTo(prop.GetChild(Token("geom"))));
        Assert.That((nested.GetParent().IsInstance(), nested.GetParent().IsInstanceProxy()), Is.EqualTo((true, false)));
        Assert.That(Paths(new UsdPrimRange(set, pxr.Usd.UsdTraverseInstanceProxies())), Is.EqualTo(Sets[2..9].Select(path => path.Replace(Sets[2], set.GetPath(), StringComparison.Ordinal))));
        Assert.That(Paths(new UsdPrimRange(prop)), Is.EqualTo(new[] { "", "/geom", "/anim" }.Select(path => prop.GetPath() + path)));
        Assert.That(stage.GetPrimAtPath("/World").GetPrimInPrototype().IsValid(), Is.False);
    }

    [Test]
    public void Values_of_proxies_and_of_prims_in_prototypes_have_paths_of_their_own_namespace()
    {
        using UsdStage stage = Open("nested");
        foreach (string path in Sets.Where(path => path.EndsWith("geom", StringComparison.Ordinal)))
        {
            UsdPrim prim = stage.GetPrimAtPath(path), shared = prim.GetPrimInPrototype();
            string above = new SdfPath(path).GetParentPath().GetString();
            Assert.That((double)prim.GetAttribute(Token("x")).Get(), Is.EqualTo(1));
            Assert.That(Expression(prim), Is.EqualTo($"//foo {above}/anim//*bar"));
            Assert.That(Expression(shared), Does.Match(@"^//foo /__Prototype_\d+/anim//\*bar$"));
            Assert.That((double)shared.GetAttribute(Token("x")).Get(), Is.EqualTo(1));
        }
    }

    [TestCase("rels", "rel")]
    [TestCase("attrs", "con")]
    public void Targets_of_proxies_and_of_prims_in_prototypes_lie_in_their_own_namespace(string file, string property)
    {
        using UsdStage stage = Open(file);
        foreach (string instance in (string[])["/Root/Instance_1", "/Root/Instance_2"])
        {
            Assert.That(Targets(stage, $"{instance}/A.{property}"), Is.EqualTo(TargetsOfA(instance)));
            Assert.That(Targets(stage, $"{instance}/NestedInstance_2/B.{property}"), Is.EqualTo([$"{instance}/NestedInstance_2/B", $"{instance}/NestedInstance_2/B.attr"]));
        }

        SdfPath prototype = stage.GetPrimAtPath("/Root/Instance_1").GetPrototype().GetPath();
        SdfPath nested = stage.GetPrimAtPath("/Root/Instance_1/NestedInstance_1").GetPrototype().GetPath();
        Assert.That(Targets(stage, $"{prototype}/A.{property}"), Is.EqualTo(TargetsOfA(prototype)));
        Assert.That(Targets(stage, $"{nested}/B.{property}"), Is.EqualTo([$"{nested}/B", $"{nested}/B.attr"]));
        Assert.That(Targets(stage, $"{prototype}/NestedInstance_1/B.{property}"), Is.EqualTo([$"{prototype}/NestedInstance_1/B", $"{prototype}/NestedInstance_1/B.attr"]));
    }

    [Test]
    public void Nothing_below_an_instance_or_in_a_prototype_can_be_edited()
    {
        using UsdStage stage = Open("nested");
        UsdPrim proxy = stage.GetPrimAtPath("/World/sets/Set_1/Prop_1"), shared = stage.GetPrototypes()[0].GetChild(Token("Prop_1"));
        foreach (UsdPrim prim in (UsdPrim[])[proxy, shared])
        {
            UsdAttribute attribute = prim.GetFilteredChildren(pxr.Usd.UsdTraverseInstanceProxies()).First().GetAttribute(Token("x"));
            UsdRelationship relationship = attribute.GetPrim().GetRelationship(Token("y"));
            Assert.That((attribute.IsValid(), relationship.IsValid()), Is.EqualTo((true, true)));
            Action[] edits =
            [
                () => stage.DefinePrim(prim.GetPath()), () => stage.OverridePrim(prim.GetPath()), () => stage.RemovePrim(prim.GetPath()),
                () => prim.SetDocumentation("test"), () => prim.ClearDocumentation(), () => prim.CreateRelationship(Token("test")),
                () => prim.CreateAttribute(Token("test"), SdfValueTypeNames.Int), () => attribute.SetDocumentation("test"), () => attribute.ClearDocumentation(),
                () => attribute.Set(2.0), () => attribute.Set(2.0, 1), () => attribute.Clear(), () => attribute.ClearAtTime(1),
                () => attribute.SetConnections(["/Some/Connection"]), () => relationship.SetDocumentation("test"), () => relationship.SetTargets(["/Some/Target"]),
            ];
            for (int i = 0; i < edits.Length; i++) Assert.That(() => edits[i](), Throws.InvalidOperationException.With.Message.Contains(prim.GetPath().GetString()), $"edit {i}");
        }

        Assert.That(stage.GetRootLayer().IsDirty(), Is.False);
    }

    [Test]
    public void Prototypes_come_and_go_with_edits_and_those_that_stay_keep_their_names()
    {
        using UsdStage stage = UsdStage.CreateInMemory();
        foreach (string asset in (string[])["One", "Two"]) stage.DefinePrim($"/Assets/{asset}/Geom");
        Instance("/A", "One");
        Instance("/B", "Two");
        UsdPrim one = stage.GetPrimAtPath("/A").GetPrototype(), two = stage.GetPrimAtPath("/B").GetPrototype();
        Assert.That(one, Is.Not.EqualTo(two));
        Instance("/C", "Two");
        Assert.That(Paths(two.GetInstances()), Is.EqualTo(["/B", "/C"]));
        stage.GetPrimAtPath("/A").SetActive(false);
        Assert.That((one.IsValid(), two.IsValid()), Is.EqualTo((false, true)));
        stage.GetPrimAtPath("/A").SetActive(true);
        stage.GetPrimAtPath("/B").SetInstanceable(false);
        Assert.That((one.IsValid(), two.IsValid()), Is.EqualTo((true, true)));
        Assert.That(Paths(two.GetInstances()), Is.EqualTo(["/C"]));
        Assert.That(two.GetChild(Token("Geom")).IsValid(), "the prototype shows another instance now");
        stage.DefinePrim("/Assets/Two/New");
        Assert.That(Paths(two.GetChildren()), Is.EqualTo([$"{two.GetPath()}/Geom", $"{two.GetPath()}/New"]));

        void Instance(string path, string asset)
        {
            UsdPrim prim = stage.DefinePrim(path);
            prim.GetReferences().AddInternalReference($"/Assets/{asset}");
            prim.SetInstanceable(true);
        }
    }

    [Test]
    public void A_prim_with_a_prototypes_name_stays_and_the_prototype_takes_another()
    {
        using UsdStage stage = UsdStage.CreateInMemory();
        stage.DefinePrim("/Asset/Geom");
        stage.GetRootLayer().ImportFromString("#usda 1.0\ndef \"Asset\"\n{\n    def \"Geom\"\n    {\n    }\n}\ndef Scope \"__Prototype_1\"\n{\n}\ndef \"A\" (\n    instanceable = true\n    references = </Asset>\n)\n{\n}\n");
        Assert.That(stage.GetPrimAtPath("/A").GetPrototype().GetPath().GetString(), Is.EqualTo("/__Prototype_2"));
        Assert.That((stage.GetPrimAtPath("/__Prototype_1").GetTypeName().GetString(), stage.GetPrimAtPath("/__Prototype_1").IsPrototype()), Is.EqualTo(("Scope", false)));
    }

    [Test]
    public void A_walk_meets_prims_before_and_after_what_is_below_and_can_leave_it_out()
    {
        using UsdStage stage = UsdStage.CreateInMemory();
        foreach (string path in (string[])["/A/B/C", "/A/D", "/E"]) stage.DefinePrim(path);
        UsdPrimRange range = UsdPrimRange.PreAndPostVisit(stage.GetPrimAtPath("/A"));
        var met = new List<string>();
        for (UsdPrimRange.iterator at = range.GetStart(); at != range.GetEnd(); at.MoveNext())
        {
            met.Add(at.GetCurrent().GetName() + (at.IsPostVisit() ? "'" : ""));
            if (!at.IsPostVisit() && at.GetCurrent().GetName() == "B") at.PruneChildren();
        }

        Assert.That(met, Is.EqualTo(["A", "B", "B'", "D", "D'", "A'"]));
        Assert.That(range.Select(prim => prim.GetName().GetString()), Is.EqualTo(["A", "B", "C", "C", "B", "D", "D", "A"]));
        range.IncrementBegin();
        Assert.That((range.GetCurrent().GetName().GetString(), range.IsEmpty(), new UsdPrimRange().IsEmpty()), Is.EqualTo(("B", false, true)));
    }

    [Test]
    public void Walks_visit_what_their_predicate_asks_for()
    {
        using UsdStage stage = UsdStage.CreateInMemory();
        stage.GetRootLayer().ImportFromString("""
            #usda 1.0
            def "World" (
                kind = "assembly"
            )
            {
                def "Chair" (
                    kind = "component"
                )
                {
                    def "Seat" (
                        kind = "component"
                    )
                    {
                    }
                }
                over "Over"
                {
                }
                def "Off" (
                    active = false
                )
                {
                }
            }
            class "_class"
            {
                def "Below"
                {
                }
            }
            def "Loose" (
                kind = "component"
            )
            {
            }
            def "None" (
                payload = @./none.usda@
            )
            {
            }
            """);
        Assert.That(Paths(stage.Traverse(new Usd_PrimFlagsPredicate(pxr.Usd.UsdPrimIsModel))), Is.EqualTo(["/World", "/World/Chair", "/Loose"]), "a model below a component is none");
        Assert.That(Paths(stage.Traverse(new Usd_PrimFlagsPredicate(pxr.Usd.UsdPrimIsGroup))), Is.EqualTo(["/World"]));
        Assert.That(Paths(stage.Traverse(new Usd_PrimFlagsConjunction(new Usd_Term(pxr.Usd.UsdPrimIsAbstract)))), Is.EqualTo(["/_class", "/_class/Below"]));
        Assert.That(Paths(stage.GetPrimAtPath("/World").GetFilteredChildren(new Usd_PrimFlagsPredicate(new Usd_Term(pxr.Usd.UsdPrimIsActive, negated: true)))), Is.EqualTo(["/World/Off"]));
        Assert.That(Paths(stage.GetPrimAtPath("/World").GetFilteredChildren(new Usd_PrimFlagsPredicate(new Usd_Term(pxr.Usd.UsdPrimIsDefined, negated: true)))), Is.EqualTo(["/World/Over"]));
        Assert.That(stage.Traverse(Usd_PrimFlagsPredicate.Contradiction()), Is.Empty);
        Assert.That(stage.Traverse(Usd_PrimFlagsPredicate.Tautology()).Count(), Is.EqualTo(9));
        Assert.That(Paths(stage.Traverse()), Does.Contain("/None"));
        stage.Unload();
        Assert.That(Paths(stage.Traverse()), Does.Not.Contain("/None"), "a prim whose payload is not loaded is left out");
        Assert.That(new UsdModelAPI(stage.GetPrimAtPath("/World/Chair/Seat")).IsKind(Token("component"), UsdModelAPI.KindValidation.KindValidationNone));
        Assert.That(new UsdModelAPI(stage.GetPrimAtPath("/World/Chair/Seat")).IsKind(Token("component")), Is.False);
    }

    private static UsdStage Open(string folder) => UsdStage.Open(Fixtures.Shared(Corpus, $"{folder}/root.usda"));

    private static string[] Paths(IEnumerable<UsdPrim> prims) => [.. prims.Select(prim => prim.GetPath().GetString())];

    private static string Expression(UsdPrim prim) => ((SdfPathExpression)prim.GetAttribute(Token("pathExpr")).Get().Held!).Text;

    private static string[] Targets(UsdStage stage, string path)
    {
        var connections = new SdfPathVector();
        UsdProperty property = stage.GetPropertyAtPath(path);
        if (property is UsdAttribute attribute) attribute.GetConnections(connections);
        return [.. ((property as UsdRelationship)?.GetTargets() ?? connections).Select(target => target.GetString())];
    }

    private static IEnumerable<string> TargetsOfA(string instance) =>
        new[] { "", "/A", "/NestedInstance_1", "/NestedInstance_1/B", "/NestedInstance_2", "/NestedInstance_2/B" }.SelectMany(path => new[] { instance + path, $"{instance}{path}.attr" });
}
