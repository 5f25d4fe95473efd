using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using UsdGsplat.Codecs;
using UsdGsplat.Codecs.Sources;
using UsdGsplat.SplatFormats.Ply;
using UsdGsplat.Splats.Meshes;

namespace UsdGsplat.SplatFormats.Meshes;

/// <summary>Reads meshes out of PLY files: points x, y, z of the element vertex, and the list vertex_indices of the element face.</summary>
/// <remarks>Text and both binary forms; other elements and properties are passed over. Source: the PLY description of Greg Turk.</remarks>
internal sealed class PlyMeshReader
{
    private static readonly string[] IndexNames = ["vertex_indices", "vertex_index"];
    private readonly IByteSource source;
    private readonly byte[] bytes;
    private readonly PlyHeader header;
    private readonly MeshBuilder mesh;
    private int at;

    private PlyMeshReader(IByteSource source)
    {
        this.source = source;
        if (source.Length > Array.MaxLength) throw new AssetUnsupportedException(new AssetLocation(source.Name), "MESH-SIZE", $"expected a mesh of at most {Array.MaxLength} bytes, found {source.Length}");
        header = PlyHeaderParser.Parse(source);
        bytes = new byte[source.Length];
        source.ReadExactly(0, bytes);
        at = header.Length;
        mesh = new MeshBuilder(source.Name);
    }

    /// <summary>Reads a mesh.</summary>
    /// <exception cref="AssetFormatException">The file is cut short, has no faces, or names vertices that are not there.</exception>
    internal static PolygonMesh Read(IByteSource source)
    {
        var reader = new PlyMeshReader(source);
        foreach (PlyElement element in reader.header.Elements) reader.ReadElement(element);
        return reader.mesh.Build();
    }

    private void ReadElement(PlyElement element)
    {
        int[] axes = [.. "xyz".Select(axis => IndexOf(element, axis.ToString()))];
        bool isVertex = element.Name == "vertex", isFace = element.Name == "face";
        if (isVertex && axes.Any(a => a < 0)) throw PlyErrors.Missing(source, "xyz"[Array.IndexOf(axes, -1)].ToString());
        int list = isFace ? IndexNames.Select(n => IndexOf(element, n)).Max() : -1;
        if (isFace && (list < 0 || !element.Properties[list].IsList)) throw PlyErrors.Missing(source, IndexNames[0]);

        // Every record takes a byte or more, so this ends with the file whatever the count claims.
        var values = new double[element.Properties.Count];
        long[] face = [];
        for (long record = 0; record < element.Count; record++)
        {
            for (int i = 0; i < values.Length; i++)
            {
                PlyProperty property = element.Properties[i];
                if (!property.IsList) values[i] = Scalar(property.Type);
                else if (i == list) face = List(property);
                else SkipList(property);
            }

            if (isVertex) mesh.AddPoint(values[axes[0]], values[axes[1]], values[axes[2]]);
            if (isFace) mesh.AddFace(face);
            if (values.Length == 0) break;
        }
    }

    private static int IndexOf(PlyElement element, string name)
    {
        for (int i = 0; i < element.Properties.Count; i++)
        {
            if (element.Properties[i].Name == name) return i;
        }

        return -1;
    }

    private long[] List(PlyProperty property)
    {
        var items = new long[Length(property)];
        for (int i = 0; i < items.Length; i++)
        {
            double value = Scalar(property.Type);
            items[i] = value == Math.Floor(value) && Math.Abs(value) < long.MaxValue ? (long)value : -1;
        }

        return items;
    }

    private void SkipList(PlyProperty property)
    {
        for (int left = Length(property); left > 0; left--) Scalar(property.Type);
    }

    private int Length(PlyProperty property)
    {
        double length = Scalar(property.CountType!.Value);
        if (length >= 0 && length == Math.Floor(length) && length <= bytes.Length - at) return (int)length;
        throw new AssetFormatException(new AssetLocation(source.Name, at), "MESH", FormattableString.Invariant($"expected the length of a list of at most {bytes.Length - at} items, found {length}"));
    }

    private double Scalar(PlyType type)
    {
        if (header.Encoding == PlyEncoding.Ascii) return Word();
        ReadOnlySpan<byte> data = Take(type.Size());
        bool big = header.Encoding == PlyEncoding.BinaryBigEndian;
        return type switch
        {
            PlyType.Int8 => (sbyte)data[0],
            PlyType.UInt8 => data[0],
            PlyType.Int16 => big ? BinaryPrimitives.ReadInt16BigEndian(data) : BinaryPrimitives.ReadInt16LittleEndian(data),
            PlyType.UInt16 => big ? BinaryPrimitives.ReadUInt16BigEndian(data) : BinaryPrimitives.ReadUInt16LittleEndian(data),
            PlyType.Int32 => big ? BinaryPrimitives.ReadInt32BigEndian(data) : BinaryPrimitives.ReadInt32LittleEndian(data),
            PlyType.UInt32 => big ? BinaryPrimitives.ReadUInt32BigEndian(data) : BinaryPrimitives.ReadUInt32LittleEndian(data),
            PlyType.Float32 => big ? BinaryPrimitives.ReadSingleBigEndian(data) : BinaryPrimitives.ReadSingleLittleEndian(data),
            _ => big ? BinaryPrimitives.ReadDoubleBigEndian(data) : BinaryPrimitives.ReadDoubleLittleEndian(data),
        };
    }

    private ReadOnlySpan<byte> Take(int length)
    {
        if (length > bytes.Length - at) throw new AssetFormatException(new AssetLocation(source.Name, at), "MESH", $"expected {length} more bytes, found the end of the file");
        at += length;
        return bytes.AsSpan(at - length, length);
    }

    private double Word()
    {
        while (at < bytes.Length && bytes[at] <= ' ') at++;
        int start = at;
        while (at < bytes.Length && bytes[at] > ' ') at++;
        if (start < at && double.TryParse(bytes.AsSpan(start, at - start), NumberStyles.Float, CultureInfo.InvariantCulture, out double value)) return value;
        string found = start == at ? "the end of the file" : $"'{Encoding.Latin1.GetString(bytes.AsSpan(start, Math.Min(40, at - start)))}'";
        throw new AssetFormatException(new AssetLocation(source.Name, start), "MESH", $"expected a number, found {found}");
    }
}
