using System.Globalization;
using System.Text;
using UsdGsplat.Codecs;

namespace UsdGsplat.SplatFormats.Colmap;

/// <summary>Reads COLMAP's binary files, little-endian, entry by entry; lists of points and tracks are passed over.</summary>
internal static class ColmapBinary
{
    /// <summary>The longest name of an image that is taken for one, bytes of UTF-8.</summary>
    internal const int MostNameBytes = 4096;

    private const int PointOfImageBytes = 24, TrackEntryBytes = 8, ColourBytes = 3;

    // A number of each kind, the values before a list, and the list's count.
    private const int LeastCameraBytes = 24, LeastImageBytes = 4 + 56 + 4 + 1 + 8, LeastPointBytes = 8 + 24 + ColourBytes + 8 + 8;

    /// <summary>How many entries a file says that it has.</summary>
    internal static ulong Count(string path)
    {
        using FileStream file = File.OpenRead(path);
        using var reader = new BinaryReader(file);
        return Guard(path, file, reader.ReadUInt64);
    }

    /// <summary>Cameras, in the order of the file.</summary>
    internal static IEnumerable<ColmapCamera> Cameras(string path) => Entries(path, LeastCameraBytes, (file, reader) =>
    {
        var location = new AssetLocation(path, file.Position);
        uint id = reader.ReadUInt32();
        int number = reader.ReadInt32();
        ColmapCameraModel model = ColmapCameraModel.Of(number) ?? throw new AssetUnsupportedException(
            location, "COLMAP-CAMERA-MODEL", string.Create(CultureInfo.InvariantCulture, $"expected a camera model from 0 to {ColmapCameraModel.All.Count - 1}, found {number}"));
        return new ColmapCamera(id, model, reader.ReadUInt64(), reader.ReadUInt64(), Doubles(reader, model.ParameterCount), location);
    });

    /// <summary>Images, in the order of the file.</summary>
    internal static IEnumerable<ColmapImage> Images(string path) => Entries(path, LeastImageBytes, (file, reader) =>
    {
        reader.ReadUInt32();
        double[] pose = Doubles(reader, 7);
        uint camera = reader.ReadUInt32();
        string name = Name(path, file, reader);
        Skip(file, reader.ReadUInt64(), PointOfImageBytes);
        return new ColmapImage(pose, camera, name);
    });

    /// <summary>Points: x, y, z.</summary>
    internal static IEnumerable<double[]> Points(string path) => Entries(path, LeastPointBytes, (file, reader) =>
    {
        reader.ReadUInt64();
        double[] point = Doubles(reader, 3);
        Skip(file, 1, ColourBytes);
        reader.ReadDouble();
        Skip(file, reader.ReadUInt64(), TrackEntryBytes);
        return point;
    });

    private static IEnumerable<T> Entries<T>(string path, int leastBytes, Func<FileStream, BinaryReader, T> read)
    {
        using FileStream file = File.OpenRead(path);
        using var reader = new BinaryReader(file);
        ulong count = Guard(path, file, reader.ReadUInt64), most = (ulong)(file.Length - file.Position) / (ulong)leastBytes;
        if (count > most)
        {
            throw new AssetFormatException(
                new AssetLocation(path, 0), "COLMAP-COUNT", string.Create(CultureInfo.InvariantCulture, $"expected at most {most} entries in {file.Length} bytes, found {count}"));
        }

        for (ulong i = 0; i < count; i++) yield return Guard(path, file, () => read(file, reader));
    }

    /// <summary>The image's name, which ends at a zero.</summary>
    private static string Name(string path, FileStream file, BinaryReader reader)
    {
        long start = file.Position;
        Span<byte> bytes = stackalloc byte[MostNameBytes];
        for (int length = 0; length < MostNameBytes; length++)
        {
            bytes[length] = reader.ReadByte();
            if (bytes[length] == 0) return Encoding.UTF8.GetString(bytes[..length]);
        }

        throw new AssetFormatException(new AssetLocation(path, start), "COLMAP-NAME", $"expected the name of an image of less than {MostNameBytes} bytes, found no end of it");
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
