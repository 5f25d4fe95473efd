using UsdGsplat.Codecs.Sources;
using UsdGsplat.SplatFormats.Ply;
using UsdGsplat.Splats;
using UsdGsplat.Splats.Operations;
using UsdGsplat.Splats.Sequences;

namespace UsdGsplat.SplatFormats.PlySequences;

/// <summary>PLY files as a sequence, a frame a file: splat i of one file is splat i of every other.</summary>
/// <remarks>
/// All headers and lengths are checked at opening; a file is opened again when its frame is. Any column may differ between
/// files. Motion that files declare is left out, with a warning: a frame is an instant. Source: sog4d, sections 12.2 and 17.
/// </remarks>
public sealed class PlySequence : ISplatSequence
{
    private readonly IReadOnlyList<string> files;
    private readonly bool linearOpacities, linearScales;

    private PlySequence(string name, IReadOnlyList<string> files, PlySequenceOptions options)
    {
        Name = name;
        this.files = files;
        Times = options.FrameTimes ?? FrameTimes.Uniform(files.Count);
        FrameTimes.Check(Times);
        if (Times.Count != files.Count) throw new ArgumentException($"expected a time for each of the {files.Count} files, found {Times.Count} times", nameof(options));
        (SplatSchema schema, IReadOnlyList<string> warnings) = PlyFrames.Check(files);
        Schema = schema with { HasMotion = false };
        linearScales = options.ScaleMode == PlyScaleMode.Linear;
        linearOpacities = options.OpacityMode == PlyOpacityMode.Linear || (options.OpacityMode == PlyOpacityMode.Auto && AllWithinOne());
        Warnings = [.. warnings, .. Own(schema, options)];
    }

    /// <inheritdoc/>
    public string Name { get; }

    /// <inheritdoc/>
    public SplatSchema Schema { get; }

    /// <inheritdoc/>
    public IReadOnlyList<double> Times { get; }

    /// <inheritdoc/>
    public IReadOnlyList<string> Warnings { get; }

    /// <summary>The files, in the order of frames.</summary>
    public IReadOnlyList<string> Files => files;

    /// <summary>Opens the PLY files that lie directly in a folder, in the natural order of their names: frame_2 before frame_10.</summary>
    /// <param name="folder">The folder; only file names decide the order, never numbers in its path.</param>
    /// <param name="options">How to read; null for the defaults.</param>
    /// <exception cref="Codecs.AssetFormatException">There is no file, one is damaged, or one differs from the first.</exception>
    /// <exception cref="ArgumentException">There are not as many times as files, or the times break a rule.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static PlySequence OpenFolder(string folder, PlySequenceOptions? options = null) => new(folder, PlyFrames.Find(folder), options ?? new PlySequenceOptions());

    /// <summary>Opens PLY files in the order given.</summary>
    /// <param name="name">The name to use in messages.</param>
    /// <param name="files">At least one.</param>
    /// <param name="options">How to read; null for the defaults.</param>
    /// <exception cref="Codecs.AssetFormatException">A file is damaged, or differs from the first.</exception>
    /// <exception cref="ArgumentException">There is no file, or the times break a rule.</exception>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static PlySequence Open(string name, IReadOnlyList<string> files, PlySequenceOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(files);
        if (files.Count == 0) throw new ArgumentException("expected at least one file, found none", nameof(files));
        return new PlySequence(name, [.. files], options ?? new PlySequenceOptions());
    }

    /// <summary>True of every column.</summary>
    public bool Changes(SplatColumn column) => true;

    /// <inheritdoc/>
    public ISplatSource OpenFrame(int frame)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(frame);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(frame, files.Count);
        ISplatSource source = new StillSplatSource(OpenFile(frame));
        return linearOpacities || linearScales ? new LinearSplatSource(source, linearOpacities, linearScales) : source;
    }

    /// <summary>Does nothing: files are open only while their frames are.</summary>
    public void Dispose()
    {
    }

    private ISplatSource OpenFile(int frame) => new PlyFormat().Open(new MappedByteSource(files[frame]));

    /// <summary>Whether all opacities of all frames are 0 to 1, which logits of a trained scene are not.</summary>
    private bool AllWithinOne()
    {
        const int ChunkSplats = 1 << 16;
        var chunk = new float[(int)Math.Min(ChunkSplats, Schema.Count)];
        for (int frame = 0; frame < files.Count; frame++)
        {
            using ISplatSource source = OpenFile(frame);
            for (long first = 0; first < Schema.Count; first += chunk.Length)
            {
                Span<float> opacities = chunk.AsSpan(0, (int)Math.Min(chunk.Length, Schema.Count - first));
                source.Read(SplatColumn.OpacityLogits, first, opacities);
                foreach (float value in opacities)
                {
                    if (value is < 0 or > 1) return false;
                }
            }
        }

        return true;
    }

    private IEnumerable<string> Own(SplatSchema schema, PlySequenceOptions options)
    {
        if (schema.HasMotion) yield return "the files have motion of their own, which is left out: each is one instant";
        if (linearOpacities && options.OpacityMode == PlyOpacityMode.Auto) yield return "all opacities of all files are 0 to 1, so they are taken for opacities themselves, not logits";
    }
}
