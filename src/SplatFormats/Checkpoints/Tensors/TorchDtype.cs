using System.Diagnostics;
using UsdGsplat.SplatFormats.Checkpoints.Pickle;

namespace UsdGsplat.SplatFormats.Checkpoints.Tensors;

/// <summary>Element types, with PyTorch's meaning.</summary>
internal enum TorchDtype
{
    Float32,
    Float64,
    Float16,
    BFloat16,
    Int64,
    Int32,
    Int16,
    Int8,
    UInt8,
    Bool,
    Complex64,
    Complex128,
}

internal static class TorchDtypes
{
    /// <summary>Bytes of an element.</summary>
    internal static int Size(this TorchDtype dtype) => dtype switch
    {
        TorchDtype.Complex128 => 16,
        TorchDtype.Float64 or TorchDtype.Int64 or TorchDtype.Complex64 => 8,
        TorchDtype.Float32 or TorchDtype.Int32 => 4,
        TorchDtype.Float16 or TorchDtype.BFloat16 or TorchDtype.Int16 => 2,
        TorchDtype.Int8 or TorchDtype.UInt8 or TorchDtype.Bool => 1,
        _ => throw new UnreachableException(),
    };

    /// <summary>The name that PyTorch prints.</summary>
    internal static string Name(this TorchDtype dtype) => dtype switch
    {
        TorchDtype.BFloat16 => "bfloat16",
        TorchDtype.UInt8 => "uint8",
        _ => dtype.ToString().ToLowerInvariant(),
    };

    internal static bool IsComplex(this TorchDtype dtype) => dtype is TorchDtype.Complex64 or TorchDtype.Complex128;

    /// <summary>The element type that a storage class, tensor class or dtype token names, or null.</summary>
    internal static TorchDtype? From(PickleGlobal token)
    {
        if (token.Module is not ("torch" or "torch.cuda" or "torch.storage")) return null;
        string name = token.Name;
        if (name.EndsWith("Storage", StringComparison.Ordinal)) name = name[..^"Storage".Length];
        else if (name.EndsWith("Tensor", StringComparison.Ordinal)) name = name[..^"Tensor".Length];
        return name switch
        {
            "Float" or "float32" or "float" => TorchDtype.Float32,
            "Double" or "float64" or "double" => TorchDtype.Float64,
            "Half" or "float16" or "half" => TorchDtype.Float16,
            "BFloat16" or "bfloat16" => TorchDtype.BFloat16,
            "Long" or "int64" or "long" => TorchDtype.Int64,
            "Int" or "int32" or "int" => TorchDtype.Int32,
            "Short" or "int16" or "short" => TorchDtype.Int16,
            "Char" or "int8" => TorchDtype.Int8,
            "Byte" or "uint8" => TorchDtype.UInt8,
            "Bool" or "bool" => TorchDtype.Bool,
            "ComplexFloat" or "complex64" => TorchDtype.Complex64,
            "ComplexDouble" or "complex128" => TorchDtype.Complex128,
            _ => null,
        };
    }
}
