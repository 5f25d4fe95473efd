using pxr;
using static UsdGsplat.Usd.Tests.Usd.Stages;

namespace UsdGsplat.Usd.Tests.Usd;

/// <summary>Relationship targets and arcs: where items go in list operations.</summary>
public sealed class UsdListEditingTests
{
    private const UsdListPosition FrontOfPrepend = UsdListPosition.UsdListPositionFrontOfPrependList;
    private const UsdListPosition BackOfPrepend = UsdListPosition.UsdListPositionBackOfPrependList;
    private const UsdListPosition FrontOfAppend = UsdListPosition.UsdListPositionFrontOfAppendList;
    private const UsdListPosition BackOfAppend = UsdListPosition.UsdListPositionBackOfAppendList;

    [Test]
    public void Targets_go_to_the_four_places()
    {
        UsdStage stage = WithPrim(out UsdPrim prim);
        UsdRelationship rel = prim.CreateRelationship(Token("r"), false);
        rel.AddTarget("/B");
        rel.AddTarget("/C", BackOfPrepend);
        rel.AddTarget("/A", FrontOfPrepend);
        rel.AddTarget("/Y", BackOfAppend);
        rel.AddTarget("/X", FrontOfAppend);
        Assert.That(Body(stage), Is.EqualTo("""
            def "P"
            {
                prepend rel r = [
                    </A>,
                    </B>,
                    </C>,
                ]
                append rel r = [
                    </X>,
                    </Y>,
                ]
            }
            """));
        Assert.That(Targets(rel), Is.EqualTo("/A /B /C /X /Y"));
    }

    [Test]
    public void An_item_that_is_added_again_moves()
    {
        UsdStage stage = WithPrim(out UsdPrim prim);
        UsdRelationship rel = prim.CreateRelationship(Token("r"), false);
        foreach (string target in (string[])["/A", "/B", "/C"]) rel.AddTarget(target);
        rel.AddTarget("/C", FrontOfPrepend);
        rel.AddTarget("/A", BackOfAppend);
        Assert.That(Targets(rel), Is.EqualTo("/C /B /A"));
        rel.AddTarget("/B");
        Assert.That(Body(stage), Does.Contain("    append rel r = </A>\n"));
        Assert.That(Targets(rel), Is.EqualTo("/C /B /A"));
    }

    [Test]
    public void Targets_go_to_front_and_back_of_an_explicit_list()
    {
        UsdStage stage = WithPrim(out UsdPrim prim);
        UsdRelationship rel = prim.CreateRelationship(Token("r"), false);
        rel.SetTargets(["/M"]);
        rel.AddTarget("/Z", BackOfPrepend);
        rel.AddTarget("/A", FrontOfAppend);
        Assert.That(Targets(rel), Is.EqualTo("/A /M /Z"));
        rel.RemoveTarget("/M");
        Assert.That(Body(stage), Is.EqualTo("def \"P\"\n{\n    rel r = [\n        </A>,\n        </Z>,\n    ]\n}"));
        rel.SetTargets([]);
        Assert.That(Body(stage), Is.EqualTo("def \"P\"\n{\n    rel r = None\n}"));
        Assert.That(rel.HasAuthoredTargets());
    }

    [Test]
    public void Removing_from_a_weaker_layer_is_an_opinion()
    {
        UsdStage stage = WithPrim(out UsdPrim prim);
        UsdRelationship rel = prim.CreateRelationship(Token("r"), false);
        rel.SetTargets(["/A", "/B"]);
        EditSession(stage, () =>
        {
            rel.RemoveTarget("/A");
            rel.AddTarget("/C");
        });
        Assert.That(Targets(rel), Is.EqualTo("/C /B"));
        Assert.That(Body(stage.GetSessionLayer()!), Is.EqualTo("over \"P\"\n{\n    delete rel r = </A>\n    prepend rel r = </C>\n}"));
        EditSession(stage, () => rel.ClearTargets(removeSpec: false));
        Assert.That(Body(stage.GetSessionLayer()!), Is.EqualTo("over \"P\"\n{\n    rel r\n}"));
        EditSession(stage, () => rel.ClearTargets(removeSpec: true));
        Assert.That(Body(stage.GetSessionLayer()!), Is.EqualTo("over \"P\"\n{\n}"));
        Assert.That(Targets(rel), Is.EqualTo("/A /B"));
    }

    [Test]
    public void Forwarded_targets_follow_relationships_and_survive_cycles()
    {
        UsdStage stage = WithPrim(out UsdPrim prim);
        UsdRelationship a = prim.CreateRelationship(Token("a"));
        UsdRelationship b = prim.CreateRelationship(Token("b"));
        a.SetTargets(["/X", "/P.b"]);
        b.SetTargets(["/Y", "/P.a", "/P.c"]);
        Assert.That(Targets(a), Is.EqualTo("/X /P.b"));
        Assert.That(string.Join(' ', a.GetForwardedTargets()), Is.EqualTo("/X /Y /P.c"));
        Assert.That(stage.GetRelationshipAtPath("/P.a") == a);
    }

