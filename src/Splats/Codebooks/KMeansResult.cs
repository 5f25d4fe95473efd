namespace UsdGsplat.Splats.Codebooks;

/// <summary>What a clustering found.</summary>
/// <param name="Centres">Centre after centre; fewer than wanted where there are not so many different points.</param>
/// <param name="Dimensions">Floats a centre.</param>
/// <param name="Objective">Sum of the sample's squared distances to their centres, as the last step of Lloyd's measured it before it moved them.</param>
/// <param name="Iterations">Steps done.</param>
public sealed record KMeansResult(float[] Centres, int Dimensions, double Objective, int Iterations)
{
    /// <summary>Number of centres.</summary>
    public int Count => Centres.Length / Dimensions;
}
