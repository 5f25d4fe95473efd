using UsdGsplat.Splats;
using UsdGsplat.Splats.Sequences;

namespace UsdGsplat.Sog4d.Splat4d;

/// <summary>A <c>.splat4d</c> file sampled at frame times: each frame is what Unity shows then, of windows and of Gaussians.</summary>
/// <remarks>Splats that are not seen stay, with a logit of −∞.</remarks>
public sealed class Splat4dSequence : ISplatSequence
{
    private readonly Splat4dSource source;

    /// <summary>Samples a file.</summary>
    /// <param name="source">The file; disposed with this sequence.</param>
    /// <param name="times">The frames' normalised times, 0 to 1 and not falling.</param>
    /// <exception cref="ArgumentException">The times break a rule.</exception>
    public Splat4dSequence(Splat4dSource source, IReadOnlyList<double> times)
    {
        ArgumentNullException.ThrowIfNull(source);
        FrameTimes.Check(times);
        this.source = source;
        Times = [.. times];
        Schema = source.Schema with { HasMotion = false };
        Warnings = [.. source.Warnings.Where(w => w != Splat4dReader.WindowWarning)];
    }

    /// <summary>The file that is sampled. A view; it is this sequence's to dispose.</summary>
    public Splat4dSource Source => source;

    /// <inheritdoc/>
    public string Name => source.Name;

    /// <inheritdoc/>
    public SplatSchema Schema { get; }

    /// <inheritdoc/>
    public IReadOnlyList<double> Times { get; }

    /// <summary>What the file's reader warned of; not that windows stand still as plain clouds, which these frames do not.</summary>
    public IReadOnlyList<string> Warnings { get; }

    /// <inheritdoc/>
    public bool Changes(SplatColumn column) => column switch
    {
        SplatColumn.Positions or SplatColumn.OpacityLogits => true,
        SplatColumn.ShRest => source.ShFrameCount > 1,
        _ => false,
    };

    /// <inheritdoc/>
    public ISplatSource OpenFrame(int frame)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(frame);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(frame, Times.Count);
        return source.AtInstant(Times[frame]);
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => source.Dispose();
}
