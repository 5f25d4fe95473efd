namespace UsdGsplat.SplatFormats.Checkpoints.Pickle;

/// <content>Tuples, lists, sets and dictionaries.</content>
internal sealed partial class PickleMachine
{
    private bool Container(byte opcode)
    {
        switch (opcode)
        {
            case PickleOpcode.EmptyDict: stack.Add(new PickleMap()); return true;
            case PickleOpcode.EmptyList: stack.Add(new PickleSequence(PickleSequenceKind.List)); return true;
            case PickleOpcode.EmptyTuple: stack.Add(new PickleSequence(PickleSequenceKind.Tuple)); return true;
            case PickleOpcode.EmptySet: stack.Add(new PickleSequence(PickleSequenceKind.Set)); return true;
            case PickleOpcode.Tuple: stack.Add(new PickleSequence(PickleSequenceKind.Tuple, PopToMark())); return true;
            case PickleOpcode.Tuple1: stack.Add(PopTuple(1)); return true;
            case PickleOpcode.Tuple2: stack.Add(PopTuple(2)); return true;
            case PickleOpcode.Tuple3: stack.Add(PopTuple(3)); return true;
            case PickleOpcode.List: stack.Add(new PickleSequence(PickleSequenceKind.List, PopToMark())); return true;
            case PickleOpcode.FrozenSet: stack.Add(new PickleSequence(PickleSequenceKind.Set, PopToMark())); return true;
            case PickleOpcode.Dict: stack.Add(FillMap(new PickleMap(), PopToMark())); return true;
            case PickleOpcode.Append: AppendTo(PopList(1)); return true;
            case PickleOpcode.Appends or PickleOpcode.AddItems: AppendTo(PopToMark()); return true;
            case PickleOpcode.SetItem: SetOn(PopList(2)); return true;
            case PickleOpcode.SetItems: SetOn(PopToMark()); return true;
            default: return false;
        }
    }

    private List<object?> PopList(int count)
    {
        var items = new List<object?>(count);
        for (int i = 0; i < count; i++) items.Add(Pop());
        items.Reverse();
        return items;
    }

    private PickleSequence PopTuple(int count) => new(PickleSequenceKind.Tuple, PopList(count));

    private void AppendTo(List<object?> items)
    {
        switch (Peek())
        {
            case PickleSequence { Kind: not PickleSequenceKind.Tuple } list:
                foreach (object? item in items) list.Add(item);
                break;
            case PickleObject:
                // What a foreign class collects is of no use to anybody here.
                break;
            default:
                cursor.Fail("expected a list or set to add to, found something else");
                break;
        }
    }

    private void SetOn(List<object?> items)
    {
        switch (Peek())
        {
            case PickleMap map:
                FillMap(map, items);
                break;
            case PickleObject foreign:
                CheckPairs(items);
                for (int i = 0; i < items.Count; i += 2) foreign.Set(items[i], items[i + 1]);
                break;
            default:
                cursor.Fail("expected a dictionary to set an item of, found something else");
                break;
        }
    }

    private PickleMap FillMap(PickleMap map, List<object?> items)
    {
        CheckPairs(items);
        for (int i = 0; i < items.Count; i += 2) map.Set(items[i], items[i + 1]);
        return map;
    }

    private void CheckPairs(List<object?> items)
    {
        if (items.Count % 2 != 0) cursor.Fail("expected a value for each key of a dictionary, found a key without one");
    }
}
