namespace UsdGsplat.UsdAuthoring;

/// <summary>How far long work has come.</summary>
/// <param name="Phase">What is being done, in a few words.</param>
/// <param name="Fraction">How much of the whole is done, 0 to 1.</param>
public readonly record struct AuthoringProgress(string Phase, double Fraction);
