using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using UsdGsplat.Codecs;

namespace pxr;

/// <content>Elements of arrays: each array once, in pieces, so that none needs to be in memory.</content>
internal sealed partial class CrateValueWriter
{
    // Longer arrays are written as they are, because compressing takes memory in proportion.
    private const int MaxCompressed = 1 << 24;

    // Arrays of sources are compressed only if so much of them may be in memory.
    private const int MaxHeldBytes = 1 << 22;

    // Arrays are compared and written in pieces of so many bytes: those of sources, and those that no span of bytes can hold.
    private const int PieceBytes = 1 << 20;

    // Sources are read in pieces that stay in a core's cache until they are written.
    private const int ReadBytes = 1 << 18;

    private const int SlotsPerWorker = 2;

    // Arrays that were written, by type, length and a hash of some elements; equal hashes are compared whole.
    private readonly Dictionary<(CrateType Type, int Count, int Hash), List<Written>> arrays = [];

    /// <summary>Writes an array compressed, unless that does not pay.</summary>
    private delegate CrateValueRep? ArrayWriter<T>(CrateType type, ReadOnlySpan<T> elements);

    /// <summary>Writes an array, unless an equal one of its type is there.</summary>
    private CrateValueRep Once<T>(CrateType type, VtArray<T> array, ArrayWriter<T>? compress = null)
        where T : unmanaged
    {
        if (array.empty()) return CrateValueRep.ArrayAt(type, 0, compressed: false);
        ref List<Written>? alike = ref CollectionsMarshal.GetValueRefOrAddDefault(arrays, (type, array.Length, SampleHash(array)), out _);
        foreach (Written other in alike ??= [])
        {
            if (SameBytes((VtArray<T>)other.Read(), array)) return other.Rep;
        }

        bool mayCompress = compress is not null && array.Length is >= CrateLayout.MinCompressed and <= MaxCompressed
            && (array.IsResident || array.Length <= MaxHeldBytes / Unsafe.SizeOf<T>());
        CrateValueRep? rep = mayCompress ? compress!(type, array.Borrow()) : null;
        var written = new Written(rereads, rereads is null ? array.Share() : null, rep ?? Plain(type, array));
        alike.Add(written);
        GC.KeepAlive(array);
        return written.Rep;
    }

    private static int SampleHash<T>(VtArray<T> array)
        where T : unmanaged
    {
        const int Parts = 4, PartLength = 8;
        T[]? scratch = null;
        var hash = default(HashCode);
        if (array.Length <= Parts * PartLength)
        {
            hash.AddBytes(MemoryMarshal.AsBytes(array.Part(0, array.Length, ref scratch)));
            return hash.ToHashCode();
        }

        for (long part = 0; part < Parts; part++)
        {
            int first = (int)((array.Length - PartLength) * part / (Parts - 1));
            hash.AddBytes(MemoryMarshal.AsBytes(array.Part(first, PartLength, ref scratch)));
        }

        GC.KeepAlive(array);
        return hash.ToHashCode();
    }

    // Bytes, because numbers that are equal may differ, as 0 and −0 do.
    private static bool SameBytes<T>(VtArray<T> a, VtArray<T> b)
        where T : unmanaged
    {
        if (a.IsIdentical(b)) return true;
        T[]? scratchOfA = null, scratchOfB = null;
        for (int first = 0; first < a.Length; first += PieceLength<T>())
        {
            int count = Math.Min(PieceLength<T>(), a.Length - first);
            ReadOnlySpan<byte> bytesOfA = MemoryMarshal.AsBytes(a.Part(first, count, ref scratchOfA));
            if (!bytesOfA.SequenceEqual(MemoryMarshal.AsBytes(b.Part(first, count, ref scratchOfB)))) return false;
        }

        GC.KeepAlive(a);
        GC.KeepAlive(b);
        return true;
    }

    private static int PieceLength<T>() => PieceBytes / Unsafe.SizeOf<T>();

    private CrateValueRep Plain<T>(CrateType type, VtArray<T> array)
        where T : unmanaged
    {
        long at = BeginArray(array.Length);
        if (output.OnlyCounts) output.Count((long)array.Length * Unsafe.SizeOf<T>());
        else if (array.IsResident) WritePieces(array);
        else WriteSource(array);
        return CrateValueRep.ArrayAt(type, at, compressed: false);
    }

    private void WritePieces<T>(VtArray<T> array)
        where T : unmanaged
    {
        T[]? none = null;
        for (int first = 0; first < array.Length;)
        {
            int count = Math.Min(PieceLength<T>(), array.Length - first);
            output.Write(MemoryMarshal.AsBytes(array.Part(first, count, ref none)));
            first += count;
        }
    }

    /// <summary>Writes elements of a source, which are made on all cores.</summary>
    private void WriteSource<T>(VtArray<T> array)
        where T : unmanaged
    {
        int length = ReadBytes / Unsafe.SizeOf<T>(), pieces = ((array.Length - 1) / length) + 1;
        int workers = Math.Min(Environment.ProcessorCount, pieces);
        T[]?[] slots = new T[]?[workers * SlotsPerWorker];
        for (int i = 0; i < slots.Length; i++) slots[i] = ArrayPool<T>.Shared.Rent(Math.Min(length, array.Length));
        int Count(int piece) => Math.Min(length, array.Length - (piece * length));
        try
        {
            OrderedPipeline.Run(
                pieces,
                workers,
                slots.Length,
                (piece, slot) => array.Part(piece * length, Count(piece), ref slots[slot]),
                (piece, slot) => output.Write(MemoryMarshal.AsBytes(slots[slot].AsSpan(0, Count(piece)))),
                CancellationToken.None);
        }
        finally
        {
            foreach (T[]? slot in slots) ArrayPool<T>.Shared.Return(slot!);
        }
    }

    private long BeginArray(int count)
    {
        output.Align();
        long at = output.Position;
        output.Write((ulong)count);
        return at;
    }

    /// <summary>An array that was written: it, or what reads it again.</summary>
    private readonly record struct Written(SdfLazyValue? Lazy, Vt_ArrayBase? Array, CrateValueRep Rep)
    {
        internal Vt_ArrayBase Read() => Array ?? (Vt_ArrayBase)Lazy!.Read();
    }
}
