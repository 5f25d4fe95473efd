using UsdGsplat.Splats;

namespace UsdGsplat.NuRec;

/// <summary>One stored tensor of 16-bit floats.</summary>
/// <param name="Key">Its name under the node's prefix.</param>
/// <param name="Column">The column that it comes from.</param>
/// <param name="Width">Numbers a splat.</param>
internal sealed record NuRecTensor(string Key, SplatColumn Column, int Width)
{
    internal const string NodePrefix = ".gaussians_nodes.";
    internal const string Positions = "positions";
    internal const string Rotations = "rotations";
    internal const string Scales = "scales";
    internal const string Densities = "densities";
    internal const string ExtraSignal = "extra_signal";
    internal const string Albedo = "features_albedo";
    internal const string Specular = "features_specular";
    internal const string ActiveFeatures = "n_active_features";
    internal const string ShapeSuffix = ".shape";

    /// <summary>Dimensions as a profile declares them.</summary>
    internal long[] Shape(long count, NuRecShapes shapes) => (shapes, Key) switch
    {
        (NuRecShapes.PerCoefficient, Densities) => [count],
        (NuRecShapes.PerCoefficient, Albedo or Specular) => [count, Width / 3, 3],
        _ => [count, Width],
    };
}
