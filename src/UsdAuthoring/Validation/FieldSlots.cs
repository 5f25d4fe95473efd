using pxr;
using UsdGsplat.UsdAuthoring.Reading;

namespace UsdGsplat.UsdAuthoring.Validation;

/// <summary>The values of one array attribute of a ParticleField prim: its default and its samples.</summary>
/// <param name="Attribute">The attribute that counts, the one of floats or that of halves.</param>
/// <param name="Slots">The values that are authored, the default first if there is one, and their times.</param>
/// <param name="HasBoth">Whether the other precision is authored as well.</param>
internal sealed record FieldSlots(UsdAttribute Attribute, IReadOnlyList<FieldSlot> Slots, bool HasBoth)
{
    internal IEnumerable<double> SampleTimes => Slots.Select(slot => slot.Time).OfType<double>();

    /// <summary>Finds the values of an attribute; null when none are authored in either precision.</summary>
    internal static FieldSlots? Find(UsdPrim prim, string name, int width)
    {
        FieldSlots[] authored = [.. ((string[])[name, name + "h"]).Select(candidate => Of(prim.GetAttribute(new TfToken(candidate)), width)).OfType<FieldSlots>()];
        return authored.Length == 0 ? null : authored[0] with { HasBoth = authored.Length > 1 };
    }

    /// <summary>The number of elements at a time, where a value holds until the next one; null for the default values.</summary>
    internal int CountAt(double? time)
    {
        if (time is null) return Slots[0].Array.Count;
        FieldSlot? before = Slots.LastOrDefault(slot => slot.Time <= time);
        return (before ?? Slots.FirstOrDefault(slot => slot.Time is not null) ?? Slots[0]).Array.Count;
    }

    private static FieldSlots? Of(UsdAttribute attribute, int width)
    {
        if (!attribute.IsValid()) return null;
        var slots = new List<FieldSlot>();
        Add(null, attribute.Get(UsdTimeCode.Default()));
        foreach (double time in attribute.GetTimeSamples()) Add(time, attribute.Get(new UsdTimeCode(time)));
        return slots.Any(slot => slot.Array.Count > 0) ? new FieldSlots(attribute, slots, HasBoth: false) : null;

        void Add(double? time, VtValue value)
        {
            if (BulkReading.Of(value) is { } array && array.Width == width) slots.Add(new FieldSlot(time, array));
        }
    }
}

/// <summary>One value of an attribute.</summary>
/// <param name="Time">Its time code; null for the default.</param>
/// <param name="Array">The value.</param>
internal sealed record FieldSlot(double? Time, BulkReading Array)
{
    /// <summary>The words that say when, for messages.</summary>
    internal string When => Time is { } time ? FormattableString.Invariant($" at time {time}") : "";
}
