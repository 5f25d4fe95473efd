namespace UsdGsplat.Codecs.WebP;

/// <summary>How much of green goes into red and blue, and of red into blue, in 32nds. Source: RFC 9649, section 3.5.2.</summary>
/// <param name="greenToRed">Signed, as a byte.</param>
/// <param name="greenToBlue">Signed, as a byte.</param>
/// <param name="redToBlue">Signed, as a byte.</param>
internal readonly struct Vp8lColorMultipliers(sbyte greenToRed, sbyte greenToBlue, sbyte redToBlue)
{
    private readonly int greenToRed = greenToRed, greenToBlue = greenToBlue, redToBlue = redToBlue;

    /// <summary>The multipliers in a pixel of the transform's image.</summary>
    public Vp8lColorMultipliers(uint element)
        : this((sbyte)element, (sbyte)(element >> 8), (sbyte)(element >> 16))
    {
    }

    /// <summary>The pixel of the transform's image.</summary>
    public uint Element => 0xFF000000 | ((uint)(byte)redToBlue << 16) | ((uint)(byte)greenToBlue << 8) | (byte)greenToRed;

    /// <summary>What a multiplier makes of a channel, both signed.</summary>
    public static int Delta(int multiplier, int channel) => (multiplier * channel) >> 5;

    /// <summary>Takes the shares out.</summary>
    public uint Remove(uint pixel)
    {
        int green = (sbyte)(pixel >> 8), red = (sbyte)(pixel >> 16);
        int newRed = red - Delta(greenToRed, green);
        int newBlue = (int)(pixel & 0xFF) - Delta(greenToBlue, green) - Delta(redToBlue, red);
        return (pixel & 0xFF00FF00) | ((uint)(byte)newRed << 16) | (byte)newBlue;
    }

    /// <summary>Puts the shares back.</summary>
    public uint Restore(uint pixel)
    {
        int green = (sbyte)(pixel >> 8);
        var red = (sbyte)((int)(pixel >> 16) + Delta(greenToRed, green));
        int blue = (int)(pixel & 0xFF) + Delta(greenToBlue, green) + Delta(redToBlue, red);
        return (pixel & 0xFF00FF00) | ((uint)(byte)red << 16) | (byte)blue;
    }
}
