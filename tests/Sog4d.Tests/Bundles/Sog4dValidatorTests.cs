using System.Numerics;
using System.Text.Json.Nodes;
using UsdGsplat.Codecs;
using UsdGsplat.Codecs.Sources;
using UsdGsplat.Sog4d.Bundles;
using UsdGsplat.Splats;
using UsdGsplat.TestKit;

namespace UsdGsplat.Sog4d.Tests.Bundles;

public sealed class Sog4dValidatorTests
{
    [TestCaseSource(typeof(Sog4dRules), nameof(Sog4dRules.Cases))]
    public void A_broken_rule_is_reported_first_and_names_the_facts(string code, string bundle, object change, string[] facts)
    {
        var broken = new TestBundle(bundle);
        ((Action<TestBundle>)change)(broken);
        Issue first = Sog4dValidator.Validate(broken.ToSource()).First(i => i.Severity == IssueSeverity.Error);
        Assert.That(first.Code, Is.EqualTo(code), first.Message);
        Assert.That(Sog4dValidator.Codes.Single(c => c.Code == code).Severity, Is.EqualTo(IssueSeverity.Error));
        foreach (string fact in facts) Assert.That(first.ToString(), Does.Contain(fact));
    }

    [TestCaseSource(typeof(Sog4dRules), nameof(Sog4dRules.Cases))]
    public void The_reader_refuses_what_the_validator_refuses(string code, string bundle, object change, string[] facts)
    {
        var broken = new TestBundle(bundle);
        ((Action<TestBundle>)change)(broken);
        AssetException error = Assert.Catch<AssetException>(() => ReadAll(broken.ToSource()))!;
        Assert.That(error.Code, Is.EqualTo(code), error.Message);
    }

    [Test]
    public void Every_rule_has_a_case()
    {
        // Rule 1 and rule 45 have tests of their own below: other bytes than a ZIP, and NaN, which JSON cannot hold.
        int[] rules = [.. Sog4dRules.Cases().Select(c => int.Parse(c.ArgDisplayNames![0][5..], System.Globalization.CultureInfo.InvariantCulture)).Distinct().Order()];
        Assert.That(rules, Is.SupersetOf(Enumerable.Range(1, 57).Except([1, 45])));
    }

    [Test]
    public void Every_code_has_a_case()
    {
        // Those of tests below, and of vectors as arrays, which the normaliser's tests look at.
        string[] elsewhere = ["ZIP-INVALID", "ZIP-ENCRYPTED", "ZIP-METHOD", "POS-RANGE-NAN", "META-NAMESAKE", "META-VECTORS", "ALPHA-NEVER-VISIBLE"];
        IEnumerable<string> found = Sog4dRules.Cases().Select(c => (string)c.Arguments[0]!).Concat(Warnings().Select(c => (string)c.Arguments[0]!));
        Assert.That(found.Concat(elsewhere).Distinct(), Is.EquivalentTo(Sog4dValidator.Codes.Select(c => c.Code)));
    }

    [TestCase(8, 6, 1, "ZIP-ENCRYPTED")]
    [TestCase(10, 8, 12, "ZIP-METHOD")]
    public void Entries_that_are_not_read_are_reported_by_name(int central, int local, int value, string code)
    {
        var bundle = new TestBundle(TestBundle.Full);
        byte[] zip = bundle.ToBytes();
        byte[] name = "frames/00001/sh0.webp"u8.ToArray();
        int entry = zip.AsSpan().LastIndexOf(name) - 46, header = zip.AsSpan().IndexOf(name) - 30;
        zip[entry + central] |= (byte)value;
        zip[header + local] |= (byte)value;
        Issue issue = Sog4dValidator.Validate(new MemoryByteSource("x", zip)).Single();
        Assert.That((issue.Code, issue.Severity, issue.Location.Scope), Is.EqualTo((code, IssueSeverity.Error, "frames/00001/sh0.webp")));
    }

    [Test]
    public void Other_bytes_than_a_zip_are_reported([Values(0, 21, 22, 300)] int length)
    {
        Issue issue = Sog4dValidator.Validate(new MemoryByteSource("x", new byte[length])).Single();
        Assert.That(issue.Code, Is.EqualTo("ZIP-INVALID"));
    }

