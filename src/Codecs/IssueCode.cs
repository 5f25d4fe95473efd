namespace UsdGsplat.Codecs;

/// <summary>A code that a validator's issues may have, for lists and tables.</summary>
/// <param name="Code">The stable code, upper case with hyphens.</param>
/// <param name="Severity">How much an issue of it matters.</param>
/// <param name="Source">The rule behind it: where in the format's description, or <c>ours</c>.</param>
/// <param name="Meaning">What must hold, in one line; an issue says that it does not.</param>
public sealed record IssueCode(string Code, IssueSeverity Severity, string Source, string Meaning);
