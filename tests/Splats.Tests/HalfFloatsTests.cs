using UsdGsplat.Splats.Numerics;

namespace UsdGsplat.Splats.Tests;

/// <summary>Spans of half floats against the runtime's casts of single values.</summary>
public sealed class HalfFloatsTests
{
    [Test]
    public void Rounding_gives_the_bits_of_casts_for_every_exponent_and_beside_every_tie()
    {
        // The 13 bits that are lost: nothing, a little, and around half of the last place that stays.
        uint[] lost = [0, 1, 0x7ff, 0xfff, 0x1000, 0x1001, 0x17ff, 0x1fff];
        var values = new float[(1 << 19) * lost.Length];
        for (uint kept = 0; kept < 1 << 19; kept++)
        {
            for (int i = 0; i < lost.Length; i++) values[(kept * lost.Length) + i] = BitConverter.UInt32BitsToSingle((kept << 13) | lost[i]);
        }

        var halves = new Half[values.Length];
        HalfFloats.Round(values, halves);
        Assert.That(Bits(halves), Is.EqualTo(Bits(Array.ConvertAll(values, value => (Half)value))));
    }

    [Test]
    public void Widening_gives_the_bits_of_casts_for_every_half()
    {
        Half[] halves = [.. Enumerable.Range(0, 1 << 16).Select(bits => BitConverter.UInt16BitsToHalf((ushort)bits))];
        var values = new float[halves.Length];
        HalfFloats.Widen(halves, values);
        Assert.That(Bits(values), Is.EqualTo(Bits(Array.ConvertAll(halves, half => (float)half))));
    }

    [Test]
    public void Every_length_is_whole_and_nothing_behind_it_changes([Range(0, 33)] int length)
    {
        float[] values = [.. Enumerable.Range(0, length).Select(i => i - 7.3f)];
        Half[] halves = [.. Enumerable.Repeat((Half)99, length + 1)];
        HalfFloats.Round(values, halves);
        Assert.That(halves, Is.EqualTo([.. values.Select(value => (Half)value), (Half)99]));
        float[] back = [.. Enumerable.Repeat(99f, length + 1)];
        HalfFloats.Widen(halves.AsSpan(0, length), back);
        Assert.That(back, Is.EqualTo([.. halves.Take(length).Select(half => (float)half), 99]));
    }

    [Test]
    public void Too_short_spans_are_refused() => Assert.Multiple(() =>
    {
        Assert.That(() => HalfFloats.Round(new float[2], new Half[1]), Throws.ArgumentException.With.Message.StartsWith("expected room for 2 values, found 1"));
        Assert.That(() => HalfFloats.Widen(new Half[2], new float[1]), Throws.ArgumentException.With.Message.StartsWith("expected room for 2 values, found 1"));
    });

    private static ushort[] Bits(Half[] halves) => Array.ConvertAll(halves, BitConverter.HalfToUInt16Bits);

    private static uint[] Bits(float[] values) => Array.ConvertAll(values, BitConverter.SingleToUInt32Bits);
}
