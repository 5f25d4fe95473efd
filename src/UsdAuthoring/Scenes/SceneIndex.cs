using System.Numerics;
using System.Text.Json;

namespace UsdGsplat.UsdAuthoring.Scenes;

/// <summary>The index of a scene's partitions as JSON, for tools that choose what to load without reading USD.</summary>
/// <remarks>
/// <c>{"version": 1, "partitions": [{"path", "format", "layer", "splats", "boundsMin", "boundsMax"}]}</c>; bounds of the 3-sigma
/// ellipsoids in the stage's world, layers relative to the index.
/// </remarks>
internal static class SceneIndex
{
    /// <summary>File name of the index, behind the scene's own stem where files carry that.</summary>
    internal const string FileName = "partitions.json";

    /// <summary>Writes the index.</summary>
    internal static void Write(Stream stream, IEnumerable<ScenePartitionReport> partitions)
    {
        using var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n" });
        json.WriteStartObject();
        json.WriteNumber("version", 1);
        json.WriteStartArray("partitions");
        foreach (ScenePartitionReport partition in partitions)
        {
            json.WriteStartObject();
            json.WriteString("path", partition.Path);
            json.WriteString("format", partition.Format);
            json.WriteString("layer", "./" + partition.Layer);
            json.WriteNumber("splats", partition.Splats);
            Write(json, "boundsMin", partition.WorldBounds.Min);
            Write(json, "boundsMax", partition.WorldBounds.Max);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, Vector3 point)
    {
        json.WriteStartArray(name);
        for (int axis = 0; axis < 3; axis++) json.WriteNumberValue(point[axis]);
        json.WriteEndArray();
    }
}
