using System.Buffers.Binary;

namespace UsdGsplat.Sog4d.Labels;

/// <summary>The entries of palettes as both bundle formats store them: little-endian floats in a row.</summary>
internal static class ShCentroidBytes
{
    internal static byte[] Write(ReadOnlySpan<float> centroids, ShCentroidsType type)
    {
        int width = ShPalette.ScalarBytes(type);
        var raw = new byte[centroids.Length * width];
        for (int i = 0; i < centroids.Length; i++)
        {
            if (type == ShCentroidsType.F16) BinaryPrimitives.WriteHalfLittleEndian(raw.AsSpan(width * i), (Half)centroids[i]);
            else BinaryPrimitives.WriteSingleLittleEndian(raw.AsSpan(width * i), centroids[i]);
        }

        return raw;
    }

    /// <summary>Reads <paramref name="count"/> floats, for which the bytes are enough.</summary>
    internal static float[] Read(ReadOnlySpan<byte> raw, ShCentroidsType type, int count)
    {
        int width = ShPalette.ScalarBytes(type);
        var centroids = new float[count];
        for (int i = 0; i < count; i++)
        {
            centroids[i] = type == ShCentroidsType.F16
                ? (float)BinaryPrimitives.ReadHalfLittleEndian(raw[(width * i)..])
                : BinaryPrimitives.ReadSingleLittleEndian(raw[(width * i)..]);
        }

        return centroids;
    }
}
