namespace UsdGsplat.Splats.Kernels;

/// <summary>Memory that the collector never moves and that begins at a cache line, so that no vector straddles two.</summary>
internal sealed unsafe class AlignedFloats
{
    private const int LineBytes = 64;

    private readonly float[] memory;

    /// <summary>Takes memory of unspecified content.</summary>
    internal AlignedFloats(int length)
    {
        memory = GC.AllocateUninitializedArray<float>(checked(length + (LineBytes / sizeof(float))), pinned: true);
        fixed (float* start = memory) Pointer = (float*)(((nuint)start + LineBytes - 1) & ~(nuint)(LineBytes - 1));
        Length = length;
    }

    /// <summary>Its first float; valid as long as this object lives.</summary>
    internal float* Pointer { get; }

    /// <summary>Number of floats.</summary>
    internal int Length { get; }

    /// <summary>The whole of it.</summary>
    internal Span<float> Span => new(Pointer, Length);
}