    [Test]
    public void A_bundle_whose_directory_is_damaged_is_no_readable_zip([Values] bool cut)
    {
        byte[] zip = new TestBundle(TestBundle.Full).ToBytes();
        zip[zip.AsSpan().IndexOf("PK\x01\x02"u8)] = (byte)'X';
        Issue issue = Sog4dValidator.Validate(new MemoryByteSource("x", cut ? zip[..^60] : zip)).Single();
        Assert.That((issue.Code, issue.Severity), Is.EqualTo(("ZIP-INVALID", IssueSeverity.Error)));
        Assert.That(issue.Message, Does.Contain(cut ? "end record" : "readable ZIP archive: "));
    }

    [Test]
    public void A_range_that_is_not_a_number_is_reported()
    {
        using Sog4dArchive archive = Sog4dArchive.Open(new TestBundle(TestBundle.Full).ToSource());
        Sog4dMeta meta = MetaParser.Read(archive);
        Vector3[] min = [.. meta.Streams!.Position!.RangeMin!];
        min[2].Y = float.NaN;
        meta = meta with { Streams = meta.Streams with { Position = meta.Streams.Position with { RangeMin = min } } };
        var sink = new IssueSink(new AssetLocation("x"), throws: false);
        Sog4dValidator.Validate(meta, archive, sink, default);
        Issue issue = sink.Issues.Single(i => i.Severity == IssueSeverity.Error);
        Assert.That(issue.Code, Is.EqualTo("POS-RANGE-NAN"));
        Assert.That(issue.Message, Does.Contain("frame 2"));
    }

    [TestCase("ref_sh0_5f")]
    [TestCase("ref_sh0_explicit")]
    [TestCase("ref_sh2_v1_full_f32")]
    [TestCase("ref_sh3_v1_delta")]
    [TestCase("ref_sh3_v2_delta3")]
    public void Bundles_of_the_reference_exporter_have_no_errors(string name)
    {
        IReadOnlyList<Issue> issues = Sog4dValidator.Validate(Fixtures.Shared("golden", "sog4d", name + ".sog4d"));
        Assert.That(issues.Where(i => i.Severity == IssueSeverity.Error), Is.Empty);
        Assert.That(issues.Select(i => i.Code), Is.SubsetOf(new[] { "ALPHA-NEVER-VISIBLE" }));
    }

    [Test]
    public void Several_broken_rules_are_reported_in_their_order()
    {
        var bundle = new TestBundle(TestBundle.Delta);
        bundle.Meta["format"] = "SOG4D";
        bundle.Meta["layout"]!["width"] = 0;
        bundle.Stream("position")["hiPath"] = "a:{frame}";
        bundle.Segment("sh1", 1)["startFrame"] = 2;
        bundle.Segment("sh3", 2)["frameCount"] = 5;
        Assert.That(
            Sog4dValidator.Validate(bundle.ToSource()).Select(i => i.Code),
            Is.EqualTo(new[] { "META-FORMAT", "LAYOUT-SIZE", "PATH-COLON", "SEG-START", "SEG-OVERRUN" }));
    }

    [Test]
    public void Every_bad_image_is_reported_once_streams_one_after_the_other()
    {
        var bundle = new TestBundle(TestBundle.Full);
        string[] bad = ["frames/00002/position_hi.webp", "frames/00000/position_lo.webp", "frames/00001/sh0.webp"];
        foreach (string path in bad) bundle.Files[path] = [0];
        Assert.That(Sog4dValidator.Validate(bundle.ToSource()).Select(i => i.Location.Scope), Is.EqualTo(bad));
    }

    private static IEnumerable<TestCaseData> Warnings()
    {
        yield return Warning("SCALE-CODEBOOK-VALUE", TestBundle.Full, b => b.Stream("scale")["codebook"]![3]!["y"] = 0);
        yield return Warning("SCALE-CODEBOOK-VALUE", TestBundle.Full, b => b.Stream("scale")["codebook"]![3]!["y"] = 1e300);
        yield return Warning("SH0-CODEBOOK-VALUE", TestBundle.Full, b => b.Sh["sh0Codebook"]![3] = 1e300);
        yield return Warning("SH-CENTROIDS-VALUE", TestBundle.Delta, b => b.Files["sh/sh2_centroids.bin"][31] = 0x7C);
        yield return Warning("DELTA-TRAILING", TestBundle.Delta, b => b.Files["sh/sh2_delta_00003.bin"] = [.. b.Files["sh/sh2_delta_00003.bin"], 0]);
        yield return Warning("SEG-SHARED-FILE", TestBundle.Delta, b => b.Segment("sh1", 1)["baseLabelsPath"] = b.Segment("sh1", 0)["baseLabelsPath"]!.DeepClone());
        foreach (string axis in new[] { "x", "y", "z" }) yield return Warning("SCALE-CODEBOOK-VALUE", TestBundle.Full, b => b.Stream("scale")["codebook"]![0]![axis] = -1);
        yield return Warning("SH-CENTROIDS-VALUE", TestBundle.Full, b => b.Files["shN_centroids.bin"].AsSpan(0, 4).Fill(0xFF));
        yield return Warning("PATH-COLLISION", TestBundle.Full, b => b.Stream("position")["loPath"] = b.Stream("position")["hiPath"]!.DeepClone());

        static TestCaseData Warning(string code, string bundle, Action<TestBundle> change) =>
            new TestCaseData(code, bundle, change).SetArgDisplayNames(code, bundle);
    }

