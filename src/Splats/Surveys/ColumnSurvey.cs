namespace UsdGsplat.Splats.Surveys;

/// <summary>What a survey found in one column.</summary>
/// <param name="Column">The column.</param>
/// <param name="NonFiniteSplats">Splats with NaN or an infinity in it, whether they are dropped for it or not.</param>
/// <param name="FirstNonFinite">Index of the first of them, or null.</param>
/// <param name="Minimum">Smallest value of all kept splats, −∞ where it survives; NaN when none is kept.</param>
/// <param name="Maximum">Largest value of all kept splats; NaN when none is kept.</param>
/// <remarks>Rotations count here as they are read, but their range is taken after the identity replaced invalid ones.</remarks>
public sealed record ColumnSurvey(SplatColumn Column, long NonFiniteSplats, long? FirstNonFinite, float Minimum, float Maximum);
