using System.Collections;

namespace pxr;

/// <summary>The time samples of an attribute: layer times, ascending, with a value or a block each.</summary>
internal sealed class SdfTimeSamples
{
    private readonly List<double> times;
    private object[] values;

    internal SdfTimeSamples()
        : this([], [])
    {
    }

    /// <summary>Takes ascending times and their values, some of which may be lazy, over.</summary>
    internal SdfTimeSamples(List<double> times, object[] values) => (this.times, this.values) = (times, values);

    internal int Count => times.Count;

    internal IReadOnlyList<double> Times => times;

    /// <summary>The values by the numbers of their times; each is read when it is asked for.</summary>
    internal IReadOnlyList<object> Values => new ReadValues(this);

    internal object? this[double time]
    {
        get => times.BinarySearch(time) is >= 0 and int index ? ValueAt(index) : null;
        set
        {
            int index = times.BinarySearch(time);
            if (index >= 0 && value is null) RemoveAt(index);
            else if (index >= 0) values[index] = value!;
            else if (value is not null) Insert(~index, time, value);
        }
    }

    /// <summary>The indices of the samples at or around a time; both ends clamp.</summary>
    internal (int Lower, int Upper) Bracket(double time)
    {
        int index = times.BinarySearch(time);
        if (index >= 0) return (index, index);
        int upper = ~index;
        if (upper == 0) return (0, 0);
        return upper == times.Count ? (upper - 1, upper - 1) : (upper - 1, upper);
    }

    /// <summary>The index of the first sample that is not before a time; the number of samples when all are.</summary>
    internal int FirstAtOrAfter(double time) => times.BinarySearch(time) is var index && index >= 0 ? index : ~index;

    /// <summary>A value, or the lazy one that stands for it.</summary>
    internal object StoredAt(int index) => values[index];

    internal SdfTimeSamples Clone() => new([.. times], values[..times.Count]);

    private object ValueAt(int index) => SdfLazyValue.Resolve(ref values[index]);

    private void Insert(int index, double time, object value)
    {
        if (times.Count == values.Length) Array.Resize(ref values, Math.Max(4, 2 * values.Length));
        values.AsSpan(index..times.Count).CopyTo(values.AsSpan(index + 1));
        values[index] = value;
        times.Insert(index, time);
    }

    private void RemoveAt(int index)
    {
        times.RemoveAt(index);
        values.AsSpan((index + 1)..(times.Count + 1)).CopyTo(values.AsSpan(index));
        values[times.Count] = null!;
    }

    private sealed class ReadValues(SdfTimeSamples samples) : IReadOnlyList<object>
    {
        public int Count => samples.Count;

        public object this[int index]
        {
            get
            {
                ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)samples.Count, nameof(index));
                return samples.ValueAt(index);
            }
        }

        public IEnumerator<object> GetEnumerator()
        {
            for (int i = 0; i < samples.Count; i++) yield return samples.ValueAt(i);
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
