namespace pxr;

/// <summary>Addition: one thing that two layers have differently.</summary>
/// <param name="Path">The spec.</param>
/// <param name="Field">The field; empty when one layer has no such spec, or one of another type. Samples are told one by one: <c>timeSamples[24]</c>.</param>
/// <param name="Before">What the first layer has, as text; null for nothing.</param>
/// <param name="After">What the second layer has, as text; null for nothing.</param>
public sealed record SdfDifference(SdfPath Path, string Field, string? Before, string? After);
