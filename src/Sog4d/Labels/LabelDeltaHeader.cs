namespace UsdGsplat.Sog4d.Labels;

/// <summary>What the header of a delta-v1 block says.</summary>
/// <param name="StartFrame">The segment's first frame.</param>
/// <param name="FrameCount">Its number of frames, at least 1.</param>
/// <param name="SplatCount">Splats of the sequence.</param>
/// <param name="LabelCount">Entries of the palette.</param>
public readonly record struct LabelDeltaHeader(uint StartFrame, uint FrameCount, uint SplatCount, uint LabelCount);
