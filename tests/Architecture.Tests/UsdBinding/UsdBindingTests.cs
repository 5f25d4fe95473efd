using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using UsdGsplat.TestKit;

namespace UsdGsplat.Architecture.Tests.UsdBinding;

/// <summary>
/// Authoring compiles against USD.NET as it does against the managed core. The package is nowhere to be had in builds, so its
/// public surface, listed by reflection, stands for it.
/// </summary>
public sealed class UsdBindingTests
{
    private const string GlobalUsings = "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;";

    [Test]
    public void Authoring_compiles_against_the_surface_of_USD_NET()
    {
        string[] framework = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        MetadataReference[] references = [.. framework
            .Where(path => Path.GetFileName(path) is not ("UsdGsplat.Usd.dll" or "UsdGsplat.UsdAuthoring.dll" or "UsdGsplat.Sog4d.dll" or "usd-gsplat.dll"))
            .Select(path => MetadataReference.CreateFromFile(path))];
        MetadataReference usdNet = Stubs(references);

        CSharpCompilation authoring = CSharpCompilation.Create(
            "Authoring", Sources().Append(CSharpSyntaxTree.ParseText(GlobalUsings)), [.. references, usdNet],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, nullableContextOptions: NullableContextOptions.Enable));

        Assert.That(Errors(authoring), Is.Empty);
    }

    [Test]
    public void The_project_leaves_out_the_files_that_have_a_variant_for_USD_NET()
    {
        string root = Path.Combine(Fixtures.Root, "src", "UsdAuthoring");
        IEnumerable<string> replaced = Directory.EnumerateFiles(root, "*.UsdNet.cs", SearchOption.AllDirectories)
            .Select(file => file.Replace(".UsdNet.cs", ".cs", StringComparison.Ordinal)).Where(File.Exists).Select(file => Path.GetRelativePath(root, file).Replace('\\', '/'));
        XElement group = XDocument.Load(Path.Combine(root, "UsdAuthoring.csproj")).Descendants("ItemGroup").Single(each => ((string?)each.Attribute("Condition"))?.Contains("== 'USD.NET'", StringComparison.Ordinal) == true);

        Assert.That(((string)group.Element("Compile")!.Attribute("Remove")!).Split(';'), Is.EquivalentTo(replaced));
    }

    private static MetadataReference Stubs(MetadataReference[] references)
    {
        string source = UsdNetStubs.Write(File.ReadLines(Fixtures.Shared("api", "usd-net-surface.txt")), out int types);
        Assert.That(types, Is.GreaterThan(400));
        File.WriteAllText(Path.Combine(TestContext.CurrentContext.WorkDirectory, "usd-net-stubs.cs"), source);
        CSharpCompilation stubs = CSharpCompilation.Create(
            "USD.NET", [CSharpSyntaxTree.ParseText(source)], references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        Assert.That(Errors(stubs), Is.Empty, "the listing as C#");
        return stubs.ToMetadataReference();
    }

    /// <summary>The sources of authoring as <c>-p:UsdBinding=USD.NET</c> selects them: of a file with a variant for USD.NET that one.</summary>
    private static IEnumerable<SyntaxTree> Sources()
    {
        string root = Path.Combine(Fixtures.Root, "src", "UsdAuthoring");
        foreach (string file in Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories))
        {
            string relative = Path.GetRelativePath(root, file);
            bool isBuilt = relative.StartsWith("obj", StringComparison.Ordinal) || relative.StartsWith("bin", StringComparison.Ordinal);
            if (isBuilt || File.Exists(Path.ChangeExtension(file, ".UsdNet.cs"))) continue;
            yield return CSharpSyntaxTree.ParseText(File.ReadAllText(file), path: relative);
        }
    }

    private static string[] Errors(CSharpCompilation compilation) =>
        [.. compilation.GetDiagnostics().Where(each => each.Severity == DiagnosticSeverity.Error).Select(each => each.ToString()).Order(StringComparer.Ordinal)];
}
