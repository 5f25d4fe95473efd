using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using pxr;
using UsdGsplat.Codecs.Sources;
using UsdGsplat.Splats.Numerics;

namespace UsdGsplat.UsdAuthoring.Reading;

/// <summary>The numbers of an array of a layer, as floats, by range: what stands in a crate is read where it lies.</summary>
/// <remarks>This file holds all that reading asks of the USD library beyond what USD.NET offers: ranges of arrays, and assets of packages.</remarks>
internal abstract class BulkReading
{
    private const int ChunkElements = 4096;

    /// <summary>Number of elements.</summary>
    internal abstract int Count { get; }

    /// <summary>Numbers an element.</summary>
    internal abstract int Width { get; }

    /// <summary>Whether the numbers are stored in 16 bits.</summary>
    internal abstract bool IsHalf { get; }

    /// <summary>Copies whole elements.</summary>
    /// <param name="first">The first element.</param>
    /// <param name="into">Filled whole; quaternions are x, y, z, w.</param>
    internal abstract void Read(int first, Span<float> into);

    /// <summary>The array of a value; null when it holds none of floats or halves.</summary>
    internal static BulkReading? Of(VtValue value) => value.Object switch
    {
        VtFloatArray array => new Floats<float>(array),
        VtVec3fArray array => new Floats<GfVec3f>(array),
        VtQuatfArray array => new Floats<GfQuatf>(array),
        VtHalfArray array => new Halves<GfHalf>(array),
        VtVec3hArray array => new Halves<GfVec3h>(array),
        VtQuathArray array => new Halves<GfQuath>(array),
        _ => null,
    };

    /// <summary>Opens the file at a resolved path, in a package or not.</summary>
    internal static IByteSource OpenAsset(string resolvedPath) => UsdZipFile.OpenAsset(resolvedPath);

    private sealed class Floats<T>(VtArray<T> array) : BulkReading
        where T : unmanaged
    {
        internal override int Count => (int)array.size();

        internal override int Width => Unsafe.SizeOf<T>() / sizeof(float);

        internal override bool IsHalf => false;

        internal override void Read(int first, Span<float> into) => array.CopyRange(first, MemoryMarshal.Cast<float, T>(into));
    }

    private sealed class Halves<T>(VtArray<T> array) : BulkReading
        where T : unmanaged
    {
        internal override int Count => (int)array.size();

        internal override int Width => Unsafe.SizeOf<T>() / Unsafe.SizeOf<Half>();

        internal override bool IsHalf => true;

        internal override void Read(int first, Span<float> into)
        {
            int elements = into.Length / Width;
            T[] rented = ArrayPool<T>.Shared.Rent(Math.Min(elements, ChunkElements));
            try
            {
                for (int done = 0; done < elements; done += ChunkElements)
                {
                    Span<T> chunk = rented.AsSpan(0, Math.Min(ChunkElements, elements - done));
                    array.CopyRange(first + done, chunk);
                    HalfFloats.Widen(MemoryMarshal.Cast<T, Half>(chunk), into.Slice(done * Width, chunk.Length * Width));
                }
            }
            finally
            {
                ArrayPool<T>.Shared.Return(rented);
            }
        }
    }
}
