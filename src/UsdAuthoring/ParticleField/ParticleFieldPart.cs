using pxr;
using UsdGsplat.Splats;
using UsdGsplat.Splats.Surveys;
using UsdGsplat.UsdAuthoring.Output;
using UsdGsplat.UsdAuthoring.Scenes;

namespace UsdGsplat.UsdAuthoring.ParticleField;

/// <summary>A cloud that is ready to be authored as ParticleField prims. Its arrays are served when their layer is written.</summary>
internal sealed class ParticleFieldPart : IScenePart
{
    private static readonly TfToken Gaussians = new("gaussians"), FirstFrame = new("first_frame");
    private readonly ScenePartRequest request;
    private readonly ParticleFieldOptions options;
    private readonly ParticleSelection selection;
    private readonly ISplatSource cloud;
    private readonly ParticleTimeline? frames;
    private readonly ParticleBounds bounds;
    private readonly List<SplatPrimReport> reports = [];

    private ParticleFieldPart(ScenePartRequest request, ParticleFieldOptions options)
    {
        options = options with { Kernels = request.Options.Kernels ?? options.Kernels };
        (this.request, this.options) = (request, options);
        if (request.Options.Frames is { } count && request.Source.Schema.HasMotion)
        {
            frames = new ParticleTimeline(count);
            Timeline = SceneTimeline.OfFrames(count, request.Options.Rate);
        }

        selection = new ParticleSelection(request, options);
        cloud = selection.Select();
        Selected = cloud.Schema.Count;
        bounds = ParticleFieldAuthor.Measure(cloud, options, frames, request.Cancellation);
        if (bounds.AreFinite) return;
        cloud = selection.WithFiniteCentres(cloud, frames is { Frames: > 1 } ? [0, 1] : [0]);
        bounds = ParticleFieldAuthor.Measure(cloud, options, frames, request.Cancellation);
    }

    /// <inheritdoc/>
    public SplatBox Bounds => bounds.Ellipsoids;

    /// <inheritdoc/>
    public long Length => cloud.Schema.Count * ParticleFieldSize.BytesPerSplat(cloud, options, frames);

    /// <inheritdoc/>
    public SceneTimeline? Timeline { get; }

    /// <inheritdoc/>
    public IReadOnlyList<SplatPrimReport> Reports => reports;

    private bool HasClips => frames is not null && options.Animation == ParticleAnimation.Clips;

    private long Selected { get; }

    /// <summary>Selects the splats and finds their bounds.</summary>
    internal static ParticleFieldPart Prepare(ScenePartRequest request, ParticleFieldOptions options)
    {
        var part = new ParticleFieldPart(request, options);
        request.Progress(1);
        return part;
    }

    /// <inheritdoc/>
    public IReadOnlyList<AuthoredSplats> Author(UsdStage stage, SdfPath parent)
    {
        ParticlePrim.AuthorTransform(stage.GetPrimAtPath(parent), request.SourceToStage == RowMatrix.Identity ? null : request.SourceToStage);
        SdfPath path = parent.AppendChild(Gaussians), authored = HasClips ? parent.AppendChild(FirstFrame) : path;
        ParticleFieldReport report = ParticleFieldAuthor.AuthorMeasured(stage, authored, cloud, options, frames, transform: null, bounds, request.Cancellation);
        foreach (string warning in report.Warnings) request.Warn(warning);
        if (report.Paths.Count > 0) ParticlePrim.AuthorFrameConversion(stage.GetPrimAtPath(authored), request.InputToStage);
        IReadOnlyList<SdfPath> paths = report.Paths;
        if (HasClips)
        {
            // Clips are weaker than what the prim that names them says itself, but stronger than what it references.
            stage.GetPrimAtPath(authored).SetSpecifier(SdfSpecifier.SdfSpecifierClass);
            UsdPrim prim = stage.DefinePrim(path, new TfToken(ParticleFieldNames.PrimType));
            prim.GetReferences().AddInternalReference(authored);
            Clips(request.Output).AuthorMetadata(prim);
            paths = [path];
        }

        reports.AddRange(paths.Select(p => new ParticleFieldPrimReport(
            p.GetName(), selection.Time, report.Splats, Selected - report.Splats, report.ShDegree, options.Half, bounds.Ellipsoids)));
        return [.. paths.Select(p => new AuthoredSplats(p, report.Splats))];
    }

    /// <summary>Writes the layers of value clips, if the part has any.</summary>
    public void WriteFiles(ISceneOutput output, Action<long> progress)
    {
        if (!HasClips) return;
        ParticleClips clips = Clips(output);
        using (UsdStage manifest = clips.Manifest()) output.AddLayer(clips.ManifestName, manifest.GetRootLayer());
        ParticleClip[] all = [.. clips.Clips()];
        for (int i = 0; i < all.Length; i++)
        {
            request.Cancellation.ThrowIfCancellationRequested();
            using UsdStage clip = all[i].Make();
            output.AddLayer(all[i].Name, clip.GetRootLayer());
            progress(Length * (i + 1) / (all.Length + 1));
        }
    }

    /// <summary>Does nothing: the source belongs to the caller.</summary>
    public void Dispose()
    {
    }

    private ParticleClips Clips(ISceneOutput output) =>
        new(cloud, options, frames!, request.Options.Rate, output.FileName("clip" + request.FileSuffix));
}
