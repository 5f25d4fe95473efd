using UsdGsplat.Codecs;
using UsdGsplat.Sog4d.Sequences;
using UsdGsplat.Splats;
using UsdGsplat.Splats.Sequences;
using UsdGsplat.UsdAuthoring.Reading;

namespace UsdGsplat.Cli.Inputs;

/// <summary>Opens whatever can be played as a sequence: what bakes read, and the splats of USD files.</summary>
internal static class SequenceFile
{
    /// <exception cref="AssetUnsupportedException">A stage has splats at several time codes, and does not say how they move between them.</exception>
    internal static ISplatSequence Open(string path, SplatSequenceOptions options)
    {
        if (!InputKind.IsStage(path)) return SplatSequenceFile.Open(path, options);
        ISplatSource cloud = CloudFile.Open(path);
        if (!cloud.Schema.HasMotion && StageSplatReader.VariesOverTime(path))
        {
            cloud.Dispose();
            throw new AssetUnsupportedException(
                new AssetLocation(path), "USD-TIME-SAMPLES", "expected splats that stand still, or that keep their motion in splat4d: attributes, found values at several time codes; 'convert --time' reads them at one");
        }

        return new MotionSequence(cloud, options.FrameTimes ?? FrameTimes.Uniform(cloud.Schema.HasMotion ? SplatSequenceOptions.DefaultFrameCount : 1), options.MinSigma);
    }
}
