using System.Buffers.Binary;
using System.Diagnostics;
using System.Globalization;
using UsdGsplat.Codecs;
using UsdGsplat.Codecs.Sources;

namespace UsdGsplat.SplatFormats.Ply;

/// <summary>Where the records of each element of a binary file lie, checked against the file's length.</summary>
internal static class PlyElementData
{
    /// <summary>Walks the elements.</summary>
    /// <returns>The offset of the first vertex record.</returns>
    /// <exception cref="AssetFormatException">The file is shorter, or longer, than its header says.</exception>
    internal static long Locate(IByteSource bytes, PlyHeader header, PlyReadOptions options, List<string> warnings)
    {
        long vertexStart = -1;
        long offset = header.Length;
        foreach (PlyElement element in header.Elements)
        {
            if (element.Name == "vertex") vertexStart = offset;
            offset = element.HasLists
                ? SkipLists(bytes, element, offset, header.Encoding == PlyEncoding.BinaryBigEndian)
                : SkipScalars(bytes, element, offset);
        }

        Debug.Assert(vertexStart >= 0, "the layout was resolved, so there is a vertex element");
        CheckTrailing(bytes, offset, options, warnings);
        return vertexStart;
    }

    /// <summary>Refuses, or reports, what follows the last record.</summary>
    internal static void CheckTrailing(IByteSource bytes, long end, PlyReadOptions options, List<string> warnings)
    {
        long surplus = bytes.Length - end;
        if (surplus == 0) return;
        string problem = string.Create(CultureInfo.InvariantCulture, $"expected the end of the file, found {surplus} more bytes");
        if (!options.AllowTrailingBytes) throw new AssetFormatException(new AssetLocation(bytes.Name, end), "PLY-TRAILING", problem);
        warnings.Add(string.Create(CultureInfo.InvariantCulture, $"{surplus} bytes after the last record are left out"));
    }

    private static long SkipScalars(IByteSource bytes, PlyElement element, long offset)
    {
        long length;
        try
        {
            length = checked(element.Count * element.Stride);
            _ = checked(offset + length);
        }
        catch (OverflowException)
        {
            throw PlyErrors.CountOverflow(bytes, element.Name, element.Count.ToString(CultureInfo.InvariantCulture));
        }

        if (length > bytes.Length - offset) throw PlyErrors.Short(bytes, element.Name, offset + length);
        return offset + length;
    }

    /// <summary>Each record of an element with a list takes a byte or more, so the walk ends with the file.</summary>
    private static long SkipLists(IByteSource bytes, PlyElement element, long offset, bool bigEndian)
    {
        Span<byte> count = stackalloc byte[8];
        if (element.Count > bytes.Length - offset) throw PlyErrors.Short(bytes, element.Name, Add(offset, element.Count));
        for (long i = 0; i < element.Count; i++)
        {
            foreach (PlyProperty property in element.Properties)
            {
                long length = property.Type.Size();
                if (property.CountType is { } countType)
                {
                    int size = countType.Size();
                    if (size > bytes.Length - offset) throw PlyErrors.Short(bytes, element.Name, offset + size);
                    bytes.ReadExactly(offset, count[..size]);
                    offset += size;
                    length *= ReadCount(bytes, element, count[..size], countType, bigEndian);
                }

                if (length > bytes.Length - offset) throw PlyErrors.Short(bytes, element.Name, Add(offset, length));
                offset += length;
            }
        }

        return offset;
    }

    private static long Add(long offset, long length) => length > long.MaxValue - offset ? long.MaxValue : offset + length;

    private static long ReadCount(IByteSource bytes, PlyElement element, ReadOnlySpan<byte> raw, PlyType type, bool bigEndian)
    {
        Span<byte> little = stackalloc byte[raw.Length];
        raw.CopyTo(little);
        if (bigEndian) little.Reverse();
        long count = type switch
        {
            PlyType.Int8 => (sbyte)little[0],
            PlyType.UInt8 => little[0],
            PlyType.Int16 => BinaryPrimitives.ReadInt16LittleEndian(little),
            PlyType.UInt16 => BinaryPrimitives.ReadUInt16LittleEndian(little),
            PlyType.Int32 => BinaryPrimitives.ReadInt32LittleEndian(little),
            PlyType.UInt32 => BinaryPrimitives.ReadUInt32LittleEndian(little),
            _ => throw new UnreachableException(),
        };
        return count >= 0
            ? count
            : throw PlyErrors.CountOverflow(bytes, element.Name, count.ToString(CultureInfo.InvariantCulture));
    }
}
