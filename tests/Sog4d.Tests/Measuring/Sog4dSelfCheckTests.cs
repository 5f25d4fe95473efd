using UsdGsplat.Codecs;
using UsdGsplat.Codecs.Sources;
using UsdGsplat.Sog4d.Measuring;
using UsdGsplat.Sog4d.Tests.Bundles;
using UsdGsplat.Splats.Sequences;

namespace UsdGsplat.Sog4d.Tests.Measuring;

public sealed class Sog4dSelfCheckTests
{
    private static readonly ReferenceBundle[] Bundles = ReferenceBundle.All;

    private static readonly ReferenceBundle Delta = ReferenceBundle.All.Single(b => b.Name == TestBundle.Delta);

    [TestCaseSource(nameof(Bundles))]
    public void Our_bundles_are_sound(ReferenceBundle settings)
    {
        (byte[] bundle, int[] kept) = settings.Bake(seed: 4);
        SelfCheckReport report = Check(settings, bundle, kept);
        Assert.That(Codes(report), Is.Empty);
        Assert.That(report.IsSound);
        Assert.That(report.Errors!.Frames, Has.Count.EqualTo(settings.Options.FrameTimes?.Count ?? settings.Options.FrameCount));
    }

    [Test]
    public void The_references_lost_rotations_and_colours_are_found()
    {
        SelfCheckReport report = Check(Delta, File.ReadAllBytes(TestBundle.PathOf(TestBundle.Delta)), Delta.SourceIndices());
        Assert.That(Codes(report), Is.EquivalentTo(new[] { "SELF-CHECK-COLOUR", "SELF-CHECK-ROTATION" }));
        Assert.That(report.IsSound, Is.False);
    }

    [Test]
    public void Changes_to_other_labels_are_found_in_their_frame()
    {
        var bundle = new TestBundle(TestBundle.Delta);
        bundle.Files["sh/sh2_delta_00003.bin"] = TestBundle.Deltas(3, 3, 2000, 64, [[(5, 60, 0), (6, 3, 0)], []]);
        Issue[] labels = [.. Check(Delta, bundle.ToBytes(), Delta.SourceIndices()).Issues.Where(i => i.Code == "SELF-CHECK-LABEL")];
        Assert.That(labels.Select(i => i.Location.Scope), Is.EqualTo(new[] { "sh2, frame 4", "sh2, frame 5" }));
        Assert.That(labels[0].Message, Does.Contain("2 of 2000").And.Contain("splat 5"));
    }

    [Test]
    public void Images_of_another_frame_or_stream_are_found()
    {
        var bundle = new TestBundle(TestBundle.Delta);
        bundle.Files["frames/00002/position_lo.webp"] = bundle.Files["frames/00003/position_hi.webp"];
        bundle.Files["frames/00002/scale_indices.webp"] = bundle.Files["frames/00000/sh1_labels.webp"];
        bundle.Files["frames/00006/sh0.webp"] = bundle.Files["frames/00005/sh0.webp"];
        SelfCheckReport report = Check(Delta, bundle.ToBytes(), Delta.SourceIndices());
        Assert.That(report.Issues.Where(i => i.Location.Scope == "frame 2").Select(i => i.Code), Is.SupersetOf(new[] { "SELF-CHECK-POSITION", "SELF-CHECK-SCALE" }));
        Assert.That(Codes(report), Has.Member("SELF-CHECK-OPACITY"));
        Assert.That(report.Issues.Where(i => i.Location.Scope == "frame 3").Select(i => i.Code), Has.None.EqualTo("SELF-CHECK-POSITION"));
    }

    [Test]
    public void What_breaks_a_rule_is_not_compared()
    {
        var bundle = new TestBundle(TestBundle.Delta);
        bundle.Files.Remove("frames/00002/sh0.webp");
        SelfCheckReport report = Check(Delta, bundle.ToBytes(), Delta.SourceIndices());
        Assert.That((report.Errors, report.IsSound), Is.EqualTo(((ErrorReport?)null, false)));
        Assert.That(Codes(report), Is.EqualTo(new[] { "ZIP-MISSING-FILE" }));
    }

    private static IEnumerable<string> Codes(SelfCheckReport report) => report.Issues.Where(i => i.Severity == IssueSeverity.Error).Select(i => i.Code).Distinct();

    private static SelfCheckReport Check(ReferenceBundle settings, byte[] bundle, int[] sourceIndices)
    {
        var bytes = new MemoryByteSource("test.sog4d", bundle);
        using ISplatSequence input = settings.Input();
        return Sog4dSelfCheck.Run(bytes, input, sourceIndices, new SelfCheckOptions { AlphaZeroThreshold = settings.Options.AlphaZeroThreshold });
    }
}
