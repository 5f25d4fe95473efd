using pxr;
using UsdGsplat.TestKit;

namespace UsdGsplat.Usd.Tests.Usd;

/// <summary>Which payloads are loaded: rules, and what can be loaded, on the stage that OpenUSD tests its own with.</summary>
public sealed class UsdLoadingTests
{
    private const string Corpus = "corpus/usd-assets/openusd/pxr/usd/usd/testenv/testUsdInstanceProxy/nested_payloads/root.usda";

    private static readonly string[] Props = ["/World/sets/Set_1/props/Prop_1", "/World/sets/Set_1/props/Prop_2", "/World/sets/Set_2/props/Prop_1", "/World/sets/Set_2/props/Prop_2"];

    [Test]
    public void Prims_below_instances_are_loaded_one_by_one()
    {
        using UsdStage stage = UsdStage.Open(Fixtures.Shared(Corpus), UsdStage.InitialLoadSet.LoadNone);
        Assert.That(Texts(stage.FindLoadable()), Is.EqualTo(Props));
        Assert.That(Texts(stage.FindLoadable("/World/sets/Set_1/props")), Is.EqualTo(Props[..2]));
        Assert.That(Texts(stage.FindLoadable("/World/sets/Set_2/props")), Is.EqualTo(Props[2..]));
        Assert.That(stage.FindLoadable(stage.GetPrimAtPath("/World/sets/Set_1").GetPrototype().GetPath()), Is.Empty);
        AssertLoaded(stage);
        stage.GetPrimAtPath(Props[0]).Load();
        AssertLoaded(stage, 0);
        stage.GetPrimAtPath(Props[3]).Load();
        AssertLoaded(stage, 0, 3);
        Assert.That(stage.GetPrototypes(), Has.Count.EqualTo(3), "sets that are loaded in different parts share nothing; a prop without its payload is no instance");
        stage.LoadAndUnload([], ["/World/sets/Set_1/props"]);
        AssertLoaded(stage, 3);
        stage.LoadAndUnload(["/World/sets/Set_1"], [Props[3]], UsdLoadPolicy.UsdLoadWithoutDescendants);
        AssertLoaded(stage);
        stage.LoadAndUnload(["/World"], ["/World/sets/Set_2"]);
        AssertLoaded(stage, 0, 1, 2, 3);
        Assert.That(stage.GetPrimAtPath(Props[0] + "/geom/Scope").IsValid());
    }

    [Test]
    public void Loads_come_after_unloads()
    {
        var rules = new UsdStageLoadRules();
        rules.LoadAndUnload(["/A/B"], ["/A"], UsdLoadPolicy.UsdLoadWithDescendants);
        Assert.That((rules.IsLoaded("/A"), rules.IsLoaded("/A/B/C"), rules.IsLoaded("/A/D"), rules.IsLoaded("/E")), Is.EqualTo((true, true, false, true)));
        Assert.That(rules.GetEffectiveRuleForPath("/A"), Is.EqualTo(UsdStageLoadRules.Rule.OnlyRule), "it leads to what is loaded");
        Assert.That((rules.IsLoadedWithAllDescendants("/A"), rules.IsLoadedWithAllDescendants("/A/B"), rules.IsLoadedWithAllDescendants("/")), Is.EqualTo((false, true, false)));
        rules.LoadAndUnload(["/A/B"], [], UsdLoadPolicy.UsdLoadWithoutDescendants);
        Assert.That((rules.IsLoadedWithNoDescendants("/A/B"), rules.IsLoaded("/A/B/C"), rules.IsLoadedWithNoDescendants("/A")), Is.EqualTo((true, false, false)));
        rules.LoadWithDescendants("/A/B/C");
        Assert.That(rules.IsLoadedWithNoDescendants("/A/B"), Is.False);
    }

    [Test]
    public void Minimize_removes_rules_that_change_nothing()
    {
        var rules = new UsdStageLoadRules();
        rules.AddRule("/", UsdStageLoadRules.Rule.AllRule);
        rules.AddRule("/A", UsdStageLoadRules.Rule.AllRule);
        rules.Minimize();
        Assert.That(rules, Is.EqualTo(UsdStageLoadRules.LoadAll()));
        rules = UsdStageLoadRules.LoadNone();
        rules.AddRule("/A", UsdStageLoadRules.Rule.NoneRule);
        rules.Minimize();
        Assert.That(rules, Is.EqualTo(UsdStageLoadRules.LoadNone()));
    }

    [Test]
    public void Minimize_leaves_what_holds_for_every_path_and_no_rule_to_spare()
    {
        string[] names = ["", "/a", "/b"];
        SdfPath[] paths = [.. from a in names from b in names from c in names let path = a + b + c where a.Length > 0 || (b + c).Length == 0 where b.Length > 0 || c.Length == 0 select new SdfPath(path.Length == 0 ? "/" : path)];
        SdfPath[] probes = [.. paths, .. paths.Select(path => path.Child("other"))];
        var random = new Random(7);
        for (int round = 0; round < 500; round++)
        {
            (SdfPath Path, UsdStageLoadRules.Rule Rule)[] given = [.. paths.Where(_ => random.Next(3) == 0).Select(path => (path, (UsdStageLoadRules.Rule)random.Next(3)))];
            UsdStageLoadRules rules = Of(given), minimal = Of(given);
            minimal.Minimize();
            Assert.That(Effective(minimal), Is.EqualTo(Effective(rules)), $"round {round}");
            (SdfPath Path, UsdStageLoadRules.Rule Rule)[] kept = [.. given.Where(each => !Of([.. given.Where(other => other.Path != each.Path)]).Equals(rules) && HasRule(minimal, given, each.Path))];
            foreach ((SdfPath path, _) in kept) Assert.That(Effective(Of([.. kept.Where(other => other.Path != path)])), Is.Not.EqualTo(Effective(rules)), $"round {round}: {path} is idle");
        }

        UsdStageLoadRules.Rule[] Effective(UsdStageLoadRules rules) => [.. probes.Select(rules.GetEffectiveRuleForPath)];
    }

    private static UsdStageLoadRules Of((SdfPath Path, UsdStageLoadRules.Rule Rule)[] rules)
    {
        var made = new UsdStageLoadRules();
        foreach ((SdfPath path, UsdStageLoadRules.Rule rule) in rules) made.AddRule(path, rule);
        return made;
    }

    /// <summary>Whether rules have one for a path: adding it changes nothing, and adding another does.</summary>
    private static bool HasRule(UsdStageLoadRules rules, (SdfPath Path, UsdStageLoadRules.Rule Rule)[] given, SdfPath path)
    {
        var same = new UsdStageLoadRules(rules);
        same.AddRule(path, given.First(each => each.Path == path).Rule);
        return same.Equals(rules);
    }

    private static void AssertLoaded(UsdStage stage, params int[] loaded)
    {
        Assert.That(Props.Select(path => stage.GetPrimAtPath(path).IsLoaded()), Is.EqualTo(Props.Select((_, i) => loaded.Contains(i))));
        Assert.That(Texts(stage.GetLoadSet()), Is.EqualTo(loaded.Select(i => Props[i])));
    }

    private static string[] Texts(SdfPathSet paths) => [.. paths.Select(path => path.GetString())];
}
