using System.Globalization;
using pxr;
using UsdGsplat.Codecs;
using UsdGsplat.NuRec;
using UsdGsplat.Splats;
using UsdGsplat.Splats.Surveys;
using UsdGsplat.UsdAuthoring.Output;
using UsdGsplat.UsdAuthoring.Scenes;

namespace UsdGsplat.UsdAuthoring.NuRec;

/// <summary>A cloud that is ready to be authored as NuRec volumes: one, or one a frame.</summary>
/// <remarks>The cloud is streamed, so memory does not grow with it.</remarks>
internal sealed class NuRecPart : IScenePart
{
    // What a package has besides payloads, at most: settings, and a volume of about 3 KiB in text with the ZIP headers of its payload, or more where names are long.
    private const long BytesPerLayer = 8 << 10;
    private const long BytesPerVolume = 6 << 10;
    private readonly ScenePartRequest request;
    private readonly NuRecOptions options;
    private readonly DoublePoint centre;
    private readonly NuRecInstant[] instants;
    private readonly List<NuRecVolumeReport> reports = [];

    private NuRecPart(ScenePartRequest request, NuRecOptions options, DoublePoint centre, NuRecInstants preparation)
    {
        this.request = request;
        this.options = options;
        this.centre = centre;
        if (preparation.HasFrames) Timeline = SceneTimeline.OfFrames(preparation.Count, request.Options.Rate);
        var ready = new List<NuRecInstant>(preparation.Count);
        foreach (NuRecInstant instant in preparation.Prepare())
        {
            ready.Add(instant);
            request.Progress((double)ready.Count / preparation.Count);
        }

        instants = [.. ready];
    }

    /// <inheritdoc/>
    public SplatBox Bounds => instants.Select(i => i.Bounds).Aggregate(SplatBoxes.Union);

    /// <inheritdoc/>
    public long Length => instants.Sum(i => NuRecPayloadWriter.Measure(i.Cloud.Schema, PayloadOptions(request.Source, options, default), request.Source.Name));

    /// <inheritdoc/>
    public SceneTimeline? Timeline { get; }

    /// <inheritdoc/>
    public IReadOnlyList<SplatPrimReport> Reports => reports;

    /// <summary>Finds what is written; refuses a number of frames that cannot fit before each of them is looked at.</summary>
    internal static NuRecPart Prepare(ScenePartRequest request, NuRecOptions options)
    {
        DoublePoint centre = options.StoresAboutCentre ? CentreOf(request.Survey) : default;
        var preparation = new NuRecInstants(request, centre, options.EllipsoidBounds);
        if (preparation.HasFrames && request.Options.MaxSplats is null && request.Options.MinOpacity == 0)
        {
            SplatSchema usable = request.Source.Schema with { Count = request.Survey.Kept.KeptCount };
            long length = preparation.Count * NuRecPayloadWriter.Measure(usable, PayloadOptions(request.Source, options, default), request.Source.Name);
            SceneSize.Check(length, request.Output.MaxLength, request.Source.Name, "nurec");
        }

        return new NuRecPart(request, options, centre, preparation);
    }

    /// <summary>Bytes of a package of so many splats in each of some frames, at most.</summary>
    internal static long MeasurePackage(ISplatSource source, long splats, int frames, NuRecOptions options)
    {
        try
        {
            long payload = NuRecPayloadWriter.Measure(source.Schema with { Count = splats }, PayloadOptions(source, options, default), source.Name);
            return BytesPerLayer + (frames * (BytesPerVolume + payload + (payload / NuRecPayloadWriter.GzipShare)));
        }
        catch (AssetUnsupportedException)
        {
            return long.MaxValue; // A payload ends where a package does.
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<AuthoredSplats> Author(UsdStage stage, SdfPath parent)
    {
        NuRecVolume[] volumes = [.. instants.Select(i => new NuRecVolume(i.Name, i.PayloadName, Stored(i.Bounds)))];
        GfMatrix4d toSource = RowMatrix.Translation(centre.X, centre.Y, centre.Z);
        IReadOnlyList<SdfPath> paths = NuRecVolumes.Author(stage, parent, volumes, RowMatrix.Product(toSource, request.SourceToStage), Timeline);
        return [.. paths.Zip(instants, (path, instant) => new AuthoredSplats(path, instant.Cloud.Schema.Count))];
    }

    /// <summary>Writes one payload a volume.</summary>
    public void WriteFiles(ISceneOutput output, Action<long> progress)
    {
        NuRecPayloadOptions payload = PayloadOptions(request.Source, options, centre) with { Kernels = request.Options.Kernels };
        long done = 0;
        foreach (NuRecInstant instant in instants)
        {
            NuRecPayloadReport report = null!;
            output.AddFile(instant.PayloadName, stream =>
            {
                using var counted = new ProgressStream(stream, n => progress(done + n));
                report = NuRecPayloadWriter.Write(counted, instant.Cloud, payload, request.Cancellation);
            });
            done += report.PayloadLength;
            reports.Add(new NuRecVolumeReport(
                instant.Name, instant.Time, instant.Cloud.Schema.Count, instant.Dropped, report.ShDegree, report.OpacitiesClamped, report.LogScalesClamped,
                centre, report.LargestPositionStep, Stored(instant.Bounds), report.PayloadLength));
        }

        WarnOfCoarsePositions(reports.Max(v => v.PositionStep));
        if (reports[0].ShDegree is 1 or 2) request.Warn($"Isaac Sim before 6.0 hangs on spherical harmonics of degree {reports[0].ShDegree}; the default, padded to 3, loads everywhere");
    }

    /// <summary>Does nothing: the source belongs to the caller.</summary>
    public void Dispose()
    {
    }

    private static NuRecPayloadOptions PayloadOptions(ISplatSource source, NuRecOptions options, DoublePoint centre) => new()
    {
        Profile = options.Payload,
        Centre = (centre.X, centre.Y, centre.Z),
        ShDegree = options.NativeShDegree ? source.Schema.ShDegree : options.ShDegree,
    };

    private void WarnOfCoarsePositions(double step)
    {
        if (request.Survey.MedianSigma is not { } sigma || step <= sigma) return;
        request.Warn(string.Create(
            CultureInfo.InvariantCulture,
            $"16-bit positions are as coarse as {step:g3} units far from the centre, more than the median splat radius {sigma:g3}: expect layering there"));
    }

    /// <summary>Bounds in the volume's own space; those of ellipsoids hold them also where 16 bits have moved them.</summary>
    private SplatBox Stored(SplatBox box) => NuRecBounds.Stored(box, centre, options.EllipsoidBounds);

    /// <summary>The median, or the middle of the bounds when no sampled splat is usable; the origin when no splat is.</summary>
    private static DoublePoint CentreOf(SplatSurvey survey)
    {
        if (survey.MedianCentre is { } median) return median;
        if (survey.CentreBounds is not { } box) return default;
        return new(((double)box.Min.X + box.Max.X) / 2, ((double)box.Min.Y + box.Max.Y) / 2, ((double)box.Min.Z + box.Max.Z) / 2);
    }
}
