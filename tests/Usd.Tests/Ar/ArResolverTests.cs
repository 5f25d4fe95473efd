using pxr;
using UsdGsplat.Codecs.Sources;

namespace UsdGsplat.Usd.Tests.Ar;

/// <summary>Anchoring and resolving of asset paths: the composition description, section 2.1, and the package format's, section 6.</summary>
[NonParallelizable]
public sealed class ArResolverTests
{
    private string folder = "";

    [SetUp]
    public void Make_files()
    {
        folder = Path.Combine(TestContext.CurrentContext.WorkDirectory, "ar-" + TestContext.CurrentContext.Test.ID);
        Directory.CreateDirectory(Path.Combine(folder, "sub"));
        Directory.CreateDirectory(Path.Combine(folder, "search"));
        File.WriteAllText(Path.Combine(folder, "here.usda"), "");
        File.WriteAllText(Path.Combine(folder, "sub", "layer.usda"), "");
        File.WriteAllText(Path.Combine(folder, "sub", "near.png"), "");
        File.WriteAllText(Path.Combine(folder, "search", "far.png"), "");
    }

    [TearDown]
    public void Remove_files()
    {
        ArResolver.SearchFolders = [];
        Directory.Delete(folder, recursive: true);
    }

    private string Layer => Path.Combine(folder, "sub", "layer.usda");

    [Test]
    public void A_path_with_a_leading_dot_belongs_to_the_folder_whether_it_exists_or_not()
    {
        Assert.That(ArResolver.CreateIdentifier("./gone.png", Layer), Is.EqualTo(Slashed("sub", "gone.png")));
        Assert.That(ArResolver.CreateIdentifier("../here.usda", Layer), Is.EqualTo(Slashed("here.usda")));
    }

    [Test]
    public void A_path_without_one_belongs_to_the_folder_only_if_it_exists_there()
    {
        Assert.That(ArResolver.CreateIdentifier("near.png", Layer), Is.EqualTo(Slashed("sub", "near.png")));
        Assert.That(ArResolver.CreateIdentifier("far.png", Layer), Is.EqualTo("far.png"));
    }

    [Test]
    public void Search_folders_are_looked_through_for_paths_without_a_leading_dot()
    {
        Assert.That(ArResolver.Resolve("far.png"), Is.Empty);
        ArResolver.SearchFolders = [Path.Combine(folder, "search")];
        Assert.That(ArResolver.Resolve("far.png"), Is.EqualTo(Path.Combine(folder, "search", "far.png")));
        Assert.That(ArResolver.Resolve("./far.png"), Is.Empty);
    }

    [Test]
    public void Anonymous_layers_leave_paths_as_they_are()
    {
        Assert.That(ArResolver.CreateIdentifier("./a.usda", ""), Is.EqualTo("./a.usda"));
        Assert.That(ArResolver.CreateIdentifier("anon:0x01:x", Layer), Is.EqualTo("anon:0x01:x"));
        Assert.That(ArResolver.CreateIdentifier("", Layer), Is.Empty);
    }

    [TestCase("/a/./b//../c", "/a/c")]
    [TestCase("../a/../../b", "../../b")]
    [TestCase("/../a", "/a")]
    public void Normalising_keeps_only_leading_steps_up(string path, string expected) => Assert.That(ArPaths.Normalize(path), Is.EqualTo(expected));

    [Test]
    public void Two_spellings_of_one_file_are_one_layer()
    {
        File.WriteAllText(Path.Combine(folder, "here.usda"), "#usda 1.0\n");
        using SdfLayerHandle layer = SdfLayer.FindOrOpen(Path.Combine(folder, "here.usda"))!;
        Assert.That(SdfLayer.FindOrOpen(Path.Combine(folder, "sub", "..", "here.usda")), Is.SameAs(layer));
    }

    [Test]
    public void Format_arguments_are_part_of_a_layers_identity_but_not_of_its_path()
    {
        File.WriteAllText(Path.Combine(folder, "here.usda"), "#usda 1.0\n");
        using SdfLayerHandle layer = SdfLayer.FindOrOpen(Path.Combine(folder, "here.usda:SDF_FORMAT_ARGS:a=1"))!;
        using SdfLayerHandle plain = SdfLayer.FindOrOpen(Path.Combine(folder, "here.usda"))!;
        Assert.That(layer, Is.Not.SameAs(plain));
        Assert.That(layer.AnchorAssetPath("./x.png"), Is.EqualTo(Slashed("x.png")));
    }

    [Test]
    public void In_a_package_the_folder_comes_first_and_then_the_folder_of_the_default_layer()
    {
        string package = Path.Combine(folder, "pack.arpack");
        File.WriteAllText(package, "");
        ArResolver.Register("arpack", new FakePackage(["main/root.usda", "main/tex.png", "parts/part.usda", "parts/own.png"]));
        string part = package + "[parts/part.usda]";
        Assert.That(ArResolver.CreateIdentifier("own.png", part), Is.EqualTo(package + "[parts/own.png]"));
        Assert.That(ArResolver.CreateIdentifier("tex.png", part), Is.EqualTo(package + "[main/tex.png]"));
        Assert.That(ArResolver.CreateIdentifier("./tex.png", part), Is.EqualTo(package + "[parts/tex.png]"));
        Assert.That(ArResolver.CreateIdentifier("./tex.png", package), Is.EqualTo(package + "[main/tex.png]"));
        Assert.That(ArResolver.CreateIdentifier("here.usda", part), Is.EqualTo(Slashed("here.usda")));
        Assert.That(ArResolver.Resolve(package + "[parts/own.png]"), Is.EqualTo(package + "[parts/own.png]"));
        Assert.That(ArResolver.Resolve(package + "[parts/none.png]"), Is.Empty);
    }

    private string Slashed(params string[] parts) => Path.Combine([folder, .. parts]).Replace('\\', '/');

    private sealed class FakePackage(string[] members) : IArPackageResolver
    {
        public string Resolve(string packagePath, string memberPath) => members.Contains(memberPath) ? memberPath : "";

        public IByteSource OpenAsset(string packagePath, string memberPath) => throw new NotSupportedException();

        public string DefaultLayer(string packagePath) => members[0];
    }
}
