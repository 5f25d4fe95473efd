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
    /// <param name="path">The file.</param>
    /// <param name="format">The format that it must have, by <see cref="ISplatFormat.Id"/>; null lets the bytes decide.</param>
    /// <exception cref="ArgumentException">There is no format of that name.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="AssetFormatException">The file is damaged, or is no splat file.</exception>
    /// <exception cref="AssetUnsupportedException">The file holds something that is not read.</exception>
    public static ISplatSource Open(string path, string? format = null)
    {
        ISplatFormat? wanted = format is null ? null
            : Formats.FirstOrDefault(f => f.Id == format) ?? throw new ArgumentException($"there is no splat format '{format}'", nameof(format));
        var bytes = new MappedByteSource(path);
        ISplatFormat? found = wanted ?? Formats.FirstOrDefault(f => f.Sniff(bytes));
        if (found is not null) return found.Open(bytes);
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
