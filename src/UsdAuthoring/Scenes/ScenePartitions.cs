using System.Globalization;
using UsdGsplat.Codecs;
using UsdGsplat.Splats;
using UsdGsplat.Splats.Operations;
using UsdGsplat.Splats.Partitions;
using UsdGsplat.Splats.Selection;
using UsdGsplat.Splats.Surveys;
using UsdGsplat.UsdAuthoring.Output;

namespace UsdGsplat.UsdAuthoring.Scenes;

/// <summary>Divides large inputs into partitions, which are read from a file beside the output that is removed at the end.</summary>
/// <param name="options">The scene's.</param>
/// <param name="output">The scene's.</param>
/// <param name="cancellation">Stops the work.</param>
internal sealed class ScenePartitions(SceneOptions options, ISceneOutput output, CancellationToken cancellation) : IDisposable
{
    private const double Middle = 0.5;

    // Shares of dividing and of surveying the partitions, the rest being that of moving the splats.
    private const double DivideShare = 0.4;
    private const double SurveyShare = 0.2;
    private readonly List<SplatSpill> spills = [];

    /// <summary>The pieces of an input: itself, or its partitions. Splats are selected before they are divided.</summary>
    /// <param name="input">The input.</param>
    /// <param name="progress">Told how much is done, 0 to 1.</param>
    /// <exception cref="AssetUnsupportedException">So many splats a volume as were asked for, or a single one, do not fit a package.</exception>
    /// <exception cref="ArgumentException">There would be too many partitions.</exception>
    internal IReadOnlyList<ScenePiece> Divide(PlacedInput input, Action<double> progress)
    {
        ScenePiece whole = new(input.Source, input.Survey, options, input.Authored, Partition: null);
        long most = options.MaxSplatsPerVolume ?? long.MaxValue, fitting = PackageFit.MostSplats(input.Source, options);
        if (input.Source.Schema.Count <= Math.Min(most, fitting)) return [whole];
        ISplatSource cloud = Selected(input);
        if (Math.Min(most, cloud.Schema.Count) > fitting && (fitting == 0 || most < long.MaxValue)) PackageFit.Refuse(input.Source, options, fitting);
        if (cloud.Schema.Count <= Math.Min(most, fitting)) return [whole];
        KdPartition partition = KdPartition.Split(Still(cloud), Math.Min(most, fitting), share => progress(DivideShare * share), cancellation);
        var spill = new SplatSpill(cloud, partition, output.OpenScratch(), share => progress(DivideShare + ((1 - DivideShare - SurveyShare) * share)), cancellation);
        spills.Add(spill);
        return Pieces(input, partition, spill, progress);
    }

    /// <summary>Removes the files.</summary>
    public void Dispose()
    {
        foreach (SplatSpill spill in spills) spill.Dispose();
    }

    private ScenePiece[] Pieces(PlacedInput input, KdPartition partition, SplatSpill spill, Action<double> progress)
    {
        int cells = partition.Counts.Count, digits = Math.Max(3, (cells - 1).ToString(CultureInfo.InvariantCulture).Length);
        SceneOptions selected = options with { MinOpacity = 0, MaxSplats = null };
        var pieces = new ScenePiece[cells];
        for (int cell = 0; cell < cells; cell++)
        {
            ISplatSource splats = spill.Cell(cell);
            SplatSurvey survey = SplatSurvey.Run(splats, options.Survey, null, cancellation);
            string name = "Partition_" + cell.ToString("D" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
            pieces[cell] = new ScenePiece(splats, survey, selected, RowMatrix.Identity, name);
            progress(1 - (SurveyShare * (cells - 1 - cell) / cells));
        }

        return pieces;
    }

    /// <summary>The usable splats that the options keep: by the opacity at the authored instant, with frames by base opacity.</summary>
    private ISplatSource Selected(PlacedInput input)
    {
        ISplatSource cloud = input.Usable;
        if (options.MinOpacity > 0) cloud = Keep(cloud, SplatSelection.MinOpacity(Seen(cloud), options.MinOpacity, cancellation));
        if (options.MaxSplats is { } most && most < cloud.Schema.Count) cloud = Keep(cloud, SplatSelection.HighestOpacities(Seen(cloud), most, cancellation));
        return cloud;
    }

    private static ISplatSource Keep(ISplatSource cloud, SplatMask kept) => MappedShFrameSource.Map(cloud, source => new SelectedSplatSource(source, kept));

    private ISplatSource Seen(ISplatSource cloud) => options.Frames is null ? Still(cloud) : cloud;

    /// <summary>A 4D cloud where it is at the authored instant, or in the middle of its frames.</summary>
    private ISplatSource Still(ISplatSource cloud) => cloud.Schema.HasMotion ? new InstantSplatSource(cloud, options.Time ?? Middle) : cloud;
}
