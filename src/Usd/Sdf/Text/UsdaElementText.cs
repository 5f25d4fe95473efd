using System.Buffers.Text;
using System.Runtime.InteropServices;

namespace pxr;

/// <summary>Elements of numbers as text, from their memory: components are packed, quaternions hold the real part last.</summary>
internal static class UsdaElementText
{
    /// <summary>Bytes between elements and between the components of one.</summary>
    private const int SeparatorLength = 2;

    /// <summary>Numbers in one element.</summary>
    internal static int Numbers(SdfElement element) => Math.Max(element.Rows, 1) * Math.Max(element.Columns, 1);

    /// <summary>Room that is enough for every element, and for a separator behind it.</summary>
    internal static int MaxLength(SdfElement element)
    {
        int brackets = 2 * (element.Rows + 3);
        return (Numbers(element) * (TfNumberText.MaxLength + SeparatorLength)) + brackets;
    }

    /// <summary>Prints one element or more, with commas between them, and returns the length in bytes.</summary>
    /// <param name="element">The element type.</param>
    /// <param name="memory">The elements.</param>
    /// <param name="into">Room for so many elements.</param>
    internal static int Format(SdfElement element, ReadOnlySpan<byte> memory, Span<byte> into)
    {
        if (element.Columns > 0) return FormatMatrices(element, MemoryMarshal.Cast<byte, double>(memory), into);
        int count = Math.Max(element.Rows, 1);
        bool tuple = element.Rows > 0;
        bool quaternion = element.Type is SdfElementType.Quath or SdfElementType.Quatf or SdfElementType.Quatd;
        int first = quaternion ? count - 1 : 0;
        return ComponentOf(element.Type) switch
        {
            SdfElementType.Bool => FormatTuples<byte, UsdaBoolText>(memory, count, first, tuple, into),
            SdfElementType.UChar => FormatTuples<byte, UsdaUCharText>(memory, count, first, tuple, into),
            SdfElementType.Int => FormatTuples<int, UsdaIntText>(memory, count, first, tuple, into),
            SdfElementType.UInt => FormatTuples<uint, UsdaUIntText>(memory, count, first, tuple, into),
            SdfElementType.Int64 => FormatTuples<long, UsdaInt64Text>(memory, count, first, tuple, into),
            SdfElementType.UInt64 => FormatTuples<ulong, UsdaUInt64Text>(memory, count, first, tuple, into),
            SdfElementType.Half => FormatTuples<GfHalf, UsdaHalfText>(memory, count, first, tuple, into),
            SdfElementType.Float => FormatTuples<float, UsdaFloatText>(memory, count, first, tuple, into),
            SdfElementType.TimeCode => FormatTuples<double, UsdaTimeCodeText>(memory, count, first, tuple, into),
            _ => FormatTuples<double, UsdaDoubleText>(memory, count, first, tuple, into),
        };
    }

    /// <param name="memory">The components.</param>
    /// <param name="count">Components of one element.</param>
    /// <param name="first">The component that is printed first; those behind it follow, then those before it.</param>
    /// <param name="tuple">Whether there are parentheses about each element.</param>
    /// <param name="into">Takes the text.</param>
    private static int FormatTuples<T, TText>(ReadOnlySpan<byte> memory, int count, int first, bool tuple, Span<byte> into)
        where T : unmanaged
        where TText : struct, IUsdaComponentText<T>
    {
        ReadOnlySpan<T> components = MemoryMarshal.Cast<byte, T>(memory);
        int length = 0;
        for (int start = 0; start < components.Length; start += count)
        {
            if (start > 0) length = Separate(into, length);
            if (tuple) into[length++] = (byte)'(';
            int at = first;
            for (int i = 0; i < count; i++)
            {
                if (i > 0) length = Separate(into, length);
                length += TText.Format(components[start + at], into[length..]);
                if (++at == count) at = 0;
            }

            if (tuple) into[length++] = (byte)')';
        }

        return length;
    }

