using UsdGsplat.Splats;
using UsdGsplat.Splats.Sequences;

namespace UsdGsplat.Sog4d.Bundles;

/// <summary>The frames of a bundle as a sequence.</summary>
public sealed class Sog4dSequence : ISplatSequence
{
    private readonly Sog4dReader reader;

    /// <summary>Reads a bundle's frames.</summary>
    /// <param name="reader">The bundle; disposed with this sequence.</param>
    public Sog4dSequence(Sog4dReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        this.reader = reader;
        Times = reader.Timeline.IsUniform
            ? FrameTimes.Uniform(reader.FrameCount)
            : [.. Enumerable.Range(0, reader.FrameCount).Select(i => (double)reader.Timeline.TimeOf(i))];
        Schema = new SplatSchema(reader.SplatCount, reader.ShDegree, HasMotion: false);
    }

    /// <inheritdoc/>
    public string Name => reader.Name;

    /// <inheritdoc/>
    public SplatSchema Schema { get; }

    /// <inheritdoc/>
    public IReadOnlyList<double> Times { get; }

    /// <inheritdoc/>
    public IReadOnlyList<string> Warnings => reader.Warnings;

    /// <summary>True of every column of a bundle with more than one frame: each frame has images of its own.</summary>
    public bool Changes(SplatColumn column) => reader.FrameCount > 1;

    /// <inheritdoc/>
    public ISplatSource OpenFrame(int frame) => reader.OpenFrame(frame);

    /// <summary>Closes the bundle.</summary>
    public void Dispose() => reader.Dispose();
}
