using System.Globalization;

namespace UsdGsplat.Codecs.WebP;

/// <summary>Reads a VP8L stream: its header, its transforms, the image, and back through the transforms.</summary>
internal static class Vp8lDecoder
{
    /// <summary>Bytes of the header: signature, sides, alpha hint and version.</summary>
    public const int HeaderBytes = 5;

    /// <summary>Reads the header.</summary>
    public static (int Width, int Height) ReadHeader(ref Vp8lBitReader reader)
    {
        int signature = reader.Read(8);
        if (signature != Vp8lFormat.Signature) WebPErrors.Format(reader.Location, "WEBP-SIGNATURE", string.Create(CultureInfo.InvariantCulture, $"expected the VP8L signature 0x{Vp8lFormat.Signature:X2}, found 0x{signature:X2}"));
        int width = 1 + reader.Read(Vp8lFormat.SideBits);
        int height = 1 + reader.Read(Vp8lFormat.SideBits);
        reader.Read(1); // says whether any alpha is below 255; the pixels say so themselves
        int version = reader.Read(3);
        reader.ThrowIfPastEnd();
        if (version != 0) WebPErrors.Unsupported(reader.Location, "WEBP-VERSION", string.Create(CultureInfo.InvariantCulture, $"version 0 of VP8L is read, found {version}"));
        return (width, height);
    }

    /// <summary>Reads the pixels, after the header.</summary>
    /// <returns>Pixels as A, R, G, B from the highest byte down.</returns>
    public static uint[] ReadPixels(ref Vp8lBitReader reader, int width, int height)
    {
        Span<Transform> transforms = [default, default, default, default];
        int count = 0, codedWidth = width;
        for (int seen = 0; reader.ReadFlag();)
        {
            int kind = reader.Read(2);
            if ((seen & (1 << kind)) != 0) WebPErrors.Format(reader.Location, "WEBP-TRANSFORM", string.Create(CultureInfo.InvariantCulture, $"expected each transform at most once, found {(Vp8lTransformKind)kind} again"));
            seen |= 1 << kind;
            transforms[count++] = ReadTransform(ref reader, (Vp8lTransformKind)kind, ref codedWidth, height);
        }

        uint[] pixels = Vp8lImageReader.Read(ref reader, codedWidth, height, isMain: true);
        for (int i = count - 1; i >= 0; i--) pixels = transforms[i].Undo(pixels, height);
        return pixels;
    }

    private static Transform ReadTransform(ref Vp8lBitReader reader, Vp8lTransformKind kind, ref int codedWidth, int height)
    {
        int width = codedWidth;
        switch (kind)
        {
            case Vp8lTransformKind.SubtractGreen:
                return new Transform(kind, width, [], 0);
            case Vp8lTransformKind.ColorIndexing:
                int size = 1 + reader.Read(8);
                uint[] palette = Vp8lImageReader.Read(ref reader, size, 1, isMain: false);
                for (int i = 1; i < size; i++) palette[i] = Vp8lPredictors.Add(palette[i], palette[i - 1]);
                int bundle = Vp8lFormat.BundleBits(size);
                codedWidth = Vp8lFormat.Tiles(width, bundle);
                return new Transform(kind, width, palette, bundle);
            default:
                int bits = 2 + reader.Read(3);
                uint[] tiles = Vp8lImageReader.Read(ref reader, Vp8lFormat.Tiles(width, bits), Vp8lFormat.Tiles(height, bits), isMain: false);
                return new Transform(kind, width, tiles, bits);
        }
    }

    /// <summary>A transform as read.</summary>
    /// <param name="Kind">Which.</param>
    /// <param name="Width">Pixels a row before it was applied.</param>
    /// <param name="Data">Tiles or palette.</param>
    /// <param name="Bits">Side of a tile, or indices a pixel, as a power of two.</param>
    private readonly record struct Transform(Vp8lTransformKind Kind, int Width, uint[] Data, int Bits)
    {
        public uint[] Undo(uint[] pixels, int height)
        {
            switch (Kind)
            {
                case Vp8lTransformKind.Predictor: Vp8lInverseTransforms.AddPredictions(pixels, Width, Data, Bits); break;
                case Vp8lTransformKind.Color: Vp8lInverseTransforms.AddColor(pixels, Width, Data, Bits); break;
                case Vp8lTransformKind.SubtractGreen: Vp8lInverseTransforms.AddGreen(pixels); break;
                default: return Vp8lInverseTransforms.ExpandIndices(pixels, Width, height, Data, Bits);
            }

            return pixels;
        }
    }
}
