using UsdGsplat.Splats.Cameras;

namespace UsdGsplat.UsdAuthoring.Cameras;

/// <summary>The images of one moving camera, in order.</summary>
/// <param name="Name">Text for the prim's name.</param>
/// <param name="Cameras">At least one.</param>
internal sealed record CameraTrack(string Name, IReadOnlyList<PosedCamera> Cameras)
{
    private const string DefaultName = "Camera";

    /// <summary>
    /// One a device: images of one folder that their file gives one camera, or else that have one lens. Where no two images
    /// share a camera, as when COLMAP was let to make one an image, a folder is one device, whose lens changes over time.
    /// </summary>
    internal static IReadOnlyList<CameraTrack> Of(IReadOnlyList<PosedCamera> cameras)
    {
        IGrouping<object, PosedCamera>[] groups = Group(cameras, c => (CameraNames.Folder(c.Name), (object?)c.PhysicalCamera ?? c.Lens));
        if (groups.Length == cameras.Count) groups = Group(cameras, c => CameraNames.Folder(c.Name));
        return [.. groups.Select(group => new CameraTrack(groups.Length == 1 ? DefaultName : NameOf(group.First(), groups), [.. group]))];
    }

    private static IGrouping<object, PosedCamera>[] Group(IReadOnlyList<PosedCamera> cameras, Func<PosedCamera, object> key) => [.. cameras.GroupBy(key)];

    /// <summary>The folder where each device has its own, else the camera's number too.</summary>
    private static string NameOf(PosedCamera first, IGrouping<object, PosedCamera>[] groups)
    {
        string folder = CameraNames.Folder(first.Name);
        bool alone = groups.Count(g => CameraNames.Folder(g.First().Name) == folder) == 1;
        string device = alone ? "" : first.PhysicalCamera ?? "";
        return (folder.Length, device.Length) switch
        {
            (0, 0) => DefaultName,
            (0, _) => $"{DefaultName}_{device}",
            (_, 0) => folder,
            _ => $"{folder}_{device}",
        };
    }
}
