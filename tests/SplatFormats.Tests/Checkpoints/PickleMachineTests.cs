using System.Diagnostics;
using System.Globalization;
using System.Numerics;
using System.Text;
using UsdGsplat.Codecs;
using UsdGsplat.Codecs.Sources;
using UsdGsplat.SplatFormats.Checkpoints.Pickle;
using UsdGsplat.TestKit;

namespace UsdGsplat.SplatFormats.Tests.Checkpoints;

public sealed class PickleMachineTests
{
    /// <summary>Values of every plain type; Python pickles them and prints them as this class must.</summary>
    private const string Values = """
        import collections, pickle, sys
        shared = [1, 'one']
        default = collections.defaultdict(list); default['k'] = 3
        values = [
            None, True, False, 0, 1, 255, 256, 65535, 65536, -1, -2**31, 2**31, 2**63 - 1, -2**63, 2**63, -2**63 - 1, 2**200, -2**200,
            0.0, -0.0, 1.5, 1e308, 5e-324, float('inf'), float('-inf'), float('nan'),
            '', 'plain', "quote ' and \" and \\", 'line\nfeed\r\ttab', 'ümläut €', '\U0001F600', 'x' * 300, '\\u0041',
            b'', b'bytes \x00\xff\n', b'y' * 300, bytearray(b'array\x80'),
            (), (1,), (1, 2), (1, 2, 3), (1, 2, 3, 4), [], [1], list(range(1200)), [[[]]], (((),),),
            {}, {'a': 1}, {'a': {'b': [1, (2, None)]}, 3: 'int key', (1, 2): 'tuple key'}, dict((str(i), i) for i in range(1100)),
            set(), {7}, frozenset([8]), [shared, shared, (shared,)],
            collections.OrderedDict([('z', 1), ('a', 2)]), default,
        ]
        def show(v):
            if v is None: return 'N'
            if isinstance(v, bool): return 'T' if v else 'F'
            if isinstance(v, int): return 'i%d' % v
            if isinstance(v, float): return 'nan' if v != v else 'f' + v.hex()
            if isinstance(v, str): return 's' + v.encode('utf-16-le').hex()
            if isinstance(v, (bytes, bytearray)): return 'b' + v.hex()
            if isinstance(v, tuple): return '(' + ','.join(map(show, v)) + ')'
            if isinstance(v, list): return '[' + ','.join(map(show, v)) + ']'
            if isinstance(v, (set, frozenset)): return '<' + ','.join(map(show, v)) + '>'
            return '{' + ','.join(show(k) + ':' + show(x) for k, x in v.items()) + '}'
        for v in values: print(pickle.dumps(v, protocol=int(sys.argv[1])).hex(), show(v))
        """;

    [Test]
    public void Plain_values_of_every_protocol_are_what_Python_pickled([Range(0, 5)] int protocol)
    {
        string[] lines = Oracle.Python(Values, ["pickle"], protocol.ToString(CultureInfo.InvariantCulture)).Trim().Split('\n');
        Assert.That(lines, Has.Length.GreaterThan(50));
        foreach (string line in lines)
        {
            string[] parts = line.Split(' ');
            Assert.That(Show(Run(Convert.FromHexString(parts[0]))), Is.EqualTo(parts[1]));
        }
    }

    [TestCase("80 02 4B 05 2E", "i5")]
    [TestCase("4B 01 4B 02 30 2E", "i1", Description = "POP")]
    [TestCase("4B 01 32 86 2E", "(i1,i1)", Description = "DUP")]
    [TestCase("4B 01 28 4B 02 4B 03 31 2E", "i1", Description = "POP_MARK")]
    [TestCase("4B 01 28 30 2E", "i1", Description = "POP of a mark")]
    [TestCase("4A FE FF FF FF 2E", "i-2", Description = "BININT")]
    [TestCase("8B 02 00 00 00 00 80 2E", "i-32768", Description = "LONG4")]
    [TestCase("8A 00 2E", "i0", Description = "LONG1 of no bytes")]
    [TestCase("55 02 41 E9 2E", "s4100e900", Description = "SHORT_BINSTRING is Latin-1")]
    [TestCase("54 01 00 00 00 42 2E", "s4200", Description = "BINSTRING")]
    [TestCase("47 3F F8 00 00 00 00 00 00 2E", "f0x1.8000000000000p+0", Description = "BINFLOAT is big-endian")]
    [TestCase("28 4B 01 4B 02 64 2E", "{i1:i2}", Description = "DICT")]
    [TestCase("28 4B 01 4B 02 6C 2E", "[i1,i2]", Description = "LIST")]
    [TestCase("4B 07 71 00 30 68 00 2E", "i7", Description = "BINPUT and BINGET")]
    [TestCase("4B 07 72 00 00 01 00 30 6A 00 00 01 00 2E", "i7", Description = "LONG_BINPUT and LONG_BINGET")]
    [TestCase("7D 58 01 00 00 00 61 4B 01 73 58 01 00 00 00 61 4B 02 73 2E", "{s6100:i2}", Description = "SETITEM twice on a key")]
    [TestCase("95 02 00 00 00 00 00 00 00 4B 01 2E", "i1", Description = "FRAME")]
    public void Opcodes_do_what_they_say(string hex, string expected) => Assert.That(Show(Run(Bytes(hex))), Is.EqualTo(expected));

