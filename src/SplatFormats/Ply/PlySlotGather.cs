using System.Buffers.Binary;
using System.Diagnostics;
using System.Runtime.InteropServices;
using UsdGsplat.Splats;

namespace UsdGsplat.SplatFormats.Ply;

/// <summary>The general way: any type, either byte order, any place in the record.</summary>
/// <remarks>Records go in blocks that stay in the first-level cache, since each slot passes over all of them.</remarks>
internal sealed class PlySlotGather(PlySlot[] slots, int stride, bool swap) : PlyGather
{
    private const int BlockBytes = 24 << 10;

    internal override int Run(ReadOnlySpan<byte> records, Span<float> into)
    {
        int block = Math.Max(1, BlockBytes / stride);
        int splats = into.Length / slots.Length;
        int bad = int.MaxValue;
        for (int first = 0; first < splats && bad == int.MaxValue; first += block)
        {
            int count = Math.Min(block, splats - first);
            ReadOnlySpan<byte> source = records.Slice(first * stride, count * stride);
            Span<float> target = into.Slice(first * slots.Length, count * slots.Length);
            for (int j = 0; j < slots.Length; j++)
            {
                int at = Gather(source, slots[j], target[j..]);
                if (at >= 0) bad = Math.Min(bad, ((first + at) * slots.Length) + j);
            }
        }

        return bad == int.MaxValue ? -1 : bad;
    }

    /// <summary>Fills every K-th float of the target from one slot.</summary>
    /// <returns>The first splat whose double is out of range, or −1.</returns>
    private int Gather(ReadOnlySpan<byte> source, PlySlot slot, Span<float> target)
    {
        if (slot.Kind == PlySlotKind.Constant)
        {
            for (int to = 0; to < target.Length; to += slots.Length) target[to] = slot.Constant;
            return -1;
        }

        if (slot.Type == PlyType.Float64) return GatherDoubles(source, slot.Offset, target);
        if (slot.Type == PlyType.Float32)
        {
            GatherFloats(source, slot.Offset, target);
            return -1;
        }

        for (int to = 0, from = slot.Offset; to < target.Length; to += slots.Length, from += stride)
        {
            long value = ReadInteger(source[from..], slot.Type);
            target[to] = slot.Kind == PlySlotKind.Colour ? ColourToCoefficient(value) : value;
        }

        return -1;
    }

    /// <summary>The coefficient whose colour is a byte: (v / 255 − 0.5) / C0.</summary>
    internal static float ColourToCoefficient(double value) => (float)(((value / 255) - 0.5) / SphericalHarmonics.C0);

    private void GatherFloats(ReadOnlySpan<byte> source, int offset, Span<float> target)
    {
        Span<int> bits = MemoryMarshal.Cast<float, int>(target);
        for (int to = 0, from = offset; to < bits.Length; to += slots.Length, from += stride)
        {
            int value = MemoryMarshal.Read<int>(source[from..]);
            bits[to] = swap ? BinaryPrimitives.ReverseEndianness(value) : value;
        }
    }

    private int GatherDoubles(ReadOnlySpan<byte> source, int offset, Span<float> target)
    {
        int bad = -1;
        for (int to = 0, from = offset; to < target.Length; to += slots.Length, from += stride)
        {
            long bits = MemoryMarshal.Read<long>(source[from..]);
            double value = BitConverter.Int64BitsToDouble(swap ? BinaryPrimitives.ReverseEndianness(bits) : bits);
            float narrow = (float)value;
            if (bad < 0 && float.IsInfinity(narrow) && double.IsFinite(value)) bad = to / slots.Length;
            target[to] = narrow;
        }

        return bad;
    }

    private long ReadInteger(ReadOnlySpan<byte> raw, PlyType type) => type switch
    {
        PlyType.Int8 => (sbyte)raw[0],
        PlyType.UInt8 => raw[0],
        PlyType.Int16 => (short)ReadUInt16(raw),
        PlyType.UInt16 => ReadUInt16(raw),
        PlyType.Int32 => (int)ReadUInt32(raw),
        PlyType.UInt32 => ReadUInt32(raw),
        _ => throw new UnreachableException(),
    };

    private ushort ReadUInt16(ReadOnlySpan<byte> raw)
    {
        ushort value = MemoryMarshal.Read<ushort>(raw);
        return swap ? BinaryPrimitives.ReverseEndianness(value) : value;
    }

    private uint ReadUInt32(ReadOnlySpan<byte> raw)
    {
        uint value = MemoryMarshal.Read<uint>(raw);
        return swap ? BinaryPrimitives.ReverseEndianness(value) : value;
    }
}
