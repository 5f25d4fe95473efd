using System.Globalization;
using UsdGsplat.Codecs;

namespace UsdGsplat.SplatFormats.Checkpoints.Tensors;

/// <summary>A tensor whose every element is known to lie in its storage: element (i₀…) is at Offset + Σ iⱼ·Strideⱼ.</summary>
internal sealed record TensorView
{
    private TensorView(AssetLocation location, StorageSpan storage, TorchDtype dtype, long offset, long[] sizes, long[] strides)
    {
        Location = location;
        Storage = storage;
        Dtype = dtype;
        Offset = offset;
        Sizes = sizes;
        Strides = strides;
    }

    /// <summary>The file and the tensor's key, for messages.</summary>
    internal AssetLocation Location { get; }

    internal StorageSpan Storage { get; }

    internal TorchDtype Dtype { get; }

    internal long Offset { get; private init; }

    internal long[] Sizes { get; private init; }

    internal long[] Strides { get; private init; }

    internal int Rank => Sizes.Length;

    internal long Count => Product(Sizes);

    /// <summary>The shape as messages print it: <c>(600, 3)</c>.</summary>
    internal string Shape => ShapeText(Sizes);

    /// <summary>Checks the numbers of a view against its storage.</summary>
    /// <exception cref="AssetFormatException">A number is negative or overflows, or an element leaves the storage.</exception>
    internal static TensorView Create(AssetLocation location, StorageSpan storage, TorchDtype dtype, long offset, long[] sizes, long[] strides)
    {
        long last = LastElement(location, offset, sizes, strides);
        long held = storage.Length / dtype.Size();
        if (last >= held)
        {
            CheckpointErrors.Damaged(
                location,
                "CKPT-VIEW-RANGE",
                string.Create(CultureInfo.InvariantCulture, $"expected a view inside its storage of {held} elements, found {ShapeText(sizes)} with strides {ShapeText(strides)} at {offset}, whose last element is {last}"));
        }

        return new TensorView(location, storage, dtype, offset, sizes, strides);
    }

    /// <summary>The last element that a view of these numbers reaches; −1 when it has none.</summary>
    /// <exception cref="AssetFormatException">A number is negative, or the arithmetic overflows.</exception>
    internal static long LastElement(AssetLocation location, long offset, long[] sizes, long[] strides)
    {
        try
        {
            if (sizes.Length != strides.Length || offset < 0 || sizes.Any(long.IsNegative) || strides.Any(long.IsNegative)) throw new OverflowException();
            if (Product(sizes) == 0) return -1;
            long last = offset;
            for (int i = 0; i < sizes.Length; i++) last = checked(last + ((sizes[i] - 1) * strides[i]));
            return last;
        }
        catch (OverflowException)
        {
            CheckpointErrors.Damaged(
                location,
                "CKPT-VIEW",
                string.Create(CultureInfo.InvariantCulture, $"expected sizes, strides and an offset of 0 or more with a product below 2^63, found {ShapeText(sizes)}, {ShapeText(strides)} and {offset}"));
            return -1;
        }
    }

    /// <summary>One index of an axis: a view with one axis less.</summary>
    internal TensorView Select(int axis, long index) => this with
    {
        Offset = Offset + (index * Strides[axis]),
        Sizes = [.. Sizes[..axis], .. Sizes[(axis + 1)..]],
        Strides = [.. Strides[..axis], .. Strides[(axis + 1)..]],
    };

    internal static string ShapeText(IEnumerable<long> numbers) =>
        $"({string.Join(", ", numbers.Select(n => n.ToString(CultureInfo.InvariantCulture)))})";

    private static long Product(long[] sizes)
    {
        if (sizes.Contains(0)) return 0;
        long product = 1;
        foreach (long size in sizes) product = checked(product * size);
        return product;
    }
}
