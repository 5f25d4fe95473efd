using UsdGsplat.Codecs.Sources;
using UsdGsplat.Sog4d.Measuring;
using UsdGsplat.Sog4d.Splat4d;
using UsdGsplat.Splats;
using static UsdGsplat.Sog4d.Tests.Splat4d.Splat4dFiles;

namespace UsdGsplat.Sog4d.Tests.Measuring;

public sealed class Splat4dSelfCheckTests
{
    private static readonly Splat4dColmapSpace Colmap = new([0, -2, 0, 1, 2, 0, 0, 2, 0, 0, 2, 3, 0, 0, 0, 1]);

    private static IEnumerable<Splat4dWriteOptions> Variants() =>
    [
        new(), new() { TimeModel = Splat4dTimeModel.Window }, new() { TimeModel = Splat4dTimeModel.Window, FormatVersion = 2, TemporalThreshold = 0.3f },
        new() { ColmapSpace = Colmap }, new() { FormatVersion = 1, TimeModel = Splat4dTimeModel.Gaussian, MinimumSigma = 0.1f },
    ];

    [TestCaseSource(nameof(Variants))]
    public void Our_files_are_sound(Splat4dWriteOptions options)
    {
        using SplatCloud cloud = RandomCloud(5000, 21);
        SelfCheckReport report = Check(Write(cloud, options), cloud, options);
        Assert.That(report.Issues.Where(i => i.Code.StartsWith("SELF-CHECK", StringComparison.Ordinal)), Is.Empty);
        Assert.That(report.IsSound);
    }

    [Test]
    public void Labels_of_every_frame_are_checked([Values] bool colmap)
    {
        using SplatCloud cloud = RandomCloud(300, 22);
        var options = new Splat4dWriteOptions { Sh = RandomSh(300, 3, 23, frames: 5), MinimumSigma = 1e-6f };
        Splat4dWriteOptions turned = options with { ColmapSpace = colmap ? Colmap : null };
        using Splat4dSource input = Open(Write(cloud, options)), other = Open(Write(cloud, options with { Sh = RandomSh(300, 1, 23, frames: 4) }));
        byte[] file = Write(input, turned with { Sh = input.ReadSh() });
        Assert.That(Check(file, input, turned).IsSound);

        // Of the other input's frames 0 to 3 the times of frames 3 and 4 here have 2 and 3.
        string[] scopes = [.. Check(file, other, turned).Issues.Where(i => i.Code == "SELF-CHECK-LABEL").Select(i => i.Location.Scope!)];
        Assert.That(scopes.Where(s => s.StartsWith("sh1", StringComparison.Ordinal)), Is.EqualTo(new[] { "sh1, frame 3", "sh1, frame 4" }));
    }

    [TestCase(0, "SELF-CHECK-POSITION")]
    [TestCase(13, "SELF-CHECK-SCALE")]
    [TestCase(25, "SELF-CHECK-COLOUR")]
    [TestCase(27, "SELF-CHECK-OPACITY")]
    [TestCase(29, "SELF-CHECK-ROTATION")]
    [TestCase(33, "SELF-CHECK-VELOCITY")]
    [TestCase(45, "SELF-CHECK-TIME")]
    [TestCase(49, "SELF-CHECK-DURATION")]
    public void A_changed_byte_of_a_record_is_found(int offset, string code)
    {
        using SplatCloud cloud = RandomCloud(3000, 24);
        byte[] file = Write(cloud, new Splat4dWriteOptions());
        file[64 + (2345 * RecordBytes) + offset] ^= 0x40;
        SelfCheckReport report = Check(file, cloud, new Splat4dWriteOptions());
        Assert.That(report.Issues.Select(i => i.Code).Where(c => c.StartsWith("SELF-CHECK", StringComparison.Ordinal)), Is.EqualTo(new[] { code }));
        Assert.That(report.IsSound, Is.False);
    }

    [Test]
    public void What_breaks_a_rule_is_not_compared()
    {
        using SplatCloud cloud = RandomCloud(10, 25);
        Assert.That(Check(Write(cloud, new Splat4dWriteOptions())[..^20], cloud, new Splat4dWriteOptions()).Errors, Is.Null);
    }

    private static SelfCheckReport Check(byte[] file, ISplatSource input, Splat4dWriteOptions options) =>
        Splat4dSelfCheck.Run(new MemoryByteSource("test.splat4d", file), input, options);
}
