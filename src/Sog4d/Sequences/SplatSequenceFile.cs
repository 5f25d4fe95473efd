using UsdGsplat.Codecs.Sources;
using UsdGsplat.Sog4d.Bundles;
using UsdGsplat.Sog4d.Splat4d;
using UsdGsplat.SplatFormats;
using UsdGsplat.SplatFormats.Checkpoints;
using UsdGsplat.SplatFormats.Ply;
using UsdGsplat.SplatFormats.PlySequences;
using UsdGsplat.Splats;
using UsdGsplat.Splats.Sequences;

namespace UsdGsplat.Sog4d.Sequences;

/// <summary>Opens whatever can be played as a sequence: a folder of PLY files, a bundle, or any splat file.</summary>
public static class SplatSequenceFile
{
    private const string BundleExtension = ".sog4d";

    /// <summary>Opens a folder or a file.</summary>
    /// <param name="path">A folder is a PLY sequence. Of a file the bytes decide, and the name where the bytes cannot.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <exception cref="ArgumentException">Times break a rule, or do not fit the files.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    /// <exception cref="Codecs.AssetFormatException">A file is damaged or no splat file, or files of a folder do not fit one another.</exception>
    /// <exception cref="Codecs.AssetUnsupportedException">A file holds something that is not read.</exception>
    public static ISplatSequence Open(string path, SplatSequenceOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        options ??= new SplatSequenceOptions();
        if (options.FrameTimes is { } times) FrameTimes.Check(times);
        if (Directory.Exists(path)) return OpenFolder(path, options);
        var bytes = new MappedByteSource(path);
        try
        {
            if (path.EndsWith(BundleExtension, StringComparison.OrdinalIgnoreCase) || Sog4dReader.Sniff(bytes)) return OpenBundle(bytes, options);
            if (new Splat4dFormat().Sniff(bytes)) return OpenSplat4d(bytes, options);
            return OpenCloud(bytes, options);
        }
        catch
        {
            bytes.Dispose();
            throw;
        }
    }

    private static PlySequence OpenFolder(string path, SplatSequenceOptions options) => PlySequence.OpenFolder(
        path, new PlySequenceOptions { FrameTimes = options.FrameTimes, OpacityMode = options.OpacityMode, ScaleMode = options.ScaleMode });

    private static Sog4dSequence OpenBundle(MappedByteSource bytes, SplatSequenceOptions options) => new(Sog4dReader.Open(bytes), options.FrameTimes);

    private static Splat4dSequence OpenSplat4d(MappedByteSource bytes, SplatSequenceOptions options) =>
        new(Splat4dReader.Open(bytes), options.FrameTimes ?? FrameTimes.Uniform(SplatSequenceOptions.DefaultFrameCount));

    private static ISplatSequence OpenCloud(MappedByteSource bytes, SplatSequenceOptions options)
    {
        ISplatFormat? format = SplatFile.Formats.FirstOrDefault(f => f.Sniff(bytes));
        if (format is PlyFormat && (options.OpacityMode != PlyOpacityMode.Auto || options.ScaleMode != PlyScaleMode.Log)) return OpenPly(bytes, options);
        ISplatSource cloud = format is CheckpointFormat
            ? CheckpointFormat.Open(bytes, options.Checkpoint)
            : OpenAgain(bytes);
        bool still = !cloud.Schema.HasMotion && cloud is not IShFrameSource { ShFrameCount: > 1 };
        return new MotionSequence(cloud, options.FrameTimes ?? FrameTimes.Uniform(still ? 1 : SplatSequenceOptions.DefaultFrameCount), options.MinSigma);
    }

    /// <summary>A PLY whose properties hold other than what trainers store is a sequence of one file.</summary>
    private static PlySequence OpenPly(MappedByteSource bytes, SplatSequenceOptions options)
    {
        bytes.Dispose();
        return PlySequence.Open(bytes.Name, [bytes.Name], new PlySequenceOptions { FrameTimes = options.FrameTimes, OpacityMode = options.OpacityMode, ScaleMode = options.ScaleMode });
    }

    /// <summary>By its name, so that what is no splat file is refused in the one place that does so.</summary>
    private static ISplatSource OpenAgain(MappedByteSource bytes)
    {
        bytes.Dispose();
        return SplatFile.Open(bytes.Name);
    }
}
