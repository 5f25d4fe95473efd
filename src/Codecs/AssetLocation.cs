using System.Globalization;
using System.Text;

namespace UsdGsplat.Codecs;

/// <summary>Where in an asset something was found: its name, and a byte offset or a line and column, and a scope.</summary>
/// <param name="Asset">The name that the user knows the asset by: a file path, or <c>outer.usdz[inner.usda]</c>.</param>
/// <param name="ByteOffset">Offset from the asset's first byte, or null when text or unknown.</param>
/// <param name="Line">Line number, counted from 1, or null when binary or unknown.</param>
/// <param name="Column">Column number, counted from 1, in bytes.</param>
/// <param name="Scope">The section, prim path, tensor key or JSON pointer inside the asset.</param>
public sealed record AssetLocation(
    string Asset,
    long? ByteOffset = null,
    int? Line = null,
    int? Column = null,
    string? Scope = null)
{
    /// <summary>A location in the same asset with a scope.</summary>
    public AssetLocation In(string scope) => this with { Scope = scope };

    /// <summary>A location in the same asset at a byte offset.</summary>
    public AssetLocation At(long byteOffset) => this with { ByteOffset = byteOffset };

    /// <summary>The form used in messages: <c>scene.usdc @ 0x1A40 [SPECS]</c> or <c>scene.usda:12:5 [/World]</c>.</summary>
    public override string ToString()
    {
        var text = new StringBuilder(Asset);
        if (Line is { } line)
        {
            text.Append(CultureInfo.InvariantCulture, $":{line}");
            if (Column is { } column) text.Append(CultureInfo.InvariantCulture, $":{column}");
        }
        else if (ByteOffset is { } offset)
        {
            text.Append(CultureInfo.InvariantCulture, $" @ 0x{offset:X}");
        }

        if (Scope is not null) text.Append(" [").Append(Scope).Append(']');
        return text.ToString();
    }
}
