namespace pxr;

/// <summary>A value from a clip set.</summary>
/// <param name="Value">The value; times in it are those of the stage, asset paths as the layer has them.</param>
/// <param name="Layer">The clip layer that has it, or the manifest.</param>
internal sealed record UsdClipValue(object Value, SdfLayerHandle Layer);
