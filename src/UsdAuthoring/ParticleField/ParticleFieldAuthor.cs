using System.Globalization;
using pxr;
using UsdGsplat.Codecs;
using UsdGsplat.Splats;
using UsdGsplat.Splats.Sequences;
using UsdGsplat.Splats.Surveys;
using UsdGsplat.UsdAuthoring.Scenes;

namespace UsdGsplat.UsdAuthoring.ParticleField;

/// <summary>Authors one cloud as ParticleField prims of a stage, exactly as OpenUSD's schema of Gaussian splats has them.</summary>
/// <remarks>
/// Nothing is computed before the stage's layer is written, except bounds: the arrays read the cloud then, so it must stay open
/// for as long as the layer is in use. Prims come into the edit target. Source: the ParticleField description, sections 2 to 8.
/// </remarks>
public sealed class ParticleFieldAuthor
{
    /// <summary>The most that a weight between knots differs from its Gaussian, with knots at µ and µ ± 1, 2, 3 σ.</summary>
    public const double KnotError = 0.081;

    private readonly UsdStage stage;
    private readonly SdfPath path;
    private readonly ISplatSource cloud;
    private readonly ParticleFieldOptions options;
    private readonly ParticleTimeline? timeline;
    private readonly ParticleArrays arrays;
    private readonly CancellationToken cancellation;
    private readonly List<string> warnings = [];

    private ParticleFieldAuthor(
        UsdStage stage, SdfPath path, ISplatSource cloud, ParticleFieldOptions options, ParticleTimeline? timeline, CancellationToken cancellation)
    {
        (this.stage, this.path, this.cloud, this.options, this.timeline, this.cancellation) = (stage, path, cloud, options, timeline, cancellation);
        arrays = new ParticleArrays(cloud, options);
    }

    /// <summary>Authors a cloud.</summary>
    /// <param name="stage">The stage.</param>
    /// <param name="path">The prim; with <see cref="ParticleAnimation.Prims"/> that above the prims of the frames.</param>
    /// <param name="cloud">Finite splats with valid rotations, as a survey and <see cref="Splats.Operations.RepairedSplatSource"/> leave them. Not disposed.</param>
    /// <param name="options">How.</param>
    /// <param name="timeline">The frames of a 4D cloud; null for a cloud without motion.</param>
    /// <param name="transform">From the cloud's frame to that of the prim's parent, for row vectors; null for none.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <returns>What was authored; of an empty cloud nothing is, and a warning says so.</returns>
    /// <remarks>With <see cref="ParticleAnimation.Clips"/> the prim has the first frame only: <see cref="ParticleClips"/> has the others.</remarks>
    /// <exception cref="ArgumentException">An option is out of its range, or motion and timeline do not go together.</exception>
    /// <exception cref="AssetUnsupportedException">The cloud is too large for one prim, or its positions for 16-bit numbers.</exception>
    public static ParticleFieldReport Author(
        UsdStage stage,
        SdfPath path,
        ISplatSource cloud,
        ParticleFieldOptions options,
        ParticleTimeline? timeline = null,
        GfMatrix4d? transform = null,
        CancellationToken cancellation = default) => AuthorMeasured(stage, path, cloud, options, timeline, transform, bounds: null, cancellation);

    /// <summary>Authors a cloud of which the bounds may be known, as <see cref="Measure"/> gave them.</summary>
    internal static ParticleFieldReport AuthorMeasured(
        UsdStage stage,
        SdfPath path,
        ISplatSource cloud,
        ParticleFieldOptions options,
        ParticleTimeline? timeline,
        GfMatrix4d? transform,
        ParticleBounds? bounds,
        CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(stage);
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(cloud);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        timeline?.Validate();
        if (cloud.Schema.HasMotion != timeline is not null)
            throw new ArgumentException(timeline is null ? $"{cloud.Name} moves: expected the frames to author, or an instant of it" : $"frames need a 4D cloud, and {cloud.Name} does not move");
        var author = new ParticleFieldAuthor(stage, path, cloud, options, timeline, cancellation);
        return cloud.Schema.Count == 0 ? author.Nothing() : author.AuthorAll(transform, bounds ?? Measure(cloud, options, timeline, cancellation));
    }

    /// <summary>The bounds of what is authored, over all time: centres go straight on, so both ends have them.</summary>
    internal static ParticleBounds Measure(ISplatSource cloud, ParticleFieldOptions options, ParticleTimeline? timeline, CancellationToken cancellation)
    {
        var arrays = new ParticleArrays(cloud, options);
        ParticleBounds bounds = arrays.BoundsAt(timeline is null ? null : 0, cancellation);
        return timeline is { Frames: > 1 } ? bounds.With(arrays.BoundsAt(1, cancellation)) : bounds;
    }

    private ParticleFieldReport Nothing() => new([], 0, arrays.ShDegree, null, [$"{cloud.Name}: no splat is left, so no prim is authored"]);

    private ParticleFieldReport AuthorAll(GfMatrix4d? transform, ParticleBounds bounds)
    {
        CheckRange(bounds);
        if (!ParticleFieldNames.ColorSpaces.Contains(options.ColorSpace)) warnings.Add($"'{options.ColorSpace}' is no colour space that OpenUSD knows");
        SplatBox box = bounds.Ellipsoids;
        SdfPath[] paths = [path];
        if (timeline is not null && options.Animation == ParticleAnimation.Prims) paths = AuthorFrames(timeline, transform);
        else AuthorPrim(transform, box);
        return new ParticleFieldReport(paths, cloud.Schema.Count, arrays.ShDegree, transform is { } matrix ? SplatBoxes.Transform(box, matrix) : box, warnings);
    }

