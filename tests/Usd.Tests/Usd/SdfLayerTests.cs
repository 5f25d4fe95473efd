using pxr;
using UsdGsplat.Codecs;
using static UsdGsplat.Usd.Tests.Usd.Stages;

namespace UsdGsplat.Usd.Tests.Usd;

/// <summary>Layers and their files: the registry, saving, exporting, reloading.</summary>
public sealed class SdfLayerTests
{
    [Test]
    public void CreateNew_saves_an_empty_layer_at_once_and_replaces_a_file()
    {
        string path = TempFile("new.usda");
        File.WriteAllText(path, "something else");
        using UsdStage stage = UsdStage.CreateNew(path);
        Assert.That(File.ReadAllText(path), Is.EqualTo("#usda 1.0\n\n"));
        Assert.That(stage.GetRootLayer().identifier, Is.EqualTo(path));
        Assert.That((stage.GetRootLayer().GetRealPath(), stage.GetRootLayer().IsAnonymous(), stage.GetRootLayer().IsDirty()), Is.EqualTo((path, false, false)));
    }

    [TestCase("x.usdz")]
    [TestCase("x.txt")]
    [TestCase("x")]
    public void CreateNew_refuses_extensions_that_layers_cannot_be_written_in(string name)
    {
        string path = TempFile(name);
        Assert.That(() => UsdStage.CreateNew(path), Throws.TypeOf<AssetUnsupportedException>().With.Message.Contains(name));
        Assert.That(File.Exists(path), Is.False);
    }

    [Test]
    public void A_second_CreateNew_lets_the_first_layer_go()
    {
        string path = TempFile("again.usda");
        using UsdStage first = UsdStage.CreateNew(path);
        first.DefinePrim("/Old");
        using UsdStage second = UsdStage.CreateNew(path);
        second.DefinePrim("/New");
        second.Save();
        using UsdStage opened = UsdStage.Open(path);
        Assert.That(opened.GetRootLayer() == second.GetRootLayer());
        Assert.That(opened.GetPrimAtPath("/Old").IsValid(), Is.False);
        first.Dispose();
        Assert.That(SdfLayer.Find(path) == second.GetRootLayer(), "disposing the older one leaves the newer one registered");
    }

    [Test]
    public void Open_layers_are_shared_with_their_unsaved_edits()
    {
        string path = TempFile("shared.usda");
        using UsdStage first = UsdStage.CreateNew(path);
        first.DefinePrim("/Unsaved");
        using UsdStage second = UsdStage.Open(path);
        Assert.That(second.GetPrimAtPath("/Unsaved").IsValid());
        Assert.That(first.GetSessionLayer() == second.GetSessionLayer(), Is.False);
        Assert.That(SdfLayer.FindOrOpen(Path.Combine(Path.GetDirectoryName(path)!, ".", "shared.usda")) == first.GetRootLayer(), "paths are normalised");
    }

    [Test]
    public void A_disposed_stage_is_read_from_its_file_again()
    {
        string path = TempFile("disposed.usda");
        using (UsdStage stage = UsdStage.CreateNew(path))
        {
            stage.DefinePrim("/Saved");
            stage.Save();
            stage.DefinePrim("/Lost");
        }

        using UsdStage opened = UsdStage.Open(path);
        Assert.That(opened.TraverseAll().Select(p => p.GetPath().GetString()), Is.EqualTo(new[] { "/Saved" }));
    }

    [Test]
    public void Missing_and_malformed_files_raise_exceptions()
    {
        string path = TempFile("none.usda");
        Assert.That(() => UsdStage.Open(path), Throws.TypeOf<FileNotFoundException>().With.Message.Contains("none.usda"));
        Assert.That(SdfLayer.FindOrOpen(path), Is.Null);
        File.WriteAllText(path, "#usda 1.0\ndef \"A\" {");
        Assert.That(() => UsdStage.Open(path), Throws.TypeOf<AssetFormatException>().With.Message.Contains("none.usda"));
        Assert.That(SdfLayer.Find(path), Is.Null, "what cannot be read is not registered");
    }

    [Test]
    public void Save_writes_dirty_layers_only()
    {
        string path = TempFile("save.usda");
        using UsdStage stage = UsdStage.CreateNew(path);
        stage.DefinePrim("/A");
        EditSession(stage, () => stage.OverridePrim("/Session"));
        stage.Save();
        Assert.That(File.ReadAllText(path), Is.EqualTo("#usda 1.0\n\ndef \"A\"\n{\n}\n\n"));
        File.WriteAllText(path, "touched");
        stage.Save();
        Assert.That(File.ReadAllText(path), Is.EqualTo("touched"));
        Assert.That(stage.GetRootLayer().Save(force: true));
        Assert.That(File.ReadAllText(path), Does.Contain("def \"A\""));
        Assert.That(SdfLayer.CreateAnonymous().Save(), Is.False);
    }

    [Test]
    public void Reload_drops_edits()
    {
        string path = TempFile("reload.usda");
        using UsdStage stage = UsdStage.CreateNew(path);
        stage.DefinePrim("/A");
        stage.Save();
        stage.DefinePrim("/B");
        stage.Reload();
        Assert.That(stage.TraverseAll().Select(p => p.GetPath().GetString()), Is.EqualTo(new[] { "/A" }));
        Assert.That(stage.GetRootLayer().IsDirty(), Is.False);
    }

