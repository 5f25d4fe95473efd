using UsdGsplat.Splats;

namespace UsdGsplat.Sog4d.Measuring;

/// <summary>One thread's view of both sides of a stretch of pairs.</summary>
internal sealed class PairReader(ISplatSource input, ISplatSource written, SplatPairs pairs)
{
    private readonly SplatGather left = new(), right = new();

    /// <summary>Floats of a record of higher coefficients of the input, and of the file.</summary>
    internal (int Input, int Written) RestWidths { get; } = (input.Schema.Width(SplatColumn.ShRest), written.Schema.Width(SplatColumn.ShRest));

    /// <summary>Values of the input; good until the next call, and the caller's to change.</summary>
    internal Span<float> Input(SplatColumn column, int first, int count) =>
        Input((at, into) => input.Read(column, at, into), input.Schema.Width(column), first, count);

    /// <summary>Values of the input that are in no column.</summary>
    internal Span<float> Input(RangeReader read, int width, int first, int count) => left.Read(read, width, pairs.Sources(first, count));

    /// <summary>Values of the file; good until the next call of this or the next member, and the caller's to change.</summary>
    internal Span<float> Written(SplatColumn column, int first, int count) =>
        Written((at, into) => written.Read(column, at, into), written.Schema.Width(column), first, count);

    /// <summary>Values of the file that are in no column.</summary>
    internal Span<float> Written(RangeReader read, int width, int first, int count) => right.Read(read, width, pairs.Splats(first, count));
}
