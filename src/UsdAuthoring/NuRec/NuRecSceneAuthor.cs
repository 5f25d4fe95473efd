using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;
using pxr;
using UsdGsplat.Codecs;
using UsdGsplat.NuRec;
using UsdGsplat.Splats;
using UsdGsplat.Splats.Surveys;
using UsdGsplat.UsdAuthoring.Output;

namespace UsdGsplat.UsdAuthoring.NuRec;

/// <summary>Writes a cloud as a NuRec scene: a root layer, a layer of volumes, and one NuRec payload a volume.</summary>
/// <remarks>
/// survey → instants → root layer, payloads, volumes' layer. The cloud is streamed, so memory does not grow with it; the
/// volumes' layer needs the bounds of every instant, which the survey gives before a payload is written.
/// </remarks>
public sealed class NuRecSceneAuthor
{
    // Shares of the whole work, as measured on a cloud of one million splats.
    private const double SurveyShare = 0.2;
    private const double PrepareShare = 0.1;
    private readonly ISplatSource source;
    private readonly NuRecSceneOptions options;
    private readonly NuRecStageStyle style;
    private readonly IProgress<AuthoringProgress>? progress;
    private readonly CancellationToken cancellation;
    private readonly List<string> warnings;

    private NuRecSceneAuthor(ISplatSource source, NuRecSceneOptions options, IProgress<AuthoringProgress>? progress, CancellationToken cancellation)
    {
        this.source = source;
        this.options = options;
        this.progress = progress;
        this.cancellation = cancellation;
        style = NuRecStageStyle.Of(options);
        warnings = [.. source.Warnings];
    }

    /// <summary>Writes a scene.</summary>
    /// <param name="source">The cloud, still or 4D.</param>
    /// <param name="options">How.</param>
    /// <param name="output">Where to; committed when all went well.</param>
    /// <param name="progress">Told how far the work has come.</param>
    /// <param name="cancellation">Stops the work; the output stays uncommitted.</param>
    /// <exception cref="ArgumentException">The options do not fit each other or the cloud.</exception>
    /// <exception cref="AssetFormatException">No usable splat is left.</exception>
    /// <exception cref="AssetUnsupportedException">The scene is larger than its format can hold.</exception>
    /// <exception cref="IOException">The output cannot be written.</exception>
    public static NuRecSceneReport Write(
        ISplatSource source,
        NuRecSceneOptions options,
        ISceneOutput output,
        IProgress<AuthoringProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(output);
        options.Validate();
        if ((options.Frames is not null || options.Time is not null) && !source.Schema.HasMotion)
        {
            throw new ArgumentException($"a time or frames need a 4D cloud, and {source.Name} does not move");
        }

        return new NuRecSceneAuthor(source, options, progress, cancellation).Write(output);
    }

    private NuRecSceneReport Write(ISceneOutput output)
    {
        var counted = new Progress(n => Report("surveying splats", SurveyShare * n / source.Schema.Count));
        SplatSurvey survey = SplatSurvey.Run(source, options.Survey, counted, cancellation);
        DoublePoint centre = options.Recenter && options.Style == NuRecStyle.Default ? Centre(survey) : default;
        CheckFrames(output);
        NuRecInstant[] instants = Prepare(survey, centre, output);
        NuRecTimeline? timeline = options.Frames is { } frames ? new NuRecTimeline(frames, options.FramesPerSecond) : null;
        CheckSize(instants, output);

        string volumesName = output.LayerName("gauss");
        using (UsdStage root = NuRecLayers.Root(style.ReferencePrefix + volumesName, style, timeline))
        {
            output.AddLayer(output.RootLayerName, root.GetRootLayer());
        }

        NuRecVolumeReport[] volumes = WritePayloads(output, instants, centre, survey);
        NuRecVolume[] descriptions = [.. instants.Select(i => new NuRecVolume(i.Name, i.PayloadName, Stored(i.Bounds, centre)))];
        using (UsdStage stage = NuRecLayers.Volumes(descriptions, Transform(centre), style, timeline))
        {
            output.AddLayer(volumesName, stage.GetRootLayer());
        }

        return new NuRecSceneReport
        {
            Input = source.Name,
            InputSplats = source.Schema.Count,
            InputShDegree = source.Schema.ShDegree,
            HasMotion = source.Schema.HasMotion,
            NonFiniteSplats = survey.Kept.DroppedCount,
            NonFiniteByColumn = survey.Columns.Where(c => c.NonFiniteSplats > 0).ToDictionary(c => c.Column, c => c.NonFiniteSplats),
            UnusableScales = survey.UnusableScales,
            RepairedRotations = survey.RepairedRotations,
            Volumes = volumes,
            Centre = centre,
            Files = output.Commit(),
            Warnings = warnings,
        };
    }

    private NuRecInstant[] Prepare(SplatSurvey survey, DoublePoint centre, ISceneOutput output)
    {
        var preparation = new NuRecInstants(source, survey, centre, options, style, cancellation);
        var instants = new List<NuRecInstant>(preparation.Count);
        foreach (NuRecInstant instant in preparation.Prepare(output))
        {
            instants.Add(instant);
            Report("finding bounds", SurveyShare + (PrepareShare * instants.Count / preparation.Count));
        }

        return [.. instants];
    }

    /// <summary>Refuses a scene that its package cannot hold before anything is written.</summary>
    private void CheckSize(NuRecInstant[] instants, ISceneOutput output)
    {
        long total = instants.Sum(i => NuRecPayloadWriter.Measure(i.Cloud.Schema, PayloadOptions(default), source.Name));
        if (total > output.MaxLength) RefuseSize(total);
    }

