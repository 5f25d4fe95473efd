using System.Buffers;
using System.Buffers.Binary;
using UsdGsplat.Codecs;
using UsdGsplat.Splats;
using UsdGsplat.Splats.Numerics;
using UsdGsplat.Splats.Operations;
using UsdGsplat.Splats.Selection;

namespace UsdGsplat.Sog4d.Splat4d;

/// <summary>Writes clouds as <c>.splat4d</c>, format versions 1 and 2, in the order and with the padding of the reference exporter.</summary>
/// <remarks>
/// The layout is known before the first byte, so the stream is only written forward. Of the cloud a few thousand splats are
/// held at a time; the labels are the caller's. Source: splat4d sections 1 to 3, 5 and 7.
/// </remarks>
public static class Splat4dWriter
{
    private const int BatchSplats = 1 << 16;

    /// <summary>Writes a whole file.</summary>
    /// <param name="output">Written forward.</param>
    /// <param name="source">The cloud; read twice, if splats are to be dropped.</param>
    /// <param name="options">What to write.</param>
    /// <param name="cancellation">Looked at between chunks.</param>
    /// <exception cref="ArgumentException">The options contradict themselves, or do not fit the cloud.</exception>
    /// <exception cref="AssetFormatException">A value is not finite (SPLAT4D-NONFINITE), or no splat is left (SPLAT4D-EMPTY).</exception>
    /// <exception cref="AssetUnsupportedException">The file would be longer than Unity reads (FILE-TOO-LARGE), or than a table can say.</exception>
    public static Splat4dWriteReport Write(Stream output, ISplatSource source, Splat4dWriteOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        bool moves = source.Schema.HasMotion;
        Splat4dTimeModel model = options.TimeModel ?? (moves ? Splat4dTimeModel.Gaussian : Splat4dTimeModel.Window);
        if (!moves && model == Splat4dTimeModel.Gaussian) throw new ArgumentException("a cloud without motion is seen at all times, which only windows express", nameof(options));
        int version = options.FormatVersion ?? (model == Splat4dTimeModel.Gaussian || options.Sh is not null ? 2 : 1);
        if (options.Sh is not null) Splat4dShCheck.Check(options.Sh, source.Schema.Count);

        var map = new Splat4dTimeMap(model, options.TemporalThreshold, options.MinimumSigma);
        SplatMask kept = moves && options.DropUnseen ? Splat4dUnseen.Find(source, map, options.Threads, cancellation) : SplatMask.All(source.Schema.Count);

        // Not disposed: the cloud belongs to the caller.
        ISplatSource seen = kept.DroppedCount == 0 ? source : new SelectedSplatSource(source, kept);
        CheckCount(source.Name, seen.Schema.Count);
        void Records(Stream stream) => WriteRecords(stream, seen, map, options, cancellation);
        long bytes = version == 1
            ? WriteVersion1(output, seen, options, Records)
            : WriteVersion2(output, seen, model, options, Prepare(options, kept), Records);
        return new Splat4dWriteReport(version, model, seen.Schema.Count, kept.DroppedCount, bytes, Warnings(version, model, source.Schema, options), kept);
    }

    private static List<string> Warnings(int version, Splat4dTimeModel model, SplatSchema schema, Splat4dWriteOptions options)
    {
        var warnings = new List<string>();
        if (version == 1 && model == Splat4dTimeModel.Gaussian)
            warnings.Add("format version 1 does not say its time model: importers will take these Gaussians for hard windows unless many leave [0, 1]");
        if (version == 1 && options.ColmapSpace is not null)
            warnings.Add("format version 1 has no place for the transform from COLMAP's space");
        int degree = options.Sh?.Degree ?? 0;
        if (degree < schema.ShDegree)
            warnings.Add(FormattableString.Invariant($"higher coefficients are written up to degree {degree}; the cloud has degree {schema.ShDegree}"));
        return warnings;
    }

    private static void CheckCount(string name, long count)
    {
        if (count == 0) throw new AssetFormatException(new AssetLocation(name), "SPLAT4D-EMPTY", "expected at least one splat that is seen between 0 and 1, found none");
        if (count > uint.MaxValue) throw new AssetUnsupportedException(new AssetLocation(name), "SPLAT4D-COUNT", FormattableString.Invariant($"up to {uint.MaxValue} splats can be written, found {count}"));
    }

    private static void CheckLength(string name, long length, Splat4dWriteOptions options)
    {
        if (length < Splat4dLayout.UnityLimitBytes || options.AllowBeyondUnityLimit) return;
        throw new AssetUnsupportedException(
            new AssetLocation(name), "FILE-TOO-LARGE", FormattableString.Invariant($"Unity's importer reads files of less than {Splat4dLayout.UnityLimitBytes} bytes, and this one would have {length}; drop splats first"));
    }

