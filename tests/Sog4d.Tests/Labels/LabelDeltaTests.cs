using FsCheck;
using FsCheck.Fluent;
using UsdGsplat.Codecs;
using UsdGsplat.Codecs.Sources;
using UsdGsplat.Sog4d.Labels;

namespace UsdGsplat.Sog4d.Tests.Labels;

public sealed class LabelDeltaTests
{
    [Test]
    public void A_segment_has_the_bytes_of_the_description()
    {
        var segment = new ShLabelSegment(6, new ushort[10], [[new(1, 2), new(9, 515)], []]);

        Assert.That(
            Convert.ToHexString(Write(segment, LabelDeltaFlavor.Sog4d, 600)),
            Is.EqualTo("534F4734444C4231" + "01000000" + "06000000" + "03000000" + "0A000000" + "58020000" + "02000000" + "01000000" + "02000000" + "09000000" + "03020000" + "00000000"));
        Assert.That(Write(segment, LabelDeltaFlavor.Splat4d, 600)[..8], Is.EqualTo("SPL4DLB1"u8.ToArray()));
    }

    [TestCase(1, 28)]
    [TestCase(5, 44)]
    public void A_segment_without_changes_has_only_counts(int frames, int bytes)
    {
        IReadOnlyList<ShLabelSegment> segments = ShLabelSegment.FromFrames(Enumerable.Repeat(new ushort[100], frames));

        Assert.That(Write(segments.Single(), LabelDeltaFlavor.Sog4d, 1), Has.Length.EqualTo(bytes));
    }

    [Test]
    public void Frames_come_back_whatever_the_segments()
    {
        Gen<(int Splats, int Frames, int Length, int Seed)> cases =
            from splats in Gen.Choose(1, 200)
            from frames in Gen.Choose(1, 12)
            from length in Gen.Choose(0, 13)
            from seed in Gen.Choose(0, int.MaxValue)
            select (splats, frames, length, seed);
        Prop.ForAll(cases.ToArbitrary(), c =>
        {
            var random = new Random(c.Seed);
            ushort[][] frames = [.. Enumerable.Range(0, c.Frames).Select(_ => (ushort[])[.. Enumerable.Range(0, c.Splats).Select(_ => (ushort)random.Next(3))])];
            IReadOnlyList<ShLabelSegment> segments = ShLabelSegment.FromFrames(frames, c.Length);
            return segments.Sum(s => s.FrameCount) == c.Frames && segments.All(s => IsPlayed(s, frames));
        }).QuickCheckThrowOnFailure();
    }

    [Test]
    public void Many_changes_cross_the_windows_of_reader_and_writer()
    {
        ushort[] first = new ushort[150_000], second = [.. Enumerable.Range(0, 150_000).Select(i => (ushort)((i % 7) + 1))];
        ShLabelSegment segment = ShLabelSegment.FromFrames([first, second]).Single();

        Assert.That(IsPlayed(segment, [first, second]));
    }

    [Test]
    public void Bytes_after_the_last_block_are_counted()
    {
        byte[] block = [.. Write(new ShLabelSegment(0, new ushort[2], [[new(1, 1)]]), LabelDeltaFlavor.Sog4d, 2), 0, 0, 0];
        LabelDeltaReader reader = Open(block, new LabelDeltaHeader(0, 2, 2, 2));
        Assert.That(reader.TrailingBytes, Is.Zero, "not known yet");
        reader.SkipNext();

        Assert.That(reader.TrailingBytes, Is.EqualTo(3));
        Assert.That(reader.SkipNext, Throws.InvalidOperationException);
    }

    [Test]
    public void The_magic_of_the_other_format_is_refused_unless_accepted()
    {
        byte[] block = Write(new ShLabelSegment(0, new ushort[2], []), LabelDeltaFlavor.Splat4d, 2);
        var header = new LabelDeltaHeader(0, 1, 2, 2);

        Assert.That(() => Open(block, header), Throws.TypeOf<AssetFormatException>().With.Property("Code").EqualTo("DELTA-MAGIC").And.Message.Contains("'SPL4DLB1'"));
        Assert.That(Open(block, header, LabelDeltaFlavor.Sog4d, LabelDeltaFlavor.Splat4d).FramesLeft, Is.Zero);
    }

    [Test]
    public void Truncated_blocks_say_where()
    {
        byte[] block = Write(new ShLabelSegment(0, new ushort[4], [[new(1, 1), new(3, 0)], [new(0, 1)]]), LabelDeltaFlavor.Sog4d, 2);
        for (int length = 0; length < block.Length; length++)
        {
            byte[] cut = block[..length];
            Assert.That(
                () =>
                {
                    LabelDeltaReader reader = Open(cut, new LabelDeltaHeader(0, 3, 4, 2));
                    reader.ReadNext();
                    reader.ReadNext();
                },
                Throws.TypeOf<AssetFormatException>().With.Property("Code").StartsWith("DELTA-"),
                $"{length} bytes");
        }
    }

    [Test]
    public void Changes_that_do_not_rise_or_fit_are_not_written()
    {
        ShLabelChange[][] wrong = [[new(1, 0), new(1, 0)], [new(2, 0), new(1, 0)], [new(4, 0)], [new(0, 2)]];
        foreach (ShLabelChange[] changes in wrong)
            Assert.That(() => Write(new ShLabelSegment(0, new ushort[4], [changes]), LabelDeltaFlavor.Sog4d, 2), Throws.ArgumentException);
    }

    private static bool IsPlayed(ShLabelSegment segment, ushort[][] frames)
    {
        const int Labels = 8;
        byte[] block = Write(segment, LabelDeltaFlavor.Sog4d, Labels);
        var header = new LabelDeltaHeader((uint)segment.StartFrame, (uint)segment.FrameCount, (uint)segment.Labels.Length, Labels);
        LabelDeltaReader player = Open(block, header), reader = Open(block, header);
        var labels = (ushort[])segment.Labels.Clone();
        for (int i = 0; ; i++)
        {
            if (!labels.AsSpan().SequenceEqual(frames[segment.StartFrame + i])) return false;
            if (player.FramesLeft == 0) return i == segment.FrameCount - 1 && player.TrailingBytes == 0;
            player.ApplyNext(labels);
            if (!reader.ReadNext().SequenceEqual(segment.Changes[i])) return false;
        }
    }

    private static byte[] Write(ShLabelSegment segment, LabelDeltaFlavor flavor, int labelCount)
    {
        using var stream = new MemoryStream();
        LabelDeltaWriter.Write(stream, flavor, segment, labelCount);
        Assert.That(stream.Length, Is.EqualTo(LabelDeltaWriter.Length(segment)));
        return stream.ToArray();
    }

    private static LabelDeltaReader Open(byte[] block, LabelDeltaHeader expected, params LabelDeltaFlavor[] flavors) =>
        new(new MemoryByteSource("test", block), 0, block.Length, expected, "block", flavors.Length == 0 ? [LabelDeltaFlavor.Sog4d] : flavors);
}
