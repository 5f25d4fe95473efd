namespace UsdGsplat.Splats.Surveys;

/// <summary>What has been found in one column so far.</summary>
internal struct ColumnTally
{
    public ColumnTally()
    {
    }

    /// <summary>Splats with a non-finite value.</summary>
    internal long NonFinite { get; private set; }

    /// <summary>Index of the first of them.</summary>
    internal long First { get; private set; } = long.MaxValue;

    /// <summary>Smallest value of a kept splat.</summary>
    internal float Min { get; private set; } = float.PositiveInfinity;

    /// <summary>Largest value of a kept splat.</summary>
    internal float Max { get; private set; } = float.NegativeInfinity;

    /// <summary>Counts a splat with a non-finite value.</summary>
    internal void AddNonFinite(long index)
    {
        NonFinite++;
        First = Math.Min(First, index);
    }

    /// <summary>Widens the range.</summary>
    internal void AddRange((float Min, float Max) range)
    {
        Min = Math.Min(Min, range.Min);
        Max = Math.Max(Max, range.Max);
    }

    /// <summary>Adds another tally of the same column.</summary>
    internal void Merge(ColumnTally other)
    {
        NonFinite += other.NonFinite;
        First = Math.Min(First, other.First);
        AddRange((other.Min, other.Max));
    }

    /// <summary>The finished form.</summary>
    internal readonly ColumnSurvey Finish(SplatColumn column) => new(
        column,
        NonFinite,
        NonFinite == 0 ? null : First,
        Min > Max ? float.NaN : Min,
        Min > Max ? float.NaN : Max);
}
