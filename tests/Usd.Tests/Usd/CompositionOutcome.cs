namespace UsdGsplat.Usd.Tests.Usd;

/// <summary>What came of a case of a corpus.</summary>
/// <param name="Problem">The first difference from OpenUSD's answer; empty when there is none.</param>
/// <param name="Refused">The code of what is not supported; empty when nothing was refused.</param>
public sealed record CompositionOutcome(string Problem, string Refused)
{
    /// <summary>Whether the answer is OpenUSD's.</summary>
    public bool IsMatch => Problem.Length == 0 && Refused.Length == 0;
}
