using System.Runtime.Intrinsics;

namespace UsdGsplat.Splats.Kernels;

/// <summary>Codes packed for the matrix product with points: tiles of so many codes, dimension by dimension.</summary>
/// <remarks>
/// Codes and points are taken relative to the centre of the codes' box, which keeps the product's terms, and with them its
/// rounding errors, small. Lanes after the last code have an infinite norm, so that they never win.
/// </remarks>
internal sealed class CodeTiles
{
    /// <summary>Codes a tile: two vectors of 512 bits.</summary>
    internal const int TileCodes = 32;

    private readonly float[] codes;

    /// <summary>Packs codes.</summary>
    /// <param name="codes">Code after code; kept as a view.</param>
    /// <param name="dimensions">Floats a code.</param>
    internal CodeTiles(float[] codes, int dimensions)
        : this(codes, dimensions, Vector512.IsHardwareAccelerated)
    {
    }

    /// <summary>Packs codes for vectors of 512 or of 256 bits.</summary>
    internal CodeTiles(float[] codes, int dimensions, bool wide)
    {
        Wide = wide;
        this.codes = codes;
        Dimensions = dimensions;
        Count = codes.Length / dimensions;
        Tiles = (Count + TileCodes - 1) / TileCodes;
        Centre = CentreOf(codes, dimensions);
        Packed = new AlignedFloats(checked(Tiles * TileCodes * dimensions));
        Norms = new AlignedFloats(Tiles * TileCodes);
        Pack();
    }

    /// <summary>Whether products run on vectors of 512 bits.</summary>
    internal bool Wide { get; }

    /// <summary>Floats a code.</summary>
    internal int Dimensions { get; }

    /// <summary>Number of codes.</summary>
    internal int Count { get; }

    /// <summary>Number of tiles.</summary>
    internal int Tiles { get; }

    /// <summary>What is subtracted from codes and points.</summary>
    internal float[] Centre { get; }

    /// <summary>[tile][dimension][lane], relative to <see cref="Centre"/>.</summary>
    internal AlignedFloats Packed { get; }

    /// <summary>Squared length of each packed code.</summary>
    internal AlignedFloats Norms { get; }

    /// <summary>The length of the longest packed code.</summary>
    internal double LongestLength { get; private set; }

    /// <summary>A code as it was given.</summary>
    internal ReadOnlySpan<float> Code(int index) => codes.AsSpan(index * Dimensions, Dimensions);

    private void Pack()
    {
        Span<float> packed = Packed.Span, norms = Norms.Span;
        packed.Clear();
        norms.Fill(float.PositiveInfinity);
        for (int k = 0; k < Count; k++)
        {
            ReadOnlySpan<float> code = Code(k);
            int at = (k / TileCodes * TileCodes * Dimensions) + (k % TileCodes);
            double norm = 0;
            for (int d = 0; d < Dimensions; d++)
            {
                float value = code[d] - Centre[d];
                packed[at + (d * TileCodes)] = value;
                norm += (double)value * value;
            }

            norms[k] = (float)norm;
            LongestLength = Math.Max(LongestLength, Math.Sqrt(norm));
        }
    }

    private static float[] CentreOf(float[] codes, int dimensions)
    {
        var centre = new float[dimensions];
        for (int d = 0; d < dimensions; d++)
        {
            float low = float.PositiveInfinity, high = float.NegativeInfinity;
            for (int i = d; i < codes.Length; i += dimensions)
            {
                low = Math.Min(low, codes[i]);
                high = Math.Max(high, codes[i]);
            }

            centre[d] = (low * 0.5f) + (high * 0.5f);
        }

        return centre;
    }
}
