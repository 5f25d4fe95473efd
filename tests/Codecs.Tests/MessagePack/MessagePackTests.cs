using System.Buffers;
using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using UsdGsplat.Codecs.MessagePack;
using UsdGsplat.Codecs.Sources;
using UsdGsplat.TestKit;

namespace UsdGsplat.Codecs.Tests.MessagePack;

public sealed class MessagePackTests
{
    /// <summary>The first and the last value of every integer form, with its bytes as the specification gives them.</summary>
    private static readonly (long Value, string Hex)[] Integers =
    [
        (0, "00"), (127, "7F"), (128, "CC80"), (255, "CCFF"), (256, "CD0100"), (65535, "CDFFFF"), (65536, "CE00010000"),
        (uint.MaxValue, "CEFFFFFFFF"), (uint.MaxValue + 1L, "CF0000000100000000"), (long.MaxValue, "CF7FFFFFFFFFFFFFFF"),
        (-1, "FF"), (-32, "E0"), (-33, "D0DF"), (-128, "D080"), (-129, "D1FF7F"), (-32768, "D18000"), (-32769, "D2FFFF7FFF"),
        (int.MinValue, "D280000000"), (int.MinValue - 1L, "D3FFFFFFFF7FFFFFFF"), (long.MinValue, "D38000000000000000"),
    ];

    private static IEnumerable<TestCaseData> IntegerCases() => Integers.Select(c => new TestCaseData(c.Value, c.Hex));

    [TestCaseSource(nameof(IntegerCases))]
    public void Integers_take_the_form_of_the_specification(long value, string hex)
    {
        byte[] bytes = Write(w => w.Write(value));

        Assert.That(Convert.ToHexString(bytes), Is.EqualTo(hex));
        Assert.That(Reader(bytes).ReadInt64(), Is.EqualTo(value));
    }

    [TestCase(0, "90")]
    [TestCase(15, "9F")]
    [TestCase(16, "DC0010")]
    [TestCase(65535, "DCFFFF")]
    [TestCase(65536, "DD00010000")]
    public void Array_headers_widen_at_16_and_65536(int count, string hex)
    {
        byte[] bytes = Write(w => w.WriteArrayHeader((uint)count));

        Assert.That(Convert.ToHexString(bytes), Is.EqualTo(hex));
        Assert.That(Reader([.. bytes, .. new byte[count]]).ReadArrayHeader(), Is.EqualTo(count));
    }

    [TestCase(0, "80")]
    [TestCase(15, "8F")]
    [TestCase(16, "DE0010")]
    [TestCase(65535, "DEFFFF")]
    [TestCase(65536, "DF00010000")]
    public void Map_headers_widen_at_16_and_65536(int count, string hex)
    {
        byte[] bytes = Write(w => w.WriteMapHeader((uint)count));

        Assert.That(Convert.ToHexString(bytes), Is.EqualTo(hex));
        Assert.That(Reader([.. bytes, .. new byte[2 * count]]).ReadMapHeader(), Is.EqualTo(count));
    }

    [TestCase(0, "A0")]
    [TestCase(31, "BF")]
    [TestCase(32, "D920")]
    [TestCase(255, "D9FF")]
    [TestCase(256, "DA0100")]
    [TestCase(65535, "DAFFFF")]
    [TestCase(65536, "DB00010000")]
    public void Text_headers_widen_at_32_and_256_and_65536(int length, string hex)
    {
        byte[] bytes = Write(w => w.Write(new string('a', length)));

        Assert.That(Convert.ToHexString(bytes.AsSpan(0, bytes.Length - length)), Is.EqualTo(hex));
        Assert.That(Reader(bytes).ReadString(), Is.EqualTo(new string('a', length)));
    }

    [TestCase(0, "C400")]
    [TestCase(255, "C4FF")]
    [TestCase(256, "C50100")]
    [TestCase(65535, "C5FFFF")]
    [TestCase(65536, "C600010000")]
    public void Binary_headers_widen_at_256_and_65536(int length, string hex)
    {
        byte[] bytes = Write(w => w.WriteBinary(new byte[length]));

        Assert.That(Convert.ToHexString(bytes.AsSpan(0, bytes.Length - length)), Is.EqualTo(hex));
        Assert.That(Reader(bytes).ReadBinary(), Is.EqualTo(((long)hex.Length / 2, (long)length)));
    }