    /// <summary>One prim, still or with time samples.</summary>
    private void AuthorPrim(GfMatrix4d? transform, SplatBox extent)
    {
        double? first = timeline is null ? null : 0;
        UsdPrim prim = ParticlePrim.Define(stage, path, arrays.ShDegree, options);
        ParticlePrim.AuthorOrigin(prim, cloud, arrays.ShDegree);
        ParticlePrim.AuthorTransform(prim, transform);
        ParticlePrim.AuthorExtent(prim, extent);
        ParticleArray positions = arrays.PositionsAt(first), opacities = arrays.OpacitiesAt(first), harmonics = arrays.Harmonics();
        positions.AuthorDefault(prim);
        arrays.Orientations().AuthorDefault(prim);
        arrays.Scales().AuthorDefault(prim);
        opacities.AuthorDefault(prim);
        ParticlePrim.AuthorElementSize(harmonics.AuthorDefault(prim), arrays.ShDegree);
        if (timeline is null) return;
        if (options.Animation == ParticleAnimation.Samples && timeline.Frames > 1) AuthorSamples(prim, timeline, positions, opacities, harmonics);
        if (options.KeepTrained) TrainedForm.Author(prim, cloud, timeline, options);
    }

    /// <summary>Two samples of what goes straight on, one a frame or knot of what fades, one a set of harmonics.</summary>
    private void AuthorSamples(UsdPrim prim, ParticleTimeline frames, ParticleArray positions, ParticleArray opacities, ParticleArray harmonics)
    {
        if (Moves())
        {
            positions.AuthorSample(prim, frames.Start);
            arrays.PositionsAt(1).AuthorSample(prim, frames.End);
        }

        foreach (int frame in OpacityTimes.Frames(cloud, frames, options, cancellation))
        {
            (frame == 0 ? opacities : arrays.OpacitiesAt(frames.Normalised(frame))).AuthorSample(prim, frames.TimeCode(frame));
        }

        int sets = HarmonicTimes.Sets(cloud, frames);
        for (int set = 0; sets > 1 && set < sets; set++)
        {
            (set == 0 ? harmonics : arrays.Harmonics(set)).AuthorSample(prim, frames.Start + HarmonicTimes.Frame(set, sets, frames));
        }
    }

    /// <summary>One prim a frame below a prim that holds them together; what stays is shared by all.</summary>
    private SdfPath[] AuthorFrames(ParticleTimeline frames, GfMatrix4d? transform)
    {
        UsdPrim parent = UsdGeomXform.Define(stage, path).GetPrim();
        ParticlePrim.AuthorOrigin(parent, cloud, arrays.ShDegree);
        ParticlePrim.AuthorTransform(parent, transform);
        if (options.KeepTrained) TrainedForm.Author(parent, cloud, frames, options);
        ParticleArray orientations = arrays.Orientations(), scales = arrays.Scales();
        var harmonics = new Dictionary<int, ParticleArray>();
        var paths = new SdfPath[frames.Frames];
        for (int frame = 0; frame < frames.Frames; frame++)
        {
            cancellation.ThrowIfCancellationRequested();
            double time = frames.Normalised(frame);
            int set = cloud is IShFrameSource changing ? MotionSequence.NearestShFrame(time, changing.ShFrameCount) : 0;
            if (!harmonics.TryGetValue(set, out ParticleArray? shared)) harmonics[set] = shared = arrays.Harmonics(set);
            paths[frame] = path.AppendChild(new TfToken("frame_" + frame.ToString("D4", CultureInfo.InvariantCulture)));
            UsdPrim prim = ParticlePrim.Define(stage, paths[frame], arrays.ShDegree, options);
            ParticlePrim.AuthorExtent(prim, arrays.BoundsAt(time, cancellation).Ellipsoids);
            arrays.PositionsAt(time).AuthorDefault(prim);
            orientations.AuthorDefault(prim);
            scales.AuthorDefault(prim);
            arrays.OpacitiesAt(time).AuthorDefault(prim);
            ParticlePrim.AuthorElementSize(shared.AuthorDefault(prim), arrays.ShDegree);
            FrameVisibility.Author(prim, frame, frames);
        }

        return paths;
    }

    private void CheckRange(ParticleBounds bounds)
    {
        double reach = bounds.Centres.LargestCoordinate();
        if (options.Half != HalfPrecision.All || reach <= BulkArrays.LargestHalf) return;
        throw new AssetUnsupportedException(
            new AssetLocation(cloud.Name),
            "PF-HALF-RANGE",
            string.Create(CultureInfo.InvariantCulture, $"expected positions up to {BulkArrays.LargestHalf} for 16-bit ones, found {reach:g6}; use 16 bits for features only, or recentre"));
    }

    /// <summary>Whether some splat moves at all.</summary>
    private bool Moves()
    {
        const int ChunkSplats = 1 << 14;
        var velocities = new float[3 * ChunkSplats];
        for (long first = 0; first < cloud.Schema.Count; first += ChunkSplats)
        {
            Span<float> some = velocities.AsSpan(0, 3 * (int)Math.Min(ChunkSplats, cloud.Schema.Count - first));
            cloud.Read(SplatColumn.Velocities, first, some);
            if (some.IndexOfAnyExcept(0f) >= 0) return true;
        }

        return false;
    }
}
