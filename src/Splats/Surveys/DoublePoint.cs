namespace UsdGsplat.Splats.Surveys;

/// <summary>A point in double precision, in the frame of the cloud, scene units.</summary>
public readonly record struct DoublePoint(double X, double Y, double Z);
