using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace UsdGsplat.SplatFormats.Ply;

/// <summary>Takes one column out of interleaved records.</summary>
internal abstract class PlyGather
{
    /// <summary>Fills a column.</summary>
    /// <param name="records">Whole records.</param>
    /// <param name="into">The column's floats of as many splats.</param>
    /// <returns>The index of the first float that is a finite double beyond the range of float, or −1.</returns>
    internal abstract int Run(ReadOnlySpan<byte> records, Span<float> into);

    /// <summary>The fastest way for a column's slots: native floats that lie side by side are moved in one piece.</summary>
    internal static PlyGather Choose(ReadOnlySpan<PlySlot> slots, int stride, bool bigEndian)
    {
        bool native = bigEndian != BitConverter.IsLittleEndian;
        foreach (PlySlot slot in slots) native &= slot.Kind == PlySlotKind.Value && slot.Type == PlyType.Float32;
        if (native && slots.Length == 3 && IsRun(slots, 0, 1, 3)) return new Triples(slots[0].Offset, stride);
        if (native && slots.Length == 4 && slots[3].Offset == slots[0].Offset - 4 && IsRun(slots, 0, 1, 3))
        {
            return new Rotations(slots[3].Offset, stride);
        }

        int coefficients = slots.Length / 3;
        if (native && coefficients >= 3 && IsRun(slots, 0, 3, coefficients) && IsRun(slots, 1, 3, coefficients) && IsRun(slots, 2, 3, coefficients))
        {
            return new Harmonics(slots[0].Offset, slots[1].Offset, slots[2].Offset, coefficients, stride);
        }

        return new PlySlotGather(slots.ToArray(), stride, swap: !native && bigEndian == BitConverter.IsLittleEndian);
    }

    /// <summary>Whether every <paramref name="step"/>-th slot from <paramref name="first"/> lies right after the one before.</summary>
    private static bool IsRun(ReadOnlySpan<PlySlot> slots, int first, int step, int count)
    {
        for (int i = 1; i < count; i++)
        {
            if (slots[first + (i * step)].Offset != slots[first].Offset + (4 * i)) return false;
        }

        return true;
    }

    /// <summary>Three floats side by side: positions, log scales, the constant coefficient.</summary>
    private sealed class Triples(int offset, int stride) : PlyGather
    {
        internal override int Run(ReadOnlySpan<byte> records, Span<float> into)
        {
            ref byte from = ref Unsafe.Add(ref MemoryMarshal.GetReference(records), offset);
            ref byte to = ref Unsafe.As<float, byte>(ref MemoryMarshal.GetReference(into));
            nuint splats = (nuint)(into.Length / 3);
            ArgumentOutOfRangeException.ThrowIfNotEqual(records.Length, (int)splats * stride);
            for (nuint i = 0; i < splats; i++)
            {
                ref byte source = ref Unsafe.Add(ref from, i * (nuint)stride);
                ref byte target = ref Unsafe.Add(ref to, i * 12);
                Unsafe.WriteUnaligned(ref target, Unsafe.ReadUnaligned<ulong>(ref source));
                Unsafe.WriteUnaligned(ref Unsafe.Add(ref target, 8), Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref source, 8)));
            }

            return -1;
        }
    }

    /// <summary>w, x, y, z side by side, turned to x, y, z, w.</summary>
    private sealed class Rotations(int offset, int stride) : PlyGather
    {
        internal override int Run(ReadOnlySpan<byte> records, Span<float> into)
        {
            ref byte from = ref Unsafe.Add(ref MemoryMarshal.GetReference(records), offset);
            ref float to = ref MemoryMarshal.GetReference(into);
            nuint splats = (nuint)(into.Length / 4);
            ArgumentOutOfRangeException.ThrowIfNotEqual(records.Length, (int)splats * stride);
            for (nuint i = 0; i < splats; i++)
            {
                Vector128<int> wxyz = Unsafe.ReadUnaligned<Vector128<int>>(ref Unsafe.Add(ref from, i * (nuint)stride));
                Vector128.Shuffle(wxyz, Vector128.Create(1, 2, 3, 0)).AsSingle().StoreUnsafe(ref to, i * 4);
            }

            return -1;
        }
    }

    /// <summary>Three runs of K floats, one a channel, interleaved to K triples.</summary>
    private sealed class Harmonics(int red, int green, int blue, int coefficients, int stride) : PlyGather
    {
        internal override int Run(ReadOnlySpan<byte> records, Span<float> into)
        {
            int width = 3 * coefficients;
            for (int i = 0; (i * width) < into.Length; i++)
            {
                ReadOnlySpan<byte> record = records.Slice(i * stride, stride);
                PlyInterleave.ToTriples(
                    MemoryMarshal.Cast<byte, int>(record.Slice(red, 4 * coefficients)),
                    MemoryMarshal.Cast<byte, int>(record.Slice(green, 4 * coefficients)),
                    MemoryMarshal.Cast<byte, int>(record.Slice(blue, 4 * coefficients)),
                    MemoryMarshal.Cast<float, int>(into.Slice(i * width, width)));
            }

            return -1;
        }
    }
}
