using UsdGsplat.Splats.Surveys;

namespace UsdGsplat.UsdAuthoring.NuRec;

/// <summary>How a cloud becomes a NuRec scene.</summary>
public sealed record NuRecSceneOptions
{
    /// <summary>The most frames of one scene: each is a prim and a file of its own.</summary>
    public const int MostFrames = 9999;

    /// <summary>Whose scene to write; the other styles than the default fix up axis, centre and values.</summary>
    public NuRecStyle Style { get; init; } = NuRecStyle.Default;

    /// <summary>The stage axis that points up; Z, as Omniverse has it, by default.</summary>
    public UpAxis UpAxis { get; init; } = UpAxis.Z;

    /// <summary>The degree of spherical harmonics to store, 0 to 3; null pads to 3, which every renderer version reads.</summary>
    public int? ShDegree { get; init; }

    /// <summary>Whether to store the degree of the input as it is. Isaac Sim before 6.0 hangs on degrees 1 and 2.</summary>
    public bool NativeShDegree { get; init; }

    /// <summary>Whether to store positions relative to the scene's median, which the volume's transform adds back.</summary>
    public bool Recenter { get; init; } = true;

    /// <summary>
    /// Splats of less opacity are left out; 0 to 1, 0 keeps all. With motion: the opacity at the authored instant, and for
    /// frames the base opacity, so that a splat is in every frame or in none.
    /// </summary>
    public double MinOpacity { get; init; }

    /// <summary>At most so many splats, those of the highest opacity, in their order; null keeps all.</summary>
    public long? MaxSplats { get; init; }

    /// <summary>The instant of a 4D cloud, normalised time 0 to 1; null for the middle, 0.5. Excludes <see cref="Frames"/>.</summary>
    public double? Time { get; init; }

    /// <summary>One volume a frame, so many frames from time 0 to 1; null authors the one instant of <see cref="Time"/>.</summary>
    public int? Frames { get; init; }

    /// <summary>Frames per second of playback.</summary>
    public double FramesPerSecond { get; init; } = 24;

    /// <summary>How the cloud is surveyed.</summary>
    public SurveyOptions Survey { get; init; } = new();

    /// <summary>Checks the values and how they go together.</summary>
    /// <exception cref="ArgumentException">A value is out of its range, or does not go with another.</exception>
    public void Validate()
    {
        if (ShDegree is < 0 or > 3) throw new ArgumentException($"the SH degree is 0 to 3, not {ShDegree}");
        if (ShDegree is not null && NativeShDegree) throw new ArgumentException("an SH degree and the native degree exclude each other");
        if (MinOpacity is not (>= 0 and <= 1)) throw new ArgumentException("the least opacity is 0 to 1");
        if (MaxSplats is < 1) throw new ArgumentException("the number of splats to keep is at least 1");
        if (Time is not (null or (>= 0 and <= 1))) throw new ArgumentException("the time is 0 to 1");
        if (Time is not null && Frames is not null) throw new ArgumentException("a time and frames exclude each other");
        if (Frames is < 1 or > MostFrames) throw new ArgumentException($"the number of frames is 1 to {MostFrames}");
        if (!(FramesPerSecond > 0 && double.IsFinite(FramesPerSecond))) throw new ArgumentException("the frames per second are a positive number");
        if (Style != NuRecStyle.Default && UpAxis != UpAxis.Z) throw new ArgumentException("the profiles of other exporters (fvdb, 3dgrut) are Z-up; leave the up axis out");
    }
}
