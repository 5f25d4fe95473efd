using System.Globalization;
using System.Runtime.InteropServices;
using UsdGsplat.Codecs;
using UsdGsplat.Codecs.WebP;

namespace UsdGsplat.Sog4d.Bundles;

/// <summary>Decodes the images of a bundle and checks what they hold: rules 47 to 51 of sog4d, section 8.</summary>
internal sealed class DataImages(Sog4dArchive archive, Sog4dMeta meta)
{
    /// <summary>
    /// Longest file of an image: what its pixels take uncompressed, a quarter more, and room for metadata. A deflated entry
    /// could claim a thousand times the bytes that it has.
    /// </summary>
    private int MaxFileBytes => (int)Math.Min(Sog4dArchive.MaxBytes, (5.0 * meta.Layout!.Width * meta.Layout.Height) + (1 << 20));

    /// <summary>The bytes R, G, B, A of the pixels of all splats; pixels of padding are cut off.</summary>
    /// <exception cref="AssetFormatException">The image is missing, damaged, or of another size than the layout.</exception>
    /// <exception cref="AssetUnsupportedException">The image is lossy, or too large to hold.</exception>
    internal ReadOnlyMemory<byte> Decode(string path)
    {
        AssetLocation location = archive.LocationOf(path);
        byte[] bytes = archive.Read(path, MaxFileBytes);
        try
        {
            (int width, int height) = WebPLossless.ReadSize(bytes, location);
            if (width != meta.Layout!.Width || height != meta.Layout.Height)
                throw new AssetFormatException(location, BundleCodes.WebPSize, Text($"expected an image of {meta.Layout.Width} x {meta.Layout.Height} pixels as {path}, found {width} x {height}"));
            return WebPLossless.Decode(bytes, location).Pixels.AsMemory(0, checked(4 * meta.SplatCount));
        }
        catch (AssetException error) when (error.Code is not (BundleCodes.WebPLossy or BundleCodes.WebPSize))
        {
            throw new AssetFormatException(error.Location, BundleCodes.WebPDecode, $"expected a lossless WebP image as {path}: {error.Problem}", error);
        }
    }

    /// <summary>Indices of scales, one a splat.</summary>
    internal ushort[] ScaleIndices(int frame)
    {
        string path = BundlePath.Of(meta.Streams!.Scale!.IndicesPath!, frame);
        ushort[] indices = Numbers(Decode(path).Span);
        CheckBelow(indices, meta.Streams.Scale.Codebook!.Count, BundleCodes.ScaleIndexRange, "scale index", Text($"frame {frame}"), path);
        return indices;
    }

    /// <summary>Labels of one frame, one a splat, from an image of their own.</summary>
    internal ushort[] FullLabels(PaletteSlot slot, int frame)
    {
        string path = BundlePath.Of(slot.Palette!.LabelsPath!, frame);
        ushort[] labels = Numbers(Decode(path).Span);
        CheckBelow(labels, slot.Palette.Count, BundleCodes.ShLabelRange, $"{slot.Name} label", Text($"frame {frame}"), path);
        return labels;
    }

    /// <summary>Labels of the first frame of a segment, one a splat.</summary>
    internal ushort[] BaseLabels(PaletteSlot slot, int segment)
    {
        Sog4dLabelSegment said = slot.Palette!.DeltaSegments![segment]!;
        ushort[] labels = Numbers(Decode(said.BaseLabelsPath!).Span);
        CheckBelow(labels, slot.Palette.Count, BundleCodes.ShBaseLabelRange, $"{slot.Name} label", Text($"segment {segment}, frame {said.StartFrame}"), said.BaseLabelsPath!);
        return labels;
    }

    /// <summary>What changes in the labels of a segment, with the header read.</summary>
    internal LabelDeltas OpenDeltas(PaletteSlot slot, int segment)
    {
        Sog4dLabelSegment said = slot.Palette!.DeltaSegments![segment]!;
        var deltas = new LabelDeltas(
            archive.OpenFile(said.DeltaPath!), archive.LocationOf(said.DeltaPath!), segment, said, meta.SplatCount, slot.Palette.Count);
        try
        {
            deltas.ReadHeader();
            return deltas;
        }
        catch
        {
            deltas.Dispose();
            throw;
        }
    }

    /// <summary>R + 256 · G of every pixel.</summary>
    private static ushort[] Numbers(ReadOnlySpan<byte> rgba)
    {
        var numbers = new ushort[rgba.Length / 4];
        ReadOnlySpan<ushort> halves = MemoryMarshal.Cast<byte, ushort>(rgba);
        for (int i = 0; i < numbers.Length; i++) numbers[i] = BitConverter.IsLittleEndian ? halves[2 * i] : (ushort)(rgba[4 * i] | (rgba[(4 * i) + 1] << 8));
        return numbers;
    }

    private void CheckBelow(ReadOnlySpan<ushort> numbers, int limit, string code, string what, string where, string path)
    {
        if (limit > ushort.MaxValue) return;
        int splat = numbers.IndexOfAnyExceptInRange((ushort)0, (ushort)(limit - 1));
        if (splat >= 0) throw new AssetFormatException(archive.LocationOf(path), code, Text($"expected a {what} below {limit} for splat {splat} of {where} in {path}, found {numbers[splat]}"));
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
