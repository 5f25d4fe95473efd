using System.Buffers;
using System.Diagnostics;
using System.Runtime.InteropServices;
using UsdGsplat.Codecs.WebP;
using UsdGsplat.Splats;
using UsdGsplat.Splats.Kernels;

namespace UsdGsplat.Sog4d.Baking;

/// <summary>Makes the data images of a bundle: a pixel a splat, row by row, in lossless WebP.</summary>
/// <remarks>May be used by several threads at once, each with a scratch of its own.</remarks>
internal sealed class BakeImages
{
    private const uint OpaqueBlack = 0xFF00_0000;
    private const uint IdentityRotation = 0x8080_80FF;
    private readonly BakeScene scene;
    private readonly BakeCodebooks books;
    private readonly float zeroBelow;
    private readonly WebPEncodeOptions webP;
    private readonly ISplatKernels kernels;
    private readonly uint[]? colours;

    internal BakeImages(BakeScene scene, BakeCodebooks books, Sog4dBakeOptions options)
    {
        (this.scene, this.books, zeroBelow) = (scene, books, options.AlphaZeroThreshold);
        kernels = options.SharedKernels;
        (Width, Height) = options.LayoutOf(scene.Count);
        webP = options.WebPEffort is { } effort ? new WebPEncodeOptions { Effort = effort } : new WebPEncodeOptions();
        if (!scene.Changes(SplatColumn.ShDc)) QuantiseColours(0, colours = new uint[scene.Count]);
    }

    /// <summary>How rotations become bytes.</summary>
    internal RotationRounding Rounding { get; init; } = RotationRounding.SmallestAngle;

    /// <summary>Told how long kernels and encoding take.</summary>
    internal BakeStages Stages { get; init; } = new();

    internal int Width { get; }

    internal int Height { get; }

    /// <summary>Pixels of an image, those past the last splat included.</summary>
    internal int Pixels => Width * Height;

    internal void ScaleIndices(int frame, BakeScratch scratch, IBufferWriter<byte> output)
    {
        ushort[] own = new ushort[scene.Count], ordered = new ushort[scene.Count];
        using (ISplatSource source = scene.OpenFrame(frame)) books.Scales.Assign(kernels, source, own);
        scene.Put<ushort>(own, 1, ordered);
        Codes(ordered, scratch, output);
    }

    internal void Rotations(int frame, BakeScratch scratch, IBufferWriter<byte> output)
    {
        var words = new uint[scene.Count];
        using (ISplatSource source = scene.OpenFrame(frame))
        {
            var rotations = new float[4 * scene.Count];
            source.Read(SplatColumn.RotationsXyzw, 0, rotations);
            kernels.QuantiseRotations(rotations, Rounding, words);
        }

        scene.Put<uint>(words, 1, scratch.Pixels);
        Encode(scratch.Pixels, IdentityRotation, output);
    }

    /// <summary>High and low bytes of a frame's positions, and its colours with opacities.</summary>
    /// <param name="frame">The frame.</param>
    /// <param name="box">The box that positions are coded in.</param>
    /// <param name="drawn">A bit a splat whose position counts, as <see cref="BakeRanges.Drawn"/> gives them; empty when all do.</param>
    /// <param name="scratch">The thread's own buffers.</param>
    /// <param name="high">Takes the image of the positions' high bytes.</param>
    /// <param name="low">Takes the image of the positions' low bytes.</param>
    /// <param name="colour">Takes the image of colours and opacities.</param>
    internal void Frame(
        int frame, PositionRange box, ReadOnlySpan<ulong> drawn, BakeScratch scratch, IBufferWriter<byte> high, IBufferWriter<byte> low, IBufferWriter<byte> colour)
    {
        long moment = Stopwatch.GetTimestamp();
        Span<uint> words = scratch.Colours.AsSpan(0, scene.Count);
        if (colours is not null) colours.CopyTo(words);
        else QuantiseColours(frame, words);
        if (scene.Motion is { } motion) kernels.PaintFrame(motion, (float)scene.Times[frame], box, zeroBelow, scratch.Pixels, scratch.MorePixels, words);
        else PaintRead(frame, box, scratch, words);
        Stages.Computed(moment);
        if (!drawn.IsEmpty) HoldUndrawn(drawn, scratch.Pixels, scratch.MorePixels);
        Encode(scratch.Pixels, OpaqueBlack, high);
        Encode(scratch.MorePixels, OpaqueBlack, low);
        Encode(scratch.Colours, 0, colour);
    }

    private void PaintRead(int frame, PositionRange box, BakeScratch scratch, Span<uint> words)
    {
        scene.Read(frame, scratch.Positions, scratch.Opacities);
        kernels.QuantisePositions(scratch.Positions, box, scratch.Pixels, scratch.MorePixels);
        kernels.QuantiseOpacities(scratch.Opacities, zeroBelow, words);
    }

    /// <summary>An image of 16-bit codes, low bytes in red and high bytes in green.</summary>
    internal void Codes(ReadOnlySpan<ushort> codes, BakeScratch scratch, IBufferWriter<byte> output)
    {
        for (int i = 0; i < codes.Length; i++) scratch.Pixels[i] = OpaqueBlack | codes[i];
        Encode(scratch.Pixels, OpaqueBlack, output);
    }

    /// <summary>
    /// Gives splats that are not drawn the high bytes of the last that is, and no low bytes: any place in the box would do, and
    /// these repeat, which images compress to almost nothing.
    /// </summary>
    private void HoldUndrawn(ReadOnlySpan<ulong> drawn, Span<uint> high, Span<uint> low)
    {
        uint held = OpaqueBlack;
        for (int i = 0; i < scene.Count; i++)
        {
            bool counts = ((drawn[i / DrawnSplats.WordSplats] >> (i % DrawnSplats.WordSplats)) & 1) != 0;
            if (counts) held = high[i];
            else (high[i], low[i]) = (held, OpaqueBlack);
        }
    }

    private void QuantiseColours(int frame, Span<uint> words)
    {
        var own = new uint[scene.Count];
        using (ISplatSource source = scene.OpenFrame(frame))
        {
            var coefficients = new float[3 * scene.Count];
            source.Read(SplatColumn.ShDc, 0, coefficients);
            kernels.QuantiseColours(coefficients, books.Sh0.Limits, own);
        }

        scene.Put<uint>(own, 1, words);
    }

    private void Encode(uint[] pixels, uint padding, IBufferWriter<byte> output)
    {
        long moment = Stopwatch.GetTimestamp();
        pixels.AsSpan(scene.Count).Fill(padding);
        WebPLossless.Encode(output, MemoryMarshal.AsBytes(pixels.AsSpan()), Width, Height, webP);
        Stages.Encoded(moment);
    }
}
