using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace UsdGsplat.Codecs.Sources;

internal static class ByteSourceErrors
{
    internal static void CheckRange(IByteSource source, long offset, long length)
    {
        if (offset < 0 || length < 0 || offset > source.Length - length) OutOfRange(source, offset, length);
    }

    [DoesNotReturn]
    private static void OutOfRange(IByteSource source, long offset, long length) =>
        throw new AssetFormatException(
            new AssetLocation(source.Name, offset),
            "TRUNCATED",
            string.Create(
                CultureInfo.InvariantCulture,
                $"expected {length} bytes, found {Math.Max(0, source.Length - Math.Max(0, offset))} before the end at 0x{source.Length:X}"));
}
