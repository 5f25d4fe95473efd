using System.Buffers.Binary;
using UsdGsplat.Codecs.Sources;
using UsdGsplat.Sog4d.Labels;
using UsdGsplat.Sog4d.Splat4d;
using UsdGsplat.Splats;
using UsdGsplat.TestKit;

namespace UsdGsplat.Sog4d.Tests.Splat4d;

/// <summary>Goldens, clouds and files for the tests of <c>.splat4d</c>.</summary>
internal static class Splat4dFiles
{
    internal const int RecordBytes = 64;

    internal static byte[] Golden(string name)
    {
        string own = Path.Combine(Fixtures.Root, "tests", "Fixtures", "splat4d", name);
        return File.ReadAllBytes(Path.Exists(own) ? own : Fixtures.Shared("golden", "splat4d", name));
    }

    internal static Splat4dSource Open(byte[] file, Splat4dReadOptions? options = null) => Splat4dReader.Open(new MemoryByteSource("test.splat4d", file), options);

    internal static byte[] Write(ISplatSource cloud, Splat4dWriteOptions options, out Splat4dWriteReport report)
    {
        using var stream = new MemoryStream();
        report = Splat4dWriter.Write(stream, cloud, options);
        Assert.That(report.Bytes, Is.EqualTo(stream.Length));
        return stream.ToArray();
    }

    internal static byte[] Write(ISplatSource cloud, Splat4dWriteOptions options) => Write(cloud, options, out _);

    internal static float[] Column(ISplatSource source, SplatColumn column)
    {
        var values = new float[source.Schema.Count * source.Schema.Width(column)];
        source.Read(column, 0, values);
        return values;
    }

    /// <summary>The golden checkpoint as a cloud, from the tensors that PyTorch says are in it.</summary>
    internal static SplatCloud Checkpoint(int degree = 0)
    {
        var golden = new GoldenCheckpoint("freetimegs_sh3");
        var cloud = new SplatCloud(golden.Name, new SplatSchema(golden.Count, degree, HasMotion: true));
        golden.Tensor("means").CopyTo(cloud.Column(SplatColumn.Positions));
        golden.Tensor("scales").CopyTo(cloud.Column(SplatColumn.LogScales));
        golden.Tensor("opacities").CopyTo(cloud.Column(SplatColumn.OpacityLogits));
        golden.Tensor("sh0").CopyTo(cloud.Column(SplatColumn.ShDc));
        golden.Tensor("times").CopyTo(cloud.Column(SplatColumn.Times));
        golden.Tensor("durations").CopyTo(cloud.Column(SplatColumn.LogDurations));
        golden.Tensor("velocities").CopyTo(cloud.Column(SplatColumn.Velocities));
        float[] wxyz = golden.Tensor("quats");
        Span<float> xyzw = cloud.Column(SplatColumn.RotationsXyzw);
        for (int i = 0; i < wxyz.Length; i++) xyzw[i] = wxyz[(i & ~3) + ((i + 1) & 3)];
        return cloud;
    }

    /// <summary>A cloud of random splats that are all seen between 0 and 1.</summary>
    internal static SplatCloud RandomCloud(int count, int seed, bool motion = true)
    {
        var random = new Random(seed);
        var cloud = new SplatCloud("random", new SplatSchema(count, 0, motion));
        foreach (SplatColumn column in cloud.Schema.Columns)
        {
            foreach (ref float value in cloud.Column(column)) value = (float)((random.NextDouble() * 4) - 2);
        }

        foreach (ref float time in cloud.Column(SplatColumn.Times)) time = (float)random.NextDouble();
        foreach (ref float duration in cloud.Column(SplatColumn.LogDurations)) duration -= 2;
        return cloud;
    }

    /// <summary>Random palettes and labels; with frames, labels that change from frame to frame.</summary>
    internal static Splat4dSh RandomSh(int splats, int degree, int seed, int frames = 0, int segmentLength = 0, ShCentroidsType type = ShCentroidsType.F32, int entries = 5)
    {
        var random = new Random(seed);
        var bands = new List<Splat4dShBand>();
        for (int band = 1; band <= degree; band++)
        {
            float[] centroids = [.. Enumerable.Range(0, entries * ShPalette.EntryFloats(band)).Select(_ => (float)((random.NextDouble() * 2) - 1))];
            var labels = new ushort[splats];
            IEnumerable<ushort[]> sequence = Enumerable.Range(0, Math.Max(1, frames)).Select(f =>
            {
                labels = (ushort[])labels.Clone();
                for (int i = 0; i < splats; i++)
                {
                    if (f == 0 || random.Next(3) == 0) labels[i] = (ushort)random.Next(entries);
                }

                return labels;
            });
            bands.Add(new Splat4dShBand(
                new ShPalette(band, type, centroids), frames == 0 ? Splat4dLabelsEncoding.Full : Splat4dLabelsEncoding.DeltaV1, ShLabelSegment.FromFrames(sequence, segmentLength)));
        }

        return new Splat4dSh(bands) { DeltaSegmentLength = segmentLength };
    }

    internal static float Single(byte[] file, long at) => BinaryPrimitives.ReadSingleLittleEndian(file.AsSpan((int)at));

    internal static void SetSingle(byte[] file, long at, float value) => BinaryPrimitives.WriteSingleLittleEndian(file.AsSpan((int)at), value);

    internal static uint UInt32(byte[] file, long at) => BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan((int)at));

    internal static void SetUInt32(byte[] file, long at, uint value) => BinaryPrimitives.WriteUInt32LittleEndian(file.AsSpan((int)at), value);

    internal static ulong UInt64(byte[] file, long at) => BinaryPrimitives.ReadUInt64LittleEndian(file.AsSpan((int)at));

    internal static void SetUInt64(byte[] file, long at, ulong value) => BinaryPrimitives.WriteUInt64LittleEndian(file.AsSpan((int)at), value);

    internal static byte[] Hex(string hex) => Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal));

    /// <summary>Copies fields that are exponentials from the expected records, after checking that they are near.</summary>
    /// <remarks>
    /// NumPy's exponential of 32-bit floats, which the exporter uses, is off by up to so many units in the last place; ours
    /// is rounded correctly.
    /// </remarks>
    internal static void TakeExponentials(byte[] expected, byte[] ours, int firstRecord, int records, int[] fields)
    {
        const int Ulps = 3;
        for (int record = firstRecord; record < firstRecord + (records * RecordBytes); record += RecordBytes)
        {
            foreach (int field in fields)
            {
                int difference = (int)UInt32(expected, record + field) - (int)UInt32(ours, record + field);
                Assert.That(Math.Abs(difference), Is.LessThanOrEqualTo(Ulps), $"{record}+{field}");
                expected.AsSpan(record + field, 4).CopyTo(ours.AsSpan(record + field));
            }
        }
    }
}
