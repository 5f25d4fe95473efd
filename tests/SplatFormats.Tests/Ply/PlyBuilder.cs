using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using UsdGsplat.Codecs.Sources;
using UsdGsplat.Splats;

namespace UsdGsplat.SplatFormats.Tests.Ply;

/// <summary>Builds PLY files in all three encodings from a table of named columns, independently of the writer.</summary>
internal sealed class PlyBuilder
{
    internal static readonly string[] Encodings = ["binary_little_endian", "binary_big_endian", "ascii"];

    internal List<(string Type, string Name, double[] Values)> Properties { get; } = [];

    internal List<string> Comments { get; } = [];

    internal string LineEnd { get; set; } = "\n";

    internal int Count => Properties.Count == 0 ? 0 : Properties[0].Values.Length;

    /// <summary>A cloud in canonical order whose values are all different; the values of property p are 100·p + i / 8.</summary>
    internal static PlyBuilder Splats(int count, int degree, bool motion = false)
    {
        var builder = new PlyBuilder();
        int rest = 3 * SphericalHarmonics.RestCount(degree);
        string[] names =
        [
            "x", "y", "z", "nx", "ny", "nz", "f_dc_0", "f_dc_1", "f_dc_2",
            .. Enumerable.Range(0, rest).Select(i => $"f_rest_{i}"),
            "opacity", "scale_0", "scale_1", "scale_2", "rot_0", "rot_1", "rot_2", "rot_3",
            .. motion ? new[] { "time", "log_duration", "velocity_0", "velocity_1", "velocity_2" } : [],
        ];
        foreach (string name in names)
        {
            int p = builder.Properties.Count;
            builder.Properties.Add(("float", name, [.. Enumerable.Range(0, count).Select(i => (100.0 * p) + (i / 8.0))]));
        }

        return builder;
    }

    internal double[] this[string name] => Properties.First(p => p.Name == name).Values;

    internal PlyBuilder Without(params string[] names)
    {
        Properties.RemoveAll(p => names.Contains(p.Name));
        return this;
    }

    internal PlyBuilder Retype(string name, string type)
    {
        int at = Properties.FindIndex(p => p.Name == name);
        Properties[at] = Properties[at] with { Type = type };
        return this;
    }

    internal PlyBuilder Add(string type, string name, params double[] values)
    {
        Properties.Add((type, name, values));
        return this;
    }

    internal string Header(string encoding, long? count = null, string before = "", string after = "")
    {
        var text = new StringBuilder();
        text.Append("ply\n").Append("format ").Append(encoding).Append(" 1.0\n");
        foreach (string comment in Comments) text.Append("comment ").Append(comment).Append('\n');
        text.Append(before);
        text.Append(CultureInfo.InvariantCulture, $"element vertex {count ?? Count}\n");
        foreach ((string type, string name, _) in Properties) text.Append("property ").Append(type).Append(' ').Append(name).Append('\n');
        return text.Append(after).Append("end_header\n").ToString().Replace("\n", LineEnd, StringComparison.Ordinal);
    }

    internal byte[] Build(string encoding) => [.. Encoding.ASCII.GetBytes(Header(encoding)), .. Body(encoding)];

    internal byte[] Body(string encoding)
    {
        using var body = new MemoryStream();
        for (int i = 0; i < Count; i++)
        {
            if (encoding == "ascii")
            {
                string line = string.Join(' ', Properties.Select(p => Number(p.Type, p.Values[i])));
                body.Write(Encoding.ASCII.GetBytes(line + LineEnd));
                continue;
            }

            foreach ((string type, _, double[] values) in Properties)
            {
                byte[] raw = Scalar(type, values[i]);
                if (encoding == "binary_big_endian") Array.Reverse(raw);
                body.Write(raw);
            }
        }

        return body.ToArray();
    }

    internal static ISplatSource Open(byte[] file) => new SplatFormats.Ply.PlyFormat().Open(new MemoryByteSource("test.ply", file));

    internal static float[] Column(ISplatSource source, SplatColumn column)
    {
        var values = new float[source.Schema.Count * source.Schema.Width(column)];
        source.Read(column, 0, values);
        return values;
    }

    private static string Number(string type, double value) =>
        type == "float" ? ((float)value).ToString("R", CultureInfo.InvariantCulture) : value.ToString("R", CultureInfo.InvariantCulture);

    private static byte[] Scalar(string type, double value)
    {
        var raw = new byte[8];
        switch (type)
        {
            case "char" or "int8":
                return [(byte)(sbyte)value];
            case "uchar" or "uint8":
                return [(byte)value];
            case "short" or "int16":
                BinaryPrimitives.WriteInt16LittleEndian(raw, (short)value);
                return raw[..2];
            case "ushort" or "uint16":
                BinaryPrimitives.WriteUInt16LittleEndian(raw, (ushort)value);
                return raw[..2];
            case "int" or "int32":
                BinaryPrimitives.WriteInt32LittleEndian(raw, (int)value);
                return raw[..4];
            case "uint" or "uint32":
                BinaryPrimitives.WriteUInt32LittleEndian(raw, (uint)value);
                return raw[..4];
            case "float" or "float32":
                BinaryPrimitives.WriteSingleLittleEndian(raw, (float)value);
                return raw[..4];
            case "double" or "float64":
                BinaryPrimitives.WriteDoubleLittleEndian(raw, value);
                return raw;
            default:
                throw new ArgumentException(type, nameof(type));
        }
    }
}
