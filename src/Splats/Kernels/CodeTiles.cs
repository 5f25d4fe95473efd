using System.Runtime.Intrinsics;

namespace UsdGsplat.Splats.Kernels;

/// <summary>Codes packed for the matrix product with points: tiles of so many codes, dimension by dimension.</summary>
/// <remarks>
/// For products, codes and points are taken relative to the centre of the codes' box, which keeps the terms, and with them
/// the rounding errors, small. In few dimensions differences cost little more and tell codes apart that lie closer together
/// than a product's errors; they take coordinates as they are. Lanes after the last code start at infinity: they never win.
/// </remarks>
internal sealed class CodeTiles
{
    /// <summary>Codes a tile: two vectors of 512 bits.</summary>
    internal const int TileCodes = 32;

    private const int MostDifferences = 8;

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
        Differences = dimensions <= MostDifferences;
        Centre = Differences ? new float[dimensions] : CentreOf(codes, dimensions);
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

    /// <summary>Whether scores are Σ(x − c)² rather than |c|² − 2x·c.</summary>
    internal bool Differences { get; }

    /// <summary>What is subtracted from codes and points; 0 for differences.</summary>
    internal float[] Centre { get; }

    /// <summary>[tile][dimension][lane], relative to <see cref="Centre"/>.</summary>
    internal AlignedFloats Packed { get; }

    /// <summary>What each code's score starts with: for products the squared length of the packed code.</summary>
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

            norms[k] = Differences ? 0 : (float)norm;
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
