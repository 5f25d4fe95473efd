using System.Runtime.InteropServices;
using FsCheck;
using FsCheck.Fluent;
using UsdGsplat.Codecs;
using UsdGsplat.SplatFormats.Ply;
using UsdGsplat.Splats;
using UsdGsplat.TestKit;

namespace UsdGsplat.SplatFormats.Tests.Ply;

public sealed class PlyWriterTests
{
    [Test]
    public void A_written_cloud_is_read_back_bit_by_bit()
    {
        Gen<(int Count, int Degree, bool Motion, bool Normals, int Seed)> cases =
            from count in Gen.Choose(0, 40)
            from degree in Gen.Choose(0, 3)
            from motion in Gen.Elements(true, false)
            from normals in Gen.Elements(true, false)
            from seed in Gen.Choose(0, int.MaxValue)
            select (count, degree, motion, normals, seed);
        Prop.ForAll(cases.ToArbitrary(), c =>
        {
            using SplatCloud cloud = RandomBits(new SplatSchema(c.Count, c.Degree, c.Motion), c.Seed);
            byte[] file = Write(cloud, new PlyWriteOptions { Motion = true, Normals = c.Normals }, out PlyWriteReport report);
            using ISplatSource found = PlyBuilder.Open(file);
            return report == new PlyWriteReport(0, 0)
                && found.Schema == cloud.Schema
                && cloud.Schema.Columns.All(column =>
                    MemoryMarshal.Cast<float, int>(PlyBuilder.Column(found, column)).SequenceEqual(MemoryMarshal.Cast<float, int>(cloud.Column(column))));
        }).QuickCheckThrowOnFailure();
    }

    [Test]
    public void A_cloud_of_many_chunks_is_read_back()
    {
        using SplatCloud cloud = RandomBits(new SplatSchema(10_007, 3, HasMotion: false), seed: 5);
        using ISplatSource found = PlyBuilder.Open(Write(cloud, new PlyWriteOptions(), out _));

        Assert.That(PlyBuilder.Column(found, SplatColumn.ShRest), Is.EqualTo(cloud.Column(SplatColumn.ShRest).ToArray()));
        Assert.That(PlyBuilder.Column(found, SplatColumn.RotationsXyzw), Is.EqualTo(cloud.Column(SplatColumn.RotationsXyzw).ToArray()));
    }

    [Test]
    public void The_header_and_the_records_have_the_trainers_order()
    {
        PlyBuilder expected = PlyBuilder.Splats(count: 3, degree: 2);
        expected.Comments.Add("written by usd-gsplat");
        foreach (string normal in (string[])["nx", "ny", "nz"]) Array.Clear(expected[normal]);
        byte[] file = expected.Build("binary_little_endian");
        using ISplatSource source = PlyBuilder.Open(file);

        Assert.That(Write(source, new PlyWriteOptions(), out _), Is.EqualTo(file));
    }

    [Test]
    public void Motion_is_left_out_unless_asked_for()
    {
        using SplatCloud cloud = RandomBits(new SplatSchema(3, 0, HasMotion: true), seed: 6);
        using ISplatSource still = PlyBuilder.Open(Write(cloud, new PlyWriteOptions(), out _));

        Assert.That(still.Schema.HasMotion, Is.False);
    }

    [Test]
    public void Infinite_logits_and_flat_axes_are_clamped_and_counted()
    {
        using var cloud = new SplatCloud("test", new SplatSchema(4, 0, HasMotion: false));
        float[] logits = [float.NegativeInfinity, 90, float.PositiveInfinity, -90];
        logits.CopyTo(cloud.Column(SplatColumn.OpacityLogits));
        cloud.Column(SplatColumn.LogScales)[5] = float.NegativeInfinity;
        using ISplatSource found = PlyBuilder.Open(Write(cloud, new PlyWriteOptions(), out PlyWriteReport report));

        Assert.That(report, Is.EqualTo(new PlyWriteReport(OpacitiesClamped: 2, LogScalesClamped: 1)));
        Assert.That(PlyBuilder.Column(found, SplatColumn.OpacityLogits), Is.EqualTo(new[] { -13.81551f, 90, 13.81551f, -90 }));
        Assert.That(PlyBuilder.Column(found, SplatColumn.LogScales)[5], Is.EqualTo(Math.Log(1e-10)).Within(1e-6));
    }

