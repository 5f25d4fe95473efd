namespace UsdGsplat.SplatFormats.Checkpoints.Pickle;

/// <content>Names, and the objects that are made from them.</content>
internal sealed partial class PickleMachine
{
    private const int MaxName = 4096;
    private static readonly PickleGlobal Unnamed = new("", "(result of a call)");

    private bool Object(byte opcode)
    {
        switch (opcode)
        {
            case PickleOpcode.Global: stack.Add(ReadGlobal()); return true;
            case PickleOpcode.StackGlobal: stack.Add(PopGlobal()); return true;
            case PickleOpcode.Reduce or PickleOpcode.NewObj: Construct(PopList(2)); return true;
            case PickleOpcode.NewObjEx: Construct(PopList(3)); return true;
            case PickleOpcode.Inst: ConstructInstance(ReadGlobal(), PopToMark()); return true;
            case PickleOpcode.Obj: ConstructFromMark(); return true;
            case PickleOpcode.Build: Build(Pop()); return true;
            case PickleOpcode.PersistentId: stack.Add(Opaque(new PickleGlobal("", "(persistent id)"), cursor.ReadLine(MaxName))); return true;
            case PickleOpcode.BinPersistentId: stack.Add(Persistent(Pop())); return true;
            default: return false;
        }
    }

    private PickleGlobal ReadGlobal()
    {
        string module = cursor.ReadLine(MaxName);
        return Named(module, cursor.ReadLine(MaxName));
    }

    private PickleGlobal PopGlobal()
    {
        List<object?> names = PopList(2);
        if (names is not [string module, string name]) cursor.Fail("expected a module and a name in text, found something else");
        else return Named(module, name);
        return Unnamed;
    }

    private PickleGlobal Named(string module, string name)
    {
        PickleGlobal global = PickleNames.Normalise(module, name);
        if (!allowSuspicious && PickleNames.IsHostile(global))
        {
            CheckpointErrors.Damaged(
                cursor.Here,
                "CKPT-HOSTILE",
                $"expected data only, found the name {module}.{name}, by which a pickle runs programs; nothing was run");
        }

        return global;
    }

    private void Construct(List<object?> call) => stack.Add(Call(call[0], call[1]));

    private void ConstructFromMark()
    {
        List<object?> items = PopToMark();
        if (items.Count == 0) cursor.Fail("expected a class after the mark, found nothing");
        ConstructInstance(items[0], items.GetRange(1, items.Count - 1));
    }

    private void ConstructInstance(object? type, List<object?> arguments) =>
        stack.Add(Call(type, new PickleSequence(PickleSequenceKind.Tuple, arguments)));

    private object? Call(object? callee, object? arguments)
    {
        if (callee is not PickleGlobal global) return Opaque(Unnamed, arguments);
        if (arguments is not PickleSequence { Kind: PickleSequenceKind.Tuple } tuple) return Opaque(global, arguments);
        return PickleConstructors.TryMake(global, tuple.Items, Charge, out object? value) ? value : Opaque(Class(global, tuple), arguments);
    }

    /// <summary>Protocols 0 and 1 make every object through one function, whose first argument is the class.</summary>
    private static PickleGlobal Class(PickleGlobal global, PickleSequence arguments) =>
        global.FullName is "copyreg._reconstructor" or "copyreg.__newobj__" && arguments.Items is [PickleGlobal type, ..] ? type : global;

    private PickleObject Opaque(PickleGlobal type, object? arguments)
    {
        if (!PickleNames.IsData(type)) opaqueClasses.Add(type.FullName);
        return new PickleObject(type, arguments);
    }

    /// <summary>Attaches state. A dictionary's own attributes (<c>_metadata</c> of a state dict) are of no interest.</summary>
    private void Build(object? state)
    {
        if (Peek() is PickleObject target) target.State = state;
    }

    private object Persistent(object? id)
    {
        if (id is not PickleSequence { Kind: PickleSequenceKind.Tuple } tuple || StorageOf(tuple.Items) is not { } storage)
        {
            return Opaque(new PickleGlobal("", "(persistent id)"), id);
        }

        storages.TryAdd(storage.Key, storage);
        return storage;
    }

    private static StorageReference? StorageOf(IReadOnlyList<object?> id)
    {
        if (id.Count < 5 || id[0] is not "storage" || id[1] is not PickleGlobal type || id[4] is not long count) return null;
        if (id[2] is not (string or long)) return null;
        string key = id[2] as string ?? Convert.ToString(id[2], System.Globalization.CultureInfo.InvariantCulture)!;
        string location = id[3] as string ?? "";
        if (id.Count < 6 || id[5] is not PickleSequence view) return new StorageReference(key, type, location, count, 0);
        return view.Items is [_, long first, long size] ? new StorageReference(key, type, location, size, first) : null;
    }
}
