using UsdGsplat.Splats.Numerics;

namespace UsdGsplat.Splats.Operations;

/// <summary>A cloud whose invalid rotations, non-finite or shorter than 1e-8, read as the identity.</summary>
/// <remarks>Source: FreeTimeGS exporters. Valid rotations keep their bits and their lengths.</remarks>
/// <param name="source">The cloud; disposed with this one.</param>
public sealed class RepairedSplatSource(ISplatSource source) : ISplatSource
{
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
        if (column == SplatColumn.RotationsXyzw) Rotations.Repair(into);
    }

    /// <summary>Disposes the cloud.</summary>
    public void Dispose() => source.Dispose();
}
