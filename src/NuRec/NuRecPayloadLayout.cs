using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using UsdGsplat.Codecs;
using UsdGsplat.Codecs.MessagePack;
using UsdGsplat.Splats;

namespace UsdGsplat.NuRec;

/// <summary>The whole MessagePack map except the bytes of the large tensors: what lies before, between and after them.</summary>
internal sealed class NuRecPayloadLayout
{
    private const string Node = NuRecTensor.NodePrefix + "gaussians.";

    private readonly ArrayBufferWriter<byte> buffer = new();
    private readonly List<int> ends = [];
    private readonly NuRecProfile profile;
    private readonly long count;

    internal NuRecPayloadLayout(SplatSchema schema, NuRecPayloadOptions options)
    {
        profile = options.Profile;
        count = schema.Count;
        ShDegree = options.ShDegree ?? profile.ShDegree ?? schema.ShDegree;
        if (ShDegree is < 0 or > SphericalHarmonics.MaxDegree)
        {
            throw new ArgumentOutOfRangeException(nameof(options), ShDegree, "the degree of spherical harmonics is 0 to 3");
        }

        Tensors =
        [
            new(NuRecTensor.Positions, SplatColumn.Positions, 3),
            new(NuRecTensor.Rotations, SplatColumn.RotationsXyzw, 4),
            new(NuRecTensor.Scales, SplatColumn.LogScales, 3),
            new(NuRecTensor.Densities, SplatColumn.OpacityLogits, 1),
            new(NuRecTensor.Albedo, SplatColumn.ShDc, 3),
            new(NuRecTensor.Specular, SplatColumn.ShRest, 3 * SphericalHarmonics.RestCount(ShDegree)),
        ];
        Build();
    }

    /// <summary>The degree that is stored.</summary>
    internal int ShDegree { get; }

    /// <summary>The tensors in the order of their bytes.</summary>
    internal IReadOnlyList<NuRecTensor> Tensors { get; }

    /// <summary>Length of the map.</summary>
    internal long Length => buffer.WrittenCount + Tensors.Sum(TensorLength);

    /// <summary>What stands before the bytes of tensor i; for i = number of tensors, what stands after the last.</summary>
    internal ReadOnlySpan<byte> Before(int i)
    {
        int start = i == 0 ? 0 : ends[i - 1];
        return buffer.WrittenSpan[start..(i < ends.Count ? ends[i] : buffer.WrittenCount)];
    }

    /// <summary>Refuses clouds whose payload no USDZ package could hold.</summary>
    internal static void CheckSize(string name, SplatSchema schema, NuRecPayloadOptions options)
    {
        int degree = options.ShDegree ?? options.Profile.ShDegree ?? schema.ShDegree;
        long perSplat = 2L * (14 + (3 * SphericalHarmonics.RestCount(degree)));
        // The stored blocks of gzip add less than one part in a thousand.
        long most = (uint.MaxValue - (1L << 16)) / 1001 * 1000 / perSplat;
        if (schema.Count <= most) return;
        throw new AssetUnsupportedException(
            new AssetLocation(name),
            "NUREC-TOO-LARGE",
            string.Create(
                CultureInfo.InvariantCulture,
                $"one NuRec payload of degree {degree} holds up to {most} splats (4 GiB), found {schema.Count}; keep fewer splats, store a lower degree, or partition the scene"));
    }

    private long TensorLength(NuRecTensor tensor) => 2L * tensor.Width * count;

    private void Build()
    {
        var w = new MessagePackWriter(buffer);
        w.WriteMapHeader(1);
        w.Write("nre_data");
        w.WriteMapHeader(4);
        w.Write("version");
        w.Write(profile.Version);
        w.Write("model");
        w.Write("nre");
        w.Write("config");
        NuRecConfigWriter.Write(w, profile, ShDegree);
        w.Write("state_dict");
        w.WriteMapHeader(17);
        WriteExtraState(w);
        foreach (NuRecTensor tensor in Tensors)
        {
            if (tensor.Key == NuRecTensor.Albedo)
            {
                w.Write(Node + NuRecTensor.ExtraSignal);
                w.WriteBinaryHeader(0);
            }

            w.Write(Node + tensor.Key);
            w.WriteBinaryHeader(checked((uint)TensorLength(tensor)));
            ends.Add(buffer.WrittenCount);
        }

        w.Write(Node + NuRecTensor.ActiveFeatures);
        Span<byte> features = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(
            features, profile.ActiveFeatures == NuRecActiveFeatures.Degree ? ShDegree : (ShDegree + 1) * (ShDegree + 1));
        w.WriteBinary(features);
        WriteShapes(w);
    }

    private static void WriteExtraState(MessagePackWriter w)
    {
        w.Write("._extra_state");
        w.WriteMapHeader(1);
        w.Write("obj_track_ids");
        w.WriteMapHeader(1);
        w.Write("gaussians");
        w.WriteArrayHeader(0);
    }

    private void WriteShapes(MessagePackWriter w)
    {
        foreach (NuRecTensor tensor in Tensors)
        {
            if (tensor.Key == NuRecTensor.Albedo) WriteShape(w, NuRecTensor.ExtraSignal, [count, 0]);
            WriteShape(w, tensor.Key, tensor.Shape(count, profile.Shapes));
        }

        WriteShape(w, NuRecTensor.ActiveFeatures, []);
    }

    private static void WriteShape(MessagePackWriter w, string key, long[] shape)
    {
        w.Write(Node + key + NuRecTensor.ShapeSuffix);
        w.WriteArrayHeader((uint)shape.Length);
        foreach (long size in shape) w.Write(size);
    }
}
