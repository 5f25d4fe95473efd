using pxr;
using UsdGsplat.UsdAuthoring.UsdRender.Specification;

namespace UsdGsplat.UsdAuthoring.UsdRender.Validation;

/// <summary>What must hold of what settings and products say alike, each for itself.</summary>
internal static class RenderBaseRules
{
    // Beyond these a window is hardly relative to the image.
    private const float FarBelow = -1, FarAbove = 2;
    private const string SessionPrefix = "OmniverseKit_";

    internal static void Check(UsdStage stage, UsdPrim prim, RenderIssues issues)
    {
        CheckCamera(stage, prim, issues);
        CheckSize(prim, issues);
        CheckWindow(prim, issues);
        string policy = RenderProperty.AspectRatioConformPolicy.Text(prim, RenderTokens.ExpandAperture);
        if (!RenderTokens.AspectRatioConformPolicies.Contains(policy))
            issues.Tell(RenderIssueCodes.Word, prim, RenderProperty.AspectRatioConformPolicy.Name, $"expected one of {string.Join(", ", RenderTokens.AspectRatioConformPolicies)}, found '{policy}'");
        if (RenderProperty.InstantaneousShutter.IsAuthored(prim))
            issues.Tell(RenderIssueCodes.Shutter, prim, RenderProperty.InstantaneousShutter.Name, "expected the deprecated attribute not authored: OpenUSD 22.11 to 24.11 have no ear for it; author disableMotionBlur");
    }

    private static void CheckCamera(UsdStage stage, UsdPrim prim, RenderIssues issues)
    {
        IReadOnlyList<SdfPath> targets = RenderTargets.Of(prim, RenderProperty.Camera);
        if (targets.Count > 1) issues.Tell(RenderIssueCodes.ManyCameras, prim, RenderProperty.Camera, $"expected one camera, found {targets.Count}: the first counts, and Omniverse makes a tile of each");
        foreach (SdfPath target in targets)
        {
            if (IsOfSession(target) && !stage.GetPrimAtPath(target).IsValid())
            {
                issues.Tell(RenderIssueCodes.SessionCamera, prim, RenderProperty.Camera, $"expected a camera of the file, found <{target}>, which a viewport of Omniverse has in its session layer; elsewhere nothing is there");
                continue;
            }

            if (RenderTargets.Find(stage, target, "Camera") is not { } camera)
            {
                issues.Tell(RenderIssueCodes.CameraTarget, prim, RenderProperty.Camera, $"expected a Camera at <{target}>, found {RenderTargets.Describe(stage, target)}");
                continue;
            }

            if (!camera.IsActive()) issues.Tell(RenderIssueCodes.CameraTarget, prim, RenderProperty.Camera, $"expected an active Camera at <{target}>, found one that is not");
            RenderLens lens = RenderLens.Of(camera);
            if (!IsLength(lens.HorizontalAperture) || !IsLength(lens.VerticalAperture))
                issues.Tell(RenderIssueCodes.Aperture, camera, FormattableString.Invariant($"expected apertures above 0, found {lens.HorizontalAperture} x {lens.VerticalAperture}; no policy conforms them"));
        }
    }

    /// <summary>Whether a path is that of a camera which Omniverse's viewports bring along: <c>/OmniverseKit_Persp</c>, and likewise Front, Top and Right.</summary>
    private static bool IsOfSession(SdfPath path) => path.IsRootPrimPath() && path.GetName().StartsWith(SessionPrefix, StringComparison.Ordinal);

    private static void CheckSize(UsdPrim prim, RenderIssues issues)
    {
        if (RenderProperty.Resolution.TryGet(prim, out VtValue resolution))
        {
            GfVec2i size = resolution;
            if (size[0] <= 0 || size[1] <= 0) issues.Tell(RenderIssueCodes.Size, prim, RenderProperty.Resolution.Name, FormattableString.Invariant($"expected sides of at least 1 pixel, found {size[0]} x {size[1]}"));
        }

        if (!RenderProperty.PixelAspectRatio.TryGet(prim, out VtValue value)) return;
        float ratio = value;
        if (!IsLength(ratio)) issues.Tell(RenderIssueCodes.Size, prim, RenderProperty.PixelAspectRatio.Name, FormattableString.Invariant($"expected a finite ratio above 0, found {ratio}"));
    }

    private static void CheckWindow(UsdPrim prim, RenderIssues issues)
    {
        if (!RenderProperty.DataWindow.TryGet(prim, out VtValue value)) return;
        GfVec4f sides = value;
        var window = new RenderWindow(sides[0], sides[1], sides[2], sides[3]);
        if (!window.IsProper) issues.Tell(RenderIssueCodes.Window, prim, RenderProperty.DataWindow.Name, $"expected finite minima below finite maxima, found {window}");
        else if (window.XMin < FarBelow || window.YMin < FarBelow || window.XMax > FarAbove || window.YMax > FarAbove)
            issues.Tell(RenderIssueCodes.FarWindow, prim, RenderProperty.DataWindow.Name, $"expected sides relative to the image, 0 to 1 for all of it, found {window}, which are probably pixels");
    }

    private static bool IsLength(float value) => float.IsFinite(value) && value > 0;
}
