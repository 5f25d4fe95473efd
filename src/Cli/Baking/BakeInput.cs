using UsdGsplat.Cli.Inputs;
using UsdGsplat.Codecs.Sources;
using UsdGsplat.Sog4d.Splat4d;
using UsdGsplat.Splats;
using UsdGsplat.Splats.Sequences;

namespace UsdGsplat.Cli.Baking;

/// <summary>What <c>bake</c> was given: frames, and the cloud that they are of where there is one.</summary>
internal sealed class BakeInput : IDisposable
{
    /// <summary>The kind of checkpoints and of folders; other kinds are those of <see cref="InputKind"/>.</summary>
    internal const string Checkpoint = "checkpoint", Folder = "folder";

    private const string Ply = "ply";

    internal BakeInput(string path, ISplatSequence sequence)
    {
        Sequence = sequence;
        Kind = KindOf(path);
    }

    internal string Kind { get; }

    internal ISplatSequence Sequence { get; }

    /// <summary>The cloud of a checkpoint, a PLY or a .splat4d file; null of frames that are stored one by one.</summary>
    internal ISplatSource? Cloud => Sequence switch
    {
        MotionSequence motion => motion.Source,
        Splat4dSequence splat4d => splat4d.Source,
        _ => null,
    };

    internal bool IsPly => Kind is Ply or Folder;

    /// <summary>Whether splats fade in and out by Gaussians of time.</summary>
    internal bool HasGaussians => Cloud?.Schema.HasMotion == true;

    /// <summary>Whether higher coefficients differ between frames.</summary>
    internal bool ShChanges => Sequence.Changes(SplatColumn.ShRest);

    public void Dispose() => Sequence.Dispose();

    private static string KindOf(string path)
    {
        if (Directory.Exists(path)) return Folder;
        using var bytes = new MappedByteSource(path);
        return InputKind.Of(path, bytes);
    }
}
