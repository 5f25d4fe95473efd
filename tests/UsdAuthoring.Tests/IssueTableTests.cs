using System.Globalization;
using System.Text;
using UsdGsplat.Codecs;
using UsdGsplat.TestKit;
using UsdGsplat.UsdAuthoring.UsdRender.Validation;
using UsdGsplat.UsdAuthoring.Validation;

namespace UsdGsplat.UsdAuthoring.Tests;

/// <summary>The table of codes that people read.</summary>
public sealed class IssueTableTests
{
    private static readonly string Table = Path.Combine(Fixtures.Root, "src", "UsdAuthoring", "ISSUES.md");

    /// <summary>Run with <c>APPROVE=1</c> to write the table anew.</summary>
    [Test]
    public void The_table_is_that_of_the_code()
    {
        string made = Print();
        if (Environment.GetEnvironmentVariable("APPROVE") == "1") File.WriteAllText(Table, made);
        Assert.That(File.ReadAllText(Table), Is.EqualTo(made));
    }

    [Test]
    public void Every_code_is_there_once() =>
        Assert.That(RenderSettingsValidator.Codes.Concat(SplatStageValidator.ParticleFieldCodes).Concat(SplatStageValidator.NuRecCodes).Concat(SplatStageValidator.VariantCodes).Select(code => code.Code), Is.Unique);

    private static string Print()
    {
        var text = new StringBuilder("# Codes of issues\n\nWhat `usd-gsplat validate` finds in stages beside the rules of OpenUSD's checker. Made from the code's own lists (`usd-gsplat validate --list-codes`).\n");
        Print(text, "Render settings", "Rules are those of usdrender.md, section 13.", RenderSettingsValidator.Codes);
        Print(text, "ParticleField prims", "Rules are those of particlefield.md, section 9. PF13 and PF15 are told by OpenUSD's checker where it finds them too.", SplatStageValidator.ParticleFieldCodes);
        Print(text, "NuRec volumes", "Sections are those of nurec.md. NR13 and NR15 are told by OpenUSD's checker where it finds them too; errors of reading payloads have the codes of the reader. Payloads without a volume are held to NR03 to NR09 and NR17.", SplatStageValidator.NuRecCodes);
        Print(text, "Variants", "Splats are checked in every variant that shows some; what is found in some of them alone is told with their names.", SplatStageValidator.VariantCodes);
        return text.ToString();
    }

    private static void Print(StringBuilder text, string title, string preface, IReadOnlyList<IssueCode> codes)
    {
        text.Append("\n## ").Append(title).Append("\n\n").Append(preface).Append("\n\n| code | severity | what must hold | source |\n| --- | --- | --- | --- |\n");
        foreach (IssueCode code in codes) text.Append(CultureInfo.InvariantCulture, $"| `{code.Code}` | {code.Severity.ToString().ToLowerInvariant()} | {code.Meaning} | {code.Source} |\n");
    }
}
