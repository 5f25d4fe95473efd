using System.Globalization;
using UsdGsplat.Codecs;
using UsdGsplat.Codecs.Sources;
using UsdGsplat.SplatFormats.Checkpoints.Pickle;
using UsdGsplat.SplatFormats.Checkpoints.Tensors;

namespace UsdGsplat.SplatFormats.Checkpoints.Containers;

/// <summary>An opened file: the object its pickle holds, and where its storages are. The bytes belong to the caller.</summary>
internal abstract class CheckpointContainer(IByteSource bytes)
{
    internal IByteSource Bytes => bytes;

    internal AssetLocation File { get; } = new(bytes.Name);

    internal abstract CheckpointContainerKind Kind { get; }

    /// <summary>The archive's root folder; empty where there is none.</summary>
    internal virtual string RootName => "";

    /// <summary>Hints that PyTorch leaves beside the data, such as <c>byteorder</c>.</summary>
    internal virtual IReadOnlyDictionary<string, string> Hints { get; } = new SortedDictionary<string, string>();

    /// <summary>The object that was saved.</summary>
    internal object? Root { get; private protected set; }

    internal IReadOnlyList<string> OpaqueClasses { get; private protected set; } = [];

    /// <summary>Finds a storage's bytes: as many as the reference counts.</summary>
    /// <param name="storage">The reference.</param>
    /// <param name="where">The file and the tensor's key.</param>
    /// <exception cref="AssetFormatException">The storage is missing or too short.</exception>
    internal abstract StorageSpan Find(StorageReference storage, AssetLocation where);

    private protected object? RunPickle(IByteSource source, long start, AssetLocation where, bool allowSuspicious, out PickleMachine machine)
    {
        machine = new PickleMachine(source, start, where, allowSuspicious);
        object? value = machine.Run();
        OpaqueClasses = [.. machine.OpaqueClasses];
        return value;
    }

    /// <summary>The bytes that a storage must have, from the element type of its own class; untyped ones count bytes.</summary>
    private protected static long RequiredBytes(StorageReference storage, AssetLocation where)
    {
        int size = TorchDtypes.From(storage.Type)?.Size() ?? 1;
        if (storage.Count >= 0 && storage.Count <= long.MaxValue / size) return storage.Count * size;
        CheckpointErrors.Damaged(where, "CKPT-VIEW", string.Create(CultureInfo.InvariantCulture, $"expected a storage of 0 elements or more, found {storage.Count}"));
        return 0;
    }

    private protected static void CheckLength(string entry, long required, long found, AssetLocation where)
    {
        if (found < required)
        {
            CheckpointErrors.Damaged(where, "CKPT-STORAGE-SHORT", string.Create(CultureInfo.InvariantCulture, $"expected {required} bytes in {entry}, found {found}"));
        }
    }
}
