using UsdGsplat.Codecs;
using UsdGsplat.Codecs.Sources;
using UsdGsplat.SplatFormats.Checkpoints.Pickle;
using UsdGsplat.SplatFormats.Checkpoints.Tensors;

namespace UsdGsplat.SplatFormats.Checkpoints.Containers;

/// <summary>A pickle without PyTorch's framing: only arrays that are in the pickle itself can be read.</summary>
internal sealed class PlainPickleContainer : CheckpointContainer
{
    internal PlainPickleContainer(IByteSource bytes, CheckpointReadOptions options)
        : base(bytes) =>
        Root = RunPickle(bytes, 0, File, options.AllowSuspicious, out _);

    internal override CheckpointContainerKind Kind => CheckpointContainerKind.PlainPickle;

    internal override StorageSpan Find(StorageReference storage, AssetLocation where)
    {
        CheckpointErrors.Damaged(where, "CKPT-NO-STORAGE", $"expected the data of storage {storage.Key} in the file, found a bare pickle, which has none");
        return default;
    }
}
