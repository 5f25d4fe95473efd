using pxr;
using UsdGsplat.UsdAuthoring.Scenes;

namespace UsdGsplat.UsdAuthoring.Cameras;

/// <summary>The time codes of moving cameras.</summary>
/// <remarks>
/// Images with times stand where these put them between the scene's first and last code. Images without are a code apart
/// in a still scene, and spread evenly over a moving one.
/// </remarks>
internal sealed class CameraTimes
{
    private readonly bool timed;
    private readonly double start, end;
    private readonly bool spread;

    private CameraTimes(bool timed, double start, double end, bool spread) => (this.timed, this.start, this.end, this.spread) = (timed, start, end, spread);

    /// <summary>The times of all cameras of a scene.</summary>
    internal static CameraTimes Of(IReadOnlyList<CameraTrack> tracks, SceneTimeline? timeline)
    {
        bool timed = tracks.All(t => t.Cameras.All(c => c.Time is { } time && double.IsFinite(time)) && t.Cameras.Select(c => c.Time).Distinct().Count() == t.Cameras.Count);
        int longest = tracks.Max(t => t.Cameras.Count);
        return timeline is { } line ? new CameraTimes(timed, line.Start, line.End, spread: true) : new CameraTimes(timed, 0, longest - 1, spread: false);
    }

    /// <summary>The code of each image of a track.</summary>
    internal double[] Codes(CameraTrack track)
    {
        int count = track.Cameras.Count;
        double step = spread ? (end - start) / Math.Max(1, count - 1) : 1;
        return [.. track.Cameras.Select((camera, i) => timed ? start + (camera.Time!.Value * (end - start)) : start + (i * step))];
    }

    /// <summary>Gives a still scene's stage the range of the codes, and a rate if one is asked for.</summary>
    internal void AuthorOn(UsdStage stage, SceneTimeline? timeline, double? framesPerSecond)
    {
        if (timeline is not null) return;
        AuthorRange(stage, start, end);
        if (framesPerSecond is not { } rate) return;
        stage.SetTimeCodesPerSecond(rate);
        stage.SetFramesPerSecond(rate);
    }

    /// <summary>Gives a stage a range of time codes, or widens the one that it has.</summary>
    internal static void AuthorRange(UsdStage stage, double start, double end)
    {
        bool known = stage.HasAuthoredTimeCodeRange();
        stage.SetStartTimeCode(known ? Math.Min(start, stage.GetStartTimeCode()) : start);
        stage.SetEndTimeCode(known ? Math.Max(end, stage.GetEndTimeCode()) : end);
    }
}