    [Test]
    public void Nil_booleans_and_floats_take_the_form_of_the_specification()
    {
        byte[] bytes = Write(w =>
        {
            w.WriteNil();
            w.Write(false);
            w.Write(true);
            w.Write(1.0);
            w.Write(ulong.MaxValue);
        });

        Assert.That(Convert.ToHexString(bytes), Is.EqualTo("C0C2C3CB3FF0000000000000CFFFFFFFFFFFFFFFFF"));
        MessagePackReader reader = Reader(bytes);
        reader.ReadNil();
        Assert.That(reader.ReadBoolean(), Is.False);
        Assert.That(reader.ReadBoolean(), Is.True);
        Assert.That(reader.ReadDouble(), Is.EqualTo(1.0));
        Assert.That(Code(() => reader.ReadInt64()), Is.EqualTo("MSGPACK-RANGE"));
        reader.Skip();
        Assert.That(reader.AtEnd);
    }

    [Test]
    public void Wider_forms_than_needed_are_read()
    {
        MessagePackReader reader = Reader(Convert.FromHexString("CE00000007" + "D1FFFF" + "DB0000000161" + "DD00000001C0" + "CA3FC00000" + "07"));

        Assert.That(reader.ReadInt64(), Is.EqualTo(7));
        Assert.That(reader.ReadInt64(), Is.EqualTo(-1));
        Assert.That(reader.ReadString(), Is.EqualTo("a"));
        Assert.That(reader.ReadArrayHeader(), Is.EqualTo(1));
        reader.ReadNil();
        Assert.That(reader.ReadDouble(), Is.EqualTo(1.5));
        Assert.That(reader.ReadDouble(), Is.EqualTo(7));
    }

    [Test]
    public void Values_of_every_kind_can_be_skipped()
    {
        string[] values =
        [
            "C0", "C3", "05", "E0", "CC01", "CD0001", "CE00000001", "CF0000000000000001", "D001", "D10001", "D200000001", "D30000000000000001",
            "CA00000000", "CB0000000000000000", "A161", "D90161", "DA000161", "DB0000000161", "C40109", "C5000109", "C60000000109",
            "9201A161", "DC0001C0", "DD00000001C0", "8101C0", "DE0001C0C0", "DF00000001C0C0",
            "D40100", "D5010000", "D60100000000", "D7010000000000000000", "D801" + new string('0', 32), "C7010100", "C800010100", "C9000000010100",
        ];
        foreach (string hex in values)
        {
            byte[] bytes = Convert.FromHexString(hex);
            MessagePackReader reader = Reader([.. bytes, 0x2A]);
            reader.Skip();
            Assert.That(reader.Position, Is.EqualTo(bytes.Length), hex);
            Assert.That(reader.ReadInt64(), Is.EqualTo(42), hex);
            for (int length = 0; length < bytes.Length; length++)
            {
                Assert.That(() => Reader(bytes[..length]).Skip(), Throws.InstanceOf<AssetFormatException>(), $"{hex} cut to {length}");
            }
        }
    }

    [Test]
    public void Damage_has_stable_codes()
    {
        byte[] nested = [.. Enumerable.Repeat((byte)0x91, 1000), 0xC0];
        Assert.That(Code(() => Reader([0xC1]).Skip()), Is.EqualTo("MSGPACK-TYPE"));
        Assert.That(Code(() => Reader([0x01]).ReadString()), Is.EqualTo("MSGPACK-TYPE"));
        Assert.That(Code(() => Reader(nested).Skip()), Is.EqualTo("MSGPACK-DEPTH"));
        Assert.That(Code(() => Reader([0xDD, 0xFF, 0xFF, 0xFF, 0xFF]).ReadArrayHeader()), Is.EqualTo("MSGPACK-COUNT"));
        Assert.That(Code(() => Reader([0x82, 1, 2, 3]).ReadMapHeader()), Is.EqualTo("MSGPACK-COUNT"));
        Assert.That(Code(() => Reader([0xC6, 0xFF, 0xFF, 0xFF, 0xFF]).ReadBinary()), Is.EqualTo("MSGPACK-TRUNCATED"));
        Assert.That(Code(() => Reader([0xA2, 0xC3, 0x28]).ReadString()), Is.EqualTo("MSGPACK-UTF8"));
        Assert.That(Code(() => Reader([]).PeekType()), Is.EqualTo("MSGPACK-TRUNCATED"));
        Assert.That(() => Reader([.. new byte[] { 0xDB, 0, 0x20, 0, 0 }, .. new byte[0x200000]]).ReadString(), Throws.InstanceOf<AssetUnsupportedException>());
    }

