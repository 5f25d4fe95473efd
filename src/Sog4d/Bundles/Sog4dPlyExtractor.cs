using System.Globalization;
using UsdGsplat.Codecs;
using UsdGsplat.SplatFormats.Ply;
using UsdGsplat.Splats;

namespace UsdGsplat.Sog4d.Bundles;

/// <summary>Writes frames of a bundle as PLY files of the original 3DGS trainer's kind.</summary>
public static class Sog4dPlyExtractor
{
    /// <summary>The name of a frame's file: <c>frame_00007.ply</c>.</summary>
    public static string FileName(int frame) => string.Create(CultureInfo.InvariantCulture, $"frame_{frame:D5}.ply");

    /// <summary>Writes one file a frame into a folder, which is made when missing.</summary>
    /// <param name="reader">The bundle.</param>
    /// <param name="frames">Indices of the frames, in any order.</param>
    /// <param name="folder">Takes files named by <see cref="FileName"/>.</param>
    /// <param name="overwrite">Whether files may be replaced.</param>
    /// <param name="progress">Told how many frames are written.</param>
    /// <param name="cancellation">Looked at between chunks.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such frame.</exception>
    /// <exception cref="AssetException">A frame is damaged.</exception>
    /// <exception cref="IOException">A file exists and may not be replaced, or cannot be written.</exception>
    public static void Extract(
        Sog4dReader reader, IEnumerable<int> frames, string folder, bool overwrite, IProgress<int>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(reader);
        ArgumentNullException.ThrowIfNull(frames);
        int done = 0;
        foreach (int frame in frames)
        {
            using ISplatSource source = reader.OpenFrame(frame);
            AtomicFile.Write(
                Path.Combine(folder, FileName(frame)), overwrite, output => PlyWriter.Write(output, source, new PlyWriteOptions(), cancellation));
            progress?.Report(++done);
        }
    }
}