    [TestCase(SplatColumn.Positions, float.PositiveInfinity)]
    [TestCase(SplatColumn.OpacityLogits, float.NaN)]
    [TestCase(SplatColumn.LogScales, float.PositiveInfinity)]
    [TestCase(SplatColumn.ShRest, float.NegativeInfinity)]
    public void Other_values_that_are_not_finite_are_refused(SplatColumn column, float value)
    {
        using var cloud = new SplatCloud("test", new SplatSchema(4, 1, HasMotion: false));
        cloud.Column(column)[2 * cloud.Schema.Width(column)] = value;

        var error = Assert.Throws<AssetFormatException>(() => Write(cloud, new PlyWriteOptions(), out _))!;
        Assert.That(error.Code, Is.EqualTo("SPLAT-NONFINITE"));
        Assert.That(error.Message, Does.Contain("splat 2"));
    }

    [Test]
    public void Numpy_reads_the_written_records()
    {
        using SplatCloud cloud = RandomBits(new SplatSchema(50, 1, HasMotion: true), seed: 7);
        string path = Path.Combine(TestContext.CurrentContext.WorkDirectory, $"{Guid.NewGuid():N}.ply");
        File.WriteAllBytes(path, Write(cloud, new PlyWriteOptions { Motion = true }, out _));
        try
        {
            string output = Oracle.Python(
                """
                import sys, numpy as np
                data = open(sys.argv[1], 'rb').read()
                head, body = data.split(b'end_header\n', 1)
                names = [l.split()[2].decode() for l in head.split(b'\n') if l.startswith(b'property float')]
                table = np.frombuffer(body, dtype=[(n, '<u4') for n in names])
                for n in ('y', 'f_dc_2', 'f_rest_4', 'opacity', 'scale_1', 'rot_0', 'rot_3', 'time', 'velocity_2'):
                    print(n, *table[n])
                """,
                ["numpy"],
                path);
            string[] expected =
            [
                Line("y", SplatColumn.Positions, 1), Line("f_dc_2", SplatColumn.ShDc, 2), Line("f_rest_4", SplatColumn.ShRest, 4),
                Line("opacity", SplatColumn.OpacityLogits, 0), Line("scale_1", SplatColumn.LogScales, 1),
                Line("rot_0", SplatColumn.RotationsXyzw, 3), Line("rot_3", SplatColumn.RotationsXyzw, 2),
                Line("time", SplatColumn.Times, 0), Line("velocity_2", SplatColumn.Velocities, 2),
            ];
            Assert.That(output.TrimEnd().Split('\n'), Is.EqualTo(expected));
        }
        finally
        {
            File.Delete(path);
        }

        string Line(string name, SplatColumn column, int part)
        {
            int width = cloud.Schema.Width(column);
            float[] values = cloud.Column(column).ToArray();
            return $"{name} {string.Join(' ', Enumerable.Range(0, cloud.Count).Select(i => BitConverter.SingleToUInt32Bits(values[(i * width) + part])))}";
        }
    }

    internal static byte[] Write(ISplatSource source, PlyWriteOptions options, out PlyWriteReport report)
    {
        using var stream = new MemoryStream();
        report = PlyWriter.Write(stream, source, options);
        return stream.ToArray();
    }

    /// <summary>Any finite floats at all, subnormals and negative zeros among them.</summary>
    private static SplatCloud RandomBits(SplatSchema schema, int seed)
    {
        var random = new Random(seed);
        var cloud = new SplatCloud("random", schema);
        foreach (SplatColumn column in schema.Columns)
        {
            foreach (ref float value in cloud.Column(column))
            {
                do value = BitConverter.Int32BitsToSingle(random.Next(int.MinValue, int.MaxValue));
                while (!float.IsFinite(value));
            }
        }

        return cloud;
    }
}
