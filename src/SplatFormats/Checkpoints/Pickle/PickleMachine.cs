using System.Globalization;
using UsdGsplat.Codecs;
using UsdGsplat.Codecs.Sources;

namespace UsdGsplat.SplatFormats.Checkpoints.Pickle;

/// <summary>
/// Reads one pickle without executing anything: names stay names, and the only objects made are those of
/// <see cref="PickleConstructors"/>. A loop over a stack of its own, so no input can exhaust the thread's.
/// </summary>
/// <remarks>
/// Memory is bounded by the pickle: each opcode pushes at most one value, texts are read only when the bytes are there, and
/// the few operations that copy what a memo may repeat are charged against the bytes read.
/// </remarks>
internal sealed partial class PickleMachine(IByteSource source, long start, AssetLocation where, bool allowSuspicious)
{
    private const int MaxMarks = 512;

    /// <summary>Real checkpoints have some thousands; objects of this many take about a gigabyte.</summary>
    private const int MaxOpcodes = 1 << 23;

    private const int MaxProtocol = 5;

    private readonly PickleCursor cursor = new(source, start, where);
    private readonly List<object?> stack = [];
    private readonly List<int> marks = [];
    private readonly Dictionary<long, object?> memo = [];
    private readonly HashSet<string> opaqueClasses = [];
    private readonly Dictionary<string, StorageReference> storages = [];
    private long copied;

    /// <summary>Where the pickle ended, once it has been run: the offset after its STOP.</summary>
    internal long End => cursor.Position;

    /// <summary>Classes and functions that were met and left alone, in ordinal order.</summary>
    internal IEnumerable<string> OpaqueClasses => opaqueClasses.Order(StringComparer.Ordinal);

    /// <summary>The first reference to each storage, by key.</summary>
    internal IReadOnlyDictionary<string, StorageReference> Storages => storages;

    /// <summary>Runs the pickle to its STOP and returns the value it leaves.</summary>
    /// <exception cref="AssetFormatException">The pickle is damaged or names something hostile.</exception>
    internal object? Run()
    {
        for (int count = 0; count < MaxOpcodes; count++)
        {
            AssetLocation here = cursor.Here;
            byte opcode = cursor.ReadByte();
            if (opcode == PickleOpcode.Stop) return Pop();
            if (!Constant(opcode) && !Text(opcode) && !Container(opcode) && !Object(opcode) && !Machinery(opcode)) Refuse(here, opcode);
        }

        CheckpointErrors.Unsupported(cursor.Here, "CKPT-PICKLE-SIZE", string.Create(CultureInfo.InvariantCulture, $"expected at most {MaxOpcodes} opcodes, found more"));
        return null;
    }

    private static void Refuse(AssetLocation here, byte opcode)
    {
        if (opcode is PickleOpcode.Ext1 or PickleOpcode.Ext2 or PickleOpcode.Ext4)
        {
            CheckpointErrors.Unsupported(here, "CKPT-EXT", $"the pickle uses the extension registry (opcode {opcode:X2}), which a file cannot bring along");
        }

        CheckpointErrors.Damaged(here, "CKPT-OPCODE", $"expected a pickle opcode, found {opcode:X2}");
    }

    private bool Machinery(byte opcode)
    {
        switch (opcode)
        {
            case PickleOpcode.Proto:
                int version = cursor.ReadByte();
                if (version > MaxProtocol) cursor.Fail(string.Create(CultureInfo.InvariantCulture, $"expected a pickle protocol of at most {MaxProtocol}, found {version}"));
                return true;
            case PickleOpcode.Frame: cursor.ReadLength(); return true;
            case PickleOpcode.Put: Remember(ParseIndex()); return true;
            case PickleOpcode.BinPut: Remember(cursor.ReadByte()); return true;
            case PickleOpcode.LongBinPut: Remember(cursor.ReadUInt32()); return true;
            case PickleOpcode.Memoize: Remember(memo.Count); return true;
            case PickleOpcode.Get: Recall(ParseIndex()); return true;
            case PickleOpcode.BinGet: Recall(cursor.ReadByte()); return true;
            case PickleOpcode.LongBinGet: Recall(cursor.ReadUInt32()); return true;
            case PickleOpcode.Mark: PushMark(); return true;
            case PickleOpcode.Pop: PopOrMark(); return true;
            case PickleOpcode.PopMark: PopToMark(); return true;
            case PickleOpcode.Dup: stack.Add(Peek()); return true;
            default: return false;
        }
    }

    private long ParseIndex()
    {
        string line = cursor.ReadLine(20);
        if (!long.TryParse(line, NumberStyles.None, CultureInfo.InvariantCulture, out long index)) cursor.Fail($"expected the number of a memo, found '{line}'");
        return index;
    }

    private void Remember(long index) => memo[index] = Peek();

    private void Recall(long index)
    {
        if (!memo.TryGetValue(index, out object? value)) cursor.Fail(string.Create(CultureInfo.InvariantCulture, $"expected memo {index} to be set, found it empty"));
        stack.Add(value);
    }

    private void PushMark()
    {
        if (marks.Count == MaxMarks) cursor.Fail(string.Create(CultureInfo.InvariantCulture, $"expected at most {MaxMarks} nested containers, found more"));
        marks.Add(stack.Count);
    }

    private void PopOrMark()
    {
        if (marks.Count > 0 && marks[^1] == stack.Count) marks.RemoveAt(marks.Count - 1);
        else Pop();
    }

    private object? Peek()
    {
        if (stack.Count == (marks.Count > 0 ? marks[^1] : 0)) cursor.Fail("expected a value on the stack, found none");
        return stack[^1];
    }

    private object? Pop()
    {
        object? value = Peek();
        stack.RemoveAt(stack.Count - 1);
        return value;
    }

    private List<object?> PopToMark()
    {
        if (marks.Count == 0) cursor.Fail("expected a mark on the stack, found none");
        int first = marks[^1];
        marks.RemoveAt(marks.Count - 1);
        List<object?> items = stack.GetRange(first, stack.Count - first);
        stack.RemoveRange(first, items.Count);
        return items;
    }

    /// <summary>Copies are of things that a memo can repeat for two bytes a time; in honest files each happens once.</summary>
    private void Charge(long items)
    {
        copied += items;
        if (copied > cursor.Position - start) cursor.Fail("expected a pickle that is about as long as what it holds, found one that copies its parts over and over");
    }
}
