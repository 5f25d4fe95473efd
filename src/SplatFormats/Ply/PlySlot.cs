namespace UsdGsplat.SplatFormats.Ply;

internal enum PlySlotKind
{
    /// <summary>The property's own value.</summary>
    Value,

    /// <summary>A colour byte, turned into the constant coefficient: (v / 255 − 0.5) / C0.</summary>
    Colour,

    /// <summary>No property: always <see cref="PlySlot.Constant"/>.</summary>
    Constant,
}

/// <summary>Where one float of a column comes from.</summary>
/// <param name="Kind">How the value is made.</param>
/// <param name="Property">Index among the vertex properties, which is the word's index in an ASCII record.</param>
/// <param name="Offset">Byte offset in a binary record.</param>
/// <param name="Type">The stored type.</param>
/// <param name="Constant">The value when nothing is stored.</param>
internal readonly record struct PlySlot(PlySlotKind Kind, int Property, int Offset, PlyType Type, float Constant)
{
    internal static PlySlot Fixed(float value) => new(PlySlotKind.Constant, -1, 0, PlyType.Float32, value);
}
