using System.Diagnostics;
using UsdGsplat.Codecs;

namespace UsdGsplat.SplatFormats.Checkpoints.Tensors;

/// <summary>Turns the elements of one type into floats: a dense run, rows of a stride, or one column of rows.</summary>
internal abstract class ElementReader
{
    /// <summary>Whether a run of elements is the same bytes as a run of floats in memory.</summary>
    internal virtual bool IsPlainFloat => false;

    internal static ElementReader For(TorchDtype dtype, bool bigEndian) => dtype switch
    {
        TorchDtype.Float32 => Pick<Float32Element>(bigEndian),
        TorchDtype.Float64 => Pick<Float64Element>(bigEndian),
        TorchDtype.Float16 => Pick<Float16Element>(bigEndian),
        TorchDtype.BFloat16 => Pick<BFloat16Element>(bigEndian),
        TorchDtype.Int64 => Pick<Int64Element>(bigEndian),
        TorchDtype.Int32 => Pick<Int32Element>(bigEndian),
        TorchDtype.Int16 => Pick<Int16Element>(bigEndian),
        TorchDtype.Int8 => Pick<Int8Element>(bigEndian),
        TorchDtype.UInt8 => Pick<UInt8Element>(bigEndian),
        TorchDtype.Bool => Pick<BoolElement>(bigEndian),
        _ => throw new UnreachableException(),
    };

    /// <summary>Converts as many elements as <paramref name="into"/> has.</summary>
    internal abstract void Run(ReadOnlySpan<byte> from, Span<float> into, AssetLocation where);

    /// <summary>Converts rows whose <paramref name="width"/> elements follow one another.</summary>
    internal abstract void Blocks(ReadOnlySpan<byte> from, int stride, int width, Span<float> into, AssetLocation where);

    /// <summary>Converts rows whose elements are at <paramref name="columns"/>.</summary>
    internal abstract void Gather(ReadOnlySpan<byte> from, int stride, long[] columns, Span<float> into, AssetLocation where);

    /// <summary>Converts one column of rows that are <paramref name="width"/> wide in <paramref name="into"/>.</summary>
    internal abstract void Column(ReadOnlySpan<byte> from, int stride, Span<float> into, int column, int width, AssetLocation where);

    private static ElementReader Pick<T>(bool bigEndian)
        where T : struct, IElement =>
        bigEndian && T.Size > 1 ? new ElementReader<BigEndian<T>>() : new ElementReader<T>();
}

/// <summary>The loops, made once for each element type.</summary>
internal sealed class ElementReader<T> : ElementReader
    where T : struct, IElement
{
    internal override bool IsPlainFloat => typeof(T) == typeof(Float32Element);

    internal override void Run(ReadOnlySpan<byte> from, Span<float> into, AssetLocation where) => T.Convert(from[..(into.Length * T.Size)], into, where);

    internal override void Blocks(ReadOnlySpan<byte> from, int stride, int width, Span<float> into, AssetLocation where)
    {
        int step = stride * T.Size;
        for (int at = 0; !into.IsEmpty; into = into[width..], at += step) T.Convert(from.Slice(at, width * T.Size), into[..width], where);
    }

    internal override void Gather(ReadOnlySpan<byte> from, int stride, long[] columns, Span<float> into, AssetLocation where)
    {
        int step = stride * T.Size;
        for (int at = 0; !into.IsEmpty; into = into[columns.Length..], at += step)
        {
            for (int i = 0; i < columns.Length; i++) into[i] = T.Read(from[(at + ((int)columns[i] * T.Size))..], where);
        }
    }

    internal override void Column(ReadOnlySpan<byte> from, int stride, Span<float> into, int column, int width, AssetLocation where)
    {
        int step = stride * T.Size;
        for (int i = column, at = 0; i < into.Length; i += width, at += step) into[i] = T.Read(from[at..], where);
    }
}
