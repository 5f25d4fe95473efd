using System.Buffers;
using System.Runtime.InteropServices;
using UsdGsplat.Codecs;

namespace pxr;

/// <summary>Prints arrays of numbers in pieces; long ones on all cores, with the same text at any number of them.</summary>
internal static class UsdaArrayWriter
{
    /// <summary>Numbers in a piece of an array that is printed by one thread.</summary>
    private const int ShortPiece = 1 << 10;

    /// <summary>Numbers in a piece of an array that several threads print.</summary>
    private const int LongPiece = 1 << 13;

    /// <summary>Shorter arrays are printed sooner than threads are started.</summary>
    private const int MinParallel = 4 * LongPiece;

    private const int SlotsPerWorker = 2;

    /// <summary>Prints an array in brackets.</summary>
    internal static void Append<T>(UsdaTextBuffer output, VtArray<T> array, SdfElement element)
        where T : unmanaged
    {
        output.Append('[');
        long numbers = (long)array.Length * UsdaElementText.Numbers(element);
        if (numbers < MinParallel || Environment.ProcessorCount == 1) AppendPieces(output, array, element);
        else AppendInParallel(output, array, element);
        output.Append(']');
        GC.KeepAlive(array);
    }

    private static void AppendPieces<T>(UsdaTextBuffer output, VtArray<T> array, SdfElement element)
        where T : unmanaged
    {
        int piece = Math.Max(1, ShortPiece / UsdaElementText.Numbers(element));
        T[]? scratch = null;
        for (int first = 0; first < array.Length;)
        {
            if (first > 0) output.Append(", "u8);
            int count = Math.Min(piece, array.Length - first);
            Span<byte> text = output.GetSpan(count * UsdaElementText.MaxLength(element));
            output.Advance(UsdaElementText.Format(element, MemoryMarshal.AsBytes(array.Part(first, count, ref scratch)), text));
            first += count;
        }
    }

    private static void AppendInParallel<T>(UsdaTextBuffer output, VtArray<T> array, SdfElement element)
        where T : unmanaged
    {
        int piece = LongPiece / UsdaElementText.Numbers(element);
        int workers = Environment.ProcessorCount;
        var slots = new Slot<T>[workers * SlotsPerWorker];
        foreach (ref Slot<T> slot in slots.AsSpan()) slot.Text = ArrayPool<byte>.Shared.Rent(piece * UsdaElementText.MaxLength(element));
        try
        {
            OrderedPipeline.Run(((array.Length - 1) / piece) + 1, workers, slots.Length, Print, Take, CancellationToken.None);
        }
        finally
        {
            foreach (Slot<T> slot in slots) ArrayPool<byte>.Shared.Return(slot.Text);
        }

        void Print(int job, int index)
        {
            ref Slot<T> slot = ref slots[index];
            int first = job * piece;
            ReadOnlySpan<T> elements = array.Part(first, Math.Min(piece, array.Length - first), ref slot.Scratch);
            slot.Length = UsdaElementText.Format(element, MemoryMarshal.AsBytes(elements), slot.Text);
        }

        void Take(int job, int index)
        {
            if (job > 0) output.Append(", "u8);
            output.Append(slots[index].Text.AsSpan(0, slots[index].Length));
        }
    }

    private struct Slot<T>
    {
        internal byte[] Text;
        internal int Length;
        internal T[]? Scratch;
    }
}
