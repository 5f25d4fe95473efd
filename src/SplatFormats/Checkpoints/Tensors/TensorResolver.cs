using System.Globalization;
using System.Numerics;
using UsdGsplat.Codecs;
using UsdGsplat.SplatFormats.Checkpoints.Containers;
using UsdGsplat.SplatFormats.Checkpoints.Pickle;

namespace UsdGsplat.SplatFormats.Checkpoints.Tensors;

/// <summary>Turns a value of the pickle into a tensor that can be read, or says why it cannot.</summary>
internal sealed class TensorResolver(CheckpointContainer container)
{
    private const int MaxRank = 64;

    /// <summary>Whether the value describes a tensor at all.</summary>
    internal static bool IsTensor(object? value) => value is PickledTensor || NumpyValues.TryArray(value, out _);

    /// <summary>The tensor that a value is.</summary>
    /// <param name="value">A tensor or numpy array of the pickle.</param>
    /// <param name="key">Its path in the pickle, for messages.</param>
    internal TensorView Resolve(object? value, string key)
    {
        AssetLocation where = container.File.In(key);
        if (value is PickledTensor tensor) return Resolve(tensor, where);
        if (NumpyValues.TryArray(value, out NumpyArray array)) return Resolve(array, where);
        CheckpointErrors.Damaged(where, "CKPT-TENSOR", $"expected a tensor, found {PickleTree.Describe(value)}");
        return null;
    }

    /// <summary>The token of a tensor's element type, which not every reader must know.</summary>
    internal static PickleGlobal DtypeToken(PickledTensor tensor) => tensor.Dtype ?? tensor.Storage.Type;

    /// <summary>The numbers of a tensor, as far as they can be known without its storage.</summary>
    internal static (long Offset, long[] Sizes, long[] Strides) Parse(PickledTensor tensor, AssetLocation where)
    {
        long offset = Integer(tensor.Offset, where);
        long[] sizes = Integers(tensor.Sizes, where);
        long[] strides = Integers(tensor.Strides, where);
        TensorView.LastElement(where, offset, sizes, strides);
        return (offset, sizes, strides);
    }

    /// <summary>The numbers of an array in the pickle.</summary>
    internal static (long[] Sizes, long[] Strides) Parse(NumpyArray array, AssetLocation where)
    {
        long[] sizes = Integers(array.Shape, where);
        var strides = new long[sizes.Length];
        long step = 1;
        for (int i = 0; i < sizes.Length; i++)
        {
            int axis = array.Fortran ? i : sizes.Length - 1 - i;
            strides[axis] = step;
            if (sizes[axis] > 0) step = unchecked(step * sizes[axis]);
        }

        return (sizes, strides);
    }

    private TensorView Resolve(PickledTensor tensor, AssetLocation where)
    {
        PickleGlobal token = DtypeToken(tensor);
        TorchDtype? dtype = TorchDtypes.From(token);
        if (dtype is null) CheckpointErrors.Unsupported(where, "CKPT-DTYPE", $"the element type {PickleTree.Printable(token.FullName)} is not read; save the tensor as float32");
        (long offset, long[] sizes, long[] strides) = Parse(tensor, where);
        bool empty = sizes.Contains(0);
        if (tensor.Storage.Location == "meta" && !empty) CheckpointErrors.Damaged(where, "CKPT-STORAGE-MISSING", "expected data, found a tensor of the meta device, which has none");
        StorageSpan storage = empty ? new StorageSpan(container.Bytes, 0, 0, false) : container.Find(tensor.Storage, where);
        return TensorView.Create(where, storage, dtype.Value, offset, sizes, strides);
    }

    private static TensorView Resolve(NumpyArray array, AssetLocation where)
    {
        (long[] sizes, long[] strides) = Parse(array, where);
        var storage = new StorageSpan(array.Bytes.ToSource(where.Asset), 0, array.Bytes.Length, array.BigEndian);
        return TensorView.Create(where, storage, array.Dtype, 0, sizes, strides);
    }

    private static long[] Integers(PickleSequence numbers, AssetLocation where)
    {
        if (numbers.Items.Count > MaxRank) CheckpointErrors.Damaged(where, "CKPT-VIEW", string.Create(CultureInfo.InvariantCulture, $"expected at most {MaxRank} axes, found {numbers.Items.Count}"));
        return [.. numbers.Items.Select(n => Integer(n, where))];
    }

    private static long Integer(object? value, AssetLocation where)
    {
        if (value is long number) return number;
        string found = value is BigInteger ? "a larger one" : PickleTree.Describe(value);
        CheckpointErrors.Damaged(where, "CKPT-VIEW", $"expected an integer below 2^63, found {found}");
        return 0;
    }
}
