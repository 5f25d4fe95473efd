using System.Buffers;
using System.Runtime.InteropServices;
using UsdGsplat.Codecs;
using UsdGsplat.Codecs.WebP;
using UsdGsplat.Sog4d.Baking;
using UsdGsplat.Sog4d.Bundles;
using UsdGsplat.Sog4d.Labels;
using UsdGsplat.Sog4d.Tests.Measuring;
using UsdGsplat.SplatFormats;
using UsdGsplat.Splats;
using UsdGsplat.Splats.Codebooks;
using UsdGsplat.Splats.Kernels;
using UsdGsplat.Splats.Selection;
using UsdGsplat.Splats.Sequences;

namespace UsdGsplat.Sog4d.Tests.Baking;

/// <summary>With a golden's codebooks, ranges and order, what is left to the writer comes out as in the golden.</summary>
public sealed class GoldenParityTests
{
    private static readonly ReferenceBundle[] Bundles = ReferenceBundle.All;
    private static readonly ReferenceBundle[] WithBands = [.. Bundles.Where(b => b.Options.ShBands > 0)];
    private static readonly ReferenceBundle[] WithDeltas = [.. WithBands.Where(b => b.Options.DeltaLabels)];

    [TestCaseSource(nameof(Bundles))]
    public void Positions_are_the_same_pixels(ReferenceBundle golden) => ForEachFrame(golden, (images, expected) => Assert.Multiple(() =>
    {
        Assert.That(images[0], Is.EqualTo(expected("position_hi")));
        Assert.That(images[1], Is.EqualTo(expected("position_lo")));
    }));

    [TestCaseSource(nameof(Bundles))]
    public void Colours_and_opacities_are_the_same_pixels_where_the_reference_keeps_them(ReferenceBundle golden)
    {
        int[] indices = golden.SourceIndices();
        int frame = 0;
        ForEachFrame(golden, (images, expected) =>
        {
            uint[] ours = images[2], reference = expected("sh0");
            float time = (float)(golden.Options.FrameTimes ?? FrameTimes.Uniform(golden.Options.FrameCount))[frame++];
            for (int i = 0; i < ours.Length; i++)
            {
                // The reference loses the colour under alpha 0; the alpha itself is there.
                uint own = reference[i] >> 24 == 0 ? ours[i] & 0xFF000000 : ours[i];
                uint its = reference[i] >> 24 == 0 ? 0 : reference[i];
                if (own != its && IsTie(golden.Opacity(indices[i], time))) its += own > its ? 0x01000000 : uint.MaxValue - 0x00FFFFFF;
                Assert.That(own, Is.EqualTo(its), $"splat {i} of frame {frame - 1}");
            }
        });
    }

    /// <summary>Whether an opacity lies so near to halfway between two bytes that the last bits of an exponential decide.</summary>
    /// <remarks>NumPy's exponential of single precision is up to 3 units in the last place off: 1e-4 of a byte at most.</remarks>
    private static bool IsTie(float opacity) => Math.Abs((opacity * 255.0) - Math.Floor(opacity * 255.0) - 0.5) < 1e-4;

    [TestCaseSource(nameof(Bundles))]
    public void Scales_name_the_same_entries(ReferenceBundle golden)
    {
        using Sog4dReader reader = golden.Open();
        (BakeScene scene, BakeImages images) = Scene(golden, reader);
        uint[] ours = Encode(scene, images, (scratch, output) => images.ScaleIndices(0, scratch, output));
        Assert.That(ours, Is.EqualTo(Pixels(reader, "frames/00000/scale_indices.webp")[..scene.Count]));
    }

    [TestCaseSource(nameof(Bundles))]
    public void Rotations_rounded_to_the_nearest_bytes_are_the_same_pixels(ReferenceBundle golden)
    {
        using Sog4dReader reader = golden.Open();
        (BakeScene scene, BakeImages images) = Scene(golden, reader, RotationRounding.Nearest);
        uint[] ours = Encode(scene, images, (scratch, output) => images.Rotations(0, scratch, output));
        uint[] reference = Pixels(reader, "frames/00000/rotation.webp")[..scene.Count];

        // Where z is byte 0 the reference's encoder lost w, x and y.
        Assert.That(ours.Zip(reference, (own, its) => its >> 24 == 0 ? own & 0xFF000000 : own), Is.EqualTo(reference.Select(its => its >> 24 == 0 ? 0 : its)));
    }

