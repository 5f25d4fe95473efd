using UsdGsplat.Codecs;
using UsdGsplat.Codecs.Sources;
using UsdGsplat.SplatFormats.Checkpoints.Containers;
using UsdGsplat.SplatFormats.Checkpoints.Layouts;
using UsdGsplat.SplatFormats.Checkpoints.Pickle;
using UsdGsplat.SplatFormats.Checkpoints.Tensors;

namespace UsdGsplat.SplatFormats.Checkpoints;

/// <summary>Lists what is in a checkpoint. Reads the directory and the pickle and none of the data.</summary>
public static class CheckpointInspector
{
    /// <summary>Looks into a checkpoint of any trainer, or of none.</summary>
    /// <param name="bytes">The file; stays the caller's.</param>
    /// <param name="options">How to read it; by default a hostile pickle is refused here too.</param>
    /// <exception cref="AssetFormatException">The container or its pickle is damaged or hostile.</exception>
    /// <exception cref="AssetUnsupportedException">The container is of a kind that is not read.</exception>
    public static CheckpointSummary Inspect(IByteSource bytes, CheckpointReadOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        CheckpointContainer container = ContainerSniffer.Open(bytes, options ?? CheckpointReadOptions.Default);
        PickleMap? top = PickleTree.AsMap(container.Root);
        SplatLayout? layout = LayoutDetector.Detect(container.Root);
        return new CheckpointSummary(
            bytes.Name,
            container.Kind,
            container.RootName,
            container.Hints,
            layout?.Trainer ?? CheckpointTrainer.Unknown,
            Step(container.Root),
            top?["n_frames"] as long?,
            top?["use_velocity"] as bool?,
            Tensors(container),
            container.OpaqueClasses);
    }

    /// <summary>Trainers note it under one of two names; the tuple of the original implementation has it second.</summary>
    private static long? Step(object? root)
    {
        if (root is PickleSequence { Items: [_, long iteration] }) return iteration;
        PickleMap? top = PickleTree.AsMap(root);
        return top?["step"] as long? ?? top?["global_step"] as long?;
    }

    private static List<CheckpointTensor> Tensors(CheckpointContainer container)
    {
        var tensors = new List<CheckpointTensor>();
        var firsts = new Dictionary<string, string>();
        foreach ((string path, object value) in PickleTree.Find(container.Root, TensorResolver.IsTensor))
        {
            AssetLocation where = container.File.In(path);
            if (value is PickledTensor tensor) tensors.Add(Describe(tensor, path, where, firsts));
            else if (NumpyValues.TryArray(value, out NumpyArray array)) tensors.Add(Describe(array, path, where));
        }

        return tensors;
    }

    private static CheckpointTensor Describe(PickledTensor tensor, string path, AssetLocation where, Dictionary<string, string> firsts)
    {
        (long offset, long[] sizes, long[] strides) = TensorResolver.Parse(tensor, where);
        PickleGlobal token = TensorResolver.DtypeToken(tensor);
        TorchDtype? dtype = TorchDtypes.From(token);
        string? shared = firsts.TryAdd(tensor.Storage.Key, path) ? null : firsts[tensor.Storage.Key];
        string name = dtype?.Name() ?? PickleTree.Printable(token.FullName);
        return new CheckpointTensor(path, name, sizes, strides, offset, Bytes(sizes, dtype?.Size() ?? 0), tensor.Storage.Key, shared);
    }

    private static CheckpointTensor Describe(NumpyArray array, string path, AssetLocation where)
    {
        (long[] sizes, long[] strides) = TensorResolver.Parse(array, where);
        return new CheckpointTensor(path, array.Dtype.Name(), sizes, strides, 0, array.Bytes.Length, "", null);
    }

    private static long Bytes(long[] sizes, int elementSize)
    {
        Int128 bytes = elementSize;
        foreach (long size in sizes) bytes = Int128.Min(long.MaxValue, bytes * size);
        return (long)bytes;
    }
}
