using System.Globalization;
using System.Runtime.ExceptionServices;
using UsdGsplat.Codecs;
using UsdGsplat.SplatFormats.Ply;
using UsdGsplat.Splats;
using UsdGsplat.Splats.Sequences;

namespace UsdGsplat.SplatFormats.PlySequences;

/// <summary>Writes frames of a sequence as PLY files of the original 3DGS trainer's kind, which <see cref="PlySequence"/> reads back.</summary>
public static class PlySequenceWriter
{
    private const int MostThreads = 4;

    /// <summary>The name of a frame's file: <c>frame_00007.ply</c>.</summary>
    public static string FileName(int frame) => string.Create(CultureInfo.InvariantCulture, $"frame_{frame:D5}.ply");

    /// <summary>Writes one file a frame into a folder. All files appear, or none does.</summary>
    /// <param name="sequence">The frames; read from several threads at once.</param>
    /// <param name="frames">Indices of the frames, each once.</param>
    /// <param name="folder">Takes files named by <see cref="FileName"/>; made when missing. Other files in it stay.</param>
    /// <param name="overwrite">Whether files may be replaced.</param>
    /// <param name="progress">Told how many frames are written.</param>
    /// <param name="cancellation">Looked at between chunks.</param>
    /// <returns>What was replaced, over all frames: splats that are not seen in a frame have a logit of −∞ there.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such frame.</exception>
    /// <exception cref="AssetException">A frame is damaged; of several the first.</exception>
    /// <exception cref="IOException">A file exists and may not be replaced, or cannot be written.</exception>
    public static PlyWriteReport Write(
        ISplatSequence sequence, IReadOnlyList<int> frames, string folder, bool overwrite, IProgress<int>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(sequence);
        ArgumentNullException.ThrowIfNull(frames);
        foreach (int frame in frames)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(frame, nameof(frames));
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(frame, sequence.Times.Count, nameof(frames));
        }

        using var files = new TemporaryFolder(folder, frames.Select(FileName), overwrite);
        PlyWriteReport[] reports = WriteAll(sequence, frames, files, progress, cancellation);
        files.Commit();
        return new PlyWriteReport(reports.Sum(r => r.OpacitiesClamped), reports.Sum(r => r.LogScalesClamped));
    }

    private static PlyWriteReport[] WriteAll(
        ISplatSequence sequence, IReadOnlyList<int> frames, TemporaryFolder files, IProgress<int>? progress, CancellationToken cancellation)
    {
        var reports = new PlyWriteReport[frames.Count];
        var errors = new Exception?[frames.Count];
        int done = 0;
        // Memory is that of the frames that are open at once.
        var parallel = new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = Math.Min(Environment.ProcessorCount, MostThreads) };
        Parallel.For(0, frames.Count, parallel, (i, loop) =>
        {
            try
            {
                using ISplatSource source = sequence.OpenFrame(frames[i]);
                using FileStream file = files.Create(FileName(frames[i]));
                reports[i] = PlyWriter.Write(file, source, new PlyWriteOptions(), cancellation);
                progress?.Report(Interlocked.Increment(ref done));
            }
            catch (Exception error) when (error is AssetException or IOException or UnauthorizedAccessException or OperationCanceledException)
            {
                // Frames before this one are still written, so that the first error is always the same.
                errors[i] = error;
                loop.Break();
            }
        });
        if (Array.Find(errors, e => e is not null) is { } first) ExceptionDispatchInfo.Throw(first);
        return reports;
    }
}
