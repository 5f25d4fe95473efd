namespace UsdGsplat.SplatFormats.Colmap;

/// <summary>A lens model of COLMAP.</summary>
/// <param name="Id">Its number in binary files.</param>
/// <param name="Name">Its name in text files.</param>
/// <param name="ParameterCount">How many numbers describe a lens of it.</param>
/// <remarks>Source: COLMAP's documentation, Camera Models, and its header of camera models.</remarks>
internal sealed record ColmapCameraModel(int Id, string Name, int ParameterCount)
{
    /// <summary>All models, by <see cref="Id"/>.</summary>
    internal static IReadOnlyList<ColmapCameraModel> All { get; } =
    [
        new(0, "SIMPLE_PINHOLE", 3),
        new(1, "PINHOLE", 4),
        new(2, "SIMPLE_RADIAL", 4),
        new(3, "RADIAL", 5),
        new(4, "OPENCV", 8),
        new(5, "OPENCV_FISHEYE", 8),
        new(6, "FULL_OPENCV", 12),
        new(7, "FOV", 5),
        new(8, "SIMPLE_RADIAL_FISHEYE", 4),
        new(9, "RADIAL_FISHEYE", 5),
        new(10, "THIN_PRISM_FISHEYE", 12),
        new(11, "RAD_TAN_THIN_PRISM_FISHEYE", 16),
        new(12, "SIMPLE_DIVISION", 4),
        new(13, "DIVISION", 5),
        new(14, "SIMPLE_FISHEYE", 3),
        new(15, "FISHEYE", 4),
        new(16, "EUCM", 6),
        new(17, "EQUIRECTANGULAR", 2),
    ];

    /// <summary>The model of a number, or null.</summary>
    internal static ColmapCameraModel? Of(int id) => id >= 0 && id < All.Count ? All[id] : null;

    /// <summary>The model of a name, or null.</summary>
    internal static ColmapCameraModel? Of(string name) => All.FirstOrDefault(m => m.Name == name);
}
