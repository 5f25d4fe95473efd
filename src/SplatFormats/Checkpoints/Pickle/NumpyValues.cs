using System.Buffers.Binary;
using UsdGsplat.Codecs.Sources;
using UsdGsplat.SplatFormats.Checkpoints.Tensors;

namespace UsdGsplat.SplatFormats.Checkpoints.Pickle;

/// <summary>Numpy's scalars and arrays, whose bytes are in the pickle itself.</summary>
internal static class NumpyValues
{
    /// <summary>A numpy scalar as a plain number, or null when its type is no number.</summary>
    internal static object? Scalar(PickleObject dtype, object? value)
    {
        if (DtypeOf(dtype) is not (var type, var bigEndian) || BytesOf(value) is not { } bytes || bytes.Length != type.Size()) return null;
        Span<byte> raw = stackalloc byte[(int)bytes.Length];
        using (IByteSource source = bytes.ToSource("scalar")) source.ReadExactly(0, raw);
        if (bigEndian) raw.Reverse();
        return type switch
        {
            TorchDtype.Float64 => BinaryPrimitives.ReadDoubleLittleEndian(raw),
            TorchDtype.Float32 => (double)BinaryPrimitives.ReadSingleLittleEndian(raw),
            TorchDtype.Float16 => (double)BinaryPrimitives.ReadHalfLittleEndian(raw),
            TorchDtype.Int64 => BinaryPrimitives.ReadInt64LittleEndian(raw),
            TorchDtype.Int32 => (long)BinaryPrimitives.ReadInt32LittleEndian(raw),
            TorchDtype.Int16 => (long)BinaryPrimitives.ReadInt16LittleEndian(raw),
            TorchDtype.Int8 => (long)(sbyte)raw[0],
            TorchDtype.UInt8 => (long)raw[0],
            TorchDtype.Bool => raw[0] != 0,
            _ => null,
        };
    }

    /// <summary>Whether the object is an array: made as an empty shell and filled by BUILD with (version, shape, type, order, bytes).</summary>
    internal static bool TryArray(object? value, out NumpyArray array)
    {
        array = default;
        if (value is not PickleObject { Type.FullName: "numpy.core.multiarray._reconstruct", State: PickleSequence state }) return false;
        if (state.Items is not [.., PickleSequence shape, PickleObject dtype, bool fortran, var data]) return false;
        if (DtypeOf(dtype) is not (var type, var bigEndian) || BytesOf(data) is not { } bytes) return false;
        array = new NumpyArray(shape, type, bigEndian, fortran, bytes);
        return true;
    }

    private static PickleBytes? BytesOf(object? value) => value switch
    {
        PickleBytes bytes => bytes,
        string latin1 => new PickleBytes(latin1),
        _ => null,
    };

    private static (TorchDtype Type, bool BigEndian)? DtypeOf(PickleObject dtype)
    {
        if (dtype is not { Type.FullName: "numpy.dtype", Arguments: PickleSequence { Items: [string code, ..] } }) return null;
        bool bigEndian = dtype.State is PickleSequence { Items: [_, ">", ..] };
        TorchDtype? type = code switch
        {
            "f8" => TorchDtype.Float64,
            "f4" => TorchDtype.Float32,
            "f2" => TorchDtype.Float16,
            "i8" => TorchDtype.Int64,
            "i4" => TorchDtype.Int32,
            "i2" => TorchDtype.Int16,
            "i1" => TorchDtype.Int8,
            "u1" => TorchDtype.UInt8,
            "b1" => TorchDtype.Bool,
            _ => null,
        };
        return type is { } known ? (known, bigEndian) : null;
    }
}

/// <summary>An array in the pickle.</summary>
internal readonly record struct NumpyArray(PickleSequence Shape, TorchDtype Dtype, bool BigEndian, bool Fortran, PickleBytes Bytes);
