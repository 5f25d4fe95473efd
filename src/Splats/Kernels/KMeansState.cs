namespace UsdGsplat.Splats.Kernels;

/// <summary>A clustering on its way: points, centres, and which belongs to which.</summary>
/// <remarks>All arrays are views of this object's own. Between steps centres may be moved at will.</remarks>
public sealed class KMeansState
{
    /// <summary>Starts a clustering; no point has a label yet.</summary>
    /// <param name="points">Point after point; kept, not copied.</param>
    /// <param name="dimensions">Floats a point, at least 1.</param>
    /// <param name="centres">Centre after centre, at least one; kept, not copied.</param>
    /// <exception cref="ArgumentException">Points or centres are not whole, or there are none.</exception>
    public KMeansState(float[] points, int dimensions, float[] centres)
    {
        ArgumentNullException.ThrowIfNull(points);
        ArgumentNullException.ThrowIfNull(centres);
        ArgumentOutOfRangeException.ThrowIfLessThan(dimensions, 1);
        if (points.Length == 0 || points.Length % dimensions != 0)
            throw new ArgumentException($"expected whole points of {dimensions} floats, found {points.Length} floats", nameof(points));
        if (centres.Length == 0 || centres.Length % dimensions != 0)
            throw new ArgumentException($"expected whole centres of {dimensions} floats, found {centres.Length} floats", nameof(centres));
        PointValues = points;
        CentreValues = centres;
        Dimensions = dimensions;
        LabelValues = new int[PointCount];
        Array.Fill(LabelValues, -1);
        DistanceValues = new double[PointCount];
        CountValues = new int[CentreCount];
        Others = new float[PointCount];
    }

    /// <summary>Floats a point.</summary>
    public int Dimensions { get; }

    /// <summary>Number of points.</summary>
    public int PointCount => PointValues.Length / Dimensions;

    /// <summary>Number of centres.</summary>
    public int CentreCount => CentreValues.Length / Dimensions;

    /// <summary>The points.</summary>
    public PointRows Points => PointRows.OfChecked(PointValues, Dimensions);

    /// <summary>Centre after centre.</summary>
    public Span<float> Centres => CentreValues;

    /// <summary>Each point's centre in the last step, before the centres moved; −1 before the first step.</summary>
    public Span<int> Labels => LabelValues;

    /// <summary>Squared distance of each point to that centre.</summary>
    public Span<double> SquaredDistances => DistanceValues;

    /// <summary>How many points each centre had.</summary>
    public Span<int> Counts => CountValues;

    /// <summary>The sum of the squared distances, added in the order of points.</summary>
    public double Objective()
    {
        double sum = 0;
        foreach (double distance in DistanceValues) sum += distance;
        return sum;
    }

    internal float[] PointValues { get; }

    internal float[] CentreValues { get; }

    internal int[] LabelValues { get; }

    internal double[] DistanceValues { get; }

    internal int[] CountValues { get; }

    /// <summary>What the distance of each point to every other centre of the last step was at least.</summary>
    internal float[] Others { get; }

    /// <summary>The centres of the last step before they moved; null before the first step.</summary>
    internal float[]? Previous { get; set; }
}
