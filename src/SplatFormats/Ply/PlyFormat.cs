using UsdGsplat.Codecs;
using UsdGsplat.Codecs.Sources;
using UsdGsplat.Splats;

namespace UsdGsplat.SplatFormats.Ply;

/// <summary>3D Gaussian splats as PLY: the layout of the original 3DGS trainer, its dialects, and FreeTimeGS's 4D form.</summary>
/// <remarks>
/// Properties are found by name in any order and of any scalar type; binary of either byte order, and ASCII. Binary files
/// are read lazily. Float32 values arrive bit-exact. The 2DGS form, without <c>scale_2</c>, gets a thin third axis.
/// </remarks>
public sealed class PlyFormat : ISplatFormat
{
    /// <inheritdoc/>
    public string Id => "ply";

    /// <inheritdoc/>
    public IReadOnlyList<string> Extensions { get; } = [".ply"];

    /// <inheritdoc/>
    public bool Sniff(IByteSource bytes)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        Span<byte> head = stackalloc byte[5];
        head = head[..(int)Math.Min(bytes.Length, head.Length)];
        bytes.ReadExactly(0, head);
        return head.StartsWith("ply\n"u8) || head.StartsWith("ply\r\n"u8);
    }

    /// <inheritdoc/>
    public ISplatSource Open(IByteSource bytes) => Open(bytes, new PlyReadOptions());

    /// <summary>Opens a cloud as <see cref="Open(IByteSource)"/> does, with options.</summary>
    /// <param name="bytes">Owned by the returned source, or disposed when this method throws.</param>
    /// <param name="options">How strictly to read.</param>
    /// <returns>The cloud; a value of type double beyond the range of float raises its error when its column is read.</returns>
    /// <exception cref="AssetFormatException">The bytes break the format's rules, or hold no splats.</exception>
    /// <exception cref="AssetUnsupportedException">Compressed PLY, or spherical harmonics of degree 4.</exception>
    public static ISplatSource Open(IByteSource bytes, PlyReadOptions options)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        ArgumentNullException.ThrowIfNull(options);
        try
        {
            PlyHeader header = PlyHeaderParser.Parse(bytes);
            PlySplatLayout layout = PlySplatLayout.Resolve(bytes, header);
            if (header.Encoding != PlyEncoding.Ascii)
            {
                long start = PlyElementData.Locate(bytes, header, options, layout.Warnings);
                return new PlySource(bytes, layout, start);
            }

            SplatCloud cloud = PlyAsciiReader.Read(bytes, header, layout, options);
            bytes.Dispose();
            return cloud;
        }
        catch
        {
            bytes.Dispose();
            throw;
        }
    }
}
