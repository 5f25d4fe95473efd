namespace UsdGsplat.Splats;

/// <summary>What a cloud holds, known before any value is read.</summary>
/// <param name="Count">Number of splats.</param>
/// <param name="ShDegree">Degree of the spherical harmonics, 0 to <see cref="SphericalHarmonics.MaxDegree"/>.</param>
/// <param name="HasMotion">Whether the cloud has the three columns of a 4D scene.</param>
public sealed record SplatSchema(long Count, int ShDegree, bool HasMotion)
{
    private static readonly SplatColumn[] StaticColumns =
        [SplatColumn.Positions, SplatColumn.LogScales, SplatColumn.RotationsXyzw, SplatColumn.OpacityLogits, SplatColumn.ShDc, SplatColumn.ShRest];

    private static readonly SplatColumn[] MotionColumns = [SplatColumn.Times, SplatColumn.LogDurations, SplatColumn.Velocities];

    /// <summary>The columns that exist, in the order of <see cref="SplatColumn"/>; <see cref="SplatColumn.ShRest"/> only above degree 0.</summary>
    public IEnumerable<SplatColumn> Columns =>
        StaticColumns.Where(c => Width(c) > 0).Concat(HasMotion ? MotionColumns : []);

    /// <summary>Floats per splat over all columns.</summary>
    public int FloatsPerSplat => Columns.Sum(Width);

    /// <summary>Floats per splat of a column; 0 when the cloud does not have it.</summary>
    public int Width(SplatColumn column) => column switch
    {
        SplatColumn.Positions or SplatColumn.LogScales or SplatColumn.ShDc => 3,
        SplatColumn.RotationsXyzw => 4,
        SplatColumn.OpacityLogits => 1,
        SplatColumn.ShRest => 3 * SphericalHarmonics.RestCount(ShDegree),
        SplatColumn.Times or SplatColumn.LogDurations => HasMotion ? 1 : 0,
        SplatColumn.Velocities => HasMotion ? 3 : 0,
        _ => throw new ArgumentOutOfRangeException(nameof(column), column, "not a column"),
    };
}
