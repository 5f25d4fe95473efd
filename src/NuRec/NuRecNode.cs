namespace UsdGsplat.NuRec;

/// <summary>One group of splats in a payload; exporters write one, NVIDIA's own reconstructions several.</summary>
/// <param name="Name">Its name in the keys, for example <c>gaussians</c> or <c>background</c>.</param>
/// <param name="Count">Number of splats.</param>
/// <param name="ShDegree">Degree of its spherical harmonics, by the width of its tensor.</param>
/// <param name="ActiveFeatures">Its <c>n_active_features</c> as stored, a degree or a count; null when absent.</param>
/// <param name="DensityActivation">What is applied to its densities: <c>sigmoid</c> or <c>none</c>.</param>
/// <param name="ScaleActivation">What is applied to its scales: <c>exp</c> or <c>none</c>.</param>
/// <param name="RotationActivation">What is applied to its rotations: <c>normalize</c> or <c>none</c>.</param>
public sealed record NuRecNode(
    string Name,
    long Count,
    int ShDegree,
    long? ActiveFeatures,
    string DensityActivation,
    string ScaleActivation,
    string RotationActivation);
