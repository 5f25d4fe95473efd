using System.Runtime.InteropServices;
using UsdGsplat.Codecs.Sources;

namespace UsdGsplat.SplatFormats.Checkpoints.Tensors;

/// <summary>Reads rows of a tensor, which are all its elements with one first index, as dense floats.</summary>
/// <remarks>
/// Plain 32-bit floats are copied as bits. A row may be cut after its first elements. The bytes are borrowed from the source
/// in views of at most <see cref="ViewBytes"/>, whatever the strides.
/// </remarks>
internal sealed class TensorRows
{
    private const int ViewBytes = 4 << 20;

    /// <summary>Rows whose own elements are spread wider than this are read one column at a time.</summary>
    private const long MaxRowSpan = 1 << 18;

    private readonly TensorView view;
    private readonly ElementReader reader;
    private readonly long[] columns;
    private readonly long rowStride;
    private readonly long rowSpan;
    private readonly bool dense;

    /// <summary>Plans the reading of a tensor.</summary>
    /// <param name="view">The tensor, of rank 1 or more and of a real type.</param>
    /// <param name="width">Elements of each row to read, at most as many as a row has.</param>
    internal TensorRows(TensorView view, int width)
    {
        this.view = view;
        reader = ElementReader.For(view.Dtype, view.Storage.BigEndian);
        columns = ColumnOffsets(view, width);
        rowStride = view.Strides[0];
        rowSpan = columns.Length == 0 ? 0 : columns.Max() + 1;
        dense = true;
        for (int i = 0; i < columns.Length; i++) dense &= columns[i] == i;
    }

    /// <summary>Fills <paramref name="into"/> with whole rows.</summary>
    internal void Read(long firstRow, Span<float> into)
    {
        if (into.IsEmpty) return;
        if (dense && (rowStride == columns.Length || into.Length == columns.Length)) ReadRun(view.Offset + (firstRow * rowStride), into);
        else if (rowSpan * view.Dtype.Size() <= MaxRowSpan) ReadRows(firstRow, into);
        else ReadColumns(firstRow, into);
    }

    private static long[] ColumnOffsets(TensorView view, int width)
    {
        var offsets = new long[width];
        var index = new long[view.Rank];
        long at = 0;
        for (int i = 0; i < width; i++)
        {
            offsets[i] = at;
            for (int axis = view.Rank - 1; axis > 0; axis--)
            {
                at += view.Strides[axis];
                if (++index[axis] < view.Sizes[axis]) break;
                at -= index[axis] * view.Strides[axis];
                index[axis] = 0;
            }
        }

        return offsets;
    }

    private void ReadRun(long element, Span<float> into)
    {
        int size = view.Dtype.Size();
        if (reader.IsPlainFloat)
        {
            view.Storage.Source.ReadExactly(view.Storage.Start + (element * size), MemoryMarshal.AsBytes(into));
            return;
        }

        for (int chunk; !into.IsEmpty; into = into[chunk..], element += chunk)
        {
            chunk = Math.Min(into.Length, ViewBytes / size);
            using ByteView bytes = Borrow(element, chunk);
            reader.Run(bytes.Span, into[..chunk], view.Location);
        }
    }

    private void ReadRows(long firstRow, Span<float> into)
    {
        int width = columns.Length;
        int rows = into.Length / width;
        int stride = (int)Math.Min(rowStride, ViewBytes);
        int perView = stride == 0 ? rows : (int)Math.Max(1, ((ViewBytes / view.Dtype.Size()) - rowSpan) / stride);
        for (int row = 0, chunk; row < rows; row += chunk)
        {
            chunk = Math.Min(perView, rows - row);
            using ByteView bytes = Borrow(view.Offset + ((firstRow + row) * rowStride), ((chunk - 1L) * stride) + rowSpan);
            Span<float> part = into.Slice(row * width, chunk * width);
            if (dense) reader.Blocks(bytes.Span, stride, width, part, view.Location);
            else reader.Gather(bytes.Span, stride, columns, part, view.Location);
        }
    }

    private void ReadColumns(long firstRow, Span<float> into)
    {
        int width = columns.Length;
        int rows = into.Length / width;
        int stride = (int)Math.Min(rowStride, ViewBytes);
        int perView = stride == 0 ? rows : Math.Max(1, ViewBytes / view.Dtype.Size() / stride);
        for (int row = 0, chunk; row < rows; row += chunk)
        {
            chunk = Math.Min(perView, rows - row);
            for (int column = 0; column < width; column++)
            {
                using ByteView bytes = Borrow(view.Offset + ((firstRow + row) * rowStride) + columns[column], ((chunk - 1L) * stride) + 1);
                reader.Column(bytes.Span, stride, into.Slice(row * width, chunk * width), column, width, view.Location);
            }
        }
    }

    private ByteView Borrow(long element, long count)
    {
        int size = view.Dtype.Size();
        return view.Storage.Source.View(view.Storage.Start + (element * size), checked((int)(count * size)));
    }
}
