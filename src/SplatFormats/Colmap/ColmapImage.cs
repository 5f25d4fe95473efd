namespace UsdGsplat.SplatFormats.Colmap;

/// <summary>An image of a sparse model.</summary>
/// <param name="Pose">The map from the world to the camera: a quaternion w, x, y, z, of any length, and a translation.</param>
/// <param name="CameraId">The camera that took it.</param>
/// <param name="Name">Its path in the folder of images.</param>
internal readonly record struct ColmapImage(double[] Pose, uint CameraId, string Name);
