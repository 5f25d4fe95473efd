using UsdGsplat.Sog4d.Bundles;
using UsdGsplat.Sog4d.Splat4d;
using UsdGsplat.Splats;

namespace UsdGsplat.Cli.Tests.Baking;

/// <summary>Options of <c>bake</c> that both kinds of output share act in both.</summary>
public sealed class ShOptionTests
{
    private readonly BakeFolder folder = new();

    [OneTimeTearDown]
    public void RemoveFolder() => folder.Dispose();

    [Test]
    public void Bands_and_palettes_of_a_bundle_are_as_asked()
    {
        using Sog4dReader none = folder.Sog4d("--sh-bands", "0"), one = folder.Sog4d("--sh-bands", "1"), two = folder.Sog4d("--sh-version", "2", "--shn-count", "30", "--sh2-count", "40", "--shn-centroids-type", "f32");

        using Sog4dReader split = folder.Sog4d("--sh-split-by-band");
        Assert.That((split.Meta.Version, none.ShDegree), Is.EqualTo((2, 0)));
        Assert.That((one.ShDegree, one.Meta.Version, one.Meta.Streams!.Sh!.ShN!.Count, one.Meta.Streams.Sh.ShN.CentroidsType), Is.EqualTo((1, 1, 20, "f16")));
        Sog4dSh sh = two.Meta.Streams!.Sh!;
        Assert.That((two.Meta.Version, sh.Sh1!.Count, sh.Sh2!.Count, sh.Sh3!.Count), Is.EqualTo((2, 30, 40, 30)));
        Assert.That(two.Archive.LengthOf(sh.Sh2.CentroidsPath!), Is.EqualTo(40 * 15 * 4));
    }

    [Test]
    public void Palettes_of_a_splat4d_are_as_asked()
    {
        using Splat4dSource one = folder.Splat4d("--sh-bands", "1"), three = folder.Splat4d("--sh-codebook-count", "30", "--sh1-count", "10", "--sh3-count", "40", "--sh-centroids-type", "f32");

        Assert.That(one.ReadSh()!.Bands.Select(b => b.Palette.Count), Is.EqualTo(new[] { 20 }));
        Assert.That(three.ReadSh()!.Bands.Select(b => b.Palette.Count), Is.EqualTo(new[] { 10, 30, 40 }));
        Assert.That(three.Sections.Where(s => s.KindName == "SHCT").Select(s => (int)s.Length), Is.EqualTo(new[] { 10 * 9 * 4, 30 * 15 * 4, 40 * 21 * 4 }));
    }

    [Test]
    public void Labels_are_whole_or_in_segments()
    {
        using Sog4dReader full = folder.Sog4d("--shn-labels-encoding", "full"), one = folder.Sog4d(), cut = folder.Sog4d("--delta-segment-length", "2"), best = folder.Sog4d("--delta-segment-length", "best", "--frame-count", "60");

        Assert.That((full.Meta.Streams!.Sh!.ShN!.LabelsEncoding, one.Meta.Streams!.Sh!.ShN!.LabelsEncoding), Is.EqualTo(("full", "delta-v1")));
        Assert.That(Starts(one), Is.EqualTo(new[] { 0 }));
        Assert.That(Starts(cut), Is.EqualTo(new[] { 0, 2 }));
        Assert.That(Starts(best), Is.EqualTo(new[] { 0, 49 }));

        static IEnumerable<int> Starts(Sog4dReader reader) => reader.Meta.Streams!.Sh!.ShN!.DeltaSegments!.Select(s => s!.StartFrame);
    }

