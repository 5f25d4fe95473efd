namespace UsdGsplat.UsdAuthoring.Cameras;

/// <summary>A camera that goes once around the scene.</summary>
public sealed record TurntableOptions
{
    /// <summary>The most frames of a turn.</summary>
    public const int MostFrames = 100_000;

    /// <summary>Frames of the whole turn, 2 to <see cref="MostFrames"/>. The one after the last would be the first again, so that the film loops.</summary>
    public int Frames { get; init; } = 120;

    /// <summary>How high the camera stands, degrees above the horizon, between −90 and 90.</summary>
    public double ElevationDegrees { get; init; } = 15;

    /// <summary>Focal length, where the film is 36 wide: 35 sees 54 degrees. Above 0.</summary>
    public double FocalLength { get; init; } = 35;

    /// <summary>Checks the values.</summary>
    /// <exception cref="ArgumentException">A value is out of its range.</exception>
    public void Validate()
    {
        if (Frames is < 2 or > MostFrames) throw new ArgumentException($"expected 2 to {MostFrames} frames of a turn, found {Frames}");
        if (!(Math.Abs(ElevationDegrees) < 90)) throw new ArgumentException(FormattableString.Invariant($"expected an elevation between -90 and 90 degrees, found {ElevationDegrees}"));
        if (!(FocalLength > 0) || !double.IsFinite(FocalLength)) throw new ArgumentException(FormattableString.Invariant($"expected a focal length above 0, found {FocalLength}"));
    }
}