    private static long WriteVersion1(Stream output, ISplatSource source, Splat4dWriteOptions options, Action<Stream> records)
    {
        long length = source.Schema.Count * Splat4dLayout.RecordBytes;
        CheckLength(source.Name, length, options);
        records(output);
        return length;
    }

    private static long WriteVersion2(
        Stream output, ISplatSource source, Splat4dTimeModel model, Splat4dWriteOptions options, Splat4dSh? sh, Action<Stream> records)
    {
        var plan = new Splat4dPlan(source.Schema.Count, Meta(options, sh), Transform(options.ColmapSpace), sh, records);
        CheckLength(source.Name, plan.Length, options);
        var header = new Splat4dHeader(
            Splat4dLayout.HeaderVersion, Splat4dLayout.HeaderBytes, plan.SectionCount, Splat4dLayout.RecordBytes,
            (uint)source.Schema.Count, (uint)(sh?.Degree ?? 0), (uint)model, (uint)(sh?.FrameCount ?? 0), plan.TableOffset);
        Span<byte> raw = stackalloc byte[Splat4dLayout.HeaderBytes];
        header.Format(raw);
        output.Write(raw);
        plan.Write(output);
        return plan.Length;
    }

    private static byte[] Meta(Splat4dWriteOptions options, Splat4dSh? sh)
    {
        var bands = new Splat4dBandMeta[Splat4dLayout.MaxBands];
        for (int i = 0; i < (sh?.Degree ?? 0); i++)
        {
            Splat4dShBand band = sh!.Bands[i];
            bands[i] = new Splat4dBandMeta((uint)band.Palette.Count, (uint)band.Palette.CentroidsType, (uint)band.Encoding);
        }

        var raw = new byte[Splat4dLayout.MetaBytes];
        new Splat4dMeta(Splat4dLayout.MetaVersion, options.TemporalThreshold, (uint)(sh?.DeltaSegmentLength ?? 0), 0, bands).Format(raw);
        return raw;
    }

    private static byte[]? Transform(Splat4dColmapSpace? space)
    {
        if (space is null) return null;
        var raw = new byte[Splat4dLayout.TransformBytes];
        for (int i = 0; i < space.Matrix.Length; i++) BinaryPrimitives.WriteSingleLittleEndian(raw.AsSpan(4 * i), (float)space.Matrix[i]);
        return raw;
    }

    /// <summary>The higher coefficients of the splats that are kept, in the space of the file.</summary>
    private static Splat4dSh? Prepare(Splat4dWriteOptions options, SplatMask kept)
    {
        if (options.Sh is not { } sh) return null;
        ShRotation? rotation = options.ColmapSpace is { } space ? ShRotation.FromMatrix(space.Rotation) : null;
        int[]? newIndex = kept.DroppedCount == 0 ? null : Splat4dUnseen.NewIndex(kept);
        sh = sh with
        {
            Bands = [.. sh.Bands.Select(b => b with
            {
                Palette = rotation is null ? b.Palette : Splat4dPalettes.Turn(b.Palette, rotation),
                Segments = newIndex is null ? b.Segments : [.. b.Segments.Select(s => s.Keep(newIndex))],
            })],
        };
        foreach (Splat4dShBand band in sh.Bands) Splat4dPalettes.CheckFinite(band.Palette);
        return sh;
    }

    private static void WriteRecords(Stream output, ISplatSource source, Splat4dTimeMap map, Splat4dWriteOptions options, CancellationToken cancellation)
    {
        long count = source.Schema.Count;
        byte[] batch = ArrayPool<byte>.Shared.Rent((int)Math.Min(BatchSplats, count) * Splat4dLayout.RecordBytes);
        try
        {
            for (long start = 0; start < count; start += BatchSplats)
            {
                int splats = (int)Math.Min(BatchSplats, count - start);
                long first = start;
                ChunkedLoop.Run(
                    splats,
                    Splat4dRecordEncoder.ChunkSplats,
                    options.Threads,
                    progress: null,
                    () => new Splat4dRecordEncoder(source, map, options.ColmapSpace),
                    (encoder, at, chunk) => encoder.Encode(first + at, chunk, batch.AsSpan((int)at * Splat4dLayout.RecordBytes, chunk * Splat4dLayout.RecordBytes)),
                    _ => { },
                    cancellation);
                output.Write(batch.AsSpan(0, splats * Splat4dLayout.RecordBytes));
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(batch);
        }
    }
}