    private static int FormatMatrices(SdfElement element, ReadOnlySpan<double> cells, Span<byte> into)
    {
        int length = 0;
        for (int start = 0; start < cells.Length; start += Numbers(element))
        {
            if (start > 0) length = Separate(into, length);
            "( "u8.CopyTo(into[length..]);
            ReadOnlySpan<byte> rows = MemoryMarshal.AsBytes(cells.Slice(start, Numbers(element)));
            length += 2 + FormatTuples<double, UsdaDoubleText>(rows, element.Columns, first: 0, tuple: true, into[(length + 2)..]);
            " )"u8.CopyTo(into[length..]);
            length += 2;
        }

        return length;
    }

    private static int Separate(Span<byte> into, int length)
    {
        into[length] = (byte)',';
        into[length + 1] = (byte)' ';
        return length + SeparatorLength;
    }

    private static SdfElementType ComponentOf(SdfElementType type) => type switch
    {
        SdfElementType.Vec2i or SdfElementType.Vec3i or SdfElementType.Vec4i => SdfElementType.Int,
        SdfElementType.Vec2h or SdfElementType.Vec3h or SdfElementType.Vec4h or SdfElementType.Quath => SdfElementType.Half,
        SdfElementType.Vec2f or SdfElementType.Vec3f or SdfElementType.Vec4f or SdfElementType.Quatf => SdfElementType.Float,
        SdfElementType.Vec2d or SdfElementType.Vec3d or SdfElementType.Vec4d or SdfElementType.Quatd => SdfElementType.Double,
        _ => type,
    };
}

/// <summary>Prints one component of a value.</summary>
/// <typeparam name="T">The component's type.</typeparam>
internal interface IUsdaComponentText<T>
{
    /// <summary>Writes into at least <see cref="TfNumberText.MaxLength"/> bytes and returns the length.</summary>
    static abstract int Format(T value, Span<byte> into);
}

internal readonly struct UsdaBoolText : IUsdaComponentText<byte>
{
    public static int Format(byte value, Span<byte> into)
    {
        into[0] = value != 0 ? (byte)'1' : (byte)'0';
        return 1;
    }
}

internal readonly struct UsdaUCharText : IUsdaComponentText<byte>
{
    public static int Format(byte value, Span<byte> into) => UsdaInt64Text.Format(value, into);
}

internal readonly struct UsdaIntText : IUsdaComponentText<int>
{
    public static int Format(int value, Span<byte> into) => UsdaInt64Text.Format(value, into);
}

internal readonly struct UsdaUIntText : IUsdaComponentText<uint>
{
    public static int Format(uint value, Span<byte> into) => UsdaInt64Text.Format(value, into);
}

internal readonly struct UsdaInt64Text : IUsdaComponentText<long>
{
    public static int Format(long value, Span<byte> into)
    {
        Utf8Formatter.TryFormat(value, into, out int length);
        return length;
    }
}

internal readonly struct UsdaUInt64Text : IUsdaComponentText<ulong>
{
    public static int Format(ulong value, Span<byte> into)
    {
        Utf8Formatter.TryFormat(value, into, out int length);
        return length;
    }
}

internal readonly struct UsdaHalfText : IUsdaComponentText<GfHalf>
{
    public static int Format(GfHalf value, Span<byte> into) => TfNumberText.Format(value, into);
}

internal readonly struct UsdaFloatText : IUsdaComponentText<float>
{
    public static int Format(float value, Span<byte> into) => TfNumberText.Format(value, into);
}

internal readonly struct UsdaDoubleText : IUsdaComponentText<double>
{
    public static int Format(double value, Span<byte> into) => TfNumberText.Format(value, into);
}

internal readonly struct UsdaTimeCodeText : IUsdaComponentText<double>
{
    public static int Format(double value, Span<byte> into) => TfNumberText.FormatSixDigits(value, into);
}