    /// <summary>Refuses a number of frames that cannot fit, before each of them is looked at.</summary>
    private void CheckFrames(ISceneOutput output)
    {
        if (options.Frames is not { } frames || options.MaxSplats is not null || options.MinOpacity > 0) return;
        long total = frames * NuRecPayloadWriter.Measure(source.Schema, PayloadOptions(default), source.Name);
        if (total > output.MaxLength) RefuseSize(total);
    }

    [DoesNotReturn]
    private void RefuseSize(long total)
    {
        throw new AssetUnsupportedException(
            new AssetLocation(source.Name),
            "NUREC-4GIB",
            $"expected payloads of less than 4 GiB in all, found {total} bytes; keep fewer splats (--max-splats, --min-opacity) or frames, or write loose files (--output scene.usda)");
    }

    private NuRecVolumeReport[] WritePayloads(ISceneOutput output, NuRecInstant[] instants, DoublePoint centre, SplatSurvey survey)
    {
        NuRecPayloadOptions payload = PayloadOptions(centre);
        long total = instants.Sum(i => NuRecPayloadWriter.Measure(i.Cloud.Schema, payload));
        long done = 0;
        var volumes = new NuRecVolumeReport[instants.Length];
        for (int i = 0; i < instants.Length; i++)
        {
            NuRecInstant instant = instants[i];
            NuRecPayloadReport report = null!;
            output.AddFile(instant.PayloadName, stream =>
            {
                using var counted = new ProgressStream(stream, n => Report("writing payload", Written(done + n, total)));
                report = NuRecPayloadWriter.Write(counted, instant.Cloud, payload, cancellation);
            });
            done += report.PayloadLength;
            volumes[i] = new NuRecVolumeReport(
                instant.Name, instant.Time, instant.Cloud.Schema.Count, instant.Dropped, report.ShDegree, report.OpacitiesClamped, report.LogScalesClamped,
                report.LargestPositionStep, Stored(instant.Bounds, centre), report.PayloadLength);
        }

        Report("writing payload", 1);
        WarnOfCoarsePositions(volumes.Max(v => v.PositionStep), survey);
        if (volumes[0].ShDegree is 1 or 2) warnings.Add($"Isaac Sim before 6.0 hangs on spherical harmonics of degree {volumes[0].ShDegree}; the default, padded to 3, loads everywhere");
        return volumes;
    }

    private static double Written(long bytes, long total) =>
        SurveyShare + PrepareShare + ((1 - SurveyShare - PrepareShare) * Math.Min(1, (double)bytes / total));

    private NuRecPayloadOptions PayloadOptions(DoublePoint centre) => new()
    {
        Profile = style.Payload,
        Centre = (centre.X, centre.Y, centre.Z),
        ShDegree = options.NativeShDegree ? source.Schema.ShDegree : options.ShDegree,
    };

    private void WarnOfCoarsePositions(double step, SplatSurvey survey)
    {
        if (survey.MedianSigma is not { } sigma || step <= sigma) return;
        warnings.Add(string.Create(
            CultureInfo.InvariantCulture,
            $"16-bit positions are as coarse as {step:g3} units far from the centre, more than the median splat radius {sigma:g3}: expect layering there"));
    }

    /// <summary>First back to the input's frame, then up: the row matrix of C·T(centre), with last column (0, 0, 0, 1).</summary>
    private GfMatrix4d Transform(DoublePoint centre)
    {
        if (!style.StandsUp) return new GfMatrix4d(1);
        GfMatrix4d translation = new GfMatrix4d(1).SetTranslate(new GfVec3d(centre.X, centre.Y, centre.Z));
        return translation * SourceOrientation.For(style.UpAxis);
    }

    /// <summary>
    /// Bounds in the volume's own space. Storing a centre moves it by up to half a step of its 16 bits, which may be more
    /// than the whole splat; bounds of ellipsoids grow by as much, so that the crop cuts none.
    /// </summary>
    private SplatBox Stored(SplatBox box, DoublePoint centre)
    {
        Vector3 min = Shift(box.Min, centre), max = Shift(box.Max, centre);
        if (!style.EllipsoidBounds) return new SplatBox(min, max);
        Vector3 reach = Vector3.Max(Vector3.Abs(min), Vector3.Abs(max));
        var rounding = new Vector3(HalfRounding(reach.X), HalfRounding(reach.Y), HalfRounding(reach.Z));
        return new SplatBox(min - rounding, max + rounding);
    }

    /// <summary>Half the distance of neighbouring 16-bit floats, which have ten bits of fraction down to 2^−14.</summary>
    private static float HalfRounding(float magnitude) =>
        MathF.ScaleB(1, MathF.ILogB(Math.Clamp(magnitude, MathF.ScaleB(1, -14), (float)Half.MaxValue)) - 11);

    private static Vector3 Shift(Vector3 point, DoublePoint centre) =>
        new((float)(point.X - centre.X), (float)(point.Y - centre.Y), (float)(point.Z - centre.Z));

    /// <summary>The median, or the middle of the bounds when no sampled splat is usable; the origin when no splat is.</summary>
    private static DoublePoint Centre(SplatSurvey survey)
    {
        if (survey.MedianCentre is { } median) return median;
        if (survey.CentreBounds is not { } box) return default;
        return new(((double)box.Min.X + box.Max.X) / 2, ((double)box.Min.Y + box.Max.Y) / 2, ((double)box.Min.Z + box.Max.Z) / 2);
    }

    private void Report(string phase, double fraction) => progress?.Report(new AuthoringProgress(phase, fraction));

    /// <summary>Calls on the reporting thread, unlike <see cref="System.Progress{T}"/>.</summary>
    private sealed class Progress(Action<long> report) : IProgress<long>
    {
        public void Report(long value) => report(value);
    }
}
