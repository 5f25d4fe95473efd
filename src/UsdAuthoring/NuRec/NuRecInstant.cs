using UsdGsplat.Splats;
using UsdGsplat.Splats.Surveys;

namespace UsdGsplat.UsdAuthoring.NuRec;

/// <summary>A still cloud that becomes one volume.</summary>
/// <param name="Cloud">Finite, selected, without motion.</param>
/// <param name="Time">Its instant, normalised; null when the input does not move.</param>
/// <param name="Bounds">Extent and crop, in the frame of the input.</param>
/// <param name="Name">Prim name.</param>
/// <param name="PayloadName">File name of its payload.</param>
/// <param name="Dropped">Splats left out because they are not finite at the instant, or beyond the range of 16-bit floats.</param>
internal sealed record NuRecInstant(ISplatSource Cloud, double? Time, SplatBox Bounds, string Name, string PayloadName, long Dropped);
