using UsdGsplat.Codecs.Sources;
using UsdGsplat.Sog4d.Baking;
using UsdGsplat.Sog4d.Bundles;
using UsdGsplat.Sog4d.Labels;
using UsdGsplat.Sog4d.Measuring;
using UsdGsplat.SplatFormats;
using UsdGsplat.Splats;
using UsdGsplat.Splats.Sequences;
using UsdGsplat.TestKit;

namespace UsdGsplat.Sog4d.Tests.Measuring;

/// <summary>A bundle that the reference exporter made of the golden checkpoint, and the settings that it had.</summary>
public sealed class ReferenceBundle
{
    // Found when first used: a missing golden is to skip a test, not the listing of tests.
    private readonly Lazy<GoldenCheckpoint> checkpoint = new(() => new GoldenCheckpoint("freetimegs_sh3"));

    private ReferenceBundle(string name, Sog4dBakeOptions options)
    {
        Name = name;
        Options = options with { KeepOrder = true };
    }

    internal static ReferenceBundle[] All { get; } =
    [
        new("ref_sh0_5f", new Sog4dBakeOptions { FrameCount = 5, LayoutWidth = 64 }),
        new("ref_sh0_explicit", new Sog4dBakeOptions { FrameTimes = [0, 0.1, 0.35, 1], LayoutWidth = 50, BaseOpacityThreshold = 0.2, MaxSplats = 900, AlphaZeroThreshold = 0 }),
        new("ref_sh3_v1_delta", new Sog4dBakeOptions { FrameCount = 5, LayoutWidth = 64, ShBands = 3, ShCount = 64 }),
        new("ref_sh2_v1_full_f32", new Sog4dBakeOptions { FrameCount = 3, LayoutWidth = 64, ShBands = 2, ShCount = 32, ShCentroids = ShCentroidsType.F32, DeltaLabels = false, Deflate = true }),
        new("ref_sh3_v2_delta3", new Sog4dBakeOptions { FrameCount = 7, LayoutWidth = 64, ShBands = 3, ShVersion = 2, ShCount = 64, DeltaSegmentLength = 3 }),
    ];

    internal string Name { get; }

    internal Sog4dBakeOptions Options { get; }

    internal GoldenCheckpoint Checkpoint => checkpoint.Value;

    internal Sog4dReader Open()
    {
        string own = Path.Combine(Fixtures.Root, "tests", "Fixtures", "sog4d", Name + ".sog4d");
        return Sog4dReader.Open(Path.Exists(own) ? own : Fixtures.Shared("golden", "sog4d", Name + ".sog4d"));
    }

    /// <summary>The checkpoint at the bundle's times.</summary>
    internal ISplatSequence Input() => new MotionSequence(SplatFile.Open(Checkpoint.File), Options.FrameTimes ?? FrameTimes.Uniform(Options.FrameCount));

    /// <summary>The splats of the bundle by the exporter's rules: base opacity at least the threshold, of those the most opaque.</summary>
    internal int[] SourceIndices()
    {
        IEnumerable<int> kept = Enumerable.Range(0, Checkpoint.Count).Where(i => BaseOpacity(i) >= Options.BaseOpacityThreshold);
        if (Options.MaxSplats is { } most) kept = kept.OrderByDescending(BaseOpacity).Take((int)most).Order();
        return [.. kept];
    }

    /// <summary>The opacity of a splat of the checkpoint, from PyTorch's account of it.</summary>
    internal float Opacity(int splat, float time)
    {
        float sigma = MathF.Max(MathF.Exp(Checkpoint.Tensor("durations")[splat]), 0.02f) + 1e-8f;
        float z = (time - Checkpoint.Tensor("times")[splat]) / sigma;
        return BaseOpacity(splat) * MathF.Exp(-0.5f * (z * z));
    }

    internal ErrorReport Measure(Sog4dReader reader, IReadOnlyList<int> sourceIndices, MeasureOptions? options = null)
    {
        using ISplatSequence input = Input();
        return Sog4dErrors.Measure(reader, input, sourceIndices, options ?? new MeasureOptions { MaxFrames = null, AlphaZeroThreshold = Options.AlphaZeroThreshold });
    }

    /// <summary>Bakes the checkpoint with the same settings.</summary>
    internal (byte[] Bundle, int[] SourceIndices) Bake(long seed)
    {
        using var stream = new MemoryStream();
        using ISplatSource source = SplatFile.Open(Checkpoint.File);
        Sog4dBakeReport report = Sog4dBaker.Bake(source, Options with { Seed = seed }, stream);
        return (stream.ToArray(), report.SourceIndices.ToArray());
    }

    /// <summary>Bakes the checkpoint with the same settings and measures the result.</summary>
    internal (ErrorReport Errors, int[] SourceIndices) Ours(long seed)
    {
        (byte[] bundle, int[] kept) = Bake(seed);
        using Sog4dReader reader = Sog4dReader.Open(new MemoryByteSource("ours.sog4d", bundle));
        return (Measure(reader, kept), kept);
    }

    public override string ToString() => Name;

    private float BaseOpacity(int splat) => 1 / (1 + MathF.Exp(-Checkpoint.Tensor("opacities")[splat]));
}
