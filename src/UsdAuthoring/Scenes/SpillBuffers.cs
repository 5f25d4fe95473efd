using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace UsdGsplat.UsdAuthoring.Scenes;

/// <summary>Gathers values by cells and writes each cell's where they belong in a file.</summary>
/// <param name="file">The file.</param>
/// <param name="width">Numbers a splat.</param>
/// <param name="counts">Splats of each cell.</param>
/// <param name="offsets">Where each cell's values begin, in bytes; moves on.</param>
internal sealed class SpillBuffers(SafeFileHandle file, int width, IReadOnlyList<long> counts, long[] offsets)
{
    private const int BufferFloats = 1 << 14;
    private readonly float[][] buffers = [.. counts.Select(count => new float[Math.Min(count, BufferFloats / width) * width])];
    private readonly int[] filled = new int[counts.Count];

    /// <summary>Takes the values of one splat.</summary>
    internal void Add(int cell, ReadOnlySpan<float> values)
    {
        if (filled[cell] == buffers[cell].Length) Flush(cell);
        values.CopyTo(buffers[cell].AsSpan(filled[cell]));
        filled[cell] += values.Length;
    }

    /// <summary>Writes what is left.</summary>
    internal void Flush()
    {
        for (int cell = 0; cell < filled.Length; cell++) Flush(cell);
    }

    private void Flush(int cell)
    {
        ReadOnlySpan<byte> ready = MemoryMarshal.AsBytes(buffers[cell].AsSpan(0, filled[cell]));
        RandomAccess.Write(file, ready, offsets[cell]);
        offsets[cell] += ready.Length;
        filled[cell] = 0;
    }
}
