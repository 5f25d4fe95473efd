using pxr;
using UsdGsplat.Splats.Surveys;

namespace UsdGsplat.UsdAuthoring.Cameras;

/// <summary>The scene that cameras are added to.</summary>
internal sealed record CameraScene
{
    /// <summary>The stage, at whose edit target cameras are authored.</summary>
    internal required UsdStage Stage { get; init; }

    /// <summary>The row matrix from the cameras' world to the stage's.</summary>
    internal required GfMatrix4d SourceToStage { get; init; }

    /// <summary>Bounds of the splats in the stage's world, or null.</summary>
    internal SplatBox? Bounds { get; init; }

    /// <summary>First and last time code of moving splats; null of still ones.</summary>
    internal (double Start, double End)? Timeline { get; init; }

    /// <summary>Whose lens attributes to author.</summary>
    internal CameraVendorLens VendorLens { get; init; } = CameraVendorLens.Projection;

    /// <summary>Is told what the user should know.</summary>
    internal Action<string> Warn { get; init; } = _ => { };
}
