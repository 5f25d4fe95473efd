using System.Buffers;
using System.IO.Compression;
using System.Runtime.InteropServices;
using UsdGsplat.Codecs.MessagePack;
using UsdGsplat.Codecs.Sources;
using UsdGsplat.Splats;

namespace UsdGsplat.NuRec.Tests;

/// <summary>Builds payloads key by key, good and bad, independently of the writer.</summary>
internal sealed class PayloadBuilder
{
    internal Dictionary<string, byte[]> Tensors { get; } = [];

    internal Dictionary<string, long[]> Shapes { get; } = [];

    internal Dictionary<string, string> Layer { get; } = new()
    {
        ["density_activation"] = "sigmoid",
        ["scale_activation"] = "exp",
        ["rotation_activation"] = "normalize",
    };

    internal long Precision { get; set; } = 16;

    internal string Version { get; set; } = "0.2.576";

    /// <summary>A node whose numbers are 0.5, 1, 1.5 … in each tensor.</summary>
    internal PayloadBuilder Node(string name, long count, int degree, bool wide = false)
    {
        long rest = 3 * SphericalHarmonics.RestCount(degree);
        Add(name, "positions", wide, count, 3);
        Add(name, "rotations", wide, count, 4);
        Add(name, "scales", wide, count, 3);
        Add(name, "densities", wide, count, 1);
        Add(name, "features_albedo", wide, count, 3);
        Add(name, "features_specular", wide, count, rest);
        Tensors[Key(name, "n_active_features")] = BitConverter.GetBytes((long)degree);
        Shapes[Key(name, "n_active_features")] = [];
        return this;
    }

    internal static string Key(string node, string field) => $".gaussians_nodes.{node}.{field}";

    internal void Add(string node, string field, bool wide, params long[] shape)
    {
        float[] values = [.. Enumerable.Range(1, (int)shape.Aggregate(1L, (a, b) => a * b)).Select(i => i * 0.5f)];
        Shapes[Key(node, field)] = shape;
        Tensors[Key(node, field)] = wide
            ? MemoryMarshal.AsBytes<float>(values).ToArray()
            : MemoryMarshal.AsBytes<Half>(values.Select(v => (Half)v).ToArray()).ToArray();
    }

    internal byte[] Map()
    {
        var buffer = new ArrayBufferWriter<byte>();
        var w = new MessagePackWriter(buffer);
        w.WriteMapHeader(1);
        w.Write("nre_data");
        w.WriteMapHeader(5);
        w.Write(7L); // A key that is no text, with a value of its own.
        w.WriteArrayHeader(1);
        w.WriteNil();
        w.Write("version");
        w.Write(Version);
        w.Write("model");
        w.Write("nre");
        w.Write("config");
        w.WriteMapHeader(1);
        w.Write("layers");
        w.WriteMapHeader(1);
        w.Write("gaussians");
        w.WriteMapHeader((uint)Layer.Count + 1);
        foreach ((string key, string value) in Layer)
        {
            w.Write(key);
            w.Write(value);
        }

        w.Write("precision");
        w.Write(Precision);
        w.Write("state_dict");
        w.WriteMapHeader((uint)(Tensors.Count + Shapes.Count));
        foreach ((string key, byte[] value) in Tensors)
        {
            w.Write(key);
            w.WriteBinary(value);
        }

        foreach ((string key, long[] shape) in Shapes)
        {
            w.Write(key + ".shape");
            w.WriteArrayHeader((uint)shape.Length);
            foreach (long size in shape) w.Write(size);
        }

        return buffer.WrittenSpan.ToArray();
    }

    internal static byte[] Gzip(byte[] map, CompressionLevel level)
    {
        using var stream = new MemoryStream();
        using (var gzip = new GZipStream(stream, level, leaveOpen: true)) gzip.Write(map);
        return stream.ToArray();
    }

    internal NuRecPayload Open() => Open(Map());

    internal static NuRecPayload Open(byte[] file) => NuRecPayloadReader.Open(new MemoryByteSource("test.nurec", file));

    internal static float[] Column(ISplatSource source, SplatColumn column)
    {
        var values = new float[source.Schema.Count * source.Schema.Width(column)];
        source.Read(column, 0, values);
        return values;
    }
}
