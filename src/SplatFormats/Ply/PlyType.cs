using System.Diagnostics;

namespace UsdGsplat.SplatFormats.Ply;

/// <summary>The scalar types of PLY, each known by two names: <c>uchar</c> and <c>uint8</c>.</summary>
internal enum PlyType
{
    Int8,
    UInt8,
    Int16,
    UInt16,
    Int32,
    UInt32,
    Float32,
    Float64,
}

internal static class PlyTypes
{
    internal static PlyType? Parse(string name) => name switch
    {
        "char" or "int8" => PlyType.Int8,
        "uchar" or "uint8" => PlyType.UInt8,
        "short" or "int16" => PlyType.Int16,
        "ushort" or "uint16" => PlyType.UInt16,
        "int" or "int32" => PlyType.Int32,
        "uint" or "uint32" => PlyType.UInt32,
        "float" or "float32" => PlyType.Float32,
        "double" or "float64" => PlyType.Float64,
        _ => null,
    };

    /// <summary>Size in a binary file, in bytes.</summary>
    internal static int Size(this PlyType type) => type switch
    {
        PlyType.Int8 or PlyType.UInt8 => 1,
        PlyType.Int16 or PlyType.UInt16 => 2,
        PlyType.Int32 or PlyType.UInt32 or PlyType.Float32 => 4,
        PlyType.Float64 => 8,
        _ => throw new UnreachableException(),
    };
}