    [TestCaseSource(nameof(WithDeltas))]
    public void Changes_of_labels_are_the_same_bytes(ReferenceBundle golden)
    {
        using Sog4dReader reader = golden.Open();
        foreach ((PaletteSlot slot, BakePalette palette) in Palettes(reader))
        {
            int index = reader.Tables.Slots.ToList().IndexOf(slot);
            var labels = new BakeLabels(palette, reader.Tracks[index].At(0));
            BakeLabels.Cut([labels], reader.FrameCount, golden.Options.DeltaSegmentLength, _ => 0);
            Assert.That(labels.Segments.Select(s => s.StartFrame), Is.EqualTo(slot.Palette!.DeltaSegments!.Select(s => s!.StartFrame)));
            for (int i = 0; i < labels.Segments.Count; i++)
            {
                using var bytes = new MemoryStream();
                LabelDeltaWriter.Write(bytes, LabelDeltaFlavor.Sog4d, labels.Segments[i], palette.Count);
                Assert.That(bytes.ToArray(), Is.EqualTo(reader.Archive.Read(slot.Palette.DeltaSegments![i]!.DeltaPath!)));
            }
        }
    }

    [TestCaseSource(nameof(WithBands))]
    public void Palettes_are_the_same_bytes(ReferenceBundle golden)
    {
        using Sog4dReader reader = golden.Open();
        foreach ((PaletteSlot slot, BakePalette palette) in Palettes(reader))
            Assert.That(ShCentroidBytes.Write(palette.Palette.Centroids, golden.Options.ShCentroids), Is.EqualTo(reader.Archive.Read(slot.Palette!.CentroidsPath!)));
    }

    private static void ForEachFrame(ReferenceBundle golden, Action<uint[][], Func<string, uint[]>> compare)
    {
        using Sog4dReader reader = golden.Open();
        (BakeScene scene, BakeImages images) = Scene(golden, reader);
        Sog4dPosition ranges = reader.Meta.Streams!.Position!;
        for (int frame = 0; frame < reader.FrameCount; frame++)
        {
            ArrayBufferWriter<byte>[] outputs = [new(), new(), new()];
            var range = new PositionRange(ranges.RangeMin![frame], ranges.RangeMax![frame]);
            images.Frame(frame, range, default, new BakeScratch(scene.Count, images.Pixels), outputs[0], outputs[1], outputs[2]);
            string folder = $"frames/{frame:D5}/";
            compare([.. outputs.Select(o => Pixels(o.WrittenSpan)[..scene.Count])], name => Pixels(reader, folder + name + ".webp")[..scene.Count]);
        }
    }

    /// <summary>The checkpoint's splats by the exporter's rules, in its order, with the golden's codebooks.</summary>
    private static (BakeScene Scene, BakeImages Images) Scene(ReferenceBundle golden, Sog4dReader reader, RotationRounding rounding = RotationRounding.SmallestAngle)
    {
        ISplatSource source = SplatFile.Open(golden.Checkpoint.File);
        SplatMask opaque = SplatSelection.MinOpacity(source, golden.Options.BaseOpacityThreshold);
        SplatMask most = SplatSelection.HighestOpacities(new SelectedSplatSource(source, opaque), golden.Options.MaxSplats ?? long.MaxValue);
        var selection = new BakeSelection([SplatMask.All(source.Schema.Count), opaque, SplatMask.All(opaque.KeptCount), most]);
        double[] times = golden.Options.FrameTimes is { } given ? [.. given] : FrameTimes.Uniform(golden.Options.FrameCount);
        BakeScene scene = BakeScene.Of(source, times, selection, golden.Options, default);
        Sog4dStreams streams = reader.Meta.Streams!;
        float[] scales = [.. streams.Scale!.Codebook!.SelectMany(s => new[] { s.X, s.Y, s.Z })];
        var books = new BakeCodebooks(ScaleCodebook.Of(scales), Sh0Codebook.Of([.. streams.Sh!.Sh0Codebook!]), []);
        return (scene, new BakeImages(scene, books, golden.Options) { Rounding = rounding });
    }

    private static IEnumerable<(PaletteSlot Slot, BakePalette Palette)> Palettes(Sog4dReader reader) => reader.Tables.Slots.Select((slot, i) => (
        slot, new BakePalette(slot.Name, Splats.Codebooks.ShPalette.Of(new RecordPart(3 * slot.FirstCoefficient, 3 * slot.Coefficients), reader.Tables.Palettes[i]))));

    private static uint[] Encode(BakeScene scene, BakeImages images, Action<BakeScratch, IBufferWriter<byte>> make)
    {
        var output = new ArrayBufferWriter<byte>();
        make(new BakeScratch(scene.Count, images.Pixels), output);
        return Pixels(output.WrittenSpan)[..scene.Count];
    }

    private static uint[] Pixels(Sog4dReader reader, string file) => Pixels(reader.Archive.Read(file));

    private static uint[] Pixels(ReadOnlySpan<byte> file) =>
        MemoryMarshal.Cast<byte, uint>(WebPLossless.Decode(file, new AssetLocation("image")).Pixels).ToArray();
}