    [Test]
    public void Forwarded_targets_stand_where_the_relationship_to_them_stood_and_each_once()
    {
        WithPrim(out UsdPrim prim);
        prim.CreateRelationship(Token("a")).SetTargets(["/A", "/P.b", "/E", "/P.c"]);
        prim.CreateRelationship(Token("b")).SetTargets(["/B", "/P.c", "/D"]);
        prim.CreateRelationship(Token("c")).SetTargets(["/C", "/P.b", "/A"]);

        Assert.That(string.Join(' ', prim.GetRelationship(Token("a")).GetForwardedTargets()), Is.EqualTo("/A /B /C /D /E"));
    }

    [Test]
    public void Targets_become_absolute_and_lie_in_no_variant()
    {
        WithPrim(out UsdPrim prim);
        UsdRelationship rel = prim.CreateRelationship(Token("r"));
        rel.AddTarget("Child.x");
        rel.AddTarget("../Sibling");
        Assert.That(Targets(rel), Is.EqualTo("/P/Child.x /Sibling"));
        Assert.That(() => rel.AddTarget("/A{v=x}B"), Throws.ArgumentException.With.Message.Contains("/P.r").And.Message.Contains("/A{v=x}B"));
        Assert.That(() => rel.SetTargets(["/A{v=x}"]), Throws.ArgumentException);
        Assert.That(() => rel.SetTargets(["/A", "/A"]), Throws.ArgumentException.With.Message.Contains("twice"));
    }

    [Test]
    public void Arcs_point_to_prims()
    {
        UsdStage stage = WithPrim(out UsdPrim prim);
        Assert.That(() => prim.GetReferences().AddReference("a.usda", "Relative"), Throws.ArgumentException);
        Assert.That(() => prim.GetReferences().AddReference("a.usda", "/A.prop"), Throws.ArgumentException);
        Assert.That(() => prim.GetPayloads().AddPayload("a.usda", "/A{v=x}"), Throws.ArgumentException);
        Assert.That(() => prim.GetInherits().AddInherit("/A.prop"), Throws.ArgumentException);
        Assert.That(() => prim.GetSpecializes().SetSpecializes(["/A", "/A"]), Throws.ArgumentException);
        prim.GetInherits().AddInherit("../Class");
        Assert.That(Body(stage), Is.EqualTo("def \"P\" (\n    prepend inherits = </Class>\n)\n{\n}"));
    }

    [Test]
    public void References_are_removed_and_cleared()
    {
        UsdStage stage = WithPrim(out UsdPrim prim);
        UsdReferences references = prim.GetReferences();
        references.AddReference("a.usda");
        references.RemoveReference(new SdfReference("b.usda"));
        Assert.That(prim.HasAuthoredReferences());
        Assert.That(Body(stage), Does.Contain("    delete references = @b.usda@\n    prepend references = @a.usda@\n"));
        references.SetReferences([new SdfReference("c.usda", "/C"), new SdfReference("", "/D")]);
        Assert.That(Body(stage), Does.Contain("    references = [\n        @c.usda@</C>,\n        </D>\n    ]\n"));
        references.ClearReferences();
        Assert.That(prim.HasAuthoredReferences(), Is.False);
        prim.GetPayloads().SetPayloads([]);
        Assert.That(Body(stage), Is.EqualTo("def \"P\" (\n    payload = None\n)\n{\n}"));
    }

    [Test]
    public void Reference_custom_data_is_printed()
    {
        UsdStage stage = WithPrim(out UsdPrim prim);
        var reference = new SdfReference("a.usda");
        reference.SetCustomData("x:y", 1);
        prim.GetReferences().AddReference(reference);
        Assert.That(Body(stage), Is.EqualTo("""
            def "P" (
                prepend references = [
                    @a.usda@ (
                        customData = {
                            int "x:y" = 1
                        }
                    )
                ]
            )
            {
            }
            """));
    }

    [Test]
    public void Applied_schemas_go_behind_the_prepended_ones()
    {
        UsdStage stage = WithPrim(out UsdPrim prim);
        prim.AddAppliedSchema(Token("AAPI"));
        prim.ApplyAPI(Token("CollectionAPI"), Token("lights"));
        prim.AddAppliedSchema(Token("AAPI"));
        Assert.That(prim.GetAppliedSchemas().Select(s => s.GetString()), Is.EquivalentTo(new[] { "AAPI", "CollectionAPI:lights" }));
        Assert.That((prim.HasAPI(Token("CollectionAPI")), prim.HasAPI(Token("CollectionAPI"), Token("x"))), Is.EqualTo((true, false)));
        prim.RemoveAppliedSchema(Token("AAPI"));
        Assert.That(Body(stage), Does.Contain("    delete apiSchemas = [\"AAPI\"]\n    prepend apiSchemas = [\"CollectionAPI:lights\"]\n"));
    }

    private static string Targets(UsdRelationship rel) => string.Join(' ', rel.GetTargets());
}
