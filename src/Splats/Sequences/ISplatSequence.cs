namespace UsdGsplat.Splats.Sequences;

/// <summary>A cloud over normalised time, frame by frame: splat i of one frame is splat i of every other.</summary>
/// <remarks>All members may be called from several threads at once.</remarks>
public interface ISplatSequence : IDisposable
{
    /// <summary>The name to use in messages, usually the path of the file or folder.</summary>
    string Name { get; }

    /// <summary>What every frame holds; without motion, since a frame is an instant.</summary>
    SplatSchema Schema { get; }

    /// <summary>The frames' normalised times, 0 to 1 and not falling; at least one.</summary>
    IReadOnlyList<double> Times { get; }

    /// <summary>What the reader had to assume or leave out, one line each, in the order met.</summary>
    IReadOnlyList<string> Warnings { get; }

    /// <summary>Whether a column may differ between frames. A column that does not is read from any frame.</summary>
    bool Changes(SplatColumn column);

    /// <summary>Opens a frame. It reads this sequence's files and must not outlive it.</summary>
    /// <param name="frame">Index of the frame, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such frame.</exception>
    ISplatSource OpenFrame(int frame);
}
