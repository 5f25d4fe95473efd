using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using System.Text.Json.Nodes;
using UsdGsplat.Codecs.Sources;
using UsdGsplat.TestKit;

namespace UsdGsplat.Sog4d.Tests.Bundles;

/// <summary>A bundle of the goldens taken apart, to be changed and put together again by the platform's ZIP writer.</summary>
internal sealed class TestBundle
{
    internal const string Full = "ref_sh2_v1_full_f32", Delta = "ref_sh3_v2_delta3", Explicit = "ref_sh0_explicit";

    internal TestBundle(string name)
    {
        using ZipArchive zip = ZipFile.OpenRead(PathOf(name));
        foreach (ZipArchiveEntry entry in zip.Entries)
        {
            using Stream stream = entry.Open();
            using var copy = new MemoryStream();
            stream.CopyTo(copy);
            Files[entry.FullName] = copy.ToArray();
        }

        Meta = (JsonObject)JsonNode.Parse(Files["meta.json"])!;
        Files.Remove("meta.json");
    }

    /// <summary>All files but <c>meta.json</c>.</summary>
    internal Dictionary<string, byte[]> Files { get; } = [];

    internal JsonObject Meta { get; set; }

    /// <summary>What stands in <c>meta.json</c> instead of <see cref="Meta"/>.</summary>
    internal byte[]? MetaBytes { get; set; }

    internal bool HasMeta { get; set; } = true;

    internal JsonObject Sh => Stream("sh");

    internal JsonObject Stream(string name) => (JsonObject)Meta["streams"]![name]!;

    internal JsonObject Segment(string band, int index) => (JsonObject)Sh[band]!["deltaSegments"]![index]!;

    internal static string PathOf(string name) => Fixtures.Path("sog4d", name + ".sog4d");

    internal byte[] ToBytes(CompressionLevel level = CompressionLevel.NoCompression)
    {
        using var output = new MemoryStream();
        using (var zip = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true))
        {
            if (HasMeta) Add(zip, "meta.json", MetaBytes ?? Encoding.UTF8.GetBytes(Meta.ToJsonString()), level);
            foreach ((string name, byte[] bytes) in Files) Add(zip, name, bytes, level);
        }

        return output.ToArray();
    }

    internal IByteSource ToSource() => new MemoryByteSource("test.sog4d", ToBytes());

    internal static void Add(ZipArchive zip, string name, byte[] bytes, CompressionLevel level = CompressionLevel.NoCompression)
    {
        using Stream stream = zip.CreateEntry(name, level).Open();
        stream.Write(bytes);
    }

    /// <summary>The bytes of a file of changes: header fields as given, then for each frame its updates.</summary>
    internal static byte[] Deltas(int start, int frames, int splats, int labels, params (uint Splat, ushort Label, ushort Reserved)[][] updates)
    {
        using var output = new MemoryStream();
        using var writer = new BinaryWriter(output);
        writer.Write("SOG4DLB1"u8);
        foreach (int field in new[] { 1, start, frames, splats, labels }) writer.Write(field);
        foreach ((uint Splat, ushort Label, ushort Reserved)[] frame in updates)
        {
            writer.Write(frame.Length);
            foreach ((uint splat, ushort label, ushort reserved) in frame)
            {
                writer.Write(splat);
                writer.Write(label);
                writer.Write(reserved);
            }
        }

        return output.ToArray();
    }

    /// <summary>A copy of bytes with one little-endian word replaced.</summary>
    internal static byte[] WithWord(byte[] bytes, int at, uint value)
    {
        byte[] copy = [.. bytes];
        BinaryPrimitives.WriteUInt32LittleEndian(copy.AsSpan(at), value);
        return copy;
    }
}
