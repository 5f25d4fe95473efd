using UsdGsplat.Codecs;
using UsdGsplat.Codecs.Sources;
using UsdGsplat.SplatFormats.Checkpoints;
using UsdGsplat.SplatFormats.Ply;
using UsdGsplat.Splats;

namespace UsdGsplat.SplatFormats;

/// <summary>Opens any splat file that this library reads. The bytes decide the format; the extension does not.</summary>
public static class SplatFile
{
    private const string GitLfsPointer = "version https://git-lfs";

    /// <summary>All formats, in the order in which they are tried.</summary>
    public static IReadOnlyList<ISplatFormat> Formats { get; } = [new PlyFormat(), new CheckpointFormat()];

    /// <summary>Opens a cloud from a file.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="AssetFormatException">The file is damaged, or is no splat file.</exception>
    /// <exception cref="AssetUnsupportedException">The file holds something that is not read.</exception>
    public static ISplatSource Open(string path)
    {
        var bytes = new MappedByteSource(path);
        ISplatFormat? format = Formats.FirstOrDefault(f => f.Sniff(bytes));
        if (format is not null) return format.Open(bytes);
        try
        {
            throw NotASplatFile(bytes);
        }
        finally
        {
            bytes.Dispose();
        }
    }

    private static AssetFormatException NotASplatFile(IByteSource bytes)
    {
        var head = new byte[Math.Min(bytes.Length, GitLfsPointer.Length)];
        bytes.ReadExactly(0, head);
        string problem = head.AsSpan().SequenceEqual("version https://git-lfs"u8)
            ? "this is a Git LFS pointer, not the file itself; run 'git lfs pull'"
            : $"expected a splat file ({string.Join(", ", Formats.Select(f => f.Id))}), found none of them";
        return new AssetFormatException(new AssetLocation(bytes.Name), "NOT-A-SPLAT", problem);
    }
}
