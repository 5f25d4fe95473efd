namespace UsdGsplat.UsdAuthoring.ParticleField;

/// <summary>The frames of a 4D cloud: frame i is at time code <c>Start + i</c>, and normalised time goes from 0 at the first to 1 at the last.</summary>
/// <param name="Frames">Number of frames, 1 to <see cref="ParticleFieldOptions.MostFrames"/>.</param>
/// <param name="Start">Time code of the first frame.</param>
public sealed record ParticleTimeline(int Frames, double Start = 0)
{
    /// <summary>Time code of the last frame.</summary>
    public double End => TimeCode(Frames - 1);

    /// <summary>Time code of a frame.</summary>
    public double TimeCode(int frame) => Start + frame;

    /// <summary>Normalised time of a frame; 0 of a single one.</summary>
    public double Normalised(int frame) => Frames == 1 ? 0 : (double)frame / (Frames - 1);

    /// <summary>Checks the values.</summary>
    /// <exception cref="ArgumentException">A value is out of its range.</exception>
    public void Validate()
    {
        if (Frames is < 1 or > ParticleFieldOptions.MostFrames) throw new ArgumentException($"the number of frames is 1 to {ParticleFieldOptions.MostFrames}, not {Frames}");
        if (!double.IsFinite(Start)) throw new ArgumentException("the first time code is a number");
    }
}
