using System.Globalization;
using System.Runtime.InteropServices;
using UsdGsplat.Sog4d.Bundles;
using UsdGsplat.Splats;
using UsdGsplat.TestKit;

namespace UsdGsplat.Sog4d.Tests.Bundles;

/// <summary>What lies between two frames, against numpy in double precision by the player's rules.</summary>
public sealed class Sog4dInstantTests
{
    private const string Blend = """
        import sys, numpy as np
        folder, a = sys.argv[1], float(sys.argv[2])
        def two(name, width): return [np.fromfile('%s/%s_%d' % (folder, name, i), '<f4').astype(float).reshape(-1, width) for i in (0, 1)]
        lerp = lambda x, y: x + (y - x) * a
        for name in ('Positions', 'LogScales', 'ShDc', 'ShRest'):
            x, y = two(name, 3)
            lerp(x, y).astype('<f4').tofile('%s/%s' % (folder, name))
        x, y = two('RotationsXyzw', 4)
        y = np.where((x * y).sum(1, keepdims=True) < 0, -y, y)
        q = lerp(x, y)
        (q / np.linalg.norm(q, axis=1, keepdims=True)).astype('<f4').tofile(folder + '/RotationsXyzw')
        x, y = [np.round(255 / (1 + np.exp(-v))) / 255 for v in two('OpacityLogits', 1)]
        o = lerp(x, y)
        o = np.clip(np.where(o < 1 / 255 - 1e-9, 0, o), 1e-6, 1 - 1e-6)
        np.log(o / (1 - o)).astype('<f4').tofile(folder + '/OpacityLogits')
        """;

    [TestCase(3, 0.9)]
    [TestCase(4, 0.65)]
    public void Attributes_blend_by_the_rules_of_the_player(int first, double amount)
    {
        // The model's rotations, scales and coefficients stand still; other images of the same size make them move.
        var bundle = new TestBundle(TestBundle.Delta);
        bundle.Files["frames/00004/rotation.webp"] = bundle.Files["frames/00004/sh0.webp"];
        bundle.Files["frames/00004/scale_indices.webp"] = bundle.Files["frames/00000/sh1_labels.webp"];
        bundle.Files["sh/sh2_delta_00003.bin"] = TestBundle.Deltas(3, 3, 2000, 64, [[(5, 60, 0), (6, 3, 0)], [(5, 1, 0), (6, 0, 0)]]);
        using Sog4dReader reader = Sog4dReader.Open(bundle.ToSource());
        float time = (first + (float)amount) / 6;
        Sog4dFramePair pair = reader.Timeline.At(time);
        Assert.That(pair.First, Is.EqualTo(first));
        Assert.That(pair.Amount, Is.EqualTo(amount).Within(1e-5));

        string folder = Directory.CreateTempSubdirectory("sog4d").FullName;
        try
        {
            using ISplatSource instant = reader.OpenInstant(time);
            Save(reader.OpenFrame(pair.First), folder, "_0");
            Save(reader.OpenFrame(pair.Second), folder, "_1");
            Oracle.Python(Blend, ["numpy"], folder, pair.Amount.ToString("R", CultureInfo.InvariantCulture));
            foreach (SplatColumn column in instant.Schema.Columns)
            {
                float[] expected = MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(Path.Combine(folder, column.ToString()))).ToArray();
                var found = new float[expected.Length];
                instant.Read(column, 0, found);
                Assert.That(found, Is.EqualTo(expected).Within(column == SplatColumn.OpacityLogits ? 1e-4 : 3e-6), column.ToString());
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Test]
    public void At_the_time_of_a_frame_the_cloud_is_the_frame([Values(0, 2, 6)] int index)
    {
        using Sog4dReader reader = Sog4dReader.Open(TestBundle.PathOf(TestBundle.Delta));
        using ISplatSource instant = reader.OpenInstant(reader.Timeline.TimeOf(index)), frame = reader.OpenFrame(index);
        using SplatCloud found = SplatCloud.From(instant), expected = SplatCloud.From(frame);
        foreach (SplatColumn column in frame.Schema.Columns) Assert.That(found.Column(column).ToArray(), Is.EqualTo(expected.Column(column).ToArray()).Within(2e-6), column.ToString());
    }

    private static void Save(ISplatSource source, string folder, string suffix)
    {
        using SplatCloud cloud = SplatCloud.From(source);
        source.Dispose();
        foreach (SplatColumn column in cloud.Schema.Columns)
            File.WriteAllBytes(Path.Combine(folder, column + suffix), MemoryMarshal.AsBytes(cloud.Column(column)).ToArray());
    }
}
