using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using pxr;
using UsdGsplat.Splats.Kernels;

namespace UsdGsplat.UsdAuthoring;

/// <summary>Hands columns over as values of array attributes: the variant for USD.NET, which copies them into native memory.</summary>
/// <remarks>
/// USD.NET copies arrays of vectors from a pointer alone, and all at once. So a column is in memory twice while it is handed
/// over, and once afterwards, where the managed core reads it when it is written.
/// </remarks>
internal static unsafe class BulkArrays
{
    /// <summary>The largest number of 16 bits; larger ones become this instead of infinite.</summary>
    internal const float LargestHalf = 65504;

    private const int ScratchFloats = 1 << 14;

    private static readonly CpuSplatKernels Cpu = new(1);

    /// <summary>Makes a value of the elements of a column.</summary>
    /// <param name="column">The column.</param>
    /// <param name="half">Whether the elements have 16 bits a number, rounded to the nearest, ties to even.</param>
    /// <param name="kernels">What rounds; null for the CPU.</param>
    internal static VtValue Value(IBulkColumn column, bool half, ISplatKernels? kernels = null)
    {
        void* numbers = NativeMemory.Alloc((nuint)column.Count * (nuint)column.Width, half ? (nuint)sizeof(Half) : sizeof(float));
        try
        {
            if (half) ReadHalves(column, (Half*)numbers, kernels ?? Cpu);
            else ReadFloats(column, (float*)numbers);
            return Copy(column, half, (IntPtr)numbers);
        }
        finally
        {
            NativeMemory.Free(numbers);
        }
    }

    /// <summary>Writes a layer to a stream. USD.NET writes to files alone, so it goes through one beside the others of the system.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="isText">Whether as text; else as a crate.</param>
    /// <param name="stream">Left open.</param>
    internal static void Write(SdfLayerHandle layer, bool isText, Stream stream)
    {
        string file = Path.Combine(Path.GetTempPath(), $"usd-gsplat-{Guid.NewGuid():N}{(isText ? ".usda" : ".usdc")}");
        try
        {
            if (!layer.Export(file)) throw new IOException($"{layer.identifier}: OpenUSD could not write the layer");
            using FileStream written = File.OpenRead(file);
            written.CopyTo(stream);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static void ReadFloats(IBulkColumn column, float* into)
    {
        int elements = ScratchFloats / column.Width;
        for (int first = 0; first < column.Count; first += elements)
        {
            int count = Math.Min(elements, column.Count - first);
            column.Read(first, new Span<float>(into + ((long)first * column.Width), count * column.Width));
        }
    }

    private static void ReadHalves(IBulkColumn column, Half* into, ISplatKernels kernels)
    {
        float[] scratch = new float[ScratchFloats];
        int elements = ScratchFloats / column.Width;
        for (int first = 0; first < column.Count; first += elements)
        {
            Span<float> floats = scratch.AsSpan(0, Math.Min(elements, column.Count - first) * column.Width);
            column.Read(first, floats);
            TensorPrimitives.Clamp(floats, -LargestHalf, LargestHalf, floats);
            kernels.RoundToHalf(floats, new Span<Half>(into + ((long)first * column.Width), floats.Length));
        }
    }

    private static VtValue Copy(IBulkColumn column, bool half, IntPtr numbers)
    {
        uint count = (uint)column.Count;
        switch (column.Width, half)
        {
            case (1, false):
                var floats = new VtFloatArray(count);
                floats.CopyFromArray(numbers);
                return floats;
            case (3, false):
                var vectors = new VtVec3fArray(count);
                vectors.CopyFromArray(numbers);
                return vectors;
            case (4, false):
                var quaternions = new VtQuatfArray(count);
                quaternions.CopyFromArray(numbers);
                return quaternions;
            case (1, true):
                var halves = new VtHalfArray(count);
                halves.CopyFromArray(numbers);
                return halves;
            case (3, true):
                var halfVectors = new VtVec3hArray(count);
                halfVectors.CopyFromArray(numbers);
                return halfVectors;
            case (4, true):
                var halfQuaternions = new VtQuathArray(count);
                halfQuaternions.CopyFromArray(numbers);
                return halfQuaternions;
            default:
                throw new ArgumentException($"expected 1, 3 or 4 numbers an element, found {column.Width}", nameof(column));
        }
    }
}
