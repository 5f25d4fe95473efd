using System.Text;
using FsCheck;
using FsCheck.Fluent;
using UsdGsplat.Codecs;
using UsdGsplat.Codecs.Sources;
using UsdGsplat.SplatFormats.Ply;
using UsdGsplat.Splats;

namespace UsdGsplat.SplatFormats.Tests.Ply;

public sealed class PlyReaderTests
{
    private const string Little = "binary_little_endian";

    [TestCase(0)]
    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    public void All_encodings_give_the_same_columns_in_canonical_order(int degree)
    {
        PlyBuilder file = PlyBuilder.Splats(count: 7, degree);
        foreach (string encoding in PlyBuilder.Encodings)
        {
            using ISplatSource source = PlyBuilder.Open(file.Build(encoding));

            Assert.That(source.Schema, Is.EqualTo(new SplatSchema(7, degree, HasMotion: false)), encoding);
            Assert.That(source.Warnings, Is.Empty, encoding);
            ExpectColumn(source, SplatColumn.Positions, file, "x", "y", "z");
            ExpectColumn(source, SplatColumn.LogScales, file, "scale_0", "scale_1", "scale_2");
            ExpectColumn(source, SplatColumn.RotationsXyzw, file, "rot_1", "rot_2", "rot_3", "rot_0");
            ExpectColumn(source, SplatColumn.OpacityLogits, file, "opacity");
            ExpectColumn(source, SplatColumn.ShDc, file, "f_dc_0", "f_dc_1", "f_dc_2");
            if (degree > 0) ExpectColumn(source, SplatColumn.ShRest, file, RestNames(degree));
        }
    }

    [Test]
    [SetCulture("de-DE")]
    public void Text_is_read_and_written_alike_where_decimals_have_commas()
    {
        PlyBuilder file = PlyBuilder.Splats(count: 3, degree: 1);
        using ISplatSource text = PlyBuilder.Open(file.Build("ascii"));
        using ISplatSource again = PlyBuilder.Open(PlyWriterTests.Write(text, new PlyWriteOptions(), out _));

        ExpectColumn(text, SplatColumn.Positions, file, "x", "y", "z");
        ExpectColumn(again, SplatColumn.ShRest, file, RestNames(1));
    }

    [Test]
    public void Any_order_of_the_properties_gives_the_same_columns()
    {
        PlyBuilder canonical = PlyBuilder.Splats(count: 5, degree: 1, motion: true);
        using ISplatSource expected = PlyBuilder.Open(canonical.Build(Little));
        int[] places = [.. Enumerable.Range(0, canonical.Properties.Count)];

        Prop.ForAll(Gen.Shuffle(places).Zip(Gen.Elements(PlyBuilder.Encodings)).ToArbitrary(), t =>
        {
            var shuffled = new PlyBuilder();
            shuffled.Properties.AddRange(t.Item1.Select(i => canonical.Properties[i]));
            using ISplatSource found = PlyBuilder.Open(shuffled.Build(t.Item2));
            return found.Schema == expected.Schema
                && found.Schema.Columns.All(c => PlyBuilder.Column(found, c).SequenceEqual(PlyBuilder.Column(expected, c)));
        }).QuickCheckThrowOnFailure();
    }

    [Test]
    public void Ranges_of_a_column_agree_with_the_whole_column()
    {
        // More records than one mapped window holds, so that ranges cross windows.
        PlyBuilder file = PlyBuilder.Splats(count: 20_000, degree: 3);
        using ISplatSource source = PlyBuilder.Open(file.Build(Little));
        foreach (SplatColumn column in source.Schema.Columns)
        {
            float[] whole = PlyBuilder.Column(source, column);
            int width = source.Schema.Width(column);
            foreach ((int first, int count) in new[] { (0, 1), (1, 2), (16_900, 30), (19_999, 1), (3, 19_990), (20_000, 0) })
            {
                var range = new float[count * width];
                source.Read(column, first, range);
                Assert.That(range, Is.EqualTo(whole[(first * width)..((first + count) * width)]), $"{column} {first} {count}");
            }
        }
    }

