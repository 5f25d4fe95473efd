using UsdGsplat.Codecs;
using UsdGsplat.Codecs.Sources;
using UsdGsplat.NuRec;

namespace UsdGsplat.UsdAuthoring.Validation;

/// <summary>Finds what is wrong with a NuRec payload that no volume shows: the rules of volumes that need the payload alone.</summary>
/// <remarks>Values are looked at in pieces, so memory does not grow with them. Source: the NuRec description, sections 3 and 4.</remarks>
public static class NuRecPayloadValidator
{
    /// <summary>The codes of payloads, which are among <see cref="SplatStageValidator.NuRecCodes"/>.</summary>
    public static IReadOnlyList<IssueCode> Codes { get; } = [.. SplatIssueCodes.Volumes.Where(code => SplatIssueCodes.OfPayloads.Contains(code.Code))];

    /// <summary>Checks a payload.</summary>
    /// <param name="bytes">The payload; disposed afterwards.</param>
    /// <param name="cancellation">Ends the check.</param>
    /// <returns>The issues in the order met; of a payload that cannot be read the one that its reader tells of.</returns>
    public static IReadOnlyList<Issue> Check(IByteSource bytes, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        var issues = new SplatIssues(bytes.Name);
        try
        {
            using NuRecPayload payload = NuRecPayloadReader.Open(bytes);
            NuRecPayloadRules.Check(payload, issues, cancellation);
        }
        catch (AssetException error)
        {
            issues.Tell(error);
        }

        return issues.Found;
    }
}
