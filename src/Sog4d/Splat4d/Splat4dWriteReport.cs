using UsdGsplat.Splats.Selection;

namespace UsdGsplat.Sog4d.Splat4d;

/// <summary>What was written.</summary>
/// <param name="FormatVersion">1 or 2.</param>
/// <param name="TimeModel">What times and durations mean.</param>
/// <param name="Splats">Splats in the file.</param>
/// <param name="DroppedUnseen">Splats left out since they are never seen between 0 and 1.</param>
/// <param name="Bytes">Length of the file.</param>
/// <param name="Warnings">What a player may get wrong, one line each.</param>
/// <param name="Kept">Which splats of the input are in the file, in the input's order.</param>
public sealed record Splat4dWriteReport(
    int FormatVersion, Splat4dTimeModel TimeModel, long Splats, long DroppedUnseen, long Bytes, IReadOnlyList<string> Warnings, SplatMask Kept);
