using System.Globalization;
using System.Numerics;
using System.Text;

namespace UsdGsplat.SplatFormats.Checkpoints.Pickle;

/// <content>Numbers, text and bytes.</content>
internal sealed partial class PickleMachine
{
    /// <summary>The longest integer in text that Python itself converts.</summary>
    private const int MaxDigits = 4300;

    private const int MaxIntegerBytes = 1 << 16;
    private const int MaxLine = 1 << 20;

    private bool Constant(byte opcode)
    {
        switch (opcode)
        {
            case PickleOpcode.None: stack.Add(null); return true;
            case PickleOpcode.NewTrue: stack.Add(true); return true;
            case PickleOpcode.NewFalse: stack.Add(false); return true;
            case PickleOpcode.BinInt: stack.Add((long)cursor.ReadInt32()); return true;
            case PickleOpcode.BinInt1: stack.Add((long)cursor.ReadByte()); return true;
            case PickleOpcode.BinInt2: stack.Add((long)cursor.ReadUInt16()); return true;
            case PickleOpcode.Long1: stack.Add(ReadInteger(cursor.ReadByte())); return true;
            case PickleOpcode.Long4: stack.Add(ReadInteger(cursor.ReadInt32())); return true;
            case PickleOpcode.BinFloat: stack.Add(cursor.ReadDouble()); return true;
            case PickleOpcode.Int: stack.Add(ParseInt(cursor.ReadLine(MaxDigits + 2))); return true;
            case PickleOpcode.Long: stack.Add(ParseInteger(cursor.ReadLine(MaxDigits + 2).TrimEnd('L'))); return true;
            case PickleOpcode.Float: stack.Add(ParseFloat(cursor.ReadLine(64))); return true;
            default: return false;
        }
    }

    private bool Text(byte opcode)
    {
        switch (opcode)
        {
            case PickleOpcode.BinUnicode: stack.Add(cursor.ReadText(cursor.ReadUInt32(), Encoding.UTF8)); return true;
            case PickleOpcode.ShortBinUnicode: stack.Add(cursor.ReadText(cursor.ReadByte(), Encoding.UTF8)); return true;
            case PickleOpcode.BinUnicode8: stack.Add(cursor.ReadText(cursor.ReadLength(), Encoding.UTF8)); return true;
            case PickleOpcode.BinString: stack.Add(cursor.ReadText(cursor.ReadInt32(), Encoding.Latin1)); return true;
            case PickleOpcode.ShortBinString: stack.Add(cursor.ReadText(cursor.ReadByte(), Encoding.Latin1)); return true;
            case PickleOpcode.BinBytes: stack.Add(cursor.ReadRange(cursor.ReadUInt32())); return true;
            case PickleOpcode.ShortBinBytes: stack.Add(cursor.ReadRange(cursor.ReadByte())); return true;
            case PickleOpcode.BinBytes8 or PickleOpcode.ByteArray8: stack.Add(cursor.ReadRange(cursor.ReadLength())); return true;
            case PickleOpcode.String: stack.Add(ParseQuoted(cursor.ReadLine(MaxLine))); return true;
            case PickleOpcode.Unicode: stack.Add(PickleText.Unescape(cursor.ReadLine(MaxLine), unicodeOnly: true)); return true;
            default: return false;
        }
    }

    private object ReadInteger(int length)
    {
        if (length is < 0 or > MaxIntegerBytes) cursor.Fail(string.Create(CultureInfo.InvariantCulture, $"expected an integer of at most {MaxIntegerBytes} bytes, found {length}"));
        return Small(new BigInteger(cursor.ReadArray(length)));
    }

    private object ParseInt(string line) => line switch
    {
        "00" => false,
        "01" => true,
        _ => ParseInteger(line),
    };

    private object ParseInteger(string digits)
    {
        if (!BigInteger.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out BigInteger value)) cursor.Fail($"expected an integer, found '{digits}'");
        return Small(value);
    }

    private double ParseFloat(string line)
    {
        if (line is "inf" or "-inf") return line[0] == '-' ? double.NegativeInfinity : double.PositiveInfinity;
        if (!double.TryParse(line, NumberStyles.Float, CultureInfo.InvariantCulture, out double value)) cursor.Fail($"expected a number, found '{line}'");
        return value;
    }

    private string ParseQuoted(string line)
    {
        if (line.Length < 2 || line[0] is not ('\'' or '"') || line[^1] != line[0]) cursor.Fail("expected a quoted text, found one without quotes");
        return PickleText.Unescape(line[1..^1], unicodeOnly: false);
    }

    private static object Small(BigInteger value) =>
        value >= long.MinValue && value <= long.MaxValue ? (object)(long)value : value;
}
