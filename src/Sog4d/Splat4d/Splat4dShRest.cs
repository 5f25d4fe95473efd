using System.Buffers;
using UsdGsplat.Codecs.Sources;
using UsdGsplat.Sog4d.Labels;

namespace UsdGsplat.Sog4d.Splat4d;

/// <summary>The higher coefficients of one frame, looked up in the palettes of all bands.</summary>
internal sealed class Splat4dShRest
{
    private const int ScratchSplats = 4096;

    private readonly ShPalette[] palettes;
    private readonly Splat4dLabels[] labels;

    internal Splat4dShRest(IByteSource bytes, Splat4dStructure structure, ShPalette[] palettes, int frame)
    {
        this.palettes = palettes;
        labels = [.. structure.Bands.Select(b => new Splat4dLabels(bytes, structure.SplatCount, b, frame))];
    }

    /// <summary>Reads the entries of a band.</summary>
    internal static ShPalette ReadPalette(IByteSource bytes, Splat4dBand band)
    {
        // At most 65,535 entries of 84 bytes, which lie inside the file.
        var raw = new byte[band.CentroidsBytes];
        bytes.ReadExactly(band.CentroidsOffset, raw);
        float[] centroids = ShCentroidBytes.Read(raw, band.CentroidsType, band.Count * ShPalette.EntryFloats(band.Number));
        return new ShPalette(band.Number, band.CentroidsType, centroids);
    }

    /// <summary>Reads a range of splats.</summary>
    internal void Read(long first, int splats, Span<float> into)
    {
        ushort[] rented = ArrayPool<ushort>.Shared.Rent(ScratchSplats);
        try
        {
            int width = into.Length / splats;
            for (int done = 0; done < splats; done += ScratchSplats)
            {
                int count = Math.Min(ScratchSplats, splats - done);
                int at = done * width;
                for (int band = 0; band < labels.Length; band++)
                {
                    labels[band].Read(first + done, rented.AsSpan(0, count));
                    Gather(palettes[band], rented.AsSpan(0, count), into[at..], width);
                    at += ShPalette.EntryFloats(palettes[band].Band);
                }
            }
        }
        finally
        {
            ArrayPool<ushort>.Shared.Return(rented);
        }
    }

    private static void Gather(ShPalette palette, ReadOnlySpan<ushort> labels, Span<float> into, int width)
    {
        int floats = ShPalette.EntryFloats(palette.Band);
        ReadOnlySpan<float> centroids = palette.Centroids;
        for (int i = 0; i < labels.Length; i++) centroids.Slice(labels[i] * floats, floats).CopyTo(into[(i * width)..]);
    }
}
