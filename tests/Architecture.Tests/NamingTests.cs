using System.Text.RegularExpressions;
using UsdGsplat.TestKit;

namespace UsdGsplat.Architecture.Tests;

/// <summary>Folder is namespace, so that a name tells where its file lies.</summary>
public sealed partial class NamingTests
{
    private static readonly string[] Projects = ["Codecs", "Splats", "SplatFormats", "NuRec", "Sog4d", "UsdAuthoring", "Cli"];

    [TestCaseSource(nameof(Projects))]
    public void Folder_is_namespace(string project)
    {
        string root = Path.Combine(Fixtures.Root, "src", project);
        foreach (string file in Sources(root))
        {
            Match declared = NamespaceLine().Match(File.ReadAllText(file));
            if (!declared.Success) continue;
            string folder = Path.GetRelativePath(root, Path.GetDirectoryName(file)!).Replace(Path.DirectorySeparatorChar, '.');
            string expected = "UsdGsplat." + project + (folder == "." ? "" : "." + folder);
            Assert.That(declared.Groups[1].Value, Is.EqualTo(expected), file);
        }
    }

    [Test]
    public void The_usd_core_has_the_namespace_of_usd_net()
    {
        foreach (string file in Sources(Path.Combine(Fixtures.Root, "src", "Usd")))
        {
            Match declared = NamespaceLine().Match(File.ReadAllText(file));
            if (declared.Success) Assert.That(declared.Groups[1].Value, Is.EqualTo("pxr").Or.EqualTo("UniversalSceneDescription"), file);
        }
    }

    private static IEnumerable<string> Sources(string root) => Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories)
        .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex NamespaceLine();
}
