using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using UsdGsplat.Codecs;
using UsdGsplat.Splats.Numerics;

namespace UsdGsplat.SplatFormats.Checkpoints.Tensors;

/// <summary>One element type: how an element, and a run of them, become floats.</summary>
internal interface IElement
{
    /// <summary>Bytes of an element.</summary>
    static abstract int Size { get; }

    /// <summary>The element at the start of <paramref name="from"/>, least significant byte first.</summary>
    static abstract float Read(ReadOnlySpan<byte> from, AssetLocation where);

    /// <summary>A dense run; <paramref name="from"/> has exactly as many elements as <paramref name="into"/>.</summary>
    static abstract void Convert(ReadOnlySpan<byte> from, Span<float> into, AssetLocation where);
}

/// <summary>The same element with its bytes in the other order.</summary>
internal readonly struct BigEndian<T> : IElement
    where T : struct, IElement
{
    public static int Size => T.Size;

    public static float Read(ReadOnlySpan<byte> from, AssetLocation where)
    {
        Span<byte> swapped = stackalloc byte[8];
        swapped = swapped[..T.Size];
        from[..T.Size].CopyTo(swapped);
        swapped.Reverse();
        return T.Read(swapped, where);
    }

    public static void Convert(ReadOnlySpan<byte> from, Span<float> into, AssetLocation where)
    {
        for (int i = 0; i < into.Length; i++) into[i] = Read(from[(i * T.Size)..], where);
    }
}

internal readonly struct Float32Element : IElement
{
    public static int Size => 4;

    public static float Read(ReadOnlySpan<byte> from, AssetLocation where) => BinaryPrimitives.ReadSingleLittleEndian(from);

    public static void Convert(ReadOnlySpan<byte> from, Span<float> into, AssetLocation where) => from.CopyTo(MemoryMarshal.AsBytes(into));
}

/// <summary>Narrows to the nearest float. A finite number outside the range of floats is an error.</summary>
internal readonly struct Float64Element : IElement
{
    public static int Size => 8;

    public static float Read(ReadOnlySpan<byte> from, AssetLocation where)
    {
        double value = BinaryPrimitives.ReadDoubleLittleEndian(from);
        float narrow = (float)value;
        if (float.IsInfinity(narrow) && double.IsFinite(value))
        {
            CheckpointErrors.Damaged(where, "CKPT-RANGE", string.Create(CultureInfo.InvariantCulture, $"expected a number in the range of 32-bit floats, found {value}"));
        }

        return narrow;
    }

    public static void Convert(ReadOnlySpan<byte> from, Span<float> into, AssetLocation where)
    {
        ReadOnlySpan<double> doubles = MemoryMarshal.Cast<byte, double>(from);
        int step = 2 * Vector<double>.Count;
        int i = 0;
        for (; i <= into.Length - step; i += step)
        {
            Vector<float> narrow = Vector.Narrow(new Vector<double>(doubles[i..]), new Vector<double>(doubles[(i + Vector<double>.Count)..]));
            if (Vector.EqualsAny(Vector.Abs(narrow), new Vector<float>(float.PositiveInfinity))) Scalars(from, into, i, i + step, where);
            else narrow.CopyTo(into[i..]);
        }

        Scalars(from, into, i, into.Length, where);
    }

    private static void Scalars(ReadOnlySpan<byte> from, Span<float> into, int first, int end, AssetLocation where)
    {
        for (int i = first; i < end; i++) into[i] = Read(from[(i * 8)..], where);
    }
}

internal readonly struct Float16Element : IElement
{
    public static int Size => 2;

    public static float Read(ReadOnlySpan<byte> from, AssetLocation where) => (float)BinaryPrimitives.ReadHalfLittleEndian(from);

    public static void Convert(ReadOnlySpan<byte> from, Span<float> into, AssetLocation where) =>
        HalfFloats.Widen(MemoryMarshal.Cast<byte, Half>(from), into);
}

/// <summary>The upper half of a 32-bit float.</summary>
internal readonly struct BFloat16Element : IElement
{
    public static int Size => 2;

    public static float Read(ReadOnlySpan<byte> from, AssetLocation where) =>
        BitConverter.UInt32BitsToSingle((uint)BinaryPrimitives.ReadUInt16LittleEndian(from) << 16);

    public static void Convert(ReadOnlySpan<byte> from, Span<float> into, AssetLocation where)
    {
        ReadOnlySpan<ushort> halves = MemoryMarshal.Cast<byte, ushort>(from);
        Span<uint> bits = MemoryMarshal.Cast<float, uint>(into);
        int i = 0;
        for (; i <= bits.Length - Vector<ushort>.Count; i += Vector<ushort>.Count)
        {
            Vector.Widen(new Vector<ushort>(halves[i..]), out Vector<uint> low, out Vector<uint> high);
            Vector.ShiftLeft(low, 16).CopyTo(bits[i..]);
            Vector.ShiftLeft(high, 16).CopyTo(bits[(i + Vector<uint>.Count)..]);
        }

        for (; i < bits.Length; i++) bits[i] = (uint)halves[i] << 16;
    }
}

internal readonly struct Int64Element : IElement
{
    public static int Size => 8;

    public static float Read(ReadOnlySpan<byte> from, AssetLocation where) => BinaryPrimitives.ReadInt64LittleEndian(from);

    public static void Convert(ReadOnlySpan<byte> from, Span<float> into, AssetLocation where) => Elements.Convert<Int64Element>(from, into, where);
}

internal readonly struct Int32Element : IElement
{
    public static int Size => 4;

    public static float Read(ReadOnlySpan<byte> from, AssetLocation where) => BinaryPrimitives.ReadInt32LittleEndian(from);

    public static void Convert(ReadOnlySpan<byte> from, Span<float> into, AssetLocation where) => Elements.Convert<Int32Element>(from, into, where);
}

internal readonly struct Int16Element : IElement
{
    public static int Size => 2;

    public static float Read(ReadOnlySpan<byte> from, AssetLocation where) => BinaryPrimitives.ReadInt16LittleEndian(from);

    public static void Convert(ReadOnlySpan<byte> from, Span<float> into, AssetLocation where) => Elements.Convert<Int16Element>(from, into, where);
}

internal readonly struct Int8Element : IElement
{
    public static int Size => 1;

    public static float Read(ReadOnlySpan<byte> from, AssetLocation where) => (sbyte)from[0];

    public static void Convert(ReadOnlySpan<byte> from, Span<float> into, AssetLocation where) => Elements.Convert<Int8Element>(from, into, where);
}

internal readonly struct UInt8Element : IElement
{
    public static int Size => 1;

    public static float Read(ReadOnlySpan<byte> from, AssetLocation where) => from[0];

    public static void Convert(ReadOnlySpan<byte> from, Span<float> into, AssetLocation where) => Elements.Convert<UInt8Element>(from, into, where);
}

/// <summary>1 for any byte but 0.</summary>
internal readonly struct BoolElement : IElement
{
    public static int Size => 1;

    public static float Read(ReadOnlySpan<byte> from, AssetLocation where) => from[0] == 0 ? 0 : 1;

    public static void Convert(ReadOnlySpan<byte> from, Span<float> into, AssetLocation where) => Elements.Convert<BoolElement>(from, into, where);
}

/// <summary>The run of a type that no trainer stores splats in, so that it is not worth vectors.</summary>
internal static class Elements
{
    internal static void Convert<T>(ReadOnlySpan<byte> from, Span<float> into, AssetLocation where)
        where T : struct, IElement
    {
        for (int i = 0; i < into.Length; i++) into[i] = T.Read(from[(i * T.Size)..], where);
    }
}
