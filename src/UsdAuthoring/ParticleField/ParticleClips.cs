using System.Globalization;
using pxr;
using UsdGsplat.Splats;

namespace UsdGsplat.UsdAuthoring.ParticleField;

/// <summary>The value clips of a 4D cloud: layers of a few frames each, and what a prim says to draw its samples from them.</summary>
/// <remarks>
/// Each layer holds the frames from its own time code to that of the next layer, both included, so that values between frames
/// interpolate in every layer. Clips lie below the opinions of the layer stack that names them. So the metadata belongs on a
/// prim that references the one with the default values, not on that one. Source: the composition description, section 17.
/// </remarks>
public sealed class ParticleClips
{
    private const string ClipSet = "default";
    private readonly ISplatSource cloud;
    private readonly ParticleFieldOptions options;
    private readonly ParticleTimeline timeline;
    private readonly double framesPerSecond;
    private readonly string stem;
    private readonly ParticleArrays arrays;

    /// <summary>Plans the clips of a cloud.</summary>
    /// <param name="cloud">As <see cref="ParticleFieldAuthor.Author"/> got it; must stay open until all layers are written.</param>
    /// <param name="options">The same options.</param>
    /// <param name="timeline">The frames; the first time code is a whole number of at least 0, since files are named by it.</param>
    /// <param name="framesPerSecond">Frames, that is time codes, per second.</param>
    /// <param name="stem">What the files' names begin with, for example <c>scene</c> for <c>scene.0000.usdc</c>.</param>
    /// <exception cref="ArgumentException">The first time code is none that files are named by, or the cloud does not move.</exception>
    public ParticleClips(ISplatSource cloud, ParticleFieldOptions options, ParticleTimeline timeline, double framesPerSecond, string stem)
    {
        ArgumentNullException.ThrowIfNull(cloud);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(timeline);
        options.Validate();
        timeline.Validate();
        if (!cloud.Schema.HasMotion) throw new ArgumentException($"value clips need a 4D cloud, and {cloud.Name} does not move");
        if (timeline.Start < 0 || timeline.Start != Math.Floor(timeline.Start)) throw new ArgumentException("value clips need a first time code that is a whole number of at least 0");
        (this.cloud, this.options, this.timeline, this.framesPerSecond, this.stem) = (cloud, options, timeline, framesPerSecond, stem);
        arrays = new ParticleArrays(cloud, options);
    }

    /// <summary>The file name of the layer that lists what the clips hold.</summary>
    public string ManifestName => stem + ".manifest.usda";

    /// <summary>The prim in every clip.</summary>
    public static SdfPath ClipPath => new("/clip");

    private int Count => ((timeline.Frames - 1) / options.FramesPerClip) + 1;

    /// <summary>The layers, in order of time.</summary>
    public IEnumerable<ParticleClip> Clips()
    {
        for (int i = 0; i < Count; i++)
        {
            int first = i * options.FramesPerClip;
            yield return new ParticleClip(NameOf(first), () => Make(first));
        }
    }

    /// <summary>Makes the layer that lists what the clips hold.</summary>
    public UsdStage Manifest()
    {
        UsdStage stage = NewStage(out UsdPrim prim);
        arrays.PositionsAt(0).Declare(prim);
        arrays.OpacitiesAt(0).Declare(prim);
        return stage;
    }

    /// <summary>Lets a prim draw its samples from the clips.</summary>
    /// <param name="prim">A prim that references the one with the default values.</param>
    /// <param name="folder">The clips' folder relative to the layer, for example <c>./</c> or <c>./clips/</c>.</param>
    public void AuthorMetadata(UsdPrim prim, string folder = "./")
    {
        ArgumentNullException.ThrowIfNull(prim);
        var clips = new UsdClipsAPI(prim);
        clips.SetClipPrimPath(ClipPath.GetString(), ClipSet);
        clips.SetClipManifestAssetPath(new SdfAssetPath(folder + ManifestName), ClipSet);
        var assets = new SdfAssetPathArray((uint)Count);
        var active = new VtVec2dArray((uint)Count);
        for (int i = 0; i < Count; i++)
        {
            assets[i] = new SdfAssetPath(folder + NameOf(i * options.FramesPerClip));
            active[i] = new GfVec2d(timeline.TimeCode(i * options.FramesPerClip), i);
        }

        clips.SetClipAssetPaths(assets, ClipSet);
        clips.SetClipActive(active, ClipSet);

        // Times behind the last entry stand still. A template has its last entry where the last layer begins, which would stop that layer.
        var times = new VtVec2dArray(timeline.Frames > 1 ? 2u : 1u);
        for (int i = 0; i < times.size(); i++) times[i] = i == 0 ? new GfVec2d(timeline.Start, timeline.Start) : new GfVec2d(timeline.End, timeline.End);
        clips.SetClipTimes(times, ClipSet);
    }

    private string NameOf(int firstFrame) => stem + timeline.TimeCode(firstFrame).ToString("'.'0000'.usdc'", CultureInfo.InvariantCulture);

    private UsdStage Make(int first)
    {
        int last = Math.Min(first + options.FramesPerClip, timeline.Frames - 1);
        UsdStage stage = NewStage(out UsdPrim prim);
        stage.SetStartTimeCode(timeline.TimeCode(first));
        stage.SetEndTimeCode(timeline.TimeCode(last));
        stage.SetTimeCodesPerSecond(framesPerSecond);
        stage.SetFramesPerSecond(framesPerSecond);
        arrays.PositionsAt(timeline.Normalised(first)).AuthorSample(prim, timeline.TimeCode(first));
        if (last > first) arrays.PositionsAt(timeline.Normalised(last)).AuthorSample(prim, timeline.TimeCode(last));
        for (int frame = first; frame <= last; frame++) arrays.OpacitiesAt(timeline.Normalised(frame)).AuthorSample(prim, timeline.TimeCode(frame));
        return stage;
    }

    private static UsdStage NewStage(out UsdPrim prim)
    {
        UsdStage stage = UsdStage.CreateInMemory();
        prim = stage.DefinePrim(ClipPath, new TfToken(ParticleFieldNames.PrimType));
        stage.SetDefaultPrim(prim);
        return stage;
    }
}