    [Test]
    public void Scalars_of_every_type_are_converted()
    {
        PlyBuilder file = PlyBuilder.Splats(count: 3, degree: 0)
            .Without("x", "y", "z", "scale_0", "scale_1", "scale_2", "rot_0", "opacity")
            .Add("int8", "x", -128, 0, 127)
            .Add("uchar", "y", 0, 128, 255)
            .Add("short", "z", -32768, 7, 32767)
            .Add("uint16", "scale_0", 0, 40000, 65535)
            .Add("int", "scale_1", int.MinValue, 3, int.MaxValue)
            .Add("uint", "scale_2", 0, 3_000_000_000, uint.MaxValue)
            .Add("double", "rot_0", 0.1, -1e300 * 1e-300, 3.4028234663852886e38)
            .Add("float64", "opacity", double.NaN, double.PositiveInfinity, double.NegativeInfinity);
        file.Properties.Insert(1, ("double", "extra", [1e300, 2, 3]));
        foreach (string encoding in PlyBuilder.Encodings)
        {
            byte[] bytes = file.Build(encoding);
            if (encoding == "ascii") bytes = Encoding.ASCII.GetBytes(Encoding.ASCII.GetString(bytes).Replace("Infinity", "inf", StringComparison.Ordinal));
            using ISplatSource source = PlyBuilder.Open(bytes);

            Assert.That(PlyBuilder.Column(source, SplatColumn.Positions), Is.EqualTo(new float[] { -128, 0, -32768, 0, 128, 7, 127, 255, 32767 }));
            Assert.That(
                PlyBuilder.Column(source, SplatColumn.LogScales),
                Is.EqualTo(new float[] { 0, -2147483648f, 0, 40000, 3, 3e9f, 65535, 2147483648f, 4294967296f }));
            Assert.That(PlyBuilder.Column(source, SplatColumn.RotationsXyzw).Where((_, i) => i % 4 == 3), Is.EqualTo(new float[] { 0.1f, -1, float.MaxValue }));
            Assert.That(
                PlyBuilder.Column(source, SplatColumn.OpacityLogits),
                Is.EqualTo(new[] { float.NaN, float.PositiveInfinity, float.NegativeInfinity }));
        }
    }

    [TestCase("binary_little_endian", "PLY-RANGE")]
    [TestCase("binary_big_endian", "PLY-RANGE")]
    [TestCase("ascii", "PLY-ASCII")]
    public void A_double_beyond_the_range_of_float_is_refused(string encoding, string code)
    {
        PlyBuilder file = PlyBuilder.Splats(count: 3, degree: 0).Retype("y", "double");
        file["y"][2] = 1e39;

        ExpectError<AssetFormatException>(code, () =>
        {
            using ISplatSource source = PlyBuilder.Open(file.Build(encoding));
            PlyBuilder.Column(source, SplatColumn.Positions);
        });
    }

    [Test]
    public void Bits_of_every_float_survive()
    {
        PlyBuilder file = PlyBuilder.Splats(count: 4, degree: 3);
        byte[] bytes = file.Build(Little);
        int start = file.Header(Little).Length;
        new Random(1).NextBytes(bytes.AsSpan(start));
        using ISplatSource source = PlyBuilder.Open(bytes);
        float[] rest = PlyBuilder.Column(source, SplatColumn.ShRest);
        float[] rotations = PlyBuilder.Column(source, SplatColumn.RotationsXyzw);

        for (int i = 0; i < 4; i++)
        {
            for (int k = 0; k < 15; k++)
            {
                for (int c = 0; c < 3; c++) Assert.That(Bits(rest[(i * 45) + (3 * k) + c]), Is.EqualTo(Stored(i, 9 + (c * 15) + k)));
            }

            for (int j = 0; j < 4; j++) Assert.That(Bits(rotations[(i * 4) + j]), Is.EqualTo(Stored(i, 58 + ((j + 1) % 4))));
        }

        int Stored(int splat, int property) => BitConverter.ToInt32(bytes, start + (splat * 248) + (property * 4));
        static int Bits(float value) => BitConverter.SingleToInt32Bits(value);
    }

    [Test]
    public void Flat_splats_get_a_thin_third_axis_and_a_warning()
    {
        foreach (string encoding in PlyBuilder.Encodings)
        {
            using ISplatSource source = PlyBuilder.Open(PlyBuilder.Splats(count: 2, degree: 0).Without("scale_2").Build(encoding));

            Assert.That(PlyBuilder.Column(source, SplatColumn.LogScales)[2], Is.EqualTo(Math.Log(1e-10)).Within(1e-6));
            Assert.That(source.Warnings, Has.Exactly(1).Contains("2DGS"));
        }
    }

    [Test]
    public void Colour_bytes_stand_in_for_a_missing_constant_coefficient()
    {
        foreach (string encoding in PlyBuilder.Encodings)
        {
            PlyBuilder file = PlyBuilder.Splats(count: 2, degree: 0).Without("f_dc_0", "f_dc_1", "f_dc_2")
                .Add("uchar", "red", 0, 255).Add("uchar", "green", 51, 204).Add("uchar", "blue", 128, 1);
            using ISplatSource source = PlyBuilder.Open(file.Build(encoding));
            float[] dc = PlyBuilder.Column(source, SplatColumn.ShDc);

            Assert.That(dc.Select(v => 255 * (0.5 + (0.28209479177387814 * v))), Is.EqualTo(new double[] { 0, 51, 128, 255, 204, 1 }).Within(1e-4));
            Assert.That(source.Warnings, Has.Exactly(1).Contains("red, green, blue"));
        }
    }

