using System.Text;
using UsdGsplat.Codecs.Sources;

namespace UsdGsplat.SplatFormats.Checkpoints.Pickle;

// The values that a pickle can leave on the machine's stack. Plain ones are null, bool, long, BigInteger, double and
// string; the others are below. A value may be reached by several paths and a container may hold itself, so whoever walks
// them keeps a set of the visited.

/// <summary>A class or function that the pickle names. It is a name and nothing else: nothing is looked up or called.</summary>
internal sealed record PickleGlobal(string Module, string Name)
{
    internal string FullName { get; } = Module.Length == 0 ? Name : $"{Module}.{Name}";
}

internal enum PickleSequenceKind
{
    Tuple,
    List,
    Set,
}

/// <summary>A tuple, list or set. A copy of another kind shares its items, so that copies cost nothing.</summary>
internal sealed class PickleSequence(PickleSequenceKind kind, List<object?>? items = null)
{
    private static readonly List<object?> None = [];
    private List<object?>? items = items;

    internal PickleSequenceKind Kind => kind;

    internal IReadOnlyList<object?> Items => items ?? None;

    internal void Add(object? item) => (items ??= []).Add(item);

    internal PickleSequence As(PickleSequenceKind other) => new(other, items);
}

/// <summary>A dictionary in insertion order. Only keys that are text can be looked up; all can be enumerated.</summary>
internal sealed class PickleMap
{
    private readonly List<KeyValuePair<object?, object?>> pairs = [];
    private Dictionary<string, int>? indexes;

    internal IReadOnlyList<KeyValuePair<object?, object?>> Pairs => pairs;

    internal IEnumerable<string> Keys => pairs.Select(p => p.Key).OfType<string>();

    internal object? this[string key] => TryGet(key, out object? value) ? value : null;

    internal bool Has(string key) => indexes?.ContainsKey(key) == true;

    internal bool TryGet(string key, out object? value)
    {
        bool found = false;
        int index = 0;
        if (indexes is not null) found = indexes.TryGetValue(key, out index);
        value = found ? pairs[index].Value : null;
        return found;
    }

    internal void Set(object? key, object? value)
    {
        if (key is string text && !(indexes ??= []).TryAdd(text, pairs.Count))
        {
            pairs[indexes[text]] = new(key, value);
            return;
        }

        pairs.Add(new(key, value));
    }
}

/// <summary>Bytes that stay where they are: a range of the pickle, or text whose characters are the bytes (Latin-1).</summary>
internal sealed class PickleBytes
{
    private readonly IByteSource? source;
    private readonly long offset;
    private readonly string text = "";

    internal PickleBytes(IByteSource source, long offset, long length)
    {
        this.source = source;
        this.offset = offset;
        Length = length;
    }

    internal PickleBytes(string latin1)
    {
        text = latin1;
        Length = latin1.Length;
    }

    internal long Length { get; }

    internal IByteSource ToSource(string name) =>
        source is null ? new MemoryByteSource(name, Encoding.Latin1.GetBytes(text)) : new SubByteSource(source, name, offset, Length);
}

/// <summary>An object of a class that this library does not make: its class, what it was made from and its state.</summary>
internal sealed class PickleObject(PickleGlobal type, object? arguments)
{
    internal PickleGlobal Type => type;

    internal object? Arguments => arguments;

    /// <summary>What BUILD attached; for a numpy array this is where its shape and bytes are.</summary>
    internal object? State { get; set; }

    /// <summary>Entries that were set on it, when it behaves as a dictionary.</summary>
    internal PickleMap? Entries { get; private set; }

    internal void Set(object? key, object? value) => (Entries ??= new PickleMap()).Set(key, value);
}

/// <summary>One storage that the pickle refers to by its persistent id.</summary>
/// <param name="Key">The name of its entry, or its number in a legacy stream.</param>
/// <param name="Type">The class token that says the element type.</param>
/// <param name="Location">The device it was on; <c>meta</c> has no data.</param>
/// <param name="Count">Elements, or bytes when untyped.</param>
/// <param name="FirstElement">Where a legacy view begins in its storage.</param>
internal sealed record StorageReference(string Key, PickleGlobal Type, string Location, long Count, long FirstElement);

/// <summary>A tensor as the pickle describes it; its numbers are judged when somebody wants the tensor.</summary>
/// <param name="Storage">Where its elements are.</param>
/// <param name="Offset">First element.</param>
/// <param name="Sizes">A tuple of integers.</param>
/// <param name="Strides">A tuple of integers.</param>
/// <param name="Dtype">The element type's token where the storage is untyped.</param>
internal sealed record PickledTensor(StorageReference Storage, object? Offset, PickleSequence Sizes, PickleSequence Strides, PickleGlobal? Dtype);
