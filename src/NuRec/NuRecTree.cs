using System.Globalization;
using UsdGsplat.Codecs.MessagePack;
using UsdGsplat.Codecs.Sources;

namespace UsdGsplat.NuRec;

/// <summary>What the MessagePack map of a payload says: texts, numbers, and where the tensors lie. No tensor is read.</summary>
internal sealed class NuRecTree
{
    private const int MaxDepth = 32;

    private readonly IByteSource map;
    private readonly MessagePackReader reader;

    private NuRecTree(IByteSource map)
    {
        this.map = map;
        reader = new MessagePackReader(map);
    }

    internal string? Version { get; private set; }

    internal string? Model { get; private set; }

    /// <summary>The configuration by dotted path; texts, longs, doubles and booleans.</summary>
    internal Dictionary<string, object> Config { get; } = [];

    /// <summary>Where each binary value of the state lies.</summary>
    internal Dictionary<string, (long Offset, long Length)> Tensors { get; } = [];

    /// <summary>Each array of integers in the state: the shapes.</summary>
    internal Dictionary<string, long[]> Shapes { get; } = [];

    /// <summary>Reads the map.</summary>
    /// <exception cref="Codecs.AssetException">It is damaged, or has no <c>nre_data</c>.</exception>
    internal static NuRecTree Read(IByteSource map)
    {
        var tree = new NuRecTree(map);
        bool found = false;
        tree.ReadMap("", key =>
        {
            if (key != "nre_data") return false;
            found = true;
            tree.ReadMap(key, tree.ReadEntry);
            return true;
        });
        if (!found) throw NuRecErrors.Format(map.Name, "/", "NUREC-KEY-MISSING", "expected a key 'nre_data', found none");
        if (!tree.reader.AtEnd) throw NuRecErrors.Format(map.Name, "/", "NUREC-TRAILING", "expected the end after the map, found more bytes");
        return tree;
    }

    private bool ReadEntry(string key)
    {
        switch (key)
        {
            case "version" when reader.PeekType() == MessagePackType.String:
                Version = reader.ReadString();
                return true;
            case "model" when reader.PeekType() == MessagePackType.String:
                Model = reader.ReadString();
                return true;
            case "config" when reader.PeekType() == MessagePackType.Map:
                ReadConfig("", 0);
                return true;
            case "state_dict":
                ReadMap(key, ReadState);
                return true;
            default:
                return false;
        }
    }

    private bool ReadState(string key)
    {
        switch (reader.PeekType())
        {
            case MessagePackType.Binary:
                Tensors[key] = reader.ReadBinary();
                return true;
            case MessagePackType.Array when key.EndsWith(NuRecTensor.ShapeSuffix, StringComparison.Ordinal):
                Shapes[key] = ReadShape(key);
                return true;
            default:
                return false;
        }
    }

    private long[] ReadShape(string key)
    {
        long count = reader.ReadArrayHeader();
        if (count > 8) throw NuRecErrors.Format(map.Name, key, "NUREC-SHAPE", string.Create(CultureInfo.InvariantCulture, $"expected at most 8 dimensions, found {count}"));
        var shape = new long[count];
        for (int i = 0; i < shape.Length; i++) shape[i] = reader.ReadInt64();
        return shape;
    }

    private void ReadConfig(string path, int depth)
    {
        if (depth > MaxDepth) throw NuRecErrors.Format(map.Name, path, "NUREC-DEPTH", "expected a nesting of at most 32, found a deeper one");
        ReadMap($"config/{path}", key =>
        {
            string here = path.Length == 0 ? key : $"{path}.{key}";
            switch (reader.PeekType())
            {
                case MessagePackType.Map:
                    ReadConfig(here, depth + 1);
                    return true;
                case MessagePackType.String:
                    Config[here] = reader.ReadString();
                    return true;
                case MessagePackType.Integer:
                    Config[here] = reader.ReadInt64();
                    return true;
                case MessagePackType.Float:
                    Config[here] = reader.ReadDouble();
                    return true;
                case MessagePackType.Boolean:
                    Config[here] = reader.ReadBoolean();
                    return true;
                default:
                    return false;
            }
        });
    }

    /// <summary>Reads a map; keys that are no texts, and those that are not taken, are passed over with their values.</summary>
    private void ReadMap(string scope, Func<string, bool> take)
    {
        long count = reader.ReadMapHeader();
        var seen = new HashSet<string>();
        for (long i = 0; i < count; i++)
        {
            if (reader.PeekType() != MessagePackType.String)
            {
                reader.Skip();
                reader.Skip();
                continue;
            }

            string key = reader.ReadString();
            if (!seen.Add(key)) throw NuRecErrors.Format(map.Name, scope, "NUREC-DUPLICATE", $"expected each key once, found '{key}' again");
            if (!take(key)) reader.Skip();
        }
    }
}
