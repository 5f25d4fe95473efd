using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using UsdGsplat.Codecs;
using UsdGsplat.Codecs.Sources;
using UsdGsplat.SplatFormats.Checkpoints.Pickle;
using UsdGsplat.SplatFormats.Checkpoints.Tensors;

namespace UsdGsplat.SplatFormats.Checkpoints.Containers;

/// <summary>The stream before PyTorch 1.6: magic number, protocol, system, object and storage keys as pickles, then the storages.</summary>
internal sealed class LegacyContainer : CheckpointContainer
{
    private const long Protocol = 1001;
    private static readonly BigInteger Magic = BigInteger.Parse("1950A86A20F9469CFC6C", NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);

    private readonly Dictionary<string, StorageSpan> storages = [];
    private readonly bool bigEndian;
    private long at;

    internal LegacyContainer(IByteSource bytes, CheckpointReadOptions options)
        : base(bytes)
    {
        bool suspicious = options.AllowSuspicious;
        object? magic = Next("magic number", suspicious, out _);
        Expect(magic is BigInteger number && number == Magic, "magic number", "the magic number of a checkpoint");
        Expect(Next("protocol", suspicious, out _) is Protocol, "protocol", "protocol 1001");
        PickleMap? system = Next("system", suspicious, out _) as PickleMap;
        Expect(system is not null, "system", "a dictionary about the system");
        bigEndian = system!["little_endian"] is false;
        Root = Next("object", suspicious, out PickleMachine machine);
        string[] opaque = [.. machine.OpaqueClasses];
        var keys = Next("storage keys", suspicious, out _) as PickleSequence;
        Expect(keys is not null, "storage keys", "a list of storage keys");
        OpaqueClasses = opaque;
        foreach (object? key in keys!.Items) AddStorage(key as string, machine.Storages);
    }

    internal override CheckpointContainerKind Kind => CheckpointContainerKind.LegacyStream;

    internal override StorageSpan Find(StorageReference storage, AssetLocation where)
    {
        string name = $"storage {storage.Key}";
        long required = RequiredBytes(storage, where);
        if (!storages.TryGetValue(storage.Key, out StorageSpan span))
        {
            if (required == 0) return new StorageSpan(Bytes, 0, 0, bigEndian);
            CheckpointErrors.Damaged(where, "CKPT-STORAGE-MISSING", $"expected {name} in the list of storages, found no such key");
        }

        // A view of a storage counts from its first element: its bytes are a part of the storage's.
        int size = TorchDtypes.From(storage.Type)?.Size() ?? 1;
        if (storage.FirstElement < 0 || storage.FirstElement > span.Length / size) CheckLength(name, long.MaxValue, span.Length, where);
        long skipped = storage.FirstElement * size;
        CheckLength(name, required, span.Length - skipped, where);
        return span with { Start = span.Start + skipped, Length = required };
    }

    private object? Next(string part, bool allowSuspicious, out PickleMachine machine)
    {
        object? value = RunPickle(Bytes, at, File.In(part), allowSuspicious, out machine);
        at = machine.End;
        return value;
    }

    private void Expect(bool holds, string part, string expected)
    {
        if (!holds) CheckpointErrors.Damaged(File.At(at).In(part), "CKPT-PICKLE", $"expected {expected}, found something else");
    }

    private void AddStorage(string? key, IReadOnlyDictionary<string, StorageReference> known)
    {
        AssetLocation where = File.At(at).In($"storage {key}");
        if (key is null || !known.TryGetValue(key, out StorageReference? storage))
        {
            CheckpointErrors.Damaged(where, "CKPT-STORAGE-MISSING", "expected a storage that the object refers to, found a key of none, so its length is unknown");
            return;
        }

        Span<byte> head = stackalloc byte[8];
        if (Bytes.Length - at < head.Length) CheckpointErrors.Damaged(where, "CKPT-STORAGE-SHORT", "expected 8 bytes with the number of elements, found the end of the file");
        Bytes.ReadExactly(at, head);
        at += head.Length;
        long count = bigEndian ? BinaryPrimitives.ReadInt64BigEndian(head) : BinaryPrimitives.ReadInt64LittleEndian(head);
        int size = TorchDtypes.From(storage.Type)?.Size() ?? 1;
        long left = Bytes.Length - at;
        if (count < 0 || count > left / size)
        {
            CheckpointErrors.Damaged(where, "CKPT-STORAGE-SHORT", string.Create(CultureInfo.InvariantCulture, $"expected {count} elements of {size} bytes, found {left} bytes before the end of the file"));
        }

        if (!storages.TryAdd(key, new StorageSpan(Bytes, at, count * size, bigEndian))) CheckpointErrors.Damaged(where, "CKPT-PICKLE", "expected each storage key once, found one twice");
        at += count * size;
    }
}