    [Test]
    public void A_failed_reload_leaves_the_layer_as_it_was()
    {
        string path = TempFile("reload.usda");
        using UsdStage stage = UsdStage.CreateNew(path);
        stage.DefinePrim("/A");
        File.WriteAllText(path, "broken");
        Assert.That(stage.Reload, Throws.TypeOf<AssetFormatException>());
        Assert.That(stage.GetPrimAtPath("/A").IsValid());
    }

    [Test]
    public void Export_writes_a_copy_and_keeps_the_identity()
    {
        using UsdStage stage = UsdStage.CreateInMemory("a.usda");
        stage.DefinePrim("/A");
        string identifier = stage.GetRootLayer().identifier;
        string path = TempFile("export.usda");
        Assert.That(stage.GetRootLayer().Export(path, "for you"));
        Assert.That(File.ReadAllText(path), Is.EqualTo("#usda 1.0\n(\n    \"for you\"\n)\n\ndef \"A\"\n{\n}\n\n"));
        Assert.That(stage.GetRootLayer().identifier, Is.EqualTo(identifier));
        Assert.That(stage.GetRootLayer().GetComment(), Is.Empty);
    }

    [Test]
    public void A_failed_export_leaves_no_file()
    {
        using UsdStage stage = UsdStage.CreateInMemory();
        stage.DefinePrim("/A").GetReferences().AddReference("`${A}`");
        string path = TempFile("refused.usda");
        Assert.That(() => stage.Export(path), Throws.TypeOf<AssetUnsupportedException>());
        Assert.That(() => stage.GetRootLayer().Export(Path.ChangeExtension(path, ".obj")), Throws.TypeOf<AssetUnsupportedException>());
        Assert.That(Directory.GetFileSystemEntries(Path.GetDirectoryName(path)!), Is.Empty);
    }

    [Test]
    public void Layers_that_may_not_be_edited_refuse_edits()
    {
        using SdfLayerHandle layer = SdfLayer.CreateAnonymous("locked");
        using UsdStage stage = UsdStage.Open(layer);
        layer.SetPermissionToEdit(false);
        Assert.That(() => stage.DefinePrim("/A"), Throws.InvalidOperationException.With.Message.Contains("locked"));
        Assert.That(layer.Clear, Throws.InvalidOperationException);
        layer.SetPermissionToEdit(true);
        stage.DefinePrim("/A");
        Assert.That(layer.IsEmpty(), Is.False);
    }

    [Test]
    public void Fields_are_read_and_written_by_path()
    {
        using UsdStage stage = WithPrim(out UsdPrim prim);
        SdfLayerHandle layer = stage.GetRootLayer();
        prim.CreateAttribute(Token("a"), SdfValueTypeNames.Double).Set(1.0, 3);
        layer.SetField("/P.a", Token("default"), 2.0);
        layer.SetTimeSample("/P.a", 5, 4.0);
        layer.SetFieldDictValueByKey("/P", Token("customData"), Token("a:b"), 1);
        Assert.That((double)layer.GetField("/P.a", Token("default")), Is.EqualTo(2));
        Assert.That(layer.GetNumTimeSamplesForPath("/P.a"), Is.EqualTo(2));
        Assert.That(layer.GetBracketingTimeSamplesForPath("/P.a", 4, out double lower, out double upper));
        Assert.That((lower, upper), Is.EqualTo((3d, 5d)));
        Assert.That((layer.QueryTimeSample("/P.a", 5), layer.QueryTimeSample("/P.a", 4)), Is.EqualTo((true, false)));
        Assert.That((int)layer.GetFieldDictValueByKey("/P", Token("customData"), Token("a:b")), Is.EqualTo(1));
        layer.EraseTimeSample("/P.a", 3);
        layer.EraseFieldDictValueByKey("/P", Token("customData"), Token("a:b"));
        Assert.That(layer.HasField("/P", Token("customData")), Is.False);
        Assert.That(() => layer.SetField("/None", Token("kind"), "x"), Throws.ArgumentException.With.Message.Contains("/None"));
        Assert.That(layer.GetField("/None", Token("kind")).IsEmpty());
    }

    [Test]
    public void Content_transfers_as_a_copy()
    {
        using UsdStage stage = WithPrim(out _);
        using SdfLayerHandle copy = SdfLayer.CreateAnonymous();
        copy.TransferContent(stage.GetRootLayer());
        stage.DefinePrim("/Q");
        Assert.That(Body(copy), Is.EqualTo("def \"P\"\n{\n}"));
    }

    [Test]
    public void Relative_asset_paths_start_at_the_layer()
    {
        string path = TempFile("anchor.usda");
        using UsdStage stage = UsdStage.CreateNew(path);
        string folder = Path.GetDirectoryName(path)!;
        Assert.That(stage.GetRootLayer().ComputeAbsolutePath("./tex/a.png"), Is.EqualTo(Path.Combine(folder, "tex", "a.png")));
        Assert.That(stage.GetRootLayer().ComputeAbsolutePath("../b.png"), Is.EqualTo(Path.Combine(Path.GetDirectoryName(folder)!, "b.png")));
        Assert.That(stage.GetRootLayer().GetDisplayName(), Is.EqualTo("anchor.usda"));
        Assert.That(stage.GetRootLayer().GetFileExtension(), Is.EqualTo("usda"));
    }
}
