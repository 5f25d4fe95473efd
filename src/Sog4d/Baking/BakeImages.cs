using System.Buffers;
using System.Runtime.InteropServices;
using UsdGsplat.Codecs.WebP;
using UsdGsplat.Splats;
using UsdGsplat.Splats.Kernels;

namespace UsdGsplat.Sog4d.Baking;

/// <summary>Makes the data images of a bundle: a pixel a splat, row by row, in lossless WebP.</summary>
internal sealed class BakeImages
{
    private const uint OpaqueBlack = 0xFF00_0000;
    private const uint IdentityRotation = 0x8080_80FF;
    private readonly SplatCloud splats;
    private readonly MotionColumns motion;
    private readonly BakeTables tables;
    private readonly Sog4dBakeOptions options;
    private readonly WebPEncodeOptions webP;
    private readonly ISplatKernels kernels = new CpuSplatKernels(1);

    internal BakeImages(SplatCloud splats, MotionColumns motion, BakeTables tables, Sog4dBakeOptions options)
    {
        (this.splats, this.motion, this.tables, this.options) = (splats, motion, tables, options);
        Width = options.LayoutWidth;
        Height = (splats.Count + Width - 1) / Width;
        webP = options.WebPEffort is { } effort ? new WebPEncodeOptions { Effort = effort } : new WebPEncodeOptions();
    }

    internal int Width { get; }

    internal int Height { get; }

    /// <summary>The codes of scales; the same in every frame.</summary>
    internal byte[] ScaleIndices() => Codes(tables.ScaleIndices);

    /// <summary>The rotations; the same in every frame.</summary>
    internal byte[] Rotations()
    {
        uint[] pixels = Blank(IdentityRotation);
        kernels.QuantiseRotations(splats.Column(SplatColumn.RotationsXyzw), RotationRounding.SmallestAngle, pixels);
        return Encode(pixels);
    }

    /// <summary>The labels of a palette; the same in every frame.</summary>
    internal byte[] Labels(BakePalette palette) => Codes(palette.Labels);

    /// <summary>What changes from frame to frame: high and low bytes of positions, and colours with opacities.</summary>
    internal (byte[] High, byte[] Low, byte[] Colour) Frame(double time, PositionRange range)
    {
        var positions = new float[3 * splats.Count];
        var opacities = new float[splats.Count];
        kernels.BakeFrame(motion, (float)time, positions, opacities);
        uint[] high = Blank(OpaqueBlack), low = Blank(OpaqueBlack), colour = Blank(0);
        kernels.QuantisePositions(positions, range, high, low);
        kernels.QuantiseColours(splats.Column(SplatColumn.ShDc), tables.Sh0.Limits, colour);
        kernels.QuantiseOpacities(opacities, options.AlphaZeroThreshold, colour);
        return (Encode(high), Encode(low), Encode(colour));
    }

    private byte[] Codes(ushort[] codes)
    {
        uint[] pixels = Blank(OpaqueBlack);
        for (int i = 0; i < codes.Length; i++) pixels[i] = OpaqueBlack | codes[i];
        return Encode(pixels);
    }

    private uint[] Blank(uint padding)
    {
        var pixels = new uint[Width * Height];
        pixels.AsSpan(splats.Count).Fill(padding);
        return pixels;
    }

    private byte[] Encode(uint[] pixels)
    {
        var output = new ArrayBufferWriter<byte>();
        WebPLossless.Encode(output, MemoryMarshal.AsBytes(pixels.AsSpan()), Width, Height, webP);
        return output.WrittenSpan.ToArray();
    }
}
