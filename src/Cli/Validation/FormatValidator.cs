using pxr;
using UsdGsplat.Codecs;
using UsdGsplat.Codecs.Sources;
using UsdGsplat.Sog4d.Bundles;
using UsdGsplat.Sog4d.Splat4d;
using UsdGsplat.SplatFormats;
using UsdGsplat.UsdAuthoring.Validation;

namespace UsdGsplat.Cli.Validation;

/// <summary>How files of one kind are validated. A kind plugs in by one entry of <see cref="All"/>.</summary>
/// <param name="Kind">The kind, by <see cref="Inputs.InputKind.Id"/>.</param>
/// <param name="Validate">Finds all issues, in the order met.</param>
/// <param name="Codes">The codes of its own that issues may have; readers' codes come beside them.</param>
internal sealed record FormatValidator(string Kind, Func<IByteSource, CancellationToken, IReadOnlyList<Issue>> Validate, IReadOnlyList<IssueCode> Codes)
{
    /// <summary>All kinds that have rules of their own, or are no clouds.</summary>
    internal static IReadOnlyList<FormatValidator> All { get; } =
    [
        new(Inputs.InputKind.Sog4d, Sog4dValidator.Validate, Sog4dValidator.Codes),
        new(Inputs.InputKind.Splat4d, Splat4dValidator.Validate, Splat4dValidator.Codes),
        new(Inputs.InputKind.Usdz, UsdCheck.Of(new UsdUtilsComplianceOptions()), UsdCheck.Codes),
        new(Inputs.InputKind.UsdLayer, UsdCheck.Of(new UsdUtilsComplianceOptions()), UsdCheck.Codes),
        new(Inputs.InputKind.NuRec, NuRecPayloadValidator.Check, NuRecPayloadValidator.Codes),
        .. SplatFile.Formats.Select(f => new FormatValidator(f.Id, CloudCheck.Of(f.Open), CloudCheck.Codes)),
    ];

    /// <summary>The validator of a kind; of an unknown one, what says that the file is none that is known.</summary>
    internal static FormatValidator For(string kind) =>
        All.FirstOrDefault(v => v.Kind == kind) ?? new FormatValidator(kind, CloudCheck.Of(bytes => SplatFile.Open(bytes.Name)), []);
}
