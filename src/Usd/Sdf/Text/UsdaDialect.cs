namespace pxr;

/// <summary>The two names under which the text format goes; the grammar is the same.</summary>
/// <param name="FormatId">The word of the cookie.</param>
/// <param name="Version">The version that the writer prints.</param>
internal sealed record UsdaDialect(string FormatId, string Version)
{
    internal static UsdaDialect Usda { get; } = new("usda", "1.0");

    internal static UsdaDialect Sdf { get; } = new("sdf", "1.4.32");

    internal string Cookie => $"#{FormatId} ";
}
