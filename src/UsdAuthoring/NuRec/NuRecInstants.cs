using System.Globalization;
using UsdGsplat.Codecs;
using UsdGsplat.Splats;
using UsdGsplat.Splats.Operations;
using UsdGsplat.Splats.Selection;
using UsdGsplat.Splats.Surveys;
using UsdGsplat.UsdAuthoring.Scenes;

namespace UsdGsplat.UsdAuthoring.NuRec;

/// <summary>Takes a cloud at the instants that are to be authored, and selects the splats of each.</summary>
/// <remarks>
/// One instant selects by the opacity that is seen then. Frames select once, by base opacity, so that a splat is either in
/// every frame or in none and nothing pops.
/// </remarks>
internal sealed class NuRecInstants(ScenePartRequest request, DoublePoint centre, bool ellipsoidBounds)
{
    private const double Middle = 0.5;

    /// <summary>Larger numbers are infinite as 16-bit floats.</summary>
    private static readonly double Largest = (double)Half.MaxValue;

    private readonly ISplatSource source = request.Source;
    private readonly SceneOptions options = request.Options;
    private readonly CancellationToken cancellation = request.Cancellation;

    /// <summary>The instants, one after the other, so that progress can be shown.</summary>
    internal IEnumerable<NuRecInstant> Prepare()
    {
        ISplatSource usable = Usable(source, request.Survey);
        if (HasFrames) usable = Select(usable);
        int index = 0;
        foreach (double? time in Times()) yield return Prepare(usable, time, index++);
    }

    /// <summary>How many instants there are.</summary>
    internal int Count => HasFrames ? options.Frames!.Value : 1;

    /// <summary>Whether there is a volume a frame.</summary>
    internal bool HasFrames => options.Frames is not null && source.Schema.HasMotion;

    private static RepairedSplatSource Usable(ISplatSource cloud, SplatSurvey survey) => new(new SelectedSplatSource(cloud, survey.Kept));

    /// <summary>Normalised times; one null for a cloud that does not move.</summary>
    private IEnumerable<double?> Times()
    {
        if (!source.Schema.HasMotion) return [null];
        if (options.Frames is not { } frames) return [options.Time ?? Middle];
        return Enumerable.Range(0, frames).Select(i => (double?)(frames == 1 ? Middle : (double)i / (frames - 1)));
    }

    private NuRecInstant Prepare(ISplatSource usable, double? time, int index)
    {
        ISplatSource cloud = usable;
        if (time is { } t) cloud = new InstantSplatSource(AtShFrame(usable, t), t);
        if (!HasFrames) cloud = Select(cloud);
        (ISplatSource stored, SplatSurvey own) = Storable(cloud, ReferenceEquals(cloud, usable) && !HasFrames ? request.Survey : null);
        if ((ellipsoidBounds ? own.ExtentBounds : own.CentreBounds) is not { } bounds) throw NothingLeft(time);
        string number = index.ToString("D4", CultureInfo.InvariantCulture);
        (string name, string suffix) = HasFrames ? ("frame_" + number, "_" + number) : ("gauss", "");
        return new NuRecInstant(stored, time, bounds, name, request.Output.PayloadName(request.FileSuffix + suffix), cloud.Schema.Count - stored.Schema.Count);
    }

    /// <summary>Leaves out what is not finite at the instant, or beyond the range of 16-bit floats about the centre.</summary>
    private (ISplatSource Cloud, SplatSurvey Survey) Storable(ISplatSource cloud, SplatSurvey? known)
    {
        SplatSurvey own = known ?? SplatSurvey.Run(cloud, options.Survey, null, cancellation);
        if (known is null && own.Kept.DroppedCount > 0) cloud = new SelectedSplatSource(cloud, own.Kept);
        ISplatSource stored = cloud;
        if (own.CentreBounds?.LargestCoordinate(centre) > Largest) stored = Within(stored, SplatColumn.Positions, new[] { centre.X, centre.Y, centre.Z });
        foreach (SplatColumn column in (SplatColumn[])[SplatColumn.ShDc, SplatColumn.ShRest])
        {
            if (cloud.Schema.Width(column) == 0) continue;
            if (own[column].Maximum > Largest || own[column].Minimum < -Largest) stored = Within(stored, column, default);
        }

        return ReferenceEquals(stored, cloud) ? (cloud, own) : (stored, SplatSurvey.Run(stored, options.Survey, null, cancellation));
    }

    private SelectedSplatSource Within(ISplatSource cloud, SplatColumn column, ReadOnlyMemory<double> origin) =>
        new(cloud, SplatSelection.WithinMagnitude(cloud, column, Largest, origin, cancellation));

    /// <summary>Spherical harmonics that change over time come in frames of their own: takes the nearest.</summary>
    private ISplatSource AtShFrame(ISplatSource usable, double time)
    {
        if (source is not IShFrameSource frames) return usable;
        int frame = (int)Math.Round(time * (frames.ShFrameCount - 1), MidpointRounding.AwayFromZero);
        ISplatSource still = frames.AtShFrame(frame);
        ISplatSource own = Usable(still, SplatSurvey.Run(still, options.Survey, null, cancellation));
        return HasFrames ? Select(own) : own;
    }

    private ISplatSource Select(ISplatSource cloud)
    {
        if (options.MinOpacity > 0) cloud = new SelectedSplatSource(cloud, SplatSelection.MinOpacity(cloud, options.MinOpacity, cancellation));
        if (options.MaxSplats is { } most && most < cloud.Schema.Count)
        {
            cloud = new SelectedSplatSource(cloud, SplatSelection.HighestOpacities(cloud, most, cancellation));
        }

        return cloud;
    }

    private AssetFormatException NothingLeft(double? time)
    {
        string when = time is { } t ? string.Create(CultureInfo.InvariantCulture, $" at time {t}") : "";
        return new AssetFormatException(
            new AssetLocation(source.Name), "NO-SPLATS", $"expected at least one usable splat{when}, found none among {source.Schema.Count}");
    }
}