    [TestCase("", "CKPT-PICKLE", 0)]
    [TestCase("2E", "CKPT-PICKLE", 1, Description = "stack underflow")]
    [TestCase("86 2E", "CKPT-PICKLE", 1)]
    [TestCase("28 4B 01 28 86 2E", "CKPT-PICKLE", 5, Description = "a value below the mark")]
    [TestCase("74 2E", "CKPT-PICKLE", 1, Description = "no mark")]
    [TestCase("68 05 2E", "CKPT-PICKLE", 2, Description = "unset memo")]
    [TestCase("71 00 2E", "CKPT-PICKLE", 2, Description = "memo of nothing")]
    [TestCase("80 09 4E 2E", "CKPT-PICKLE", 2, Description = "protocol")]
    [TestCase("58 FF FF FF FF 41", "CKPT-PICKLE", 5, Description = "text longer than the pickle")]
    [TestCase("8D FF FF FF FF FF FF FF FF 41", "CKPT-PICKLE", 9, Description = "text of 2^64 bytes")]
    [TestCase("8E 00 00 00 00 00 00 00 40 41", "CKPT-PICKLE", 9, Description = "bytes of 2^62")]
    [TestCase("54 FF FF FF FF 41", "CKPT-PICKLE", 5, Description = "negative length")]
    [TestCase("8B FF FF FF FF 41", "CKPT-PICKLE", 5, Description = "negative LONG4")]
    [TestCase("49 78 0A 2E", "CKPT-PICKLE", 3, Description = "INT of a letter")]
    [TestCase("46 78 0A 2E", "CKPT-PICKLE", 3, Description = "FLOAT of a letter")]
    [TestCase("53 78 0A 2E", "CKPT-PICKLE", 3, Description = "STRING without quotes")]
    [TestCase("7D 4B 01 61 2E", "CKPT-PICKLE", 4, Description = "APPEND on a dictionary")]
    [TestCase("29 4B 01 61 2E", "CKPT-PICKLE", 4, Description = "APPEND on a tuple")]
    [TestCase("5D 4B 01 4B 02 73 2E", "CKPT-PICKLE", 6, Description = "SETITEM on a list")]
    [TestCase("7D 28 4B 01 75 2E", "CKPT-PICKLE", 5, Description = "key without a value")]
    [TestCase("82 01 2E", "CKPT-EXT", 0)]
    [TestCase("83 01 00 2E", "CKPT-EXT", 0)]
    [TestCase("84 01 00 00 00 2E", "CKPT-EXT", 0)]
    [TestCase("97 2E", "CKPT-OPCODE", 0, Description = "NEXT_BUFFER")]
    [TestCase("4E 00 2E", "CKPT-OPCODE", 1)]
    public void Malformed_pickles_are_refused_where_they_go_wrong(string hex, string code, int offset)
    {
        AssetException refusal = Goldens.Refused(() => Run(Bytes(hex)));
        Assert.That((refusal.Code, refusal.Location.ByteOffset), Is.EqualTo((code, (long?)offset)), refusal.Message);
    }

    [TestCase("cos\nsystem\n.")]
    [TestCase("cposix\nsystem\n.")]
    [TestCase("c__builtin__\neval\n.")]
    [TestCase("cbuiltins\ngetattr\n.")]
    [TestCase("cos.path\njoin\n.")]
    [TestCase("cimportlib._bootstrap\n_call\n.")]
    [TestCase("ctorch.hub\nload\n.")]
    [TestCase("cnumpy.f2py.diagnose\nrun\n.")]
    [TestCase("(S'true'\nios\nsystem\n.")]
    [TestCase("V\\u006fs\nVsystem\n\u0093.")]
    public void Hostile_names_are_refused_before_anything_is_made_of_them(string pickle) =>
        Assert.That(Goldens.Refused(() => Run(Encoding.Latin1.GetBytes(pickle))).Code, Is.EqualTo("CKPT-HOSTILE"));

    [Test]
    public void Suspicious_names_stay_opaque_when_they_are_allowed()
    {
        object? value = Run(Encoding.Latin1.GetBytes("cos\nsystem\n(S'true'\ntR."), allowSuspicious: true);
        Assert.That(value, Is.TypeOf<PickleObject>().With.Property("Type").EqualTo(new PickleGlobal("os", "system")));
    }

    [Test]
    public void Foreign_objects_keep_class_arguments_state_and_entries()
    {
        var made = (PickleObject)Run(Encoding.Latin1.GetBytes("cmy.module\nThing\nK\u0001\u0085R}U\u0001aK\u0002sbU\u0001kK\u0003s."))!;
        Assert.That(made.Type.FullName, Is.EqualTo("my.module.Thing"));
        Assert.That(Show(made.Arguments), Is.EqualTo("(i1)"));
        Assert.That(Show(made.State), Is.EqualTo("{s6100:i2}"));
        Assert.That(Show(made.Entries), Is.EqualTo("{s6b00:i3}"));
    }

