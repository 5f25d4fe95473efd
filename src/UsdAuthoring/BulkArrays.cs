using System.Buffers;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using pxr;

namespace UsdGsplat.UsdAuthoring;

/// <summary>Hands columns over as values of array attributes, and layers of them to streams. The one file here that calls what USD.NET does not offer.</summary>
/// <remarks>Values of one call share their elements, so that layers hold and crates write them once.</remarks>
internal static class BulkArrays
{
    /// <summary>The largest number of 16 bits; larger ones become this instead of infinite.</summary>
    internal const float LargestHalf = 65504;

    private const int ScratchFloats = 1 << 14;

    /// <summary>Makes a value that reads its elements from a column, which must stay open for as long.</summary>
    /// <param name="column">The column.</param>
    /// <param name="half">Whether the elements have 16 bits a number, rounded to the nearest, ties to even.</param>
    internal static VtValue Value(IBulkColumn column, bool half) => (column.Width, half) switch
    {
        (1, false) => Filled<VtFloatArray, float>(column, half),
        (3, false) => Filled<VtVec3fArray, GfVec3f>(column, half),
        (4, false) => Filled<VtQuatfArray, GfQuatf>(column, half),
        (1, true) => Filled<VtHalfArray, GfHalf>(column, half),
        (3, true) => Filled<VtVec3hArray, GfVec3h>(column, half),
        (4, true) => Filled<VtQuathArray, GfQuath>(column, half),
        _ => throw new ArgumentException($"expected 1, 3 or 4 numbers an element, found {column.Width}", nameof(column)),
    };

    /// <summary>Writes a layer, whose arrays may be larger than memory, forward to a stream.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="isText">Whether as text; else as a crate.</param>
    /// <param name="stream">Left open.</param>
    internal static void Write(SdfLayerHandle layer, bool isText, Stream stream)
    {
        if (isText) layer.ExportToStream(stream);
        else layer.ExportCrateToStream(stream);
    }

    private static VtValue Filled<TArray, T>(IBulkColumn column, bool half)
        where TArray : VtArray<T>, new()
        where T : unmanaged
    {
        var array = new TArray();
        array.assign(half ? new Halves<T>(column) : new Floats<T>(column));
        return array switch
        {
            VtFloatArray a => a,
            VtVec3fArray a => a,
            VtQuatfArray a => a,
            VtHalfArray a => a,
            VtVec3hArray a => a,
            VtQuathArray a => a,
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    /// <summary>Elements that are floats in memory.</summary>
    private sealed class Floats<T>(IBulkColumn column) : IVtArraySource<T>
        where T : unmanaged
    {
        public int Count => column.Count;

        public void Read(int first, Span<T> into) => column.Read(first, MemoryMarshal.Cast<T, float>(into));
    }

    /// <summary>Elements that are 16-bit floats in memory.</summary>
    private sealed class Halves<T>(IBulkColumn column) : IVtArraySource<T>
        where T : unmanaged
    {
        private readonly int width = Unsafe.SizeOf<T>() / Unsafe.SizeOf<Half>();

        public int Count => column.Count;

        public void Read(int first, Span<T> into)
        {
            Span<Half> halves = MemoryMarshal.Cast<T, Half>(into);
            float[] rented = ArrayPool<float>.Shared.Rent(ScratchFloats);
            for (int elements = ScratchFloats / width; halves.Length > 0; first += elements)
            {
                Span<float> floats = rented.AsSpan(0, Math.Min(elements * width, halves.Length));
                column.Read(first, floats);
                TensorPrimitives.Clamp(floats, -LargestHalf, LargestHalf, floats);
                TensorPrimitives.ConvertToHalf(floats, halves[..floats.Length]);
                halves = halves[floats.Length..];
            }

            ArrayPool<float>.Shared.Return(rented);
        }
    }
}
