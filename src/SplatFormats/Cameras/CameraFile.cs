using UsdGsplat.Codecs;
using UsdGsplat.SplatFormats.Colmap;
using UsdGsplat.Splats.Cameras;

namespace UsdGsplat.SplatFormats.Cameras;

/// <summary>Reads the cameras that a scene was photographed with, of whatever format a path holds.</summary>
public static class CameraFile
{
    private static readonly string[] JsonNames = ["transforms.json", "transforms_train.json", "cameras.json"];

    /// <summary>Reads cameras.</summary>
    /// <param name="path">
    /// A <c>transforms.json</c> of nerfstudio, a <c>cameras.json</c> of 3DGS, or a file <c>images</c> or <c>cameras</c> of a
    /// sparse model of COLMAP; or a folder with one of them, the model in it or in <c>sparse/0</c>, <c>sparse</c> or
    /// <c>colmap/sparse/0</c> below.
    /// </param>
    /// <param name="world">The world to give them in; null for the file's own.</param>
    /// <exception cref="AssetFormatException">A file is damaged, or has no camera with a usable pose.</exception>
    /// <exception cref="AssetUnsupportedException">It is of none of these formats, or a lens is none of OpenCV's.</exception>
    /// <exception cref="ArgumentException">The world needs a model of COLMAP, and the path holds none.</exception>
    /// <exception cref="IOException">A file is missing, or cannot be read.</exception>
    public static CameraSet Read(string path, CameraWorld? world = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        (ColmapModel? model, string? json) = Find(path);
        if (model is null) return JsonNode.Read(json!, root => FromJson(json!, root, world ?? CameraWorld.Stored));
        CameraSet cameras = ColmapCameras.Read(model);
        return world switch
        {
            CameraWorld.ByFile(var file) => Mapped(cameras, WorldTransformFile.Read(file)),
            CameraWorld.AsFreeTimeGs => Mapped(cameras, WorldSimilarity.FromMatrix(ColmapNormalization.Read(Path.GetDirectoryName(Path.GetFullPath(model.ImagesPath))!))
                ?? throw new AssetFormatException(new AssetLocation(model.ImagesPath), "CAMERAS-TRANSFORM", "expected cameras and points to normalise, found a degenerate model")),
            _ => cameras,
        };
    }

    /// <summary>What a folder's own files are goes before what lies below it.</summary>
    private static (ColmapModel? Model, string? Json) Find(string path)
    {
        if (!Directory.Exists(path))
        {
            if (!File.Exists(path)) throw new FileNotFoundException(null, path);
            if (Path.GetExtension(path).ToLowerInvariant() is not (".bin" or ".txt")) return (null, path);
            string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
            return ColmapModel.Find([folder]) is { } named ? (named, null) : throw NotCameras(path, "no model of COLMAP with images.bin or images.txt around it");
        }

        if (ColmapModel.Find([path]) is { } here) return (here, null);
        if (JsonNames.Select(name => Path.Combine(path, name)).FirstOrDefault(File.Exists) is { } json) return (null, json);
        return ColmapModel.Find(ColmapModel.SubfoldersOf(path)) is { } below ? (below, null) : throw NotCameras(path, "a folder without any of them");
    }

    private static CameraSet FromJson(string path, JsonNode root, CameraWorld world)
    {
        if (world is CameraWorld.AsFreeTimeGs) throw new ArgumentException($"the world of FreeTimeGS is made from a sparse model of COLMAP, found {path}");
        if (root.IsArray)
        {
            CameraSet trained = GraphdecoCameras.Read(path, root);
            return world is CameraWorld.ByFile(var map) ? Mapped(trained, WorldTransformFile.Read(map)) : trained;
        }

        if (root.Member("frames") is null) throw NotCameras(path, "JSON of another kind");
        CameraSet cameras = NerfstudioCameras.Read(path, root);
        (WorldSimilarity Transform, double Scale)? applied = NerfstudioCameras.Applied(root);
        return world switch
        {
            CameraWorld.AsOriginal when applied is { } done => Mapped(cameras, done.Transform.Scaled(done.Scale).Inverse()),
            CameraWorld.ByFile(var file) => Mapped(cameras, FromStored(WorldTransformFile.Read(file), applied)),
            _ => cameras,
        };
    }

    /// <summary>
    /// The data parser's own map, of the cameras as stored. Its file tells the whole way from COLMAP: the map after the
    /// transform that was applied before, and the product of both scales.
    /// </summary>
    private static WorldSimilarity FromStored(WorldSimilarity whole, (WorldSimilarity Transform, double Scale)? applied) =>
        applied is { } done ? done.Transform.Inverse().Then(whole).Scaled(1 / done.Scale) : whole;

    private static CameraSet Mapped(CameraSet cameras, WorldSimilarity map) => cameras with { Cameras = [.. cameras.Cameras.Select(c => c.Mapped(map))] };

    private static AssetUnsupportedException NotCameras(string path, string found) =>
        new(new AssetLocation(path), "CAMERAS-FORMAT", $"expected transforms.json of nerfstudio, cameras.json of 3DGS or a sparse model of COLMAP, found {found}");
}
