using UsdGsplat.Codecs;

namespace UsdGsplat.SplatFormats.Colmap;

/// <summary>Reads COLMAP's binary files, little-endian, entry by entry.</summary>
internal static class ColmapBinary
{
    private const int PointOfImageBytes = 24, TrackEntryBytes = 8, ColourBytes = 3;

    /// <summary>How many entries a file says that it has.</summary>
    internal static ulong Count(string path)
    {
        using FileStream file = File.OpenRead(path);
        using var reader = new BinaryReader(file);
        return Guard(path, file, reader.ReadUInt64);
    }

    /// <summary>Poses: w, x, y, z and translation of each image.</summary>
    internal static IEnumerable<double[]> Images(string path) => Entries(path, (file, reader) =>
    {
        reader.ReadUInt32();
        double[] pose = Doubles(reader, 7);
        reader.ReadUInt32();
        while (reader.ReadByte() != 0)
        {
            // The image's name ends at a zero.
        }

        Skip(file, reader.ReadUInt64(), PointOfImageBytes);
        return pose;
    });

    /// <summary>Points: x, y, z.</summary>
    internal static IEnumerable<double[]> Points(string path) => Entries(path, (file, reader) =>
    {
        reader.ReadUInt64();
        double[] point = Doubles(reader, 3);
        Skip(file, 1, ColourBytes);
        reader.ReadDouble();
        Skip(file, reader.ReadUInt64(), TrackEntryBytes);
        return point;
    });

    private static IEnumerable<double[]> Entries(string path, Func<FileStream, BinaryReader, double[]> read)
    {
        using FileStream file = File.OpenRead(path);
        using var reader = new BinaryReader(file);
        ulong count = Guard(path, file, reader.ReadUInt64);
        for (ulong i = 0; i < count; i++) yield return Guard(path, file, () => read(file, reader));
    }

    private static double[] Doubles(BinaryReader reader, int count)
    {
        var values = new double[count];
        for (int i = 0; i < count; i++) values[i] = reader.ReadDouble();
        return values;
    }

    private static void Skip(FileStream file, ulong count, int bytes)
    {
        if (count > (ulong)(file.Length - file.Position) / (ulong)bytes) throw new EndOfStreamException();
        file.Seek((long)count * bytes, SeekOrigin.Current);
    }

    private static T Guard<T>(string path, FileStream file, Func<T> read)
    {
        long at = file.Position;
        try
        {
            return read();
        }
        catch (EndOfStreamException)
        {
            throw new AssetFormatException(new AssetLocation(path, at), "TRUNCATED", $"expected a whole entry, found the end after {file.Length - at} bytes");
        }
    }
}
