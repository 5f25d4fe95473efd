using System.Buffers;
using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using UsdGsplat.Codecs;
using UsdGsplat.Splats;

namespace UsdGsplat.SplatFormats.Ply;

/// <summary>Writes clouds as binary little-endian PLY in the property order of the original 3DGS trainer.</summary>
/// <remarks>The float32 values are those of the source, bit for bit; only infinities are replaced, and counted.</remarks>
public static class PlyWriter
{
    private const int ChunkFloats = 1 << 18;

    /// <summary>Writes a whole file.</summary>
    /// <param name="output">Written forward, in pieces of about a MiB.</param>
    /// <param name="source">The cloud.</param>
    /// <param name="options">What else to write.</param>
    /// <param name="cancellation">Looked at between chunks.</param>
    /// <returns>What was replaced.</returns>
    /// <exception cref="AssetFormatException">A value is not a number, or infinite where no finite value can stand for it.</exception>
    public static PlyWriteReport Write(
        Stream output, ISplatSource source, PlyWriteOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(options);
        SplatSchema schema = source.Schema;
        bool motion = options.Motion && schema.HasMotion;
        output.Write(Encoding.ASCII.GetBytes(Header(schema, options.Normals, motion)));

        var finite = new PlyFinite(source.Name);
        WriteRecords(output, source, new PlyScatter(schema, options.Normals, motion), finite, cancellation);
        return finite.Report;
    }

    private static void WriteRecords(
        Stream output, ISplatSource source, PlyScatter scatter, PlyFinite finite, CancellationToken cancellation)
    {
        SplatSchema schema = source.Schema;
        int chunk = (int)Math.Clamp(ChunkFloats / scatter.FloatsPerRecord, 1, Math.Max(1, schema.Count));
        float[] records = ArrayPool<float>.Shared.Rent(chunk * scatter.FloatsPerRecord);
        float[] column = ArrayPool<float>.Shared.Rent(chunk * scatter.WidestColumn);
        try
        {
            // The normals, which no column fills, stay zero.
            records.AsSpan().Clear();
            for (long first = 0; first < schema.Count; first += chunk)
            {
                cancellation.ThrowIfCancellationRequested();
                int count = (int)Math.Min(chunk, schema.Count - first);
                Span<float> into = records.AsSpan(0, count * scatter.FloatsPerRecord);
                foreach (SplatColumn name in scatter.Columns)
                {
                    Span<float> values = column.AsSpan(0, count * schema.Width(name));
                    source.Read(name, first, values);
                    finite.Make(name, first, schema.Width(name), values);
                    scatter.Run(name, values, into);
                }

                WriteLittleEndian(output, into);
            }
        }
        finally
        {
            ArrayPool<float>.Shared.Return(records);
            ArrayPool<float>.Shared.Return(column);
        }
    }

    private static void WriteLittleEndian(Stream output, Span<float> values)
    {
        Span<int> bits = MemoryMarshal.Cast<float, int>(values);
        if (!BitConverter.IsLittleEndian) BinaryPrimitives.ReverseEndianness(bits, bits);
        output.Write(MemoryMarshal.AsBytes(bits));
    }

    private static string Header(SplatSchema schema, bool normals, bool motion)
    {
        var text = new StringBuilder("ply\nformat binary_little_endian 1.0\ncomment written by usd-gsplat\n");
        if (motion)
        {
            text.Append("comment ftgs_version 1\ncomment time_units normalized\n");
            text.Append(CultureInfo.InvariantCulture, $"comment sh_degree {schema.ShDegree}\n");
            text.Append("comment use_velocity 1\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"element vertex {schema.Count}\n");
        IEnumerable<string> names =
        [
            "x", "y", "z",
            .. normals ? ["nx", "ny", "nz"] : Array.Empty<string>(),
            .. Numbered("f_dc_", 3),
            .. Numbered("f_rest_", schema.Width(SplatColumn.ShRest)),
            "opacity",
            .. Numbered("scale_", 3),
            .. Numbered("rot_", 4),
            .. motion ? ["time", "log_duration", .. Numbered("velocity_", 3)] : Array.Empty<string>(),
        ];
        foreach (string name in names) text.Append("property float ").Append(name).Append('\n');
        return text.Append("end_header\n").ToString();
    }

    private static IEnumerable<string> Numbered(string prefix, int count) =>
        Enumerable.Range(0, count).Select(i => string.Create(CultureInfo.InvariantCulture, $"{prefix}{i}"));
}
