using FsCheck;
using FsCheck.Fluent;
using UsdGsplat.Sog4d.Bundles;

namespace UsdGsplat.Sog4d.Tests.Bundles;

public sealed class Sog4dTimelineTests
{
    [TestCase(5, 0.6f, 2, 3, 0.4f)]
    [TestCase(5, 0, 0, 1, 0)]
    [TestCase(5, 1, 4, 4, 0)]
    [TestCase(5, -3, 0, 1, 0)]
    [TestCase(5, 7, 4, 4, 0)]
    [TestCase(5, float.NaN, 0, 1, 0)]
    [TestCase(1, 0.7f, 0, 0, 0)]
    [TestCase(2, 0.25f, 0, 1, 0.25f)]
    public void Evenly_spaced_frames_blend_by_the_fraction(int frames, float time, int first, int second, float amount)
    {
        Sog4dFramePair pair = new Sog4dTimeline(frames).At(time);
        Assert.That((pair.First, pair.Second), Is.EqualTo((first, second)));
        Assert.That(pair.Amount, Is.EqualTo(amount).Within(1e-6));
    }

    [TestCase(0.5f, 1, 2, 0.5f)]
    [TestCase(0, 0, 0, 0)]
    [TestCase(0.1f, 1, 2, 0)]
    [TestCase(0.95f, 2, 3, 0.5f)]
    [TestCase(1, 3, 3, 0)]
    [TestCase(-1, 0, 0, 0)]
    public void Listed_frames_blend_between_their_times(float time, int first, int second, float amount)
    {
        Sog4dFramePair pair = new Sog4dTimeline([0, 0.1f, 0.9f, 1]).At(time);
        Assert.That((pair.First, pair.Second), Is.EqualTo((first, second)));
        Assert.That(pair.Amount, Is.EqualTo(amount).Within(1e-6));
    }

    [Test]
    public void Of_frames_at_one_time_the_last_counts() =>
        Assert.That(new Sog4dTimeline([0, 0.5f, 0.5f, 0.5f, 1]).At(0.5f), Is.EqualTo(new Sog4dFramePair(3, 4, 0)));

    [Test]
    public void The_pair_is_the_one_that_a_search_from_the_front_finds() => Prop.ForAll<byte[], byte>((steps, at) =>
    {
        float[] times = [.. steps.Append((byte)128).Order().Select(s => s / 255f)];
        float time = at / 255f;
        Sog4dFramePair pair = new Sog4dTimeline(times).At(time);
        int last = Array.FindLastIndex(times, t => t <= time);
        if (time <= times[0]) return pair == new Sog4dFramePair(0, 0, 0);
        if (time >= times[^1]) return pair == new Sog4dFramePair(times.Length - 1, times.Length - 1, 0);
        return pair.First == last && pair.Second == last + 1 && pair.Amount == (time - times[last]) / (times[last + 1] - times[last]);
    }).QuickCheckThrowOnFailure();

    [Test]
    public void Times_that_decrease_or_leave_the_range_are_misuse()
    {
        Assert.That(() => new Sog4dTimeline([0.5f, 0.4f]), Throws.ArgumentException);
        Assert.That(() => new Sog4dTimeline([0, 1.1f]), Throws.ArgumentException);
        Assert.That(() => new Sog4dTimeline([float.NaN]), Throws.ArgumentException);
        Assert.That(() => new Sog4dTimeline([]), Throws.InstanceOf<ArgumentException>());
    }

    [Test]
    public void Frames_have_times()
    {
        Assert.That(new Sog4dTimeline(1).TimeOf(0), Is.Zero);
        Assert.That(new Sog4dTimeline(61).TimeOf(20), Is.EqualTo((float)(20.0 / 60)));
        Assert.That(() => new Sog4dTimeline(3).TimeOf(3), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }
}
