namespace UsdGsplat.Splats;

/// <summary>A cloud that serves its columns by range, so that scenes larger than memory can be read and written.</summary>
/// <remarks>
/// <see cref="SplatCloud"/> is the resident one; file readers and the operations on clouds are the others. All members may
/// be called from several threads at once. Values follow <see cref="SplatColumn"/>; they may be non-finite, as the file
/// has them.
/// </remarks>
public interface ISplatSource : IDisposable
{
    /// <summary>The name to use in messages, usually the file's path.</summary>
    string Name { get; }

    /// <summary>What the cloud holds.</summary>
    SplatSchema Schema { get; }

    /// <summary>What the reader had to assume or leave out, one line each, in the order met.</summary>
    IReadOnlyList<string> Warnings { get; }

    /// <summary>Copies a range of one column.</summary>
    /// <param name="column">A column of <see cref="Schema"/>.</param>
    /// <param name="first">Index of the first splat.</param>
    /// <param name="into">Filled whole; its length is a multiple of the column's width.</param>
    /// <exception cref="ArgumentException">The cloud lacks the column, or the range leaves it.</exception>
    void Read(SplatColumn column, long first, Span<float> into);
}
