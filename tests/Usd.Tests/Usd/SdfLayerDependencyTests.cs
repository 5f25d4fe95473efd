using pxr;
using static UsdGsplat.Usd.Tests.Usd.Stages;

namespace UsdGsplat.Usd.Tests.Usd;

/// <summary>The layers that a layer names: told, renamed, taken away, and composed while they have no files yet.</summary>
public sealed class SdfLayerDependencyTests
{
    private const string Text = """
        #usda 1.0
        (
            subLayers = [
                @./a.usda@ (offset = 10; scale = 2),
                @./b.usda@
            ]
        )

        def "P" (
            append references = [@./a.usda@</A> (offset = 3), @./c.usda@]
            delete references = @./a.usda@</Gone>
            prepend payload = @./a.usda@</A>
            prepend references = </P>
            variants = {
                string v = "x"
            }
            prepend variantSets = "v"
            clips = {
                dictionary default = {
                    asset[] assetPaths = [@./a.usda@]
                }
            }
        )
        {
            asset map = @./a.usda@

            variantSet "v" = {
                "x" (
                    payload = @./a.usda@
                ) {
                    over "Below" (
                        references = [
                            @./d.usda@,
                            @./a.usda@
                        ]
                    )
                    {
                    }

                }
            }
        }
        """;

    [Test]
    public void Sublayers_references_and_payloads_of_all_variants_are_dependencies()
    {
        SdfLayerHandle layer = Read();
        Assert.That(layer.GetCompositionAssetDependencies(), Is.EqualTo(["./a.usda", "./b.usda", "./c.usda", "./d.usda"]));
        Assert.That(layer.GetExternalReferences(), Is.EqualTo(layer.GetCompositionAssetDependencies()));
        Assert.That(SdfLayer.CreateAnonymous().GetCompositionAssetDependencies(), Is.Empty);
    }

    [Test]
    public void A_dependency_is_renamed_wherever_it_composes_and_nowhere_else()
    {
        SdfLayerHandle layer = Read();
        Assert.That(layer.UpdateCompositionAssetDependency("./a.usda", "./new.usda"));
        string expected = Text.Replace("./a.usda", "./new.usda", StringComparison.Ordinal)
            .Replace("assetPaths = [@./new.usda@]", "assetPaths = [@./a.usda@]", StringComparison.Ordinal)
            .Replace("asset map = @./new.usda@", "asset map = @./a.usda@", StringComparison.Ordinal);
        Assert.That(layer.ExportToString(), Is.EqualTo(Read(expected).ExportToString()));
        Assert.That(layer.GetSubLayerOffset(0), Is.EqualTo(new SdfLayerOffset(10, 2)));
        Assert.That(layer.IsDirty());
    }

    [Test]
    public void An_empty_name_takes_sublayers_and_arcs_away()
    {
        SdfLayerHandle layer = Read();
        Assert.That(layer.UpdateExternalReference("./a.usda"));
        Assert.That(layer.GetCompositionAssetDependencies(), Is.EqualTo(["./b.usda", "./c.usda", "./d.usda"]));
        Assert.That(layer.GetSubLayerPaths().size(), Is.EqualTo(1));
        string text = layer.ExportToString();
        Assert.That(text, Does.Contain("append references = @./c.usda@").And.Contain("prepend references = </P>").And.Contain("references = @./d.usda@"));
        Assert.That(text, Does.Not.Contain("delete references").And.Not.Contain("prepend payload"));
        // An explicit list that loses its only item still says that there is none.
        Assert.That(text, Does.Contain("payload = None"));
    }

    [Test]
    public void A_name_that_is_there_already_does_not_stand_twice()
    {
        SdfLayerHandle layer = Read();
        Assert.That(layer.UpdateCompositionAssetDependency("./a.usda", "./b.usda"));
        Assert.That(layer.GetSubLayerPaths().size(), Is.EqualTo(1));
        Assert.That(layer.UpdateCompositionAssetDependency("./d.usda", "./b.usda"));
        Assert.That(layer.ExportToString(), Does.Contain("references = @./b.usda@"));
    }

