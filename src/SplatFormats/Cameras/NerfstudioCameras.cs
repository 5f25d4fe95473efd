using UsdGsplat.Codecs;
using UsdGsplat.Splats.Cameras;

namespace UsdGsplat.SplatFormats.Cameras;

/// <summary>Reads <c>transforms.json</c> of nerfstudio, Instant NGP and NeRF's synthetic scenes.</summary>
/// <remarks>
/// <c>transform_matrix</c> is camera-to-world with OpenGL's axes, x right, y up, z back. <c>applied_transform</c> is what
/// was done to the world that COLMAP made. Source: nerfstudio, Data conventions; the coordinate frames' description, 7.3.
/// </remarks>
internal static class NerfstudioCameras
{
    internal const string Format = "nerfstudio";

    /// <summary>Reads all frames, in the world of the file.</summary>
    internal static CameraSet Read(string path, JsonNode root)
    {
        var cameras = new CameraList(path, Format);
        var lens = new NerfstudioLens(path, root);
        int index = 0;
        foreach (JsonNode frame in (root.Member("frames") ?? throw root.Missing("frames", "an array")).Items())
        {
            if (!frame.IsObject) throw frame.Wrong("an object");
            string name = frame.Text("file_path") ?? FormattableString.Invariant($"frame_{index}");
            double[] matrix = frame.Matrix("transform_matrix", 3, 4) ?? throw frame.Missing("transform_matrix", "an array");
            cameras.Add(name, Pose(matrix), found => new PosedCamera
            {
                Name = name,
                Lens = lens.Of(frame, cameras.Warnings),
                Pose = found,
                Time = frame.Number("time"),
                Near = Distance(frame.Number("near") ?? root.Number("near")),
                Far = Distance(frame.Number("far") ?? root.Number("far")),
            });
            index++;
        }

        return cameras.Done();
    }

    /// <summary>What was done to COLMAP's world before the cameras were written, and the scale that then was applied to it.</summary>
    /// <exception cref="AssetFormatException">It is no rotation with a translation, or the scale is not above 0.</exception>
    internal static (WorldSimilarity Transform, double Scale)? Applied(JsonNode root)
    {
        double scale = root.Number("applied_scale") ?? 1;
        if (root.Matrix("applied_transform", 3, 4) is not { } matrix) return scale == 1 ? null : (Similarity(root, [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0]), Positive(root, scale));
        return (Similarity(root.Member("applied_transform")!.Value, matrix), Positive(root, scale));
    }

    private static WorldSimilarity Similarity(JsonNode at, double[] matrix) =>
        WorldSimilarity.FromMatrix(matrix) ?? throw new AssetFormatException(at.Location, "CAMERAS-TRANSFORM", "expected a rotation, a uniform scale and a translation, found another matrix");

    private static double Positive(JsonNode root, double scale) =>
        scale > 0 && double.IsFinite(scale) ? scale : throw root.Member("applied_scale")!.Value.Wrong("a number above 0");

    /// <summary>The axes right, up and back become right, down and forward.</summary>
    private static CameraPose? Pose(double[] m) =>
        CameraPose.FromCameraToWorld([m[0], -m[1], -m[2], m[3], m[4], -m[5], -m[6], m[7], m[8], -m[9], -m[10], m[11]]);

    private static double? Distance(double? value) => value > 0 && double.IsFinite(value.Value) ? value : null;
}
