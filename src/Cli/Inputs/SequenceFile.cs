using UsdGsplat.Sog4d.Sequences;
using UsdGsplat.Splats;
using UsdGsplat.Splats.Sequences;

namespace UsdGsplat.Cli.Inputs;

/// <summary>Opens whatever can be played as a sequence: what bakes read, and the splats of USD files.</summary>
internal static class SequenceFile
{
    internal static ISplatSequence Open(string path, SplatSequenceOptions options)
    {
        if (!InputKind.IsStage(path)) return SplatSequenceFile.Open(path, options);
        ISplatSource cloud = CloudFile.Open(path);
        return new MotionSequence(cloud, options.FrameTimes ?? FrameTimes.Uniform(cloud.Schema.HasMotion ? SplatSequenceOptions.DefaultFrameCount : 1), options.MinSigma);
    }
}
