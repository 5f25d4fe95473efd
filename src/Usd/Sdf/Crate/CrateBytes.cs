using System.Diagnostics.CodeAnalysis;
using UsdGsplat.Codecs;
using UsdGsplat.Codecs.Sources;

namespace pxr;

/// <summary>The bytes of a crate, and errors that know where they are.</summary>
/// <param name="view">The whole crate.</param>
/// <param name="location">The crate's name.</param>
internal sealed class CrateBytes(ByteView view, AssetLocation location)
{
    private const string Code = "USDC";

    internal long Length => view.Length;

    internal ByteView View => view;

    internal AssetLocation Location => location;

    /// <summary>A cursor over a range.</summary>
    /// <param name="offset">First byte.</param>
    /// <param name="length">Length in bytes.</param>
    /// <param name="scope">What the range is, for errors.</param>
    /// <exception cref="AssetFormatException">The range leaves the crate.</exception>
    internal CrateCursor Range(long offset, long length, string scope)
    {
        if (offset < 0 || offset > Length) Fail(offset, scope, $"expected an offset inside of 0x{Length:X} bytes, found 0x{offset:X}");
        if (length < 0 || length > Length - offset) Fail(offset, scope, $"expected at most {Length - offset} bytes, found a size of {length}");
        return new CrateCursor(this, offset, offset + length, scope);
    }

    /// <summary>A cursor from an offset to the end of the crate.</summary>
    internal CrateCursor From(long offset, string scope) => Range(offset, Length - Math.Min(Math.Max(offset, 0), Length), scope);

    [DoesNotReturn]
    internal void Fail(long offset, string scope, FormattableString problem) =>
        throw new AssetFormatException(location with { ByteOffset = offset, Scope = scope }, Code, FormattableString.Invariant(problem));

    [DoesNotReturn]
    internal void Refuse(long offset, string scope, FormattableString problem) =>
        throw new AssetUnsupportedException(location with { ByteOffset = offset, Scope = scope }, Code, FormattableString.Invariant(problem));
}