    [TestCaseSource(nameof(Warnings))]
    public void What_the_importer_lets_pass_is_a_warning(string code, string bundle, object change)
    {
        var odd = new TestBundle(bundle);
        ((Action<TestBundle>)change)(odd);
        Assert.That(Sog4dValidator.Validate(odd.ToSource()).Select(i => (i.Code, i.Severity)), Does.Contain((code, IssueSeverity.Warning)));
        Assert.That(Sog4dValidator.Codes.Single(c => c.Code == code).Severity, Is.EqualTo(IssueSeverity.Warning));
        Assert.That(Sog4dValidator.Validate(odd.ToSource()).Where(i => i.Severity == IssueSeverity.Error), Is.Empty);
        Assert.That(() => ReadAll(odd.ToSource()), Throws.Nothing);
    }

    [Test]
    public void Splats_that_are_never_visible_are_a_warning()
    {
        var bundle = new TestBundle(TestBundle.Full);
        bundle.Files["frames/00001/sh0.webp"] = bundle.Files["frames/00002/sh0.webp"] = bundle.Files["frames/00000/sh0.webp"];
        using Sog4dReader reader = Sog4dReader.Open(bundle.ToSource());
        using ISplatSource frame = reader.OpenFrame(0);
        using SplatCloud cloud = SplatCloud.From(frame);
        int never = 0;
        foreach (float logit in cloud.Column(SplatColumn.OpacityLogits)) never += logit < -10 ? 1 : 0;
        Issue issue = Sog4dValidator.Validate(bundle.ToSource()).Single();
        Assert.That((issue.Code, issue.Severity), Is.EqualTo(("ALPHA-NEVER-VISIBLE", IssueSeverity.Warning)));
        Assert.That(issue.Message, Does.Contain($"{never} of 2000"));
    }

    [Test]
    public void A_supersplat4d_bundle_is_refused_by_name()
    {
        var bundle = new TestBundle(TestBundle.Full)
        {
            Meta = new JsonObject { ["type"] = "sog4d", ["version"] = 1, ["count"] = 5, ["means"] = new JsonObject(), ["trbf"] = new JsonObject() },
        };
        Assert.That(() => Sog4dReader.Open(bundle.ToSource()), Throws.InstanceOf<AssetUnsupportedException>().With.Message.Contains("SuperSplat4D").And.Message.Contains("META-NAMESAKE"));
        Assert.That(Sog4dValidator.Validate(bundle.ToSource()).Single().Code, Is.EqualTo("META-NAMESAKE"));
        using IByteSource bytes = bundle.ToSource();
        Assert.That(Sog4dReader.Sniff(bytes));
    }

    [Test]
    public void Claims_that_the_file_cannot_hold_are_not_allocated_for()
    {
        var bundle = new TestBundle(TestBundle.Explicit);
        bundle.Meta["splatCount"] = int.MaxValue;
        bundle.Meta["layout"]!["width"] = int.MaxValue;
        bundle.Meta["timeMapping"] = new JsonObject { ["type"] = "uniform" };
        bundle.Meta["frameCount"] = int.MaxValue;
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.That(Sog4dValidator.Validate(bundle.ToSource()).Select(i => i.Code), Does.Contain("ZIP-MISSING-FILE"));
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(32 << 20));
    }

    private static void ReadAll(IByteSource bytes)
    {
        using Sog4dReader reader = Sog4dReader.Open(bytes);
        for (int i = 0; i < reader.FrameCount; i++)
        {
            using ISplatSource frame = reader.OpenFrame(i);
            SplatCloud.From(frame).Dispose();
        }
    }
}
