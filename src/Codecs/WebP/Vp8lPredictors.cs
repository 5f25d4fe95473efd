using System.Runtime.CompilerServices;

namespace UsdGsplat.Codecs.WebP;

/// <summary>The 14 predictors of a pixel from its neighbors, and arithmetic on four channels at once.</summary>
/// <remarks>Source: RFC 9649, section 3.5.1. Modes 14 and 15 are not defined and predict opaque black, as mode 0 does.</remarks>
internal static class Vp8lPredictors
{
    /// <summary>Number of modes.</summary>
    public const int Modes = 14;

    /// <summary>Opaque black, which predicts the first pixel.</summary>
    public const uint Black = 0xFF000000;

    private const uint EvenChannels = 0x00FF00FF;

    /// <summary>Predicts a pixel.</summary>
    /// <param name="mode">0 to 15.</param>
    /// <param name="left">The pixel before.</param>
    /// <param name="top">The pixel above.</param>
    /// <param name="topRight">The pixel after the one above.</param>
    /// <param name="topLeft">The pixel before the one above.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Predict(int mode, uint left, uint top, uint topRight, uint topLeft) => mode switch
    {
        1 => left,
        2 => top,
        3 => topRight,
        4 => topLeft,
        5 => Average(Average(left, topRight), top),
        6 => Average(left, topLeft),
        7 => Average(left, top),
        8 => Average(topLeft, top),
        9 => Average(top, topRight),
        10 => Average(Average(left, topLeft), Average(top, topRight)),
        11 => Select(left, top, topLeft),
        12 => ClampedGradient(left, top, topLeft),
        13 => ClampedHalfGradient(Average(left, top), topLeft),
        _ => Black,
    };

    /// <summary>Adds channel by channel, modulo 256.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Add(uint a, uint b) =>
        (((a & EvenChannels) + (b & EvenChannels)) & EvenChannels) | (((a & ~EvenChannels) + (b & ~EvenChannels)) & ~EvenChannels);

    /// <summary>Subtracts channel by channel, modulo 256.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Subtract(uint a, uint b) =>
        (((a | ~EvenChannels) - (b & EvenChannels)) & EvenChannels) | (((a | EvenChannels) - (b & ~EvenChannels)) & ~EvenChannels);

    /// <summary>Half of the sum of each channel, rounded down: the shared bits and half of the others.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Average(uint a, uint b) => (a & b) + (((a ^ b) & 0xFEFEFEFE) >> 1);

    /// <summary>Left or top, whichever is nearer to left + top - topLeft summed over the channels; top when equal.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Select(uint left, uint top, uint topLeft)
    {
        // The distance of the gradient to left is |top - topLeft|, and to top |left - topLeft|.
        int toLeft = 0, toTop = 0;
        for (int shift = 0; shift < 32; shift += 8)
        {
            int corner = (int)((topLeft >> shift) & 0xFF);
            toLeft += Math.Abs((int)((top >> shift) & 0xFF) - corner);
            toTop += Math.Abs((int)((left >> shift) & 0xFF) - corner);
        }

        return toLeft < toTop ? left : top;
    }

    /// <summary>left + top - topLeft in each channel, clamped to a byte.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint ClampedGradient(uint left, uint top, uint topLeft)
    {
        uint result = 0;
        for (int shift = 0; shift < 32; shift += 8)
        {
            int value = (int)((left >> shift) & 0xFF) + (int)((top >> shift) & 0xFF) - (int)((topLeft >> shift) & 0xFF);
            result |= (uint)Math.Clamp(value, 0, 255) << shift;
        }

        return result;
    }

    /// <summary>average + (average - topLeft) / 2 in each channel, the half rounded toward zero, clamped to a byte.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint ClampedHalfGradient(uint average, uint topLeft)
    {
        uint result = 0;
        for (int shift = 0; shift < 32; shift += 8)
        {
            int value = (int)((average >> shift) & 0xFF);
            value += (value - (int)((topLeft >> shift) & 0xFF)) / 2;
            result |= (uint)Math.Clamp(value, 0, 255) << shift;
        }

        return result;
    }
}
