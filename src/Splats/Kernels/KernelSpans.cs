namespace UsdGsplat.Splats.Kernels;

/// <summary>Checks of the spans that kernels are given, the same for every implementation.</summary>
internal static class KernelSpans
{
    /// <summary>Limits between the 256 codes of a colour codebook.</summary>
    internal const int Limits = 255;

    /// <summary>How many records floats make.</summary>
    internal static int Splats(int floats, int width, string name)
    {
        int splats = Math.DivRem(floats, width, out int rest);
        return rest == 0 ? splats : throw new ArgumentException($"expected a multiple of {width} floats, found {floats}", name);
    }

    /// <summary>Checks what <see cref="ISplatKernels.FindRanges"/> gets.</summary>
    internal static void CheckRanges(int splats, int times, ulong[][] drawn, int boxes)
    {
        CheckEqual(drawn.Length, times, nameof(drawn));
        CheckEqual(boxes, times, nameof(boxes));
        foreach (ulong[] flags in drawn) CheckEqual(flags.Length, DrawnSplats.Words(splats), nameof(drawn));
    }

    /// <summary>Checks a length that must be exact.</summary>
    internal static void CheckEqual(int found, long expected, string name)
    {
        if (found != expected) throw new ArgumentException($"expected a length of {expected}, found {found}", name);
    }

    /// <summary>Checks a length that may be larger than needed.</summary>
    internal static void CheckRoom(int found, int needed, string name)
    {
        if (found < needed) throw new ArgumentException($"expected a length of at least {needed}, found {found}", name);
    }
}
