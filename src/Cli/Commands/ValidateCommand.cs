using System.CommandLine;
using pxr;
using UsdGsplat.Cli.Inputs;
using UsdGsplat.Cli.Reporting;
using UsdGsplat.Cli.Validation;
using UsdGsplat.Codecs;
using UsdGsplat.Codecs.Sources;
using UsdGsplat.UsdAuthoring.Validation;

namespace UsdGsplat.Cli.Commands;

/// <summary><c>usd-gsplat validate</c>: all that is wrong with a file, of every kind that is read.</summary>
internal sealed class ValidateCommand
{
    private readonly Argument<string?> file = new("file")
    {
        Description = "A .sog4d bundle, a .splat4d, a PyTorch checkpoint, a PLY, a .nurec payload, a .usdz package, or a layer in .usda, .usdc or .usd.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<bool> strict = new("--strict") { Description = "Exit with code 1 for warnings too." };
    private readonly Option<bool> arKit = new("--arkit") { Description = "USD: hold the file to the rules of Apple's AR viewers too." };
    private readonly Option<bool> rootPackageOnly = new("--root-package-only") { Description = "USD: look at the package itself, not at what its layers say." };
    private readonly Option<bool> listCodes = new("--list-codes") { Description = "List the codes of issues with what must hold, instead of validating." };
    private readonly Option<bool> quiet = CommonOptions.Quiet();
    private readonly Option<bool> json = CommonOptions.Json();

    internal static Command Create() => new ValidateCommand().Build();

    private Command Build()
    {
        var command = new ExampleCommand(
            "validate",
            "Check a file against its format's rules, or by reading it whole: one line an issue, then a count, and for whom the splats of a USD file are fit. Exit code 1 if there is an error.",
            "usd-gsplat validate scene.sog4d",
            "usd-gsplat validate scene.splat4d --strict --json",
            "usd-gsplat validate scene.usdz --arkit",
            "usd-gsplat validate --list-codes")
        {
            file, strict, arKit, rootPackageOnly, listCodes, quiet, json,
        };
        command.Check(result =>
        {
            bool lists = result.GetValue(listCodes), named = result.GetValue(file) is not null;
            if (lists && named) result.AddError("--list-codes takes no file");
            else if (!lists && !named) result.AddError("expected a file to validate, or --list-codes");
        });
        command.SetAction(Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        if (parsed.GetValue(listCodes))
        {
            ValidateReport.PrintCodes(parsed.GetValue(json));
            return ExitCode.Done;
        }

        string path = parsed.GetValue(file)!;
        using var interruption = new Interruption();
        using var bytes = new MappedByteSource(path);
        string kind = InputKind.Of(path, bytes);
        SplatStageReport report = Validate(bytes, kind, parsed, interruption.Token);
        IReadOnlyList<Issue> issues = report.Issues;
        if (parsed.GetValue(json)) ValidateReport.PrintJson(path, kind, report);
        else ValidateReport.PrintText(path, kind, report, parsed.GetValue(quiet));
        IssueSeverity least = parsed.GetValue(strict) ? IssueSeverity.Warning : IssueSeverity.Error;
        return issues.Any(i => i.Severity >= least) ? ExitCode.BadInput : ExitCode.Done;
    }

    private SplatStageReport Validate(MappedByteSource bytes, string kind, ParseResult parsed, CancellationToken cancellation)
    {
        var options = new UsdUtilsComplianceOptions { ARKit = parsed.GetValue(arKit), RootPackageOnly = parsed.GetValue(rootPackageOnly) };
        if (kind is InputKind.Usdz or InputKind.UsdLayer) return UsdCheck.Run(bytes, options, cancellation);
        if (options.ARKit || options.RootPackageOnly) throw new ArgumentException($"--arkit and --root-package-only go with USD files; {parsed.GetValue(file)} is none (found: {kind})");
        return new SplatStageReport(FormatValidator.For(kind).Validate(bytes, cancellation), []);
    }
}
