using UsdGsplat.Codecs.Sources;
using UsdGsplat.SplatFormats;
using UsdGsplat.Splats;

namespace UsdGsplat.Sog4d.Splat4d;

/// <summary>Linear-motion splats for Unity, format versions 1 and 2.</summary>
public sealed class Splat4dFormat : ISplatFormat
{
    /// <inheritdoc/>
    public string Id => "splat4d";

    /// <inheritdoc/>
    public IReadOnlyList<string> Extensions { get; } = [".splat4d"];

    /// <summary>Whether the bytes begin as format version 2 does; version 1 has no mark of its own, so there the name decides.</summary>
    public bool Sniff(IByteSource bytes)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        if (bytes.Name.EndsWith(Extensions[0], StringComparison.OrdinalIgnoreCase)) return true;
        Span<byte> head = stackalloc byte[Splat4dLayout.Magic.Length];
        if (bytes.Length < head.Length) return false;
        bytes.ReadExactly(0, head);
        return head.SequenceEqual(Splat4dLayout.Magic);
    }

    /// <inheritdoc/>
    public ISplatSource Open(IByteSource bytes) => Splat4dReader.Open(bytes);
}
