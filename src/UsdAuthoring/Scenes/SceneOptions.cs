using pxr;
using UsdGsplat.Splats.Kernels;
using UsdGsplat.Splats.Surveys;
using UsdGsplat.UsdAuthoring.NuRec;
using UsdGsplat.UsdAuthoring.Output;

namespace UsdGsplat.UsdAuthoring.Scenes;

/// <summary>How clouds become a scene.</summary>
public sealed record SceneOptions
{
    /// <summary>The most frames of one scene: each may be a prim and a file of its own.</summary>
    public const int MostFrames = 9999;

    /// <summary>The formats of the splats; with several, a variant set holds one each, and the one that suits the target is selected. NuRec by default.</summary>
    public IReadOnlyList<ISceneFormat> Formats { get; init; } = [new NuRecFormat()];

    /// <summary>For whom the scene is made.</summary>
    public SceneTarget Target { get; init; } = SceneTarget.Isaac5;

    /// <summary>The stage axis that points up; null for the target's: Y for OpenUSD, Z for Isaac Sim.</summary>
    public UpAxis? UpAxis { get; init; }

    /// <summary>Length of the stage's unit; metadata only. 1 is right for metric reconstructions.</summary>
    public double MetersPerUnit { get; init; } = 1;

    /// <summary>Where the splats stand on the stage.</summary>
    public ScenePlacementOptions Placement { get; init; } = new();

    /// <summary>
    /// A layer of an existing stage, over which the scene is put as a stronger layer; null for a scene of its own. The scene
    /// takes its up axis and unit, and goes below its default prim.
    /// </summary>
    public string? BaseLayer { get; init; }

    /// <summary>What is added to the root stage, in this order.</summary>
    public IReadOnlyList<ISceneStep> Steps { get; init; } = [];

    /// <summary>
    /// Splats of less opacity are left out; 0 to 1, 0 keeps all. With motion: the opacity at the authored instant, and for
    /// frames the base opacity, so that a splat is in every frame or in none.
    /// </summary>
    public double MinOpacity { get; init; }

    /// <summary>At most so many splats of an input, those of the highest opacity, in their order; null keeps all.</summary>
    public long? MaxSplats { get; init; }

    /// <summary>
    /// Inputs of more splats are divided into partitions of at most so many, each a payload with a layer of its own; null
    /// divides none. Takes room beside the output for a copy of the splats, 4 bytes a number, until the scene is written.
    /// </summary>
    public long? MaxSplatsPerVolume { get; init; }

    /// <summary>
    /// Whether each input or partition is a package of its own, which the root layer names. Inputs that do not fit one are divided;
    /// takes room beside the output then, as <see cref="MaxSplatsPerVolume"/> does.
    /// </summary>
    public bool PartPackages { get; init; }

    /// <summary>Bytes that each of <see cref="PartPackages"/> may have, at most; null for what their format holds, just below 4 GiB.</summary>
    public long? MaxPackageLength { get; init; }

    /// <summary>The instant of a 4D cloud, normalised time 0 to 1; null for the middle, 0.5. Excludes <see cref="Frames"/>.</summary>
    public double? Time { get; init; }

    /// <summary>Motion: so many frames from time 0 to 1; null authors the one instant of <see cref="Time"/>.</summary>
    public int? Frames { get; init; }

    /// <summary>Frames per second of playback; null for those of the <see cref="BaseLayer"/>, or else 24.</summary>
    public double? FramesPerSecond { get; init; }

    /// <summary>How clouds are surveyed.</summary>
    public SurveyOptions Survey { get; init; } = new();

    /// <summary>What rounds splats to 16 bits; null for the CPU. The bytes do not depend on it. Not disposed.</summary>
    public ISplatKernels? Kernels { get; init; }

    /// <summary>The up axis that the scene has.</summary>
    internal UpAxis StageUpAxis => UpAxis ?? Style.OnlyUpAxis ?? (Target == SceneTarget.OpenUsd ? UsdAuthoring.UpAxis.Y : UsdAuthoring.UpAxis.Z);

    /// <summary>The frames per second that the scene has.</summary>
    internal double Rate => FramesPerSecond ?? Base?.TimeCodesPerSecond ?? 24;

    /// <summary>Bytes that each of <see cref="PartPackages"/> may have.</summary>
    internal long PackageLimit => MaxPackageLength ?? PackageOutput.MostBytes;

    /// <summary>What is known of the <see cref="BaseLayer"/>.</summary>
    internal SceneBase? Base { get; init; }

    /// <summary>The prim that everything lies below.</summary>
    internal SdfPath RootPath => Base?.RootPath ?? SceneStages.World;

    /// <summary>The format that is seen: the first that suits the target.</summary>
    internal ISceneFormat SelectedFormat => Formats.FirstOrDefault(format => format.Suits(Target)) ?? Formats[0];

    /// <summary>Names below it that the <see cref="BaseLayer"/> has.</summary>
    internal IEnumerable<string> TakenNames => Base?.TakenNames ?? Enumerable.Empty<string>();

    /// <summary>The style of the stage, which is that of the first format.</summary>
    internal SceneStyle Style => Formats[0].Style;

    /// <summary>Checks the values and how they go together.</summary>
    /// <exception cref="ArgumentException">A value is out of its range, or does not go with another.</exception>
    public void Validate()
    {
        if (Formats.Count == 0) throw new ArgumentException("a scene has at least one format of splats");
        if (MinOpacity is not (>= 0 and <= 1)) throw new ArgumentException("the least opacity is 0 to 1");
        if (MaxSplats is < 1) throw new ArgumentException("the number of splats to keep is at least 1");
        if (MaxSplatsPerVolume is < 1) throw new ArgumentException("the number of splats a volume is at least 1");
        if (MaxPackageLength is < 1) throw new ArgumentException("the size of a package is at least 1 byte");
        if (MaxPackageLength is not null && !PartPackages) throw new ArgumentException("a limit on packages needs a package a part (--part-packages)");
        if (Time is not (null or (>= 0 and <= 1))) throw new ArgumentException("the time is 0 to 1");
        if (Time is not null && Frames is not null) throw new ArgumentException("a time and frames exclude each other");
        if (Frames is < 1 or > MostFrames) throw new ArgumentException($"the number of frames is 1 to {MostFrames}");
        if (!(Rate > 0 && double.IsFinite(Rate))) throw new ArgumentException("the frames per second are a positive number");
        if (!(MetersPerUnit > 0 && double.IsFinite(MetersPerUnit))) throw new ArgumentException("the metres per unit are a positive number");
        Placement.Validate();
        if (Style.OnlyUpAxis is not null && !Placement.IsDefault) throw new ArgumentException("the profiles of other exporters (fvdb, 3dgrut) have transforms of their own; leave the scene's out");
        if (Style.OnlyUpAxis is not null && MaxSplatsPerVolume is not null) throw new ArgumentException("the profiles of other exporters (fvdb, 3dgrut) have one volume; leave the number of splats a volume out");
        if (Style.OnlyUpAxis is not null && PartPackages) throw new ArgumentException("the profiles of other exporters (fvdb, 3dgrut) have layers of their own; leave out a package a part (--part-packages)");
        if (Style.OnlyUpAxis is { } only && UpAxis is { } asked && asked != only) throw new ArgumentException($"the profiles of other exporters (fvdb, 3dgrut) are {only}-up; leave the up axis out");
    }
}
