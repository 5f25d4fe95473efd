namespace pxr;

/// <summary>Functions of UsdGeom on whole stages.</summary>
public static class UsdGeom
{
    private static readonly TfToken UpAxisField = new("upAxis");
    private static readonly TfToken MetersPerUnitField = new("metersPerUnit");

    /// <summary>The up axis, <c>Y</c> or <c>Z</c>; Y when not authored.</summary>
    public static TfToken UsdGeomGetStageUpAxis(UsdStage stage) => Root(stage, UpAxisField) as TfToken ?? UsdGeomGetFallbackUpAxis();

    /// <summary>Sets the up axis at the edit target.</summary>
    /// <exception cref="ArgumentException">The axis is neither Y nor Z. USD.NET returns false here.</exception>
    public static bool UsdGeomSetStageUpAxis(UsdStage stage, TfToken axis)
    {
        if (axis != "Y" && axis != "Z") throw new ArgumentException($"the up axis is 'Y' or 'Z', not '{axis}'", nameof(axis));
        return stage.SetMetadata(UpAxisField, new VtValue(axis));
    }

    /// <summary>The up axis of a stage that authors none.</summary>
    public static TfToken UsdGeomGetFallbackUpAxis() => UsdGeomTokens.y;

    /// <summary>Metres per scene unit; 0.01 when not authored.</summary>
    public static double UsdGeomGetStageMetersPerUnit(UsdStage stage) => (double)(Root(stage, MetersPerUnitField) ?? UsdGeomLinearUnits.centimeters);

    /// <summary>Whether metres per unit are authored.</summary>
    public static bool UsdGeomStageHasAuthoredMetersPerUnit(UsdStage stage) => Root(stage, MetersPerUnitField) is not null;

    /// <summary>Sets metres per scene unit at the edit target.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is not positive.</exception>
    public static bool UsdGeomSetStageMetersPerUnit(UsdStage stage, double metersPerUnit)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(metersPerUnit);
        return stage.SetMetadata(MetersPerUnitField, metersPerUnit);
    }

    /// <summary>Whether two unit sizes are equal within a relative tolerance.</summary>
    public static bool UsdGeomLinearUnitsAre(double authoredUnits, double standardUnits, double epsilon = 1e-5) =>
        authoredUnits > 0 && standardUnits > 0
        && (Math.Abs(authoredUnits - standardUnits) / standardUnits < epsilon || Math.Abs(authoredUnits - standardUnits) / authoredUnits < epsilon);

    private static object? Root(UsdStage stage, TfToken field) => stage.View.Field(SdfPath.AbsoluteRootPath(), field);
}
