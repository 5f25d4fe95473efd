using UsdGsplat.Codecs;

namespace UsdGsplat.UsdAuthoring.Validation;

/// <summary>The codes of issues of splats in stages. PF numbers are those of the rules in the ParticleField description, section 9.</summary>
internal static class SplatIssueCodes
{
    internal const string Positions = "PF01-POSITIONS", Length = "PF02-LENGTH", Coefficients = "PF03-COEFFICIENTS", Degree = "PF03-DEGREE", Finite = "PF04-FINITE", Rotation = "PF05-ROTATION";
    internal const string Scale = "PF06-SCALE", ScaleSpread = "PF06-SPREAD", Opacity = "PF07-OPACITY", BothPrecisions = "PF08-BOTH", Extent = "PF09-EXTENT", Margin = "PF09-MARGIN", Token = "PF10-TOKEN", RayHit = "PF10-RAY-HIT";
    internal const string ColorSpace = "PF11-COLOR-SPACE", Matrix = "PF12-MATRIX", Distortion = "PF12-DISTORTION", Stage = "PF13-STAGE", Turned = "PF14-TURNED", Package = "PF15-PACKAGE", Samples = "PF16-SAMPLES";

    internal const string Payload = "NR01-PAYLOAD", Fields = "NR02-FIELDS", VolumeFinite = "NR03-FINITE", VolumeRotation = "NR04-ROTATION", VolumeDegree = "NR05-DEGREE", ActiveFeatures = "NR06-ACTIVE", Precision = "NR07-PRECISION";
    internal const string Coarse = "NR08-COARSE", Flat = "NR09-FLAT", VolumeMatrix = "NR10-MATRIX", VolumeDistortion = "NR10-DISTORTION", VolumeExtent = "NR11-EXTENT", VolumeMargin = "NR11-MARGIN", Crop = "NR12-CROP";
    internal const string VolumeStage = "NR13-STAGE", RenderSettings = "NR14-RENDER-SETTINGS", VolumePackage = "NR15-PACKAGE", SeveralVolumes = "NR16-VOLUMES", Assumed = "NR17-ASSUMED";

    internal const string ManyVariants = "SV01-VARIANTS";

    /// <summary>Those of the volumes' codes that a payload without a volume may have.</summary>
    internal static readonly string[] OfPayloads = [VolumeFinite, VolumeRotation, VolumeDegree, ActiveFeatures, Precision, Coarse, Flat, Assumed];

    private const string Field = "particle field 9, ", NuRec = "NuRec ";

    internal static IReadOnlyList<IssueCode> ParticleField { get; } =
    [
        Error(Positions, Field + "PF01", "positions or positionsh are authored, and there is one at least"),
        Error(Length, Field + "PF02", "orientations, scales and opacities are as many as the positions at every sampled time"),
        Error(Coefficients, Field + "PF03", "there are (degree + 1)² coefficients a position, and the degree is not negative"),
        Warning(Degree, Field + "PF03", "the degree is at most 3"),
        Error(Finite, Field + "PF04", "values are finite"),
        Error(Rotation, Field + "PF05", "orientations are of unit length, within 1e-3, and 5e-3 in 16 bits"),
        Error(Scale, Field + "PF06", "scales are above 0"),
        Warning(ScaleSpread, Field + "PF06", "no scale is more than 10,000 times the median"),
        Error(Opacity, Field + "PF07", "opacities are 0 to 1"),
        Warning(BothPrecisions, Field + "PF08", "of an attribute and its 16-bit variant one alone is authored"),
        Error(Extent, Field + "PF09", "an extent is authored, and holds all centres at every sampled time"),
        Warning(Margin, Field + "PF09", "the extent holds three standard deviations, not the centres alone"),
        Warning(Token, Field + "PF10", "hints are words of the schema"),
        Warning(RayHit, Field + "PF10", "sortingModeHint is not rayHitDistance, which readers before OpenUSD 26.05 do not know"),
        Warning(ColorSpace, Field + "PF11", "the colour space is one that OpenUSD knows"),
        Error(Matrix, Field + "PF12", "the last column of every matrix is (0, 0, 0, 1)"),
        Warning(Distortion, Field + "PF12", "the world's transform scales all directions alike and does not mirror"),
        Error(Stage, Field + "PF13", "the root layer authors defaultPrim, metersPerUnit and upAxis"),
        new(Turned, IssueSeverity.Warning, Field + "PF14", "prims with colours that depend on the view are not turned, for the reference renderer does not turn these colours"),
        Error(Package, Field + "PF15", "a package begins with its root layer, and its members are stored at multiples of 64 bytes"),
        Error(Samples, Field + "PF16", "arrays of which one changes its length have samples at the same times"),
    ];