    [Test]
    public void An_empty_old_name_is_refused_and_an_unknown_one_changes_nothing()
    {
        SdfLayerHandle layer = Read();
        string before = layer.ExportToString();
        Assert.That(layer.UpdateCompositionAssetDependency("", "./x.usda"), Is.False);
        Assert.That(layer.UpdateCompositionAssetDependency("./unknown.usda", "./x.usda"));
        Assert.That(layer.ExportToString(), Is.EqualTo(before));
        layer.SetPermissionToEdit(false);
        Assert.That(() => layer.UpdateCompositionAssetDependency("./a.usda"), Throws.InvalidOperationException);
    }

    [Test]
    public void Layers_in_memory_compose_by_their_identifiers_and_are_renamed_when_they_have_files()
    {
        SdfLayerHandle part = SdfLayer.CreateAnonymous("part.usda"), under = SdfLayer.CreateAnonymous("under.usda"), late = SdfLayer.CreateAnonymous("late.usda");
        part.ImportFromString("#usda 1.0\n(\n    defaultPrim = \"A\"\n)\ndef \"A\"\n{\n    float x.timeSamples = {\n        0: 1,\n        10: 11,\n    }\n    def \"Child\"\n    {\n    }\n}\n");
        under.ImportFromString("#usda 1.0\nover \"Ref\"\n{\n    int under = 7\n}\n");
        late.ImportFromString("#usda 1.0\n(\n    defaultPrim = \"L\"\n)\ndef \"L\"\n{\n    int late = 9\n}\n");
        using UsdStage stage = UsdStage.CreateInMemory("scene.usda");
        stage.GetRootLayer().GetSubLayerPaths().push_back(under.identifier);
        UsdPrim prim = stage.DefinePrim("/Ref");
        prim.GetReferences().AddReference(part.identifier, new SdfLayerOffset(100));
        prim.GetPayloads().AddPayload(late.identifier);

        Assert.That(stage.GetCompositionIssues(), Is.Empty);
        Assert.That(stage.GetPrimAtPath("/Ref/Child").IsValid());
        Assert.That((float)prim.GetAttribute(Token("x")).Get(105), Is.EqualTo(6f));
        Assert.That(((int)prim.GetAttribute(Token("under")).Get(), (int)prim.GetAttribute(Token("late")).Get()), Is.EqualTo((7, 9)));
        Assert.That(stage.GetUsedLayers(), Has.Count.EqualTo(5));

        string folder = Directory.CreateTempSubdirectory().FullName;
        foreach (SdfLayerHandle layer in (SdfLayerHandle[])[part, under, late])
        {
            string name = layer.GetDisplayName();
            layer.Export(Path.Combine(folder, name));
            Assert.That(stage.GetRootLayer().UpdateCompositionAssetDependency(layer.identifier, $"./{name}"));
        }

        stage.GetRootLayer().Export(Path.Combine(folder, "scene.usda"));
        using UsdStage opened = UsdStage.Open(Path.Combine(folder, "scene.usda"));
        Assert.That(opened.GetCompositionIssues(), Is.Empty);
        UsdPrim read = opened.GetPrimAtPath("/Ref");
        Assert.That((float)read.GetAttribute(Token("x")).Get(105), Is.EqualTo(6f));
        Assert.That(((int)read.GetAttribute(Token("under")).Get(), (int)read.GetAttribute(Token("late")).Get()), Is.EqualTo((7, 9)));
    }

    [Test]
    public void An_edit_of_a_layer_in_memory_is_seen_by_the_stage_that_references_it()
    {
        SdfLayerHandle part = SdfLayer.CreateAnonymous("part.usda");
        using UsdStage stage = UsdStage.CreateInMemory();
        UsdPrim prim = stage.DefinePrim("/Ref");
        prim.GetReferences().AddReference(part.identifier, "/A");
        Assert.That(stage.GetCompositionIssues(), Has.Count.EqualTo(1), "the prim is missing yet");
        using (UsdStage edit = UsdStage.Open(part)) edit.DefinePrim("/A/Child");
        Assert.That(stage.GetPrimAtPath("/Ref/Child").IsValid());
        Assert.That(stage.GetCompositionIssues(), Is.Empty);
    }

    private static SdfLayerHandle Read(string text = Text)
    {
        SdfLayerHandle layer = SdfLayer.CreateAnonymous();
        layer.ImportFromString(text);
        return layer;
    }
}
