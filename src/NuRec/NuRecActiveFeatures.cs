namespace UsdGsplat.NuRec;

/// <summary>What the number <c>n_active_features</c> means.</summary>
public enum NuRecActiveFeatures
{
    /// <summary>The degree of the spherical harmonics.</summary>
    Degree,

    /// <summary>The number of coefficients with the constant one: (degree + 1)².</summary>
    CoefficientCount,
}
