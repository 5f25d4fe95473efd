using pxr;

namespace UsdGsplat.UsdAuthoring.ParticleField;

/// <summary>Shows the prims of frames one after the other.</summary>
internal static class FrameVisibility
{
    /// <summary>
    /// Shows a prim from its frame to the next one; visibility is held between samples, and the first sample rules all times
    /// before it too. Readers without a time see the first frame alone.
    /// </summary>
    internal static void Author(UsdPrim prim, int frame, ParticleTimeline timeline)
    {
        UsdAttribute visibility = new UsdGeomImageable(prim).CreateVisibilityAttr();
        if (frame > 0)
        {
            visibility.Set(new VtValue(UsdGeomTokens.invisible));
            visibility.Set(new VtValue(UsdGeomTokens.invisible), timeline.Start);
        }

        visibility.Set(new VtValue(UsdGeomTokens.inherited), timeline.TimeCode(frame));
        if (frame + 1 < timeline.Frames) visibility.Set(new VtValue(UsdGeomTokens.invisible), timeline.TimeCode(frame + 1));
    }
}
