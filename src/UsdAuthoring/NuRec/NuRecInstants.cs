using System.Globalization;
using UsdGsplat.Codecs;
using UsdGsplat.Splats;
using UsdGsplat.Splats.Operations;
using UsdGsplat.Splats.Selection;
using UsdGsplat.Splats.Surveys;
using UsdGsplat.UsdAuthoring.Output;

namespace UsdGsplat.UsdAuthoring.NuRec;

/// <summary>Takes a cloud at the instants that are to be authored, and selects the splats of each.</summary>
internal sealed class NuRecInstants(ISplatSource source, SplatSurvey survey, NuRecSceneOptions options, NuRecStageStyle style, CancellationToken cancellation)
{
    private const double Middle = 0.5;

    /// <summary>The instants, one after the other, so that progress can be shown.</summary>
    internal IEnumerable<NuRecInstant> Prepare(ISceneOutput output)
    {
        ISplatSource usable = Usable(source, survey);
        double?[] times = [.. Times()];
        for (int i = 0; i < times.Length; i++) yield return Prepare(usable, times[i], i, output);
    }

    /// <summary>How many instants there are.</summary>
    internal int Count => options.Frames ?? 1;

    private static RepairedSplatSource Usable(ISplatSource cloud, SplatSurvey survey) => new(new SelectedSplatSource(cloud, survey.Kept));

    /// <summary>Normalised times; one null for a cloud that does not move.</summary>
    private IEnumerable<double?> Times()
    {
        if (!source.Schema.HasMotion) return [null];
        if (options.Frames is not { } frames) return [options.Time ?? Middle];
        return Enumerable.Range(0, frames).Select(i => (double?)(frames == 1 ? Middle : (double)i / (frames - 1)));
    }

    private NuRecInstant Prepare(ISplatSource usable, double? time, int index, ISceneOutput output)
    {
        ISplatSource cloud = usable;
        if (time is { } t) cloud = new InstantSplatSource(AtShFrame(usable, t), t);
        cloud = Select(cloud);
        SplatSurvey own = survey;
        if (!ReferenceEquals(cloud, usable))
        {
            own = SplatSurvey.Run(cloud, options.Survey, null, cancellation);
            if (own.Kept.DroppedCount > 0) cloud = new SelectedSplatSource(cloud, own.Kept);
        }

        if ((style.EllipsoidBounds ? own.ExtentBounds : own.CentreBounds) is not { } bounds) throw NothingLeft(time);
        string number = index.ToString("D4", CultureInfo.InvariantCulture);
        return options.Frames is null
            ? new NuRecInstant(cloud, time, bounds, "gauss", output.PayloadName(""))
            : new NuRecInstant(cloud, time, bounds, "frame_" + number, output.PayloadName("_" + number));
    }

    /// <summary>Spherical harmonics that change over time come in frames of their own: takes the nearest.</summary>
    private ISplatSource AtShFrame(ISplatSource usable, double time)
    {
        if (source is not IShFrameSource frames) return usable;
        int frame = (int)Math.Round(time * (frames.ShFrameCount - 1), MidpointRounding.AwayFromZero);
        ISplatSource still = frames.AtShFrame(frame);
        return Usable(still, SplatSurvey.Run(still, options.Survey, null, cancellation));
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