    [Test]
    public void Any_bytes_are_skipped_or_raise_an_asset_exception() =>
        Prop.ForAll<byte[]>(bytes =>
        {
            MessagePackReader reader = Reader(bytes);
            try
            {
                while (!reader.AtEnd) reader.Skip();
                return reader.Position == bytes.Length;
            }
            catch (AssetException)
            {
                return true;
            }
        }).QuickCheckThrowOnFailure();

    [Test]
    public void Written_values_are_read_back() =>
        Prop.ForAll<long[], double[], string[]>((integers, floats, texts) =>
        {
            string[] valid = [.. texts.Select(t => t ?? "").Where(t => t == Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(t)))];
            MessagePackReader reader = Reader(Write(w =>
            {
                w.WriteArrayHeader((uint)integers.Length);
                foreach (long i in integers) w.Write(i);
                w.WriteArrayHeader((uint)floats.Length);
                foreach (double f in floats) w.Write(f);
                w.WriteArrayHeader((uint)valid.Length);
                foreach (string t in valid) w.Write(t);
            }));
            return Read(reader, r => r.ReadInt64()).SequenceEqual(integers)
                && Read(reader, r => r.ReadDouble()).SequenceEqual(floats)
                && Read(reader, r => r.ReadString()).SequenceEqual(valid)
                && reader.AtEnd;
        }).QuickCheckThrowOnFailure();

    [Test]
    public void Pythons_msgpack_writes_the_same_bytes_and_reads_ours()
    {
        string values = string.Join(", ", Integers.Select(i => i.Value.ToString(CultureInfo.InvariantCulture)));
        string output = Oracle.Python(
            $$"""
            import msgpack, sys
            value = {'i': [{{values}}], 'f': [0.5, -1e300], 'b': bytes(range(256)), 'n': None, 't': True, 's': 'é' * 20, 'm': dict((str(k), k) for k in range(17))}
            ours = bytes.fromhex(sys.argv[1])
            assert msgpack.unpackb(ours) == value, msgpack.unpackb(ours)
            print(msgpack.packb(value).hex().upper())
            """,
            ["msgpack"],
            Convert.ToHexString(Sample()));

        Assert.That(output.Trim(), Is.EqualTo(Convert.ToHexString(Sample())));
    }

    private static byte[] Sample() => Write(w =>
    {
        w.WriteMapHeader(7);
        w.Write("i");
        w.WriteArrayHeader((uint)Integers.Length);
        foreach ((long value, _) in Integers) w.Write(value);
        w.Write("f");
        w.WriteArrayHeader(2);
        w.Write(0.5);
        w.Write(-1e300);
        w.Write("b");
        w.WriteBinary([.. Enumerable.Range(0, 256).Select(i => (byte)i)]);
        w.Write("n");
        w.WriteNil();
        w.Write("t");
        w.Write(true);
        w.Write("s");
        w.Write(new string('é', 20));
        w.Write("m");
        w.WriteMapHeader(17);
        for (int k = 0; k < 17; k++)
        {
            w.Write(k.ToString(CultureInfo.InvariantCulture));
            w.Write((long)k);
        }
    });

    private static T[] Read<T>(MessagePackReader reader, Func<MessagePackReader, T> one)
    {
        var items = new T[reader.ReadArrayHeader()];
        for (int i = 0; i < items.Length; i++) items[i] = one(reader);
        return items;
    }

    private static byte[] Write(Action<MessagePackWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        write(new MessagePackWriter(buffer));
        return buffer.WrittenSpan.ToArray();
    }

    private static MessagePackReader Reader(byte[] bytes) => new(new MemoryByteSource("test.msgpack", bytes));

    private static string Code(Action action) => Assert.Throws<AssetFormatException>(() => action())!.Code;
}