    [Test]
    public void Nesting_without_marks_exhausts_no_stack()
    {
        byte[] deep = [(byte)')', .. Enumerable.Repeat((byte)0x85, 1_000_000), (byte)'.'];
        object? value = Run(deep);
        Assert.That(PickleTree.Find(value, _ => false), Is.Empty);
        Assert.That(PickleTree.Outline(value), Is.EqualTo("a tuple"));
    }

    [Test]
    public void Too_many_marks_are_refused()
    {
        byte[] deep = [.. Enumerable.Repeat((byte)'(', 513), (byte)'.'];
        Assert.That(Goldens.Refused(() => Run(deep)).Code, Is.EqualTo("CKPT-PICKLE"));
    }

    [Test]
    public void A_container_that_holds_itself_is_walked_once()
    {
        object? value = Run(Bytes("5D 71 00 68 00 61 68 00 61 2E"));
        Assert.That(PickleTree.Find(value, _ => false), Is.Empty);
    }

    [Test]
    public void A_tree_that_doubles_at_every_level_is_walked_once()
    {
        byte[] laughs = [(byte)']', .. Enumerable.Repeat<byte[]>([0x32, 0x86], 5000).SelectMany(b => b), (byte)'.'];
        var clock = Stopwatch.StartNew();
        Assert.That(PickleTree.Find(Run(laughs), _ => false), Is.Empty);
        Assert.That(clock.Elapsed, Is.LessThan(TimeSpan.FromSeconds(5)));
    }

    [Test]
    public void Copying_a_remembered_dictionary_over_and_over_is_refused()
    {
        // A dictionary of 10,000 entries, then dict(dict) again and again for five bytes a time.
        byte[] items = [.. Enumerable.Range(0, 10_000).SelectMany(i => new byte[] { 0x4D, (byte)i, (byte)(i >> 8), (byte)'N' })];
        byte[] call = [.. "c__builtin__\ndict\n"u8, 0x71, 1, 0x30];
        byte[] again = [0x68, 1, 0x68, 2, 0x52, 0x30];
        byte[] pickle = [.. call, (byte)'}', (byte)'(', .. items, (byte)'u', 0x85, 0x71, 2, .. Enumerable.Repeat(again, 100_000).SelectMany(b => b), (byte)'.'];
        Assert.That(Goldens.Refused(() => Run(pickle)).Code, Is.EqualTo("CKPT-PICKLE"));
    }

    private static object? Run(byte[] pickle, bool allowSuspicious = false) =>
        new PickleMachine(new MemoryByteSource("test.pkl", pickle), 0, new AssetLocation("test.pkl"), allowSuspicious).Run();

    private static byte[] Bytes(string hex) => Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal));

    private static string Show(object? value) => value switch
    {
        null => "N",
        bool flag => flag ? "T" : "F",
        long number => string.Create(CultureInfo.InvariantCulture, $"i{number}"),
        BigInteger number when number < long.MinValue || number > long.MaxValue => string.Create(CultureInfo.InvariantCulture, $"i{number}"),
        double number => double.IsNaN(number) ? "nan" : $"f{Hex(number)}",
        string text => $"s{Convert.ToHexStringLower(Encoding.Unicode.GetBytes(text))}",
        PickleBytes bytes => $"b{Convert.ToHexStringLower(Read(bytes))}",
        PickleMap map => $"{{{string.Join(',', map.Pairs.Select(p => $"{Show(p.Key)}:{Show(p.Value)}"))}}}",
        PickleSequence { Kind: PickleSequenceKind.Tuple } tuple => $"({Show(tuple)})",
        PickleSequence { Kind: PickleSequenceKind.List } list => $"[{Show(list)}]",
        PickleSequence set => $"<{Show(set)}>",
        _ => value.GetType().Name,
    };

    private static string Show(PickleSequence sequence) => string.Join(',', sequence.Items.Select(Show));

    private static byte[] Read(PickleBytes bytes)
    {
        using IByteSource source = bytes.ToSource("bytes");
        var read = new byte[source.Length];
        source.ReadExactly(0, read);
        return read;
    }

    /// <summary>The form of Python's float.hex.</summary>
    private static string Hex(double number)
    {
        long bits = BitConverter.DoubleToInt64Bits(number);
        string sign = bits < 0 ? "-" : "";
        int exponent = (int)((bits >> 52) & 0x7FF);
        long mantissa = bits & 0xFFFFFFFFFFFFF;
        if (exponent == 0x7FF) return $"{sign}inf";
        if (exponent == 0 && mantissa == 0) return $"{sign}0x0.0p+0";
        int power = exponent == 0 ? -1022 : exponent - 1023;
        return string.Create(CultureInfo.InvariantCulture, $"{sign}0x{(exponent == 0 ? 0 : 1)}.{mantissa:x13}p{(power < 0 ? "" : "+")}{power}");
    }
}
