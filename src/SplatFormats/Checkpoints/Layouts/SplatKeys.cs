namespace UsdGsplat.SplatFormats.Checkpoints.Layouts;

/// <summary>The names that a trainer gives the attributes of a splat.</summary>
internal sealed record SplatKeys(string Means, string LogScales, string Quats, string Opacities, string ShDc, string ShRest)
{
    internal const string Times = "times";
    internal const string Durations = "durations";
    internal const string Velocities = "velocities";
    internal const string Colors = "colors";
    internal const string Features = "features";
    internal const string ShMask = "shN_ada_mask";

    internal static SplatKeys Gsplat { get; } = new("means", "scales", "quats", "opacities", "sh0", "shN");

    internal static SplatKeys Fvdb { get; } = new("means", "log_scales", "quats", "logit_opacities", "sh0", "shN");

    internal static SplatKeys Splatfacto { get; } = new("means", "scales", "quats", "opacities", "features_dc", "features_rest");

    internal static SplatKeys ThreeDGrut { get; } = new("positions", "scale", "rotation", "density", "features_albedo", "features_specular");

    internal static SplatKeys Graphdeco { get; } = new("xyz", "scaling", "rotation", "opacity", "f_dc", "f_rest");

    internal IEnumerable<string> All => [Means, LogScales, Quats, Opacities, ShDc, ShRest];
}
