using System.Buffers;

namespace UsdGsplat.Splats.Operations;

/// <summary>A cloud with the first bands of its spherical harmonics only, or with further ones, of zeros: the same colours.</summary>
public sealed class ShDegreeSplatSource : ISplatSource
{
    private const int ScratchSplats = 1024;

    private readonly ISplatSource source;

    /// <summary>Lowers or raises a cloud's degree.</summary>
    /// <param name="source">The cloud; disposed with this one.</param>
    /// <param name="degree">0 to 3.</param>
    /// <exception cref="ArgumentOutOfRangeException">The degree is out of its range.</exception>
    public ShDegreeSplatSource(ISplatSource source, int degree)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentOutOfRangeException.ThrowIfNegative(degree);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(degree, SphericalHarmonics.MaxDegree);
        this.source = source;
        Schema = source.Schema with { ShDegree = degree };
    }

    /// <inheritdoc/>
    public string Name => source.Name;

    /// <inheritdoc/>
    public SplatSchema Schema { get; }

    /// <inheritdoc/>
    public IReadOnlyList<string> Warnings => source.Warnings;

    /// <inheritdoc/>
    public void Read(SplatColumn column, long first, Span<float> into)
    {
        int splats = SplatRange.Check(Schema, column, first, into.Length);
        int width = Schema.Width(column), sourceWidth = source.Schema.Width(column);
        if (splats == 0) return;
        if (width == sourceWidth)
        {
            source.Read(column, first, into);
            return;
        }

        if (width > sourceWidth) into.Clear();
        if (sourceWidth == 0) return;
        int common = Math.Min(width, sourceWidth);
        float[] rented = ArrayPool<float>.Shared.Rent(Math.Min(ScratchSplats, splats) * sourceWidth);
        try
        {
            for (int done = 0; done < splats; done += ScratchSplats)
            {
                int chunk = Math.Min(ScratchSplats, splats - done);
                Span<float> scratch = rented.AsSpan(0, chunk * sourceWidth);
                source.Read(column, first + done, scratch);
                for (int i = 0; i < chunk; i++) scratch.Slice(i * sourceWidth, common).CopyTo(into[((done + i) * width)..]);
            }
        }
        finally
        {
            ArrayPool<float>.Shared.Return(rented);
        }
    }

    /// <summary>Disposes the cloud.</summary>
    public void Dispose() => source.Dispose();
}
