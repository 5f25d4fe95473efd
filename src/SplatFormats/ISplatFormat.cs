using UsdGsplat.Codecs.Sources;
using UsdGsplat.Splats;

namespace UsdGsplat.SplatFormats;

/// <summary>A file format of splats: how to know it and how to open it. Stateless; listed in <see cref="SplatFile.Formats"/>.</summary>
public interface ISplatFormat
{
    /// <summary>A short name: <c>ply</c>, <c>checkpoint</c>.</summary>
    string Id { get; }

    /// <summary>Usual file extensions, lower case, with the dot.</summary>
    IReadOnlyList<string> Extensions { get; }

    /// <summary>Whether the bytes look like this format. Reads little, never throws on content.</summary>
    bool Sniff(IByteSource bytes);

    /// <summary>Opens a cloud lazily: structure and headers are read and checked, columns are read on demand.</summary>
    /// <param name="bytes">Owned by the returned source, or disposed when this method throws.</param>
    /// <exception cref="Codecs.AssetFormatException">The bytes break the format's rules.</exception>
    /// <exception cref="Codecs.AssetUnsupportedException">The bytes hold something that is not read.</exception>
    ISplatSource Open(IByteSource bytes);
}
