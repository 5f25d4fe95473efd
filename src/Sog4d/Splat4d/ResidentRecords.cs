using UsdGsplat.Splats;

namespace UsdGsplat.Sog4d.Splat4d;

/// <summary>Takes the columns of records into memory, in another order.</summary>
internal static class ResidentRecords
{
    /// <summary>Reads a cloud.</summary>
    /// <param name="source">The cloud; each column is read forward, once.</param>
    /// <param name="order">Of each splat of the result its index in the cloud; may leave splats out; null for all as they are.</param>
    internal static SplatCloud Of(ISplatSource source, int[]? order)
    {
        if (order is null) return SplatCloud.From(source);
        var cloud = new SplatCloud(source.Name, source.Schema with { Count = order.Length }) { Warnings = source.Warnings };
        foreach (SplatColumn column in source.Schema.Columns)
            Gather((at, into) => source.Read(column, at, into), source.Schema.Count, source.Schema.Width(column), order, cloud.Column(column));
        return cloud;
    }

    /// <summary>Reads values and puts them in another order.</summary>
    internal static void Gather(Measuring.RangeReader read, long count, int width, int[] order, Span<float> to)
    {
        var from = new float[count * width];
        read(0, from);
        for (int i = 0; i < order.Length; i++) from.AsSpan(order[i] * width, width).CopyTo(to.Slice(i * width, width));
    }
}
