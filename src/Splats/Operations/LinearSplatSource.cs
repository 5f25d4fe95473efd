using UsdGsplat.Splats.Numerics;

namespace UsdGsplat.Splats.Operations;

/// <summary>A cloud whose file holds activated values, read in the convention: opacities as logits, scales as logarithms.</summary>
/// <remarks>Some exporters write both so. Source: FreeTimeGS checkpoint, section 10.3.</remarks>
public sealed class LinearSplatSource : ISplatSource
{
    private readonly ISplatSource source;
    private readonly bool opacities, scales;

    /// <summary>Reads a cloud so.</summary>
    /// <param name="source">The cloud; disposed with this one.</param>
    /// <param name="opacities">Whether its <see cref="SplatColumn.OpacityLogits"/> are opacities, 0 to 1; see <see cref="SplatOpacity.ToLogit"/>.</param>
    /// <param name="scales">Whether its <see cref="SplatColumn.LogScales"/> are standard deviations; 0 gives −∞, less NaN.</param>
    public LinearSplatSource(ISplatSource source, bool opacities, bool scales)
    {
        ArgumentNullException.ThrowIfNull(source);
        (this.source, this.opacities, this.scales) = (source, opacities, scales);
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
        if (scales && column == SplatColumn.LogScales) PortableLogarithm.Apply(into);
        if (!opacities || column != SplatColumn.OpacityLogits) return;
        foreach (ref float value in into) value = SplatOpacity.ToLogit(value);
    }

    /// <summary>Disposes the cloud.</summary>
    public void Dispose() => source.Dispose();
}
