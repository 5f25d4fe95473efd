using System.Runtime.InteropServices;
using pxr;
using UsdGsplat.Codecs;
using UsdGsplat.Codecs.Sources;
using UsdGsplat.Splats.Numerics;

namespace UsdGsplat.UsdAuthoring.Reading;

/// <summary>The numbers of an array of a layer, as floats, by range: the variant for USD.NET, which gives arrays whole.</summary>
/// <param name="bytes">The numbers as they are stored.</param>
/// <param name="width">Numbers an element.</param>
/// <param name="isHalf">Whether they have 16 bits.</param>
internal sealed unsafe class BulkReading(byte[] bytes, int width, bool isHalf)
{
    /// <summary>Number of elements.</summary>
    internal int Count => bytes.Length / width / (isHalf ? sizeof(Half) : sizeof(float));

    /// <summary>Numbers an element.</summary>
    internal int Width => width;

    /// <summary>Whether the numbers are stored in 16 bits.</summary>
    internal bool IsHalf => isHalf;

    /// <summary>Copies whole elements.</summary>
    /// <param name="first">The first element.</param>
    /// <param name="into">Filled whole; quaternions are x, y, z, w.</param>
    internal void Read(int first, Span<float> into)
    {
        if (isHalf) HalfFloats.Widen(MemoryMarshal.Cast<byte, Half>(bytes).Slice(first * width, into.Length), into);
        else MemoryMarshal.Cast<byte, float>(bytes).Slice(first * width, into.Length).CopyTo(into);
    }

    /// <summary>The array of a value; null when it holds none of floats or halves.</summary>
    internal static BulkReading? Of(VtValue value) => value.IsEmpty() ? null : value.GetTypeName() switch
    {
        "VtArray<float>" => Copy(((VtFloatArray)value).size(), 1, false, ((VtFloatArray)value).CopyToArray),
        "VtArray<GfVec3f>" => Copy(((VtVec3fArray)value).size(), 3, false, ((VtVec3fArray)value).CopyToArray),
        "VtArray<GfQuatf>" => Copy(((VtQuatfArray)value).size(), 4, false, ((VtQuatfArray)value).CopyToArray),
        "VtArray<GfHalf>" => Copy(((VtHalfArray)value).size(), 1, true, ((VtHalfArray)value).CopyToArray),
        "VtArray<GfVec3h>" => Copy(((VtVec3hArray)value).size(), 3, true, ((VtVec3hArray)value).CopyToArray),
        "VtArray<GfQuath>" => Copy(((VtQuathArray)value).size(), 4, true, ((VtQuathArray)value).CopyToArray),
        _ => null,
    };

    /// <summary>Opens the file at a resolved path.</summary>
    /// <exception cref="AssetUnsupportedException">It is in a package, which USD.NET does not open.</exception>
    internal static IByteSource OpenAsset(string resolvedPath)
    {
        if (!resolvedPath.EndsWith(']')) return new MappedByteSource(resolvedPath);
        throw new AssetUnsupportedException(new AssetLocation(resolvedPath), "USDZ-BINDING", "files in packages are read by the managed core alone; with USD.NET unpack the package");
    }

    private static BulkReading Copy(uint count, int width, bool half, Action<IntPtr> copy)
    {
        byte[] bytes = new byte[checked((int)count * width * (half ? sizeof(Half) : sizeof(float)))];
        fixed (byte* target = bytes) copy((IntPtr)target);
        return new BulkReading(bytes, width, half);
    }
}
