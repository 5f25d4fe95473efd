using System.Numerics.Tensors;
using UsdGsplat.UsdAuthoring.Reading;

namespace UsdGsplat.UsdAuthoring.Validation;

/// <summary>Looks at the numbers of an array, piece by piece.</summary>
internal static class ArrayScan
{
    private const int ChunkFloats = 3 << 14;

    /// <summary>Visits an array.</summary>
    /// <param name="array">The array.</param>
    /// <param name="visit">Gets the index of a piece's first element, and the piece.</param>
    /// <param name="cancellation">Ends the walk.</param>
    internal static void ForEach(BulkReading array, Action<int, ReadOnlySpan<float>> visit, CancellationToken cancellation)
    {
        int chunk = ChunkFloats / array.Width;
        var floats = new float[Math.Min(chunk, array.Count) * array.Width];
        for (int first = 0; first < array.Count; first += chunk)
        {
            cancellation.ThrowIfCancellationRequested();
            Span<float> piece = floats.AsSpan(0, Math.Min(chunk, array.Count - first) * array.Width);
            array.Read(first, piece);
            visit(first, piece);
        }
    }

    /// <summary>Counts elements that break a rule, where a quick look says that some do.</summary>
    /// <param name="first">Index of the piece's first element.</param>
    /// <param name="piece">The piece.</param>
    /// <param name="width">Numbers an element.</param>
    /// <param name="isBad">Whether an element breaks the rule.</param>
    /// <param name="tally">Takes the count and the first one.</param>
    internal static void Count(int first, ReadOnlySpan<float> piece, int width, Func<ReadOnlySpan<float>, bool> isBad, ref Tally tally)
    {
        for (int i = 0; i < piece.Length; i += width)
        {
            if (isBad(piece.Slice(i, width))) tally.Add(first + (i / width));
        }
    }

    /// <summary>Whether all numbers are finite.</summary>
    internal static bool IsFinite(ReadOnlySpan<float> piece) => piece.IsEmpty || float.IsFinite(TensorPrimitives.MaxMagnitude(piece));

    /// <summary>How many elements break a rule, and the first of them.</summary>
    internal struct Tally
    {
        internal long Count { get; private set; }

        internal int First { get; private set; }

        internal void Add(int index)
        {
            if (Count++ == 0) First = index;
        }
    }
}