    [Test]
    public void Time_properties_are_read_as_motion()
    {
        PlyBuilder file = PlyBuilder.Splats(count: 3, degree: 1, motion: true);
        file.Comments.AddRange(["ftgs_version 1", "time_units normalized", "sh_degree 1", "use_velocity 1"]);
        using ISplatSource source = PlyBuilder.Open(file.Build(Little));

        Assert.That(source.Schema, Is.EqualTo(new SplatSchema(3, 1, HasMotion: true)));
        ExpectColumn(source, SplatColumn.Times, file, "time");
        ExpectColumn(source, SplatColumn.LogDurations, file, "log_duration");
        ExpectColumn(source, SplatColumn.Velocities, file, "velocity_0", "velocity_1", "velocity_2");
    }

    [Test]
    public void Unused_velocities_are_read_as_zero()
    {
        PlyBuilder file = PlyBuilder.Splats(count: 3, degree: 0, motion: true);
        file.Comments.AddRange(["ftgs_version 1", "use_velocity 0"]);
        using ISplatSource source = PlyBuilder.Open(file.Build(Little));

        Assert.That(PlyBuilder.Column(source, SplatColumn.Velocities), Is.All.Zero);
        Assert.That(source.Warnings, Has.Exactly(1).Contains("use_velocity 0"));
    }

    [Test]
    public void Elements_around_the_vertices_are_skipped()
    {
        PlyBuilder file = PlyBuilder.Splats(count: 3, degree: 0);
        const string Before = "element camera 2\nproperty double focal\nproperty list uchar ushort pixels\n";
        const string After = "element face 1\nproperty list int uchar ids\nproperty float w\n";
        byte[] front = [.. new byte[8], 2, 1, 0, 2, 0, .. new byte[8], 0];
        byte[] back = [3, 0, 0, 0, 7, 8, 9, .. new byte[4]];
        using ISplatSource source = PlyBuilder.Open(
            [.. Encoding.ASCII.GetBytes(file.Header(Little, before: Before, after: After)), .. front, .. file.Body(Little), .. back]);
        using ISplatSource text = PlyBuilder.Open(
            [
                .. Encoding.ASCII.GetBytes(file.Header("ascii", before: Before, after: After)),
                .. "1 2 1 2\n1 0\n"u8, .. file.Body("ascii"), .. "3 7 8 9 0\n"u8,
            ]);

        ExpectColumn(source, SplatColumn.Positions, file, "x", "y", "z");
        ExpectColumn(text, SplatColumn.Positions, file, "x", "y", "z");
    }

    [Test]
    public void Carriage_returns_before_line_feeds_are_accepted()
    {
        foreach (string encoding in PlyBuilder.Encodings)
        {
            PlyBuilder file = PlyBuilder.Splats(count: 3, degree: 0);
            file.LineEnd = "\r\n";
            byte[] bytes = file.Build(encoding);
            using var memory = new MemoryByteSource("test.ply", bytes);
            using ISplatSource source = PlyBuilder.Open(bytes);

            Assert.That(new PlyFormat().Sniff(memory));
            ExpectColumn(source, SplatColumn.Positions, file, "x", "y", "z");
        }
    }

    [Test]
    public void Trailing_bytes_are_left_out_only_on_request()
    {
        byte[] bytes = [.. PlyBuilder.Splats(count: 3, degree: 0).Build(Little), 1, 2, 3];

        ExpectError<AssetFormatException>("PLY-TRAILING", () => PlyBuilder.Open(bytes));
        using ISplatSource source = PlyFormat.Open(new MemoryByteSource("test.ply", bytes), new PlyReadOptions { AllowTrailingBytes = true });
        Assert.That(source.Warnings, Is.EqualTo(new[] { "3 bytes after the last record are left out" }));
    }

    [TestCase("SplatRenderMode: mip", "mip")]
    [TestCase("antialiased 1", "antialiased")]
    [TestCase("Vertical Axis: z", "vertical axis is z")]
    public void Comments_that_change_the_look_are_reported(string comment, string warning)
    {
        PlyBuilder file = PlyBuilder.Splats(count: 1, degree: 0);
        file.Comments.Add(comment);
        using ISplatSource source = PlyBuilder.Open(file.Build(Little));

        Assert.That(source.Warnings, Has.Exactly(1).Contains(warning));
    }

    private static string[] RestNames(int degree)
    {
        int coefficients = SphericalHarmonics.RestCount(degree);
        return [.. Enumerable.Range(0, 3 * coefficients).Select(i => $"f_rest_{((i % 3) * coefficients) + (i / 3)}")];
    }

    private static void ExpectColumn(ISplatSource source, SplatColumn column, PlyBuilder file, params string[] names)
    {
        float[] expected = [.. Enumerable.Range(0, file.Count).SelectMany(i => names.Select(n => (float)file[n][i]))];
        Assert.That(PlyBuilder.Column(source, column), Is.EqualTo(expected), column.ToString());
    }

    private static void ExpectError<T>(string code, Action action)
        where T : AssetException
    {
        T error = Assert.Throws<T>(() => action())!;
        Assert.That(error.Code, Is.EqualTo(code), error.Message);
    }
}
