namespace pxr;

/// <summary>The time samples of an attribute: layer times, ascending, with a value or a block each.</summary>
internal sealed class SdfTimeSamples
{
    private readonly List<double> times = [];
    private readonly List<object> values = [];

    internal int Count => times.Count;

    internal IReadOnlyList<double> Times => times;

    internal IReadOnlyList<object> Values => values;

    internal object? this[double time]
    {
        get => times.BinarySearch(time) is >= 0 and int index ? values[index] : null;
        set
        {
            int index = times.BinarySearch(time);
            if (index >= 0 && value is null)
            {
                times.RemoveAt(index);
                values.RemoveAt(index);
            }
            else if (index >= 0)
            {
                values[index] = value!;
            }
            else if (value is not null)
            {
                times.Insert(~index, time);
                values.Insert(~index, value);
            }
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

    internal SdfTimeSamples Clone()
    {
        var copy = new SdfTimeSamples();
        copy.times.AddRange(times);
        copy.values.AddRange(values);
        return copy;
    }
}
