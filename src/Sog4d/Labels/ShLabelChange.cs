namespace UsdGsplat.Sog4d.Labels;

/// <summary>A splat's new label from one frame on.</summary>
/// <param name="SplatId">Index of the splat.</param>
/// <param name="Label">Its new entry of the palette.</param>
public readonly record struct ShLabelChange(uint SplatId, ushort Label);
