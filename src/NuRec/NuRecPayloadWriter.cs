using System.IO.Compression;
using System.Runtime.InteropServices;
using UsdGsplat.Codecs;
using UsdGsplat.Splats;

namespace UsdGsplat.NuRec;

/// <summary>Writes a cloud as a NuRec payload: one gzip member, stored and not compressed, around one MessagePack map.</summary>
/// <remarks>
/// The cloud is read tensor by tensor in chunks on several threads; no copy of the payload is made. The bytes depend on the
/// cloud and the options alone.
/// </remarks>
public static class NuRecPayloadWriter
{
    /// <summary>Numbers in a chunk: half a MiB of output, which stays in the second-level cache.</summary>
    private const int ChunkValues = 1 << 18;

    /// <summary>Writes a whole payload.</summary>
    /// <param name="output">Written forward; left open.</param>
    /// <param name="source">The cloud; finite and without motion.</param>
    /// <param name="options">How.</param>
    /// <param name="cancellation">Looked at between chunks.</param>
    /// <returns>What was changed on the way.</returns>
    /// <exception cref="ArgumentException">The cloud has motion; take it at one time first.</exception>
    /// <exception cref="AssetUnsupportedException">The payload would pass 4 GiB, or a value the range of 16-bit floats.</exception>
    public static NuRecPayloadReport Write(
        Stream output, ISplatSource source, NuRecPayloadOptions options, CancellationToken cancellation = default) =>
        Write(output, source, options, Math.Clamp(Environment.ProcessorCount, 1, 8), cancellation);

    /// <summary>Gzip adds less than one part in so many to what <see cref="Measure"/> gives.</summary>
    public const int GzipShare = 1000;

    /// <summary>Length of the MessagePack map that <see cref="Write(Stream, ISplatSource, NuRecPayloadOptions, CancellationToken)"/>
    /// makes; gzip adds less than one part in <see cref="GzipShare"/>.</summary>
    /// <param name="schema">The cloud's.</param>
    /// <param name="options">As for writing.</param>
    /// <param name="name">The cloud's name, for the message of a refusal.</param>
    /// <exception cref="AssetUnsupportedException">The payload would pass 4 GiB.</exception>
    public static long Measure(SplatSchema schema, NuRecPayloadOptions options, string name = "cloud")
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(options);
        NuRecPayloadLayout.CheckSize(name, schema, options);
        return new NuRecPayloadLayout(schema, options).Length;
    }

    internal static NuRecPayloadReport Write(
        Stream output, ISplatSource source, NuRecPayloadOptions options, int workers, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(options);
        if (source.Schema.HasMotion) throw new ArgumentException("a NuRec payload stands still: take the cloud at one time first", nameof(source));
        NuRecPayloadLayout.CheckSize(source.Name, source.Schema, options);
        var layout = new NuRecPayloadLayout(source.Schema, options);
        var encoder = new NuRecColumnEncoder(source, options);

        using var file = new GzipHeaderStream(output);
        using (var gzip = new GZipStream(file, CompressionLevel.NoCompression, leaveOpen: true))
        {
            WriteTensors(gzip, layout, encoder, source.Schema.Count, workers, cancellation);
            gzip.Write(layout.Before(layout.Tensors.Count));
        }

        file.Flush();
        return encoder.Report(layout);
    }

    private static void WriteTensors(
        Stream output, NuRecPayloadLayout layout, NuRecColumnEncoder encoder, long count, int workers, CancellationToken cancellation)
    {
        List<Chunk> chunks = [.. Chunks(layout, count)];
        Half[][] slots = new Half[workers + 2][];
        OrderedPipeline.Run(
            chunks.Count,
            workers,
            slots.Length,
            (job, slot) =>
            {
                Chunk chunk = chunks[job];
                slots[slot] ??= new Half[ChunkValues];
                encoder.Encode(layout.Tensors[chunk.Tensor], chunk.First, slots[slot].AsSpan(0, chunk.Values));
            },
            (job, slot) =>
            {
                Chunk chunk = chunks[job];
                if (chunk.First == 0) output.Write(layout.Before(chunk.Tensor));
                output.Write(MemoryMarshal.AsBytes(slots[slot].AsSpan(0, chunk.Values)));
            },
            cancellation);
    }

    /// <summary>The pieces of all tensors in the order of their bytes; an empty tensor is one empty piece.</summary>
    private static IEnumerable<Chunk> Chunks(NuRecPayloadLayout layout, long count)
    {
        for (int i = 0; i < layout.Tensors.Count; i++)
        {
            int width = layout.Tensors[i].Width;
            long splats = ChunkValues / Math.Max(1, width);
            long first = 0;
            do
            {
                long here = width == 0 ? count : Math.Min(splats, count - first);
                yield return new Chunk(i, first, (int)here * width);
                first += here;
            }
            while (first < count);
        }
    }

    private readonly record struct Chunk(int Tensor, long First, int Values);
}
