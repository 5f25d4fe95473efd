using System.Globalization;
using System.Runtime.InteropServices;
using UsdGsplat.SplatFormats.Checkpoints.Layouts;
using UsdGsplat.SplatFormats.Checkpoints.Pickle;
using UsdGsplat.SplatFormats.Checkpoints.Writing;
using UsdGsplat.Splats;

namespace UsdGsplat.SplatFormats.Checkpoints;

/// <summary>Writes checkpoints that PyTorch 1.6 and later loads, weights-only loading included.</summary>
/// <remarks>
/// <c>{step, splats}</c> with the six tensors of gsplat, and with motion the nine of FreeTimeGS. The shapes are those of the
/// trainers: opacities (N), sh0 (N,1,3), shN (N,K,3), times and durations (N,1); quaternions are w, x, y, z. Values are
/// written bit by bit, and the same cloud and options give the same bytes.
/// </remarks>
public static class CheckpointWriter
{
    private const int ChunkSplats = 1 << 16;

    /// <summary>Writes a cloud.</summary>
    /// <param name="output">Receives the file; need not seek; left open.</param>
    /// <param name="source">The cloud, read in chunks.</param>
    /// <param name="options">What to note beside it.</param>
    /// <param name="cancellation">Ends the writing between two chunks.</param>
    /// <exception cref="ArgumentException">The root's name is empty or has a slash.</exception>
    public static void Write(Stream output, ISplatSource source, CheckpointWriteOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(source);
        Write(new StoredZipWriter(output), source, options ?? CheckpointWriteOptions.Default, cancellation);
    }

    internal static void Write(StoredZipWriter zip, ISplatSource source, CheckpointWriteOptions options, CancellationToken cancellation)
    {
        string root = options.RootName;
        if (string.IsNullOrEmpty(root) || root.Contains('/', StringComparison.Ordinal)) throw new ArgumentException($"the root '{root}' is empty or has a slash", nameof(options));
        Column[] columns = [.. Columns(source.Schema)];
        zip.Add($"{root}/data.pkl", Pickle(columns, source.Schema.HasMotion, options));
        zip.Add($"{root}/byteorder", "little"u8.ToArray());
        var buffer = new byte[Math.Min(ChunkSplats, source.Schema.Count) * columns.Max(c => c.Width) * sizeof(float)];
        for (int i = 0; i < columns.Length; i++)
        {
            zip.Begin($"{root}/data/{StorageKey(i)}", source.Schema.Count * columns[i].Width * sizeof(float));
            WriteColumn(zip, source, columns[i], buffer, cancellation);
            zip.End();
        }

        zip.Add($"{root}/version", "3\n"u8.ToArray());
        zip.Finish();
    }

    private static IEnumerable<Column> Columns(SplatSchema schema)
    {
        SplatKeys keys = SplatKeys.Gsplat;
        long count = schema.Count;
        yield return new(SplatColumn.Positions, keys.Means, [count, 3]);
        yield return new(SplatColumn.LogScales, keys.LogScales, [count, 3]);
        yield return new(SplatColumn.RotationsXyzw, keys.Quats, [count, 4]);
        yield return new(SplatColumn.OpacityLogits, keys.Opacities, [count]);
        yield return new(SplatColumn.ShDc, keys.ShDc, [count, 1, 3]);
        yield return new(SplatColumn.ShRest, keys.ShRest, [count, SphericalHarmonics.RestCount(schema.ShDegree), 3]);
        if (!schema.HasMotion) yield break;
        yield return new(SplatColumn.Times, SplatKeys.Times, [count, 1]);
        yield return new(SplatColumn.LogDurations, SplatKeys.Durations, [count, 1]);
        yield return new(SplatColumn.Velocities, SplatKeys.Velocities, [count, 3]);
    }

    private static byte[] Pickle(Column[] columns, bool moves, CheckpointWriteOptions options)
    {
        var pickle = new PickleWriter();
        pickle.Opcode(PickleOpcode.EmptyDict);
        pickle.Opcode(PickleOpcode.Mark);
        pickle.Text("step");
        pickle.Integer(options.Step);
        if (moves && options.FrameCount is { } frames)
        {
            pickle.Text("n_frames");
            pickle.Integer(frames);
        }

        pickle.Text("splats");
        pickle.Opcode(PickleOpcode.EmptyDict);
        pickle.Opcode(PickleOpcode.Mark);
        for (int i = 0; i < columns.Length; i++)
        {
            pickle.Text(columns[i].Key);
            pickle.Tensor(StorageKey(i), columns[i].Sizes);
        }

        pickle.Opcode(PickleOpcode.SetItems);
        pickle.Opcode(PickleOpcode.SetItems);
        pickle.Opcode(PickleOpcode.Stop);
        return pickle.ToArray();
    }

    private static void WriteColumn(StoredZipWriter zip, ISplatSource source, Column column, byte[] buffer, CancellationToken cancellation)
    {
        if (column.Width == 0) return;
        for (long first = 0; first < source.Schema.Count; first += ChunkSplats)
        {
            cancellation.ThrowIfCancellationRequested();
            int count = (int)Math.Min(ChunkSplats, source.Schema.Count - first);
            int length = count * column.Width * sizeof(float);
            Span<float> floats = MemoryMarshal.Cast<byte, float>(buffer.AsSpan(0, length));
            source.Read(column.Source, first, floats);
            if (column.Source == SplatColumn.RotationsXyzw) QuaternionColumn.RotateRight(floats);
            zip.Write(buffer, length);
        }
    }

    private static string StorageKey(int index) => index.ToString(CultureInfo.InvariantCulture);

    private sealed record Column(SplatColumn Source, string Key, long[] Sizes)
    {
        internal int Width { get; } = (int)Sizes.Skip(1).Aggregate(1L, (product, size) => product * size);
    }
}
