using UsdGsplat.Codecs;
using UsdGsplat.Splats;
using UsdGsplat.Splats.Kernels;
using UsdGsplat.Splats.Operations;
using UsdGsplat.Splats.Selection;
using UsdGsplat.Splats.Surveys;

namespace UsdGsplat.Sog4d.Baking;

/// <summary>The splats of a bundle: usable, chosen once for all frames, resident and in the bundle's order.</summary>
internal sealed record BakeCloud(SplatCloud Cloud, long NonFiniteCount, long UnseenCount)
{
    internal static BakeCloud From(ISplatSource source, Sog4dBakeOptions options, CancellationToken cancellation)
    {
        SplatSurvey survey = SplatSurvey.Run(source, new SurveyOptions { MaxThreads = options.Threads }, null, cancellation);
        ISplatSource chosen = new RepairedSplatSource(new SelectedSplatSource(source, survey.Kept));
        chosen = new SelectedSplatSource(chosen, SplatSelection.MinOpacity(chosen, options.BaseOpacityThreshold, cancellation));
        SplatMask seen = NeverVisible.Drop(chosen, options.MinSigma, cancellation);
        chosen = new SelectedSplatSource(chosen, seen);
        if (options.MaxSplats is { } most) chosen = new SelectedSplatSource(chosen, SplatSelection.HighestOpacities(chosen, most, cancellation));
        if (chosen.Schema.ShDegree > options.ShBands) chosen = new ShDegreeSplatSource(chosen, options.ShBands);
        if (chosen.Schema.Count == 0) throw new AssetFormatException(new AssetLocation(source.Name), "NO-SPLATS", $"expected a splat that is seen, found none among {source.Schema.Count}");
        SplatCloud cloud = SplatCloud.From(chosen);
        if (!options.KeepOrder) cloud = Reordered(cloud, SpatialOrder.Morton(cloud.Column(SplatColumn.Positions), options.Threads));
        return new BakeCloud(cloud, survey.Kept.DroppedCount, seen.DroppedCount);
    }

    private static SplatCloud Reordered(SplatCloud cloud, int[] order)
    {
        var result = new SplatCloud(cloud.Name, cloud.Schema) { Warnings = cloud.Warnings };
        foreach (SplatColumn column in cloud.Schema.Columns)
        {
            int width = cloud.Schema.Width(column);
            ReadOnlySpan<float> from = cloud.Column(column);
            Span<float> to = result.Column(column);
            for (int i = 0; i < order.Length; i++) from.Slice(order[i] * width, width).CopyTo(to.Slice(i * width, width));
        }

        return result;
    }
}
