using System.Reflection;
using System.Xml.Linq;
using UsdGsplat.TestKit;

namespace UsdGsplat.Architecture.Tests;

/// <summary>Holds the arrows between projects: each may see only what its line here names.</summary>
public sealed class ArrowTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Codecs"] = [],
        ["Splats"] = [],
        ["Gpu"] = ["Splats"],
        ["Usd"] = ["Codecs"],
        ["SplatFormats"] = ["Splats", "Codecs"],
        ["NuRec"] = ["Splats", "Codecs"],
        ["Sog4d"] = ["SplatFormats", "Splats", "Codecs"],
        ["UsdAuthoring"] = ["Usd", "NuRec", "Splats", "Codecs"],
        ["Cli"] = ["UsdAuthoring", "Sog4d", "Gpu", "Usd", "NuRec", "SplatFormats", "Splats", "Codecs"],
    };

    private static IEnumerable<string> Projects => Allowed.Keys;

    [Test]
    public void Every_project_has_its_line_here() => Assert.That(
        Directory.GetDirectories(Path.Combine(Fixtures.Root, "src")).Select(Path.GetFileName), Is.EquivalentTo(Allowed.Keys));

    [TestCaseSource(nameof(Projects))]
    public void A_project_names_only_what_it_may_see(string project)
    {
        XDocument file = XDocument.Load(Path.Combine(Fixtures.Root, "src", project, project + ".csproj"));
        IEnumerable<string> named = file.Descendants("ProjectReference").Select(r => Path.GetFileNameWithoutExtension((string)r.Attribute("Include")!));
        Assert.That(named, Is.SubsetOf(Allowed[project]));
    }

    [TestCaseSource(nameof(Projects))]
    public void An_assembly_uses_only_what_it_may_see(string project)
    {
        IEnumerable<string> used = Load(project).GetReferencedAssemblies()
            .Select(a => a.Name!).Where(n => n.StartsWith("UsdGsplat.", StringComparison.Ordinal)).Select(n => n["UsdGsplat.".Length..]);
        Assert.That(used, Is.SubsetOf(Allowed[project]));
    }

    [TestCaseSource(nameof(Projects))]
    public void Libraries_never_print(string project)
    {
        if (project == "Cli") return;
        Assert.That(Load(project).GetReferencedAssemblies().Select(a => a.Name), Has.No.Member("System.Console"));
    }

    [TestCaseSource(nameof(Projects))]
    public void Libraries_start_no_process_and_open_no_socket(string project) => Assert.That(
        Load(project).GetReferencedAssemblies().Select(a => a.Name), Has.No.Member("System.Diagnostics.Process").And.No.Member("System.Net.Sockets").And.No.Member("System.Net.Http"));

    [Test]
    public void Transitive_references_are_off() => Assert.That(
        File.ReadAllText(Path.Combine(Fixtures.Root, "Directory.Build.props")),
        Does.Contain("<DisableTransitiveProjectReferences>true</DisableTransitiveProjectReferences>"));

    private static Assembly Load(string project) => Assembly.Load(project == "Cli" ? "usd-gsplat" : "UsdGsplat." + project);
}