    internal static IReadOnlyList<IssueCode> Volumes { get; } =
    [
        Error(Payload, NuRec + "9", "a volume's fields name a payload that exists"),
        Warning(Fields, NuRec + "5.2", "field:density and field:emissiveColor lead to OmniNuRecFieldAsset prims of that field, of one payload"),
        Error(VolumeFinite, NuRec + "3.3", "values are finite"),
        Error(VolumeRotation, NuRec + "3.3", "rotations have a direction, and unit length where the payload does not normalise them"),
        Warning(VolumeDegree, NuRec + "4.1", "spherical harmonics are of degree 0 or padded to 3, since Isaac Sim before 6.0 hangs on others"),
        Warning(ActiveFeatures, NuRec + "4.3", "n_active_features and radiance_sph_degree agree with the width of the coefficients"),
        Warning(Precision, NuRec + "3.3", "values have 16 bits, the precision that renderers are known to draw"),
        Warning(Coarse, NuRec + "3.3", "positions are stored in finer steps than the median standard deviation"),
        Warning(Flat, NuRec + "3.3", "scales and opacities are finite before activation, and scales above 0 and finite after it: no axis of length 0 or without end, no opacity of exactly 0 or 1"),
        Error(VolumeMatrix, NuRec + "5.3", "the last column of every matrix is (0, 0, 0, 1), the translation is in the last row"),
        Warning(VolumeDistortion, NuRec + "9", "the world's transform scales all directions alike and does not mirror"),
        Error(VolumeExtent, NuRec + "5.2", "an extent is authored, and holds all centres"),
        new(VolumeMargin, IssueSeverity.Info, NuRec + "5.4", "the extent holds three standard deviations, not the centres alone, at whose border renderers cut splats"),
        Warning(Crop, NuRec + "5.4", "the crop bounds hold all centres"),
        Error(VolumeStage, NuRec + "5", "the root layer authors defaultPrim, metersPerUnit and upAxis"),
        Warning(RenderSettings, NuRec + "5.1", "the root layer has the render settings of NuRec, without which Omniverse shows wrong exposure and tone"),
        Error(VolumePackage, NuRec + "6", "a package begins with its root layer, and its members are stored at multiples of 64 bytes"),
        Warning(SeveralVolumes, NuRec + "5.6", "one volume is seen at a time, since renderers draw several over one another whatever their depths"),
        Warning(Assumed, NuRec + "9", "the reader has to assume nothing of a payload and to leave out nothing"),
    ];

    internal static IReadOnlyList<IssueCode> Variants { get; } = [new(ManyVariants, IssueSeverity.Info, "ours", $"variants come in {SplatVariants.MostCombinations} combinations at most, so that the splats of all are checked")];

    private static readonly Dictionary<string, IssueSeverity> Severities = ParticleField.Concat(Volumes).Concat(Variants).ToDictionary(code => code.Code, code => code.Severity, StringComparer.Ordinal);

    internal static IssueSeverity SeverityOf(string code) => Severities[code];

    private static IssueCode Error(string code, string source, string meaning) => new(code, IssueSeverity.Error, source, meaning);

    private static IssueCode Warning(string code, string source, string meaning) => new(code, IssueSeverity.Warning, source, meaning);
}