    [Test]
    public void Labels_of_a_splat4d_have_as_many_frames_as_asked()
    {
        using Splat4dSource full = folder.Splat4d(), cut = folder.Splat4d("--frame-count", "7", "--delta-segment-length", "3"), named = folder.Splat4d("--frame-count", "5", "--shn-labels-encoding", "delta-v1"), whole = folder.Splat4d("--frame-count", "5", "--shn-labels-encoding", "full");

        Assert.That((full.ShFrameCount, cut.ShFrameCount, named.ShFrameCount, whole.ShFrameCount), Is.EqualTo((1, 7, 5, 1)));
        Assert.That(cut.ReadSh()!.Bands[1].Segments.Select(s => s.StartFrame), Is.EqualTo(new[] { 0, 3, 6 }));
        Assert.That(cut.DeltaSegmentLength, Is.EqualTo(3));
    }

    [TestCase("--seed", "5")]
    [TestCase("--shn-kmeans-iters", "1")]
    [TestCase("--shn-codebook-sample", "25")]
    [TestCase("--keep-order")]
    public void Other_choices_give_other_files_and_equal_ones_equal_files(params string[] options)
    {
        byte[] usual = folder.Sog4dBytes(), usualSplat4d = folder.Splat4dBytes("--shn-kmeans-iters", "2");
        string[] splat4d = options[0] == "--shn-kmeans-iters" ? options : ["--shn-kmeans-iters", "2", .. options];

        byte[] first = folder.Sog4dBytes(options), again = folder.Sog4dBytes(options);
        byte[] firstSplat4d = folder.Splat4dBytes(splat4d), againSplat4d = folder.Splat4dBytes(splat4d);

        Assert.That(first, Is.Not.EqualTo(usual).And.EqualTo(again));
        Assert.That(firstSplat4d, Is.Not.EqualTo(usualSplat4d).And.EqualTo(againSplat4d));
    }

    [Test]
    public void The_order_can_be_the_inputs()
    {
        float[] all = BakeFolder.Golden.Tensor("means"), means = [.. BakeFolder.Seen.SelectMany(i => all[(3 * i)..((3 * i) + 3)])];
        using Splat4dSource kept = folder.Splat4d("--keep-order"), sorted = folder.Splat4d();

        Assert.That(BakeFolder.Column(kept, SplatColumn.Positions), Is.EqualTo(means));
        Assert.That(BakeFolder.Column(sorted, SplatColumn.Positions), Is.Not.EqualTo(means).And.EquivalentTo(means));
    }

    [TestCase("draft", 128, 256, 1)]
    [TestCase("standard", 512, 256, 1)]
    [TestCase("best", 4096, 4096, 2)]
    public void Quality_sets_codebooks(string quality, int palette, int scales, int version)
    {
        using Sog4dReader reader = Sog4dReader.Open(folder.Bake(BakeFolder.Golden.File, "sog4d", "--quality", quality, "--sh-bands", "1", "--frame-count", "2", "--measure-frames", "0").File);
        Sog4dSh sh = reader.Meta.Streams!.Sh!;

        // There cannot be more entries than splats.
        int most = BakeFolder.Seen.Length;
        Assert.That(((version == 1 ? sh.ShN : sh.Sh1)!.Count, reader.Meta.Streams.Scale!.Codebook!.Count, reader.Meta.Version), Is.EqualTo((Math.Min(palette, most), Math.Min(scales, most), version)));
    }

    [Test]
    public void Options_that_are_given_win_over_quality()
    {
        string file = folder.Bake(BakeFolder.Golden.File, "sog4d", "--quality", "best", "--shn-count", "10", "--sh-version", "1", "--scale-codebook-size", "8", "--delta-segment-length", "0", "--frame-count", "52", "--measure-frames", "0", "--webp-method", "0").File;
        using Sog4dReader reader = Sog4dReader.Open(file);
        Assert.That((reader.ShDegree, reader.Meta.Streams!.Sh!.ShN!.Count, reader.Meta.Streams.Scale!.Codebook!.Count), Is.EqualTo((3, 10, 8)));
        Assert.That(reader.Meta.Streams.Sh.ShN.DeltaSegments, Has.Count.EqualTo(1));
    }
}
