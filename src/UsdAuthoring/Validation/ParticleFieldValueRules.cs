using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using UsdGsplat.UsdAuthoring.Reading;

namespace UsdGsplat.UsdAuthoring.Validation;

/// <summary>The rules of the numbers of a ParticleField prim, at the default and at every sample. Source: the ParticleField description, section 9.</summary>
internal static class ParticleFieldValueRules
{
    private const float UnitTolerance = 1e-3f, HalfUnitTolerance = 5e-3f;
    private const double MostSpread = 1e4;
    private const int SampledScales = 4096;

    internal static void Check(FieldSlots? orientations, FieldSlots? scales, FieldSlots? opacities, FieldSlots? coefficients, SplatIssues issues, CancellationToken cancellation)
    {
        if (orientations is not null) CheckRotations(orientations, issues, cancellation);
        if (scales is not null) CheckScales(scales, issues, cancellation);
        if (opacities is not null) CheckOpacities(opacities, issues, cancellation);
        if (coefficients is not null) CheckFinite(coefficients, issues, cancellation);
    }

    /// <summary>Tells of values that are not finite.</summary>
    internal static void TellNonFinite(FieldSlots slots, FieldSlot slot, in ArrayScan.Tally tally, SplatIssues issues)
    {
        if (tally.Count > 0) issues.Tell(SplatIssueCodes.Finite, slots.Attribute.GetPath(), $"expected finite values, found {tally.Count} elements with others{slot.When}, the first is {tally.First}");
    }

    private static void CheckFinite(FieldSlots slots, SplatIssues issues, CancellationToken cancellation)
    {
        foreach (FieldSlot slot in slots.Slots)
        {
            var infinite = default(ArrayScan.Tally);
            ArrayScan.ForEach(slot.Array, (first, piece) => CountNonFinite(first, piece, slot.Array.Width, ref infinite), cancellation);
            TellNonFinite(slots, slot, infinite, issues);
        }
    }

    /// <summary>Counts elements with a number that is not finite.</summary>
    internal static void CountNonFinite(int first, ReadOnlySpan<float> piece, int width, ref ArrayScan.Tally tally)
    {
        if (!ArrayScan.IsFinite(piece)) ArrayScan.Count(first, piece, width, element => !ArrayScan.IsFinite(element), ref tally);
    }

    private static void CheckRotations(FieldSlots slots, SplatIssues issues, CancellationToken cancellation)
    {
        foreach (FieldSlot slot in slots.Slots)
        {
            ArrayScan.Tally infinite = default, wrong = default;
            float tolerance = slot.Array.IsHalf ? HalfUnitTolerance : UnitTolerance;
            float least = (1 - tolerance) * (1 - tolerance), most = (1 + tolerance) * (1 + tolerance);
            ArrayScan.ForEach(slot.Array, (first, piece) =>
            {
                CountNonFinite(first, piece, 4, ref infinite);
                ReadOnlySpan<Vector128<float>> rotations = MemoryMarshal.Cast<float, Vector128<float>>(piece);
                for (int i = 0; i < rotations.Length; i++)
                {
                    float square = Vector128.Dot(rotations[i], rotations[i]);
                    if (!(square >= least && square <= most) && float.IsFinite(square)) wrong.Add(first + i);
                }
            }, cancellation);
            TellNonFinite(slots, slot, infinite, issues);
            if (wrong.Count > 0) issues.Tell(SplatIssueCodes.Rotation, slots.Attribute.GetPath(), $"expected unit length within {tolerance}, found {wrong.Count} others{slot.When}, the first is {wrong.First}");
        }
    }

    private static void CheckScales(FieldSlots slots, SplatIssues issues, CancellationToken cancellation)
    {
        foreach (FieldSlot slot in slots.Slots)
        {
            ArrayScan.Tally infinite = default, wrong = default;
            float largest = 0;
            ArrayScan.ForEach(slot.Array, (first, piece) =>
            {
                CountNonFinite(first, piece, 3, ref infinite);
                if (!(TensorPrimitives.Min(piece) > 0)) ArrayScan.Count(first, piece, 3, element => TensorPrimitives.Min(element) <= 0, ref wrong);
                if (TensorPrimitives.Max(piece) is var max && float.IsFinite(max)) largest = Math.Max(largest, max);
            }, cancellation);
            TellNonFinite(slots, slot, infinite, issues);
            if (wrong.Count > 0) issues.Tell(SplatIssueCodes.Scale, slots.Attribute.GetPath(), $"expected scales above 0, found {wrong.Count} splats with others{slot.When}, the first is {wrong.First}");
            double median = Median(slot.Array);
            if (median > 0 && largest > MostSpread * median) issues.Tell(SplatIssueCodes.ScaleSpread, slots.Attribute.GetPath(), $"expected scales up to {MostSpread} times the median {median}, found {largest}{slot.When}");
        }
    }

    private static void CheckOpacities(FieldSlots slots, SplatIssues issues, CancellationToken cancellation)
    {
        foreach (FieldSlot slot in slots.Slots)
        {
            ArrayScan.Tally infinite = default, wrong = default;
            ArrayScan.ForEach(slot.Array, (first, piece) =>
            {
                CountNonFinite(first, piece, 1, ref infinite);
                if (TensorPrimitives.Min(piece) < 0 || TensorPrimitives.Max(piece) > 1) ArrayScan.Count(first, piece, 1, element => element[0] is < 0 or > 1, ref wrong);
            }, cancellation);
            TellNonFinite(slots, slot, infinite, issues);
            if (wrong.Count > 0) issues.Tell(SplatIssueCodes.Opacity, slots.Attribute.GetPath(), $"expected opacities of 0 to 1, found {wrong.Count} others{slot.When}, the first is {wrong.First}");
        }
    }

    /// <summary>The median of some splats' scales, taken evenly.</summary>
    private static double Median(BulkReading scales)
    {
        int count = Math.Min(SampledScales, scales.Count);
        if (count == 0) return 0;
        var sample = new float[3 * count];
        for (int i = 0; i < count; i++) scales.Read((int)((long)i * scales.Count / count), sample.AsSpan(3 * i, 3));
        Array.Sort(sample);
        return sample[sample.Length / 2];
    }
}
