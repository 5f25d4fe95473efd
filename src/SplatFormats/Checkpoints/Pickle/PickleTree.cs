using System.Globalization;
using System.Numerics;
using System.Text;

namespace UsdGsplat.SplatFormats.Checkpoints.Pickle;

/// <summary>Walks what a pickle holds, however it is linked: each container is entered once, and only so deep.</summary>
internal static class PickleTree
{
    private const int MaxDepth = 24;
    private const int MaxKeyText = 128;

    /// <summary>The dictionary that a value is, or that it keeps as the state of a module, a namespace or the like.</summary>
    internal static PickleMap? AsMap(object? value) => value switch
    {
        PickleMap map => map,
        PickleObject { State: PickleMap state } => state["_parameters"] as PickleMap ?? state["_content"] as PickleMap ?? state,
        PickleObject { Entries: { } entries } => entries,
        _ => null,
    };

    /// <summary>All values that <paramref name="wanted"/> picks, with their paths, in the order of the file.</summary>
    internal static List<(string Path, object Value)> Find(object? root, Func<object, bool> wanted)
    {
        var found = new List<(string, object)>();
        Walk(root, "", 0, new HashSet<object>(ReferenceEqualityComparer.Instance), wanted, found);
        return found;
    }

    /// <summary>What a value is, in a few words.</summary>
    internal static string Describe(object? value) => value switch
    {
        null => "None",
        bool => "bool",
        long or BigInteger => "int",
        double => "float",
        string => "str",
        PickleBytes => "bytes",
        PickleMap => "a dictionary",
        PickleSequence sequence => $"a {sequence.Kind.ToString().ToLowerInvariant()}",
        PickledTensor tensor => $"a tensor {Numbers(tensor.Sizes)}",
        PickleObject foreign => $"an object of {Printable(foreign.Type.FullName)}",
        PickleGlobal global => $"the name {Printable(global.FullName)}",
        _ => "a storage",
    };

    /// <summary>The keys of two levels with the shapes of tensors, in one line, for messages.</summary>
    internal static string Outline(object? root)
    {
        const int MaxItems = 24;
        PickleMap? top = AsMap(root);
        if (top is null) return Describe(root);
        IEnumerable<string> lines = top.Pairs.Take(MaxItems).Select(p => $"{KeyText(p.Key)}: {Inner(p.Value)}");
        return $"{{{string.Join(", ", lines)}{(top.Pairs.Count > MaxItems ? ", …" : "")}}}";

        static string Inner(object? value)
        {
            if (value is PickleMap map) return $"{{{string.Join(", ", map.Pairs.Take(MaxItems).Select(p => $"{KeyText(p.Key)}: {Describe(p.Value)}"))}}}";
            return Describe(value);
        }
    }

    private static void Walk(object? value, string path, int depth, HashSet<object> visited, Func<object, bool> wanted, List<(string Path, object Value)> found)
    {
        if (value is null) return;
        if (wanted(value))
        {
            found.Add((path, value));
            return;
        }

        if (depth == MaxDepth || value is not (PickleMap or PickleSequence or PickleObject) || !visited.Add(value)) return;
        foreach ((string key, object? child) in Children(value)) Walk(child, key.Length == 0 ? path : Join(path, key), depth + 1, visited, wanted, found);
    }

    private static IEnumerable<(string Key, object? Value)> Children(object value) => value switch
    {
        PickleMap map => map.Pairs.Select(p => (KeyText(p.Key), p.Value)),
        PickleSequence sequence => sequence.Items.Select((v, i) => (i.ToString(CultureInfo.InvariantCulture), v)),
        PickleObject foreign => [("", foreign.State), ("", foreign.Entries)],
        _ => [],
    };

    private static string Join(string path, string key) => path.Length == 0 ? key : $"{path}.{key}";

    private static string KeyText(object? key) => key switch
    {
        string text => Printable(text),
        long number => number.ToString(CultureInfo.InvariantCulture),
        _ => Describe(key),
    };

    /// <summary>Text of a file as it may stand in a message of one line.</summary>
    internal static string Printable(string text)
    {
        var printable = new StringBuilder();
        foreach (char c in text.AsSpan(0, Math.Min(text.Length, MaxKeyText))) printable.Append(char.IsControl(c) ? '?' : c);
        return text.Length > MaxKeyText ? printable.Append('…').ToString() : printable.ToString();
    }

    private static string Numbers(PickleSequence sizes) =>
        $"({string.Join(", ", sizes.Items.Take(8).Select(n => n is long number ? number.ToString(CultureInfo.InvariantCulture) : "?"))})";
}
