using UsdGsplat.Codecs;
using UsdGsplat.Sog4d.Bundles;
using UsdGsplat.Splats;

namespace UsdGsplat.Sog4d.Tests.Bundles;

public sealed class LabelDeltasTests
{
    [Test]
    public void The_test_vector_is_applied()
    {
        byte[] bytes = Convert.FromHexString("534f4734444c4231010000000000000003000000040000000800000001000000020000000500000000000000");
        var segment = new Sog4dLabelSegment { StartFrame = 0, FrameCount = 3 };
        using var deltas = new LabelDeltas(new MemoryStream(bytes), new AssetLocation("x"), 0, segment, splatCount: 4, labelCount: 8);
        deltas.ReadHeader();
        ushort[] labels = [1, 2, 3, 4];
        Assert.That(deltas.ApplyNext(labels), Is.EqualTo(1));
        Assert.That(labels, Is.EqualTo(new ushort[] { 1, 2, 5, 4 }));
        Assert.That(deltas.ApplyNext(labels), Is.Zero);
        Assert.That(labels, Is.EqualTo(new ushort[] { 1, 2, 5, 4 }));
        Assert.That((deltas.Frame, deltas.CountTrailing()), Is.EqualTo((2, 0)));
    }

    [Test]
    public void Changes_hold_until_the_end_of_their_segment_in_any_order_of_frames([Values(0, 1, 2)] int order)
    {
        var bundle = new TestBundle(TestBundle.Delta);
        bundle.Files["sh/sh2_delta_00003.bin"] = TestBundle.Deltas(3, 3, 2000, 64, [[(0, 9, 0), (1500, 63, 0)], [(0, 8, 0), (7, 7, 0)]]);
        using Sog4dReader reader = Sog4dReader.Open(bundle.ToSource());
        float[] palette = new FrameTables(reader.Archive, reader.Meta).Palettes[1];
        float[][] still = [.. Enumerable.Range(0, 7).Select(f => Rest(TestBundle.Delta, f))];
        int[] frames = order == 0 ? [0, 1, 2, 3, 4, 5, 6] : order == 1 ? [6, 5, 4, 3, 2, 1, 0] : [5, 4, 5, 0, 3, 4, 6, 5, 5];
        foreach (int frame in frames)
        {
            float[] expected = [.. still[frame]];
            if (frame is 4) Put(0, 9);
            if (frame is 4 or 5) Put(1500, 63);
            if (frame is 5) Put(0, 8);
            if (frame is 5) Put(7, 7);
            using ISplatSource source = reader.OpenFrame(frame);
            using SplatCloud cloud = SplatCloud.From(source);
            Assert.That(cloud.Column(SplatColumn.ShRest).ToArray(), Is.EqualTo(expected), $"frame {frame}");

            void Put(int splat, int label) => palette.AsSpan(15 * label, 15).CopyTo(expected.AsSpan((45 * splat) + 9));
        }
    }

    private static float[] Rest(string name, int frame)
    {
        using Sog4dReader reader = Sog4dReader.Open(TestBundle.PathOf(name));
        using ISplatSource source = reader.OpenFrame(frame);
        using SplatCloud cloud = SplatCloud.From(source);
        return cloud.Column(SplatColumn.ShRest).ToArray();
    }
}
