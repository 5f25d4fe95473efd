using System.Buffers.Binary;

namespace UsdGsplat.Sog4d.Splat4d;

/// <summary>What META says of a band; all zero above the file's bands.</summary>
internal readonly record struct Splat4dBandMeta(uint CodebookCount, uint CentroidsType, uint LabelsEncoding, uint Reserved = 0);

/// <summary>The section META, 64 bytes. Source: splat4d section 3.3.</summary>
internal sealed record Splat4dMeta(uint Version, float Cutoff, uint DeltaSegmentLength, uint Reserved, Splat4dBandMeta[] Bands)
{
    private const int BandsAt = 16;
    private const int BandBytes = 16;

    internal static Splat4dMeta Parse(ReadOnlySpan<byte> raw)
    {
        var bands = new Splat4dBandMeta[Splat4dLayout.MaxBands];
        for (int i = 0; i < bands.Length; i++)
        {
            ReadOnlySpan<byte> band = raw.Slice(BandsAt + (i * BandBytes), BandBytes);
            bands[i] = new Splat4dBandMeta(
                BinaryPrimitives.ReadUInt32LittleEndian(band),
                BinaryPrimitives.ReadUInt32LittleEndian(band[4..]),
                BinaryPrimitives.ReadUInt32LittleEndian(band[8..]),
                BinaryPrimitives.ReadUInt32LittleEndian(band[12..]));
        }

        return new Splat4dMeta(
            BinaryPrimitives.ReadUInt32LittleEndian(raw),
            BinaryPrimitives.ReadSingleLittleEndian(raw[4..]),
            BinaryPrimitives.ReadUInt32LittleEndian(raw[8..]),
            BinaryPrimitives.ReadUInt32LittleEndian(raw[12..]),
            bands);
    }

    internal void Format(Span<byte> into)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(into, Version);
        BinaryPrimitives.WriteSingleLittleEndian(into[4..], Cutoff);
        BinaryPrimitives.WriteUInt32LittleEndian(into[8..], DeltaSegmentLength);
        BinaryPrimitives.WriteUInt32LittleEndian(into[12..], Reserved);
        for (int i = 0; i < Bands.Length; i++)
        {
            Span<byte> band = into.Slice(BandsAt + (i * BandBytes), BandBytes);
            BinaryPrimitives.WriteUInt32LittleEndian(band, Bands[i].CodebookCount);
            BinaryPrimitives.WriteUInt32LittleEndian(band[4..], Bands[i].CentroidsType);
            BinaryPrimitives.WriteUInt32LittleEndian(band[8..], Bands[i].LabelsEncoding);
            BinaryPrimitives.WriteUInt32LittleEndian(band[12..], Bands[i].Reserved);
        }
    }
}
