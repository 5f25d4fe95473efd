using UsdGsplat.Codecs;
using UsdGsplat.Splats.Cameras;

namespace UsdGsplat.SplatFormats.Cameras;

/// <summary>Reads <c>cameras.json</c>, which trainers of 3DGS write beside a point cloud: an array, an object a camera.</summary>
/// <remarks>
/// <c>position</c> is the centre and <c>rotation</c> the rows of the camera-to-world rotation, RDF. Without <c>cx</c> and
/// <c>cy</c>, which the first trainer does not write, the principal point is the middle. Source: 3DGS, camera_utils.
/// </remarks>
internal static class GraphdecoCameras
{
    internal const string Format = "3dgs";

    internal static CameraSet Read(string path, JsonNode root)
    {
        var cameras = new CameraList(path, Format);
        int index = 0;
        foreach (JsonNode item in root.Items())
        {
            if (!item.IsObject) throw item.Wrong("an object");
            string name = item.Text("img_name") ?? FormattableString.Invariant($"camera_{index}");
            double[] centre = (item.Member("position") ?? throw item.Missing("position", "an array")).AsNumbers(3);
            double[] r = item.Matrix("rotation", 3, 3) ?? throw item.Missing("rotation", "an array");
            CameraPose? pose = CameraPose.FromCameraToWorld([r[0], r[1], r[2], centre[0], r[3], r[4], r[5], centre[1], r[6], r[7], r[8], centre[2]]);
            cameras.Add(name, pose, found => new PosedCamera { Name = name, Lens = Lens(item), Pose = found });
            index++;
        }

        return cameras.Done();
    }

    private static CameraLens Lens(JsonNode item)
    {
        int width = item.Pixels("width") ?? throw item.Missing("width", "a number"), height = item.Pixels("height") ?? throw item.Missing("height", "a number");
        double fx = item.Number("fx") ?? throw item.Missing("fx", "a number");
        var lens = new CameraLens
        {
            Width = width,
            Height = height,
            Fx = fx,
            Fy = item.Number("fy") ?? fx,
            Cx = item.Number("cx") ?? width / 2.0,
            Cy = item.Number("cy") ?? height / 2.0,
        };
        return lens.Fault() is { } fault ? throw new AssetFormatException(item.Location, "CAMERAS-LENS", fault) : lens;
    }
}
