using UsdGsplat.NuRec;

namespace UsdGsplat.UsdAuthoring.NuRec;

/// <summary>What distinguishes the stages of the exporters. Source: the NuRec description, sections 5 and 8.</summary>
/// <param name="UpAxis">The axis that points up.</param>
/// <param name="TimeCodesPerSecond">Authored on a still scene, or null when not.</param>
/// <param name="Payload">Values and shapes of the payload.</param>
/// <param name="StandsUp">Whether the volume's transform stands Y-down data up.</param>
/// <param name="EllipsoidBounds">Whether extent and crop hold the ellipsoids rather than the centres alone.</param>
/// <param name="ReferencePrefix">What stands before the name of the referenced layer.</param>
public sealed record NuRecStageStyle(
    UpAxis UpAxis, double? TimeCodesPerSecond, NuRecProfile Payload, bool StandsUp, bool EllipsoidBounds, string ReferencePrefix)
{
    /// <summary>The style of a scene.</summary>
    public static NuRecStageStyle Of(NuRecSceneOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return options.Style switch
        {
            NuRecStyle.Fvdb => new(UpAxis.Z, null, NuRecProfile.Fvdb, StandsUp: true, EllipsoidBounds: false, ""),
            NuRecStyle.Grut => new(UpAxis.Z, 24, NuRecProfile.Grut, StandsUp: false, EllipsoidBounds: false, ""),
            _ => new(options.UpAxis, 24, NuRecProfile.Default, StandsUp: true, EllipsoidBounds: true, "./"),
        };
    }
}
