namespace UsdGsplat.UsdAuthoring.ParticleField;

/// <summary>Names of OpenUSD's schema of Gaussian splats, and of our attributes for 4D.</summary>
/// <remarks>Source: the ParticleField description, sections 2, 3 and 8.</remarks>
public static class ParticleFieldNames
{
    /// <summary>The prim type.</summary>
    public const string PrimType = "ParticleField3DGaussianSplat";

    /// <summary>What the names of 16-bit attributes end in, behind the name of the 32-bit one.</summary>
    public const string HalfSuffix = "h";

    /// <summary>Centres in the prim's space; point3f[].</summary>
    public const string Positions = "positions";

    /// <summary>Unit rotations from the splat's own frame to the prim's; quatf[].</summary>
    public const string Orientations = "orientations";

    /// <summary>Standard deviations along the splat's own axes; float3[].</summary>
    public const string Scales = "scales";

    /// <summary>Opacities, 0 to 1; float[].</summary>
    public const string Opacities = "opacities";

    /// <summary>Degree of the spherical harmonics; uniform int.</summary>
    public const string ShDegree = "radiance:sphericalHarmonicsDegree";

    /// <summary>(degree + 1)² triples R, G, B a splat, splat by splat; float3[].</summary>
    public const string ShCoefficients = "radiance:sphericalHarmonicsCoefficients";

    /// <summary>How splats are projected; uniform token.</summary>
    public const string ProjectionModeHint = "projectionModeHint";

    /// <summary>How splats are sorted; uniform token.</summary>
    public const string SortingModeHint = "sortingModeHint";

    /// <summary>The colour space of the radiance; uniform token of the API schema <c>ColorSpaceAPI</c>.</summary>
    public const string ColorSpaceName = "colorSpace:name";

    /// <summary>How a 4D splat fades: <c>gaussian</c>; custom token. It says that the attributes below are there.</summary>
    public const string TimeModel = "splat4d:timeModel";

    /// <summary>Frames of the sequence, over which normalised time goes from 0 to 1; custom int.</summary>
    public const string Frames = "splat4d:frames";

    /// <summary>Centres at the splats' own times; custom float3[].</summary>
    public const string TimePositions = "splat4d:positions";

    /// <summary>Displacements per 1.0 of normalised time; custom float3[].</summary>
    public const string Velocities = "splat4d:velocities";

    /// <summary>The splats' own times µ, normalised; custom float[].</summary>
    public const string TimeCenters = "splat4d:timeCenters";

    /// <summary>Temporal standard deviations as they are used, at least 0.02 of normalised time; custom float[].</summary>
    public const string TimeSigmas = "splat4d:timeSigmas";

    /// <summary>Natural logarithms of the temporal standard deviations as trained; custom float[].</summary>
    public const string LogDurations = "splat4d:logDurations";

    /// <summary>Logits of the opacities before they fade; custom float[].</summary>
    public const string OpacityLogits = "splat4d:opacityLogits";

    /// <summary>Natural logarithms of the scales as trained; custom float3[].</summary>
    public const string LogScales = "splat4d:logScales";

    /// <summary>Rotations as trained, of any length; custom quatf[].</summary>
    public const string Rotations = "splat4d:rotations";

    /// <summary>Names of colour spaces that OpenUSD knows.</summary>
    public static IReadOnlyList<string> ColorSpaces { get; } =
    [
        "srgb_rec709_scene", "lin_rec709_scene", "lin_ap0_scene", "lin_ap1_scene", "lin_p3d65_scene", "lin_rec2020_scene", "lin_adobergb_scene",
        "lin_ciexyzd65_scene", "g22_rec709_scene", "g18_rec709_scene", "srgb_ap1_scene", "g22_ap1_scene", "srgb_p3d65_scene", "g22_adobergb_scene",
        "identity", "data", "raw", "unknown",
    ];

    /// <summary>The values of <see cref="SortingModeHint"/>; the last one only since OpenUSD 26.05.</summary>
    public static IReadOnlyList<string> SortingModes { get; } = ["zDepth", "cameraDistance", "rayHitDistance"];

    /// <summary>The values of <see cref="ProjectionModeHint"/>.</summary>
    public static IReadOnlyList<string> ProjectionModes { get; } = ["perspective", "tangential"];
}
