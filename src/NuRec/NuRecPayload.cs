using System.Buffers;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using UsdGsplat.Codecs.Sources;
using UsdGsplat.Splats;

namespace UsdGsplat.NuRec;

/// <summary>An opened NuRec payload: what it says, and its splats, all nodes one after another.</summary>
/// <remarks>
/// Positions are those of the volume, before its transform. Values are brought to <see cref="SplatColumn"/>'s form by the
/// activations that the payload names. Nodes of a lower degree than the highest are padded with zeros.
/// </remarks>
public sealed class NuRecPayload : ISplatSource
{
    private const string KnownVersion = "0.2.576";
    private const int ChunkValues = 1 << 16;

    private readonly IByteSource file;
    private readonly IByteSource map;
    private readonly List<NuRecNodeTensors> nodes;
    private readonly List<string> warnings = [];

    internal NuRecPayload(IByteSource file, IByteSource map)
    {
        this.file = file;
        this.map = map;
        NuRecTree tree = NuRecTree.Read(map);
        nodes = new NuRecNodeResolver(map, tree, warnings).Resolve();
        (Version, Model, Config) = (tree.Version, tree.Model, tree.Config);
        Schema = new SplatSchema(nodes.Sum(n => n.Node.Count), nodes.Max(n => n.Node.ShDegree), HasMotion: false);
        if (Version != KnownVersion) warnings.Add($"the payload's version '{Version}' is not the known {KnownVersion}; what it adds is left out");
        if (nodes.Count > 1) warnings.Add("the payload has several nodes, which are read as one still cloud, each in its own frame");
    }

    /// <inheritdoc/>
    public string Name => file.Name;

    /// <inheritdoc/>
    public SplatSchema Schema { get; }

    /// <inheritdoc/>
    public IReadOnlyList<string> Warnings => warnings;

    /// <summary>The payload's <c>version</c>, or null when it states none.</summary>
    public string? Version { get; }

    /// <summary>The payload's <c>model</c>, or null when it states none.</summary>
    public string? Model { get; }

    /// <summary>The payload's <c>config</c> by dotted path, such as <c>layers.gaussians.precision</c>.</summary>
    /// <remarks>Values are texts, <see cref="long"/>, <see cref="double"/> and <see cref="bool"/>; lists and nils are left out.</remarks>
    public IReadOnlyDictionary<string, object> Config { get; }

    /// <summary>The nodes, in the order of their splats.</summary>
    public IReadOnlyList<NuRecNode> Nodes => [.. nodes.Select(n => n.Node)];

    /// <inheritdoc/>
    public void Read(SplatColumn column, long first, Span<float> into)
    {
        int splats = SplatRange.Check(Schema, column, first, into.Length);
        int width = Schema.Width(column);
        foreach (NuRecNodeTensors node in nodes)
        {
            if (splats == 0) return;
            if (first >= node.Node.Count)
            {
                first -= node.Node.Count;
                continue;
            }

            int here = (int)Math.Min(splats, node.Node.Count - first);
            ReadNode(node, column, first, width, into[..(here * width)]);
            into = into[(here * width)..];
            splats -= here;
            first = 0;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => file.Dispose();

    private void ReadNode(NuRecNodeTensors node, SplatColumn column, long first, int width, Span<float> into)
    {
        NuRecTensorRange range = node.Of(column);
        int chunk = Math.Max(1, ChunkValues / Math.Max(1, Math.Max(width, range.Stride)));
        byte[] raw = ArrayPool<byte>.Shared.Rent(chunk * range.Stride * range.ItemSize);
        float[] values = ArrayPool<float>.Shared.Rent(chunk * Math.Max(width, range.Stride));
        try
        {
            for (int done = 0; done * width < into.Length; done += chunk)
            {
                int count = Math.Min(chunk, (into.Length / width) - done);
                Span<byte> bytes = raw.AsSpan(0, count * range.Stride * range.ItemSize);
                map.ReadExactly(range.Offset + ((first + done) * range.Stride * range.ItemSize), bytes);
                Span<float> stored = values.AsSpan(0, count * range.Stride);
                Widen(bytes, range.ItemSize, stored);
                Span<float> target = into.Slice(done * width, count * width);
                if (range.Width == range.Stride) NuRecBands.Resize(values, count, range.Stride, width).CopyTo(target);
                else TakeFirst(stored, range.Stride, width, target);
                NuRecActivations.Undo(node.Node, column, target);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(raw);
            ArrayPool<float>.Shared.Return(values);
        }
    }

    private static void Widen(Span<byte> bytes, int itemSize, Span<float> into)
    {
        if (itemSize == 2)
        {
            Span<short> items = MemoryMarshal.Cast<byte, short>(bytes);
            if (!BitConverter.IsLittleEndian) System.Buffers.Binary.BinaryPrimitives.ReverseEndianness(items, items);
            TensorPrimitives.ConvertToSingle(MemoryMarshal.Cast<short, Half>(items), into);
            return;
        }

        Span<int> wide = MemoryMarshal.Cast<byte, int>(bytes);
        if (!BitConverter.IsLittleEndian) System.Buffers.Binary.BinaryPrimitives.ReverseEndianness(wide, wide);
        wide.CopyTo(MemoryMarshal.Cast<float, int>(into));
    }

    private static void TakeFirst(ReadOnlySpan<float> stored, int stride, int width, Span<float> into)
    {
        for (int from = 0, to = 0; to < into.Length; from += stride, to += width) stored.Slice(from, width).CopyTo(into[to..]);
    }
}
