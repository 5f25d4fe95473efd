using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using pxr;
using UsdGsplat.TestKit;

namespace UsdGsplat.Usd.Tests.Tf;

public sealed partial class TfNumberTextTests
{
    [TestCase(1, "1")]
    [TestCase(0.1, "0.1")]
    [TestCase(100000, "100000")]
    [TestCase(123456789012345, "123456789012345")]
    [TestCase(1e15, "1e15")]
    [TestCase(999999999999999.9, "999999999999999.9")]
    [TestCase(1.5e-7, "1.5e-7")]
    [TestCase(0.000001, "0.000001")]
    [TestCase(0.0000015, "0.0000015")]
    [TestCase(0.00001, "0.00001")]
    [TestCase(9.999e-7, "9.999e-7")]
    [TestCase(0.0, "0")]
    [TestCase(-0.0, "-0")]
    [TestCase(-2.5, "-2.5")]
    [TestCase(1e300, "1e300")]
    [TestCase(-1.25e-300, "-1.25e-300")]
    [TestCase(5e-324, "5e-324")]
    [TestCase(double.MaxValue, "1.7976931348623157e308")]
    [TestCase(double.PositiveInfinity, "inf")]
    [TestCase(double.NegativeInfinity, "-inf")]
    [TestCase(double.NaN, "nan")]
    public void Double_is_spelled_as_OpenUSD_does(double value, string text) => Assert.That(TfNumberText.ToText(value), Is.EqualTo(text));

    [TestCase(0.1f, "0.1")]
    [TestCase(16777216f, "16777216")]
    [TestCase(123456789f, "123456790")]
    [TestCase(1e10f, "10000000000")]
    [TestCase(9.9e14f, "990000000000000")]
    [TestCase(1e15f, "1e15")]
    [TestCase(1e-6f, "0.000001")]
    [TestCase(1.25e-5f, "0.0000125")]
    [TestCase(-0f, "-0")]
    [TestCase(1e-45f, "1e-45")]
    [TestCase(float.MaxValue, "3.4028235e38")]
    [TestCase(float.NegativeInfinity, "-inf")]
    [TestCase(float.NaN, "nan")]
    public void Float_is_the_shortest_text_of_its_own_precision(float value, string text) => Assert.That(TfNumberText.ToText(value), Is.EqualTo(text));

    [Test]
    public void Floats_have_the_digits_that_the_runtime_finds()
    {
        foreach (float value in FloatsOfAllSizes())
        {
            string text = TfNumberText.ToText(value);
            Assert.That(DigitsOf(text), Is.EqualTo(DigitsOf(value.ToString("R", CultureInfo.InvariantCulture))), text);
            Assert.That(float.Parse(text, CultureInfo.InvariantCulture), Is.EqualTo(value), text);
        }
    }

    // Without the exponent, and without zeros in front and at the end, which the spelling decides.
    private static string DigitsOf(string text) =>
        string.Concat(text.ToUpperInvariant().Split('E')[0].Where(char.IsAsciiDigit)).Trim('0');

    private static IEnumerable<float> FloatsOfAllSizes()
    {
        var random = new System.Random(3);
        for (int exponent = 0; exponent < 255; exponent++)
        {
            uint power = (uint)exponent << 23;
            if (exponent > 0) yield return BitConverter.UInt32BitsToSingle(power - 1);
            yield return BitConverter.UInt32BitsToSingle(power + 1);
            if (exponent > 0) yield return BitConverter.UInt32BitsToSingle(power);
            for (int i = 0; i < 100; i++) yield return BitConverter.UInt32BitsToSingle(power | (uint)random.Next(1 << 23) | (i % 2 == 0 ? 0 : 1u << 31));
        }
    }

    [Test]
    public void Every_half_is_spelled_as_C_does()
    {
        const string Script = """
            import struct
            print(' '.join('%g' % struct.unpack('e', struct.pack('H', b))[0] for b in range(65536)))
            """;
        string[] expected = Oracle.Python(Script, ["struct"]).Trim().Split(' ');
        string[] actual = [.. Enumerable.Range(0, 65536).Select(bits => TfNumberText.ToText(GfHalf.FromBits((ushort)bits)))];
        Assert.That(actual, Is.EqualTo(expected));
    }

