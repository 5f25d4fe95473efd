namespace UsdGsplat.Codecs;

/// <summary>What a validator found at one place of an asset.</summary>
/// <param name="Code">The stable code of the rule, upper case with hyphens.</param>
/// <param name="Severity">How much it matters.</param>
/// <param name="Location">Where it was met.</param>
/// <param name="Message">What was expected and what was found, in one line, without location and code.</param>
public sealed record Issue(string Code, IssueSeverity Severity, AssetLocation Location, string Message)
{
    /// <summary>The form used in reports: <c>error scene.splat4d @ 0x0C [header]: expected 64, found 63 (HDR-SIZE)</c>.</summary>
    public override string ToString() => $"{Severity.ToString().ToLowerInvariant()} {Location}: {Message} ({Code})";
}
