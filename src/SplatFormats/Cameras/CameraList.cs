using System.Globalization;
using UsdGsplat.Codecs;
using UsdGsplat.Splats.Cameras;

namespace UsdGsplat.SplatFormats.Cameras;

/// <summary>Gathers cameras, without those that have no usable pose.</summary>
internal sealed class CameraList(string name, string format)
{
    private readonly List<PosedCamera> cameras = [];
    private long left;
    private string? firstLeft;

    internal List<string> Warnings { get; } = [];

    /// <summary>Takes a camera whose pose there is, and counts another.</summary>
    internal void Add(string image, CameraPose? pose, Func<CameraPose, PosedCamera> make)
    {
        if (pose is { } found)
        {
            cameras.Add(make(found));
            return;
        }

        left++;
        firstLeft ??= image;
    }

    /// <summary>All cameras, by the natural order of their images' names.</summary>
    /// <exception cref="AssetFormatException">There is no camera.</exception>
    internal CameraSet Done()
    {
        string lost = string.Create(CultureInfo.InvariantCulture, $"{left} cameras whose pose is not finite, or no rotation (first: '{firstLeft}')");
        if (cameras.Count == 0) throw new AssetFormatException(new AssetLocation(name), "CAMERAS-EMPTY", $"expected at least one camera, found {(left == 0 ? "none" : lost)}");
        if (left > 0) Warnings.Add($"left out {lost}");
        return new CameraSet { Name = name, Format = format, Cameras = [.. cameras.OrderBy(c => c.Name, ImageOrder.Instance)], Warnings = Warnings };
    }
}
