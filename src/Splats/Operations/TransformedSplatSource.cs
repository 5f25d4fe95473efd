using UsdGsplat.Splats.Numerics;

namespace UsdGsplat.Splats.Operations;

/// <summary>A cloud moved by a similarity: positions, velocities, rotations, scales and spherical harmonics; the rest passes through.</summary>
/// <remarks>Computed in double precision and rounded once. Source: the coordinate frames' description, sections 3 to 5.</remarks>
public sealed class TransformedSplatSource : ISplatSource
{
    private readonly ISplatSource source;
    private readonly SplatSimilarity similarity;
    private readonly float logScale;

    /// <summary>Moves a cloud.</summary>
    /// <param name="source">The cloud; disposed with this one. See <see cref="MappedShFrameSource"/> for one whose coefficients change.</param>
    /// <param name="similarity">The map.</param>
    public TransformedSplatSource(ISplatSource source, SplatSimilarity similarity)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(similarity);
        (this.source, this.similarity) = (source, similarity);
        logScale = (float)PortableMath.Log(similarity.Scale);
    }

    /// <inheritdoc/>
    public string Name => source.Name;

    /// <inheritdoc/>
    public SplatSchema Schema => source.Schema;

    /// <inheritdoc/>
    public IReadOnlyList<string> Warnings => source.Warnings;

    /// <inheritdoc/>
    public void Read(SplatColumn column, long first, Span<float> into)
    {
        source.Read(column, first, into);
        if (similarity.IsIdentity) return;
        switch (column)
        {
            case SplatColumn.Positions:
                similarity.MovePoints(into);
                break;
            case SplatColumn.Velocities:
                similarity.MoveVectors(into);
                break;
            case SplatColumn.RotationsXyzw:
                similarity.Turn(into);
                break;
            case SplatColumn.LogScales when logScale != 0:
                foreach (ref float value in into) value += logScale;
                break;
            case SplatColumn.ShRest:
                similarity.Harmonics.Apply(Schema.ShDegree, into);
                break;
        }
    }

    /// <summary>Disposes the cloud.</summary>
    public void Dispose() => source.Dispose();
}
