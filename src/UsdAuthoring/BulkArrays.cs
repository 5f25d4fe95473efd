using System.Buffers;
using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using pxr;
using UsdGsplat.Splats.Kernels;

namespace UsdGsplat.UsdAuthoring;

/// <summary>Hands columns over as values of array attributes, and layers of them to streams. The one file here that calls what USD.NET does not offer.</summary>
/// <remarks>Values of one call share their elements, so that layers hold and crates write them once.</remarks>
internal static class BulkArrays
{
    /// <summary>The largest number of 16 bits; larger ones become this instead of infinite.</summary>
    internal const float LargestHalf = 65504;

    /// <summary>Few enough for the second-level cache, where the CPU rounds.</summary>
    private const int ScratchFloats = 1 << 14;

    private static readonly CpuSplatKernels Cpu = new(1);

    /// <summary>Makes a value that reads its elements from a column, which must stay open for as long.</summary>
    /// <param name="column">The column.</param>
    /// <param name="half">Whether the elements have 16 bits a number, rounded to the nearest, ties to even.</param>
    /// <param name="kernels">What rounds, as long as the column is open; null for the CPU.</param>
    internal static VtValue Value(IBulkColumn column, bool half, ISplatKernels? kernels = null) => (column.Width, half) switch
    {
        (1, false) => Filled<VtFloatArray, float>(new Floats<float>(column)),
        (3, false) => Filled<VtVec3fArray, GfVec3f>(new Floats<GfVec3f>(column)),
        (4, false) => Filled<VtQuatfArray, GfQuatf>(new Floats<GfQuatf>(column)),
        (1, true) => Filled<VtHalfArray, GfHalf>(new Halves<GfHalf>(column, kernels)),
        (3, true) => Filled<VtVec3hArray, GfVec3h>(new Halves<GfVec3h>(column, kernels)),
        (4, true) => Filled<VtQuathArray, GfQuath>(new Halves<GfQuath>(column, kernels)),
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

    private static VtValue Filled<TArray, T>(IVtArraySource<T> source)
        where TArray : VtArray<T>, new()
        where T : unmanaged
    {
        var array = new TArray();
        array.assign(source);
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
    private sealed class Halves<T>(IBulkColumn column, ISplatKernels? kernels) : IVtArraySource<T>
        where T : unmanaged
    {
        private readonly int width = Unsafe.SizeOf<T>() / Unsafe.SizeOf<Half>();

        public int Count => column.Count;

        public void Read(int first, Span<T> into)
        {
            Span<Half> halves = MemoryMarshal.Cast<T, Half>(into);
            // A device takes all at once: every call of it costs time.
            int room = kernels is null ? ScratchFloats : Math.Max(ScratchFloats, halves.Length);
            float[] rented = ArrayPool<float>.Shared.Rent(room);
            for (int elements = room / width; halves.Length > 0; first += elements)
            {
                Span<float> floats = rented.AsSpan(0, Math.Min(elements * width, halves.Length));
                column.Read(first, floats);
                TensorPrimitives.Clamp(floats, -LargestHalf, LargestHalf, floats);
                (kernels ?? Cpu).RoundToHalf(floats, halves[..floats.Length]);
                halves = halves[floats.Length..];
            }

            ArrayPool<float>.Shared.Return(rented);
        }
    }
}
