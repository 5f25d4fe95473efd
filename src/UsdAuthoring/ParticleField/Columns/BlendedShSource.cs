using System.Buffers;
using System.Numerics.Tensors;
using UsdGsplat.Splats;

namespace UsdGsplat.UsdAuthoring.ParticleField.Columns;

/// <summary>A cloud between two sets of its spherical harmonics, as time samples of them interpolate.</summary>
/// <param name="from">The cloud with the one set.</param>
/// <param name="to">The cloud with the next one.</param>
/// <param name="weight">How far from the one to the other, 0 to 1.</param>
internal sealed class BlendedShSource(ISplatSource from, ISplatSource to, float weight) : ISplatSource
{
    public string Name => from.Name;

    public SplatSchema Schema => from.Schema;

    public IReadOnlyList<string> Warnings => from.Warnings;

    public void Read(SplatColumn column, long first, Span<float> into)
    {
        from.Read(column, first, into);
        if (column != SplatColumn.ShRest) return;
        float[] rented = ArrayPool<float>.Shared.Rent(into.Length);
        Span<float> next = rented.AsSpan(0, into.Length);
        to.Read(column, first, next);
        TensorPrimitives.Lerp(into, next, weight, into);
        ArrayPool<float>.Shared.Return(rented);
    }

    /// <summary>Does nothing: the clouds belong to the caller.</summary>
    public void Dispose()
    {
    }
}
