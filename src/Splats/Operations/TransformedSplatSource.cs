using System.Buffers;

namespace UsdGsplat.Splats.Operations;

/// <summary>A cloud moved, turned and scaled by a <see cref="SplatTransform"/>.</summary>
/// <remarks>Positions, velocities, scales, rotations and spherical harmonics follow; opacities, constant colours and times stay.</remarks>
public sealed class TransformedSplatSource : ISplatSource
{
    private const int ScratchSplats = 4096;

    private readonly ISplatSource source;
    private readonly SplatTransform transform;

    /// <summary>Transforms a cloud.</summary>
    /// <param name="source">The cloud; disposed with this one.</param>
    /// <param name="transform">The map from the cloud's space to the new one.</param>
    public TransformedSplatSource(ISplatSource source, SplatTransform transform)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(transform);
        (this.source, this.transform) = (source, transform);
        Warnings = [.. source.Warnings, .. transform.Warnings];
    }

    /// <inheritdoc/>
    public string Name => source.Name;

    /// <inheritdoc/>
    public SplatSchema Schema => source.Schema;

    /// <inheritdoc/>
    public IReadOnlyList<string> Warnings { get; }

    /// <inheritdoc/>
    public void Read(SplatColumn column, long first, Span<float> into)
    {
        int splats = SplatRange.Check(Schema, column, first, into.Length);
        if (splats == 0) return;
        source.Read(column, first, into);
        if (transform.IsIdentity) return;
        switch (column)
        {
            case SplatColumn.Positions:
                transform.MapPoints(into);
                break;
            case SplatColumn.Velocities:
                transform.MapVectors(into);
                break;
            case SplatColumn.ShRest:
                transform.TurnHarmonics(Schema.ShDegree, into);
                break;
            case SplatColumn.RotationsXyzw when transform.IsSimilarity:
                transform.Turn(into);
                break;
            case SplatColumn.LogScales when transform.IsSimilarity:
                transform.AddLogScale(into);
                break;
            case SplatColumn.RotationsXyzw or SplatColumn.LogScales:
                MapEllipsoids(column, first, into, splats);
                break;
        }
    }

    /// <summary>Disposes the cloud.</summary>
    public void Dispose() => source.Dispose();

    /// <summary>Without a similarity, scales and rotations depend on each other, so the column that was not asked for is read as well.</summary>
    private void MapEllipsoids(SplatColumn column, long first, Span<float> values, int splats)
    {
        bool scales = column == SplatColumn.LogScales;
        SplatColumn other = scales ? SplatColumn.RotationsXyzw : SplatColumn.LogScales;
        int width = Schema.Width(column), otherWidth = Schema.Width(other);
        float[] rented = ArrayPool<float>.Shared.Rent(Math.Min(ScratchSplats, splats) * otherWidth);
        try
        {
            for (int done = 0; done < splats; done += ScratchSplats)
            {
                int chunk = Math.Min(ScratchSplats, splats - done);
                Span<float> own = values.Slice(done * width, chunk * width), read = rented.AsSpan(0, chunk * otherWidth);
                source.Read(other, first + done, read);
                transform.MapEllipsoids(scales ? own : read, scales ? read : own);
            }
        }
        finally
        {
            ArrayPool<float>.Shared.Return(rented);
        }
    }
}
