namespace UsdGsplat.Codecs.MessagePack;

#pragma warning disable CA1720 // The names are those of the specification.
/// <summary>The kinds of MessagePack values, whatever their width.</summary>
public enum MessagePackType
{
    /// <summary>Nothing.</summary>
    Nil,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>A signed or unsigned integer of up to 64 bits.</summary>
    Integer,

    /// <summary>A 32-bit or 64-bit float.</summary>
    Float,

    /// <summary>UTF-8 text.</summary>
    String,

    /// <summary>Bytes.</summary>
    Binary,

    /// <summary>Values in a row.</summary>
    Array,

    /// <summary>Keys and values in turn.</summary>
    Map,

    /// <summary>Bytes with a type number of the application.</summary>
    Extension,
}
