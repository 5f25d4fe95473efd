namespace pxr;

/// <summary>Addition: which rules <see cref="UsdUtilsComplianceChecker"/> holds an asset to.</summary>
public sealed record UsdUtilsComplianceOptions
{
    /// <summary>Whether the rules of Apple's AR viewers hold too. Default: no.</summary>
    public bool ARKit { get; init; }

    /// <summary>Whether only the package itself is looked at, not what its layers say. Default: no.</summary>
    public bool RootPackageOnly { get; init; }

    /// <summary>Whether variants are checked as they are selected, not in every combination. Default: no.</summary>
    public bool SkipVariants { get; init; }
}