    [TestCase(1234567.89, "1.23457e+06")]
    [TestCase(999999.5, "1e+06")]
    [TestCase(123456.5, "123456")]
    [TestCase(123457.5, "123458")]
    [TestCase(0.0001, "0.0001")]
    [TestCase(0.00001, "1e-05")]
    [TestCase(-1e-300, "-1e-300")]
    [TestCase(24, "24")]
    [TestCase(-0.0, "-0")]
    public void Six_digits_round_half_to_even(double value, string text)
    {
        byte[] buffer = new byte[TfNumberText.MaxLength];
        Assert.That(Encoding.ASCII.GetString(buffer, 0, TfNumberText.FormatSixDigits(value, buffer)), Is.EqualTo(text));
    }

    [Test]
    public void Every_double_reads_back_as_itself() =>
        Prop.ForAll<double>(value => Same(value, double.Parse(Readable(TfNumberText.ToText(value)), CultureInfo.InvariantCulture)))
            .QuickCheckThrowOnFailure();

    [Test]
    public void Every_pattern_of_64_bits_reads_back_as_itself() =>
        Prop.ForAll<long>(bits =>
        {
            double value = BitConverter.Int64BitsToDouble(unchecked(bits * 0x5851F42D4C957F2D));
            return Same(value, double.Parse(Readable(TfNumberText.ToText(value)), CultureInfo.InvariantCulture));
        }).QuickCheckThrowOnFailure();

    [TestCase("scalars.usda")]
    [TestCase("arrays.usda")]
    public void Numbers_that_OpenUSD_printed_are_printed_alike(string file)
    {
        int checkedCount = 0;
        foreach (string line in File.ReadLines(Fixtures.Shared("corpus", "crate-pairs", "coverage", "expected", file)))
        {
            Match attribute = NumberAttribute().Match(line);
            if (!attribute.Success) continue;
            char precision = attribute.Groups["precision"].Value[0];
            foreach (Match number in Number().Matches(attribute.Groups["value"].Value))
            {
                Assert.That(Respell(number.Value, precision), Is.EqualTo(number.Value), line.Trim());
                checkedCount++;
            }
        }

        Assert.That(checkedCount, Is.GreaterThan(300));
    }

    [Test]
    public void Appending_numbers_allocates_nothing()
    {
        var writer = new ArrayBufferWriter<byte>(1 << 20);
        Append(writer);
        writer.ResetWrittenCount();
        long before = GC.GetAllocatedBytesForCurrentThread();
        Append(writer);
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
    }

    [Test]
    public void Numbers_do_not_depend_on_the_culture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
            Assert.That(TfNumberText.ToText(-1234.5), Is.EqualTo("-1234.5"));
            Assert.That(TfNumberText.ToText((GfHalf)0.1f), Is.EqualTo("0.0999756"));
            Assert.That(new GfVec2d(0.5, -1e-9).ToString(), Is.EqualTo("(0.5, -1e-9)"));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private static void Append(ArrayBufferWriter<byte> writer)
    {
        for (int i = 1; i < 2000; i++)
        {
            TfNumberText.Append(writer, Math.Sin(i) * Math.Pow(10, i % 40));
            TfNumberText.Append(writer, MathF.Sin(i) * 1e-6f);
            TfNumberText.Append(writer, (GfHalf)MathF.Cos(i));
        }
    }

    private static bool Same(double expected, double actual) => BitConverter.DoubleToInt64Bits(expected) == BitConverter.DoubleToInt64Bits(actual)
        || (double.IsNaN(expected) && double.IsNaN(actual));

    private static string Readable(string text) => text switch
    {
        "inf" => "Infinity",
        "-inf" => "-Infinity",
        "nan" => "NaN",
        _ => text,
    };

    private static string Respell(string text, char precision)
    {
        double value = double.Parse(Readable(text), CultureInfo.InvariantCulture);
        return precision switch
        {
            'd' => TfNumberText.ToText(value),
            'f' => TfNumberText.ToText(float.Parse(Readable(text), CultureInfo.InvariantCulture)),
            _ => TfNumberText.ToText((GfHalf)value),
        };
    }

    // The attribute's type begins with its precision in words (double3) or ends with its letter (color3d, quath, frame4d).
    [GeneratedRegex(@"^\s*(custom |uniform )*(?<precision>double|float|half)\d?(\[\])? \w+ = (?<value>.*)$|^\s*(custom |uniform )*[a-zA-Z]+\d?(?<precision>[dfh])(\[\])? \w+ = (?<value>.*)$")]
    private static partial Regex NumberAttribute();

    [GeneratedRegex(@"-?(\d[\d.]*(e[-+]?\d+)?|inf|nan)")]
    private static partial Regex Number();
}
