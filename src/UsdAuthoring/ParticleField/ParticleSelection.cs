using System.Globalization;
using UsdGsplat.Codecs;
using UsdGsplat.Splats;
using UsdGsplat.Splats.Operations;
using UsdGsplat.Splats.Selection;
using UsdGsplat.Splats.Sequences;
using UsdGsplat.Splats.Surveys;
using UsdGsplat.UsdAuthoring.Scenes;

namespace UsdGsplat.UsdAuthoring.ParticleField;

/// <summary>Selects the splats that become a ParticleField: usable ones, and of these by opacity.</summary>
/// <remarks>
/// One instant of a 4D cloud selects by the opacity that is seen then, frames by base opacity. A cloud whose harmonics change
/// over time keeps its frames, and the splats that are usable in all of them.
/// </remarks>
internal sealed class ParticleSelection(ScenePartRequest request, ParticleFieldOptions options)
{
    private const double Middle = 0.5;

    /// <summary>The instant of a 4D cloud that does not become frames; null for others.</summary>
    internal double? Time { get; } = request.Source.Schema.HasMotion && request.Options.Frames is null ? request.Options.Time ?? Middle : null;

    /// <summary>The selected splats: still, or 4D when they become frames.</summary>
    internal ISplatSource Select()
    {
        ISplatSource cloud = WithFiniteHarmonics(MappedShFrameSource.Map(
            request.Source, source => new RepairedSplatSource(new SelectedSplatSource(source, request.Survey.Kept))));
        if (Time is { } time) cloud = new InstantSplatSource(AtShFrame(cloud, time), time, options.MinSigma);
        if (request.Options.MinOpacity > 0) cloud = Keep(cloud, SplatSelection.MinOpacity(cloud, request.Options.MinOpacity, request.Cancellation));
        if (request.Options.MaxSplats is { } most) cloud = Keep(cloud, SplatSelection.HighestOpacities(cloud, most, request.Cancellation));
        return cloud.Schema.Count > 0 ? cloud : throw NothingLeft();
    }

    /// <summary>Leaves out the splats whose centres leave the numbers at a time.</summary>
    /// <param name="cloud">The selected splats.</param>
    /// <param name="times">Normalised times of a 4D cloud; none of a still one, which is looked at as it is.</param>
    internal ISplatSource WithFiniteCentres(ISplatSource cloud, IEnumerable<double> times)
    {
        ISplatSource[] moments = cloud.Schema.HasMotion ? [.. times.Select(t => new InstantSplatSource(cloud, t, options.MinSigma))] : [cloud];
        for (int i = 0; i < moments.Length; i++)
        {
            SplatMask finite = SplatSelection.WithinMagnitude(moments[i], SplatColumn.Positions, float.MaxValue, default, request.Cancellation);
            cloud = Keep(cloud, finite);
            for (int later = i + 1; later < moments.Length; later++) moments[later] = Keep(moments[later], finite);
        }

        return cloud.Schema.Count > 0 ? cloud : throw NothingLeft();
    }

    private static ISplatSource Keep(ISplatSource cloud, SplatMask kept) =>
        kept.DroppedCount == 0 ? cloud : MappedShFrameSource.Map(cloud, source => new SelectedSplatSource(source, kept));

    private static ISplatSource AtShFrame(ISplatSource cloud, double time) =>
        cloud is IShFrameSource frames ? frames.AtShFrame(MotionSequence.NearestShFrame(time, frames.ShFrameCount)) : cloud;

    private ISplatSource WithFiniteHarmonics(ISplatSource cloud)
    {
        for (int frame = 1; cloud is IShFrameSource frames && frame < frames.ShFrameCount; frame++)
        {
            cloud = Keep(cloud, SplatSurvey.Run(frames.AtShFrame(frame), request.Options.Survey, null, request.Cancellation).Kept);
        }

        return cloud;
    }

    private AssetFormatException NothingLeft()
    {
        string when = Time is { } t ? string.Create(CultureInfo.InvariantCulture, $" at time {t}") : "";
        return new AssetFormatException(
            new AssetLocation(request.Source.Name), "NO-SPLATS", $"expected at least one usable splat{when}, found none among {request.Source.Schema.Count}");
    }
}
