using UsdGsplat.Codecs.WebP;

namespace UsdGsplat.Codecs.Tests.WebP;

/// <summary>The parts of VP8L against values worked out by hand from RFC 9649.</summary>
public sealed class Vp8lPartsTests
{
    /// <summary>The list of RFC 9649, section 3.6.2.2, columns to the left and rows up.</summary>
    private static readonly int[] NearOffsets =
    [
        0, 1, 1, 0, 1, 1, -1, 1, 0, 2, 2, 0, 1, 2, -1, 2, 2, 1, -2, 1, 2, 2, -2, 2, 0, 3, 3, 0, 1, 3, -1, 3,
        3, 1, -3, 1, 2, 3, -2, 3, 3, 2, -3, 2, 0, 4, 4, 0, 1, 4, -1, 4, 4, 1, -4, 1, 3, 3, -3, 3, 2, 4, -2, 4,
        4, 2, -4, 2, 0, 5, 3, 4, -3, 4, 4, 3, -4, 3, 5, 0, 1, 5, -1, 5, 5, 1, -5, 1, 2, 5, -2, 5, 5, 2, -5, 2,
        4, 4, -4, 4, 3, 5, -3, 5, 5, 3, -5, 3, 0, 6, 6, 0, 1, 6, -1, 6, 6, 1, -6, 1, 2, 6, -2, 6, 6, 2, -6, 2,
        4, 5, -4, 5, 5, 4, -5, 4, 3, 6, -3, 6, 6, 3, -6, 3, 0, 7, 7, 0, 1, 7, -1, 7, 5, 5, -5, 5, 7, 1, -7, 1,
        4, 6, -4, 6, 6, 4, -6, 4, 2, 7, -2, 7, 7, 2, -7, 2, 3, 7, -3, 7, 7, 3, -7, 3, 5, 6, -5, 6, 6, 5, -6, 5,
        8, 0, 4, 7, -4, 7, 7, 4, -7, 4, 8, 1, 8, 2, 6, 6, -6, 6, 8, 3, 5, 7, -5, 7, 7, 5, -7, 5, 8, 4, 6, 7,
        -6, 7, 7, 6, -7, 6, 8, 5, 7, 7, -7, 7, 8, 6, 8, 7,
    ];

    [Test]
    public void Near_distance_codes_are_those_of_the_specification()
    {
        var offsets = Enumerable.Range(1, Vp8lDistanceMap.NearCodes).Select(code => Vp8lDistanceMap.Offset(code));
        Assert.That(offsets, Is.EqualTo(NearOffsets.Chunk(2).Select(pair => (pair[0], pair[1]))));
    }

    [Test]
    public void A_distance_and_its_code_are_each_others_inverse([Values(1, 2, 7, 8, 9, 15, 16, 17, 100, 16383)] int width)
    {
        for (int distance = 1; distance < 8 * width + 40; distance++)
        {
            Assert.That(Vp8lDistanceMap.ToDistance(Vp8lDistanceMap.ToCode(distance, width), width), Is.EqualTo(distance));
        }
    }

    [Test]
    public void Distances_that_point_before_the_first_column_of_a_narrow_image_are_one() =>
        Assert.That(Vp8lDistanceMap.ToDistance(4, width: 1), Is.EqualTo(1));

    [TestCase(1, 0, 0)]
    [TestCase(4, 3, 0)]
    [TestCase(5, 4, 1)]
    [TestCase(8, 5, 1)]
    [TestCase(9, 6, 2)]
    [TestCase(16, 7, 2)]
    [TestCase(3073, 23, 10)]
    [TestCase(4096, 23, 10)]
    [TestCase(1048576, 39, 18)]
    public void Lengths_and_distances_have_the_symbols_of_the_specification(int value, int symbol, int extraBits)
    {
        Assert.That(Vp8lHistogram.PrefixSymbol(value), Is.EqualTo(symbol));
        Assert.That(Vp8lHistogram.ExtraBits(symbol), Is.EqualTo(extraBits));
    }

    [Test]
    public void Canonical_codes_are_assigned_by_length_and_then_by_symbol()
    {
        var codes = new uint[5];
        Vp8lHuffman.Codes([2, 1, 0, 3, 3], codes);

        // Canonical: symbol 1 is 0, symbol 0 is 10, symbols 3 and 4 are 110 and 111; stored first bit lowest.
        Assert.That(codes, Is.EqualTo(new uint[] { 0b01 | (2 << 16), 0b0 | (1 << 16), 0, 0b011 | (3 << 16), 0b111 | (3 << 16) }));
    }

    [Test]
    public void Fibonacci_counts_are_limited_to_15_bits_and_make_a_complete_code()
    {
        var counts = new int[40];
        (int a, int b) = (1, 1);
        for (int i = 0; i < counts.Length; i++) (counts[i], a, b) = (a, b, a + b);
        var lengths = new byte[counts.Length];
        Vp8lHuffman.Lengths(counts, 15, lengths);

        Assert.That(lengths.Max(), Is.LessThanOrEqualTo(15));
        Assert.That(lengths.Sum(length => 1 << (15 - length)), Is.EqualTo(1 << 15));
        Assert.That(new Vp8lPrefixTables().TryAdd(lengths, out _), Is.True);
    }

    [Test]
    public void Huffman_lengths_are_those_worked_out_by_hand()
    {
        var lengths = new byte[5];
        Vp8lHuffman.Lengths([5, 0, 1, 1, 2], 15, lengths);
        Assert.That(lengths, Is.EqualTo(new byte[] { 1, 0, 3, 3, 2 }));
    }

    [TestCase(new byte[] { 1, 2, 2 }, true)]
    [TestCase(new byte[] { 1, 2 }, false, TestName = "An_incomplete_code_is_refused")]
    [TestCase(new byte[] { 1, 1, 1 }, false, TestName = "An_oversubscribed_code_is_refused")]
    [TestCase(new byte[] { 0, 0, 0 }, false, TestName = "An_empty_code_is_refused")]
    [TestCase(new byte[] { 0, 7, 0 }, true, TestName = "A_lone_symbol_of_any_length_is_complete")]
    public void Codes_must_be_complete(byte[] lengths, bool complete) => Assert.That(new Vp8lPrefixTables().TryAdd(lengths, out _), Is.EqualTo(complete));

    [TestCase(0, 0xFF000000u)]
    [TestCase(1, 0x10203040u)]
    [TestCase(2, 0x20304050u)]
    [TestCase(3, 0x00FF8001u)]
    [TestCase(4, 0x18283848u)]
    [TestCase(5, 0x145F4C38u, Description = "(10+00)/2 = 08, (08+20)/2 = 14; (20+FF)/2 = 8F, (8F+30)/2 = 5F; (30+80)/2 = 58, (58+40)/2 = 4C; (40+01)/2 = 20, (20+50)/2 = 38")]
    [TestCase(6, 0x14243444u)]
    [TestCase(7, 0x18283848u)]
    [TestCase(8, 0x1C2C3C4Cu)]
    [TestCase(9, 0x10976028u)]
    [TestCase(10, 0x125D4A36u)]
    [TestCase(12, 0x18283848u, Description = "L + T - TL = 10+20-18 and so on")]
    [TestCase(13, 0x18283848u, Description = "the average of L and T is TL, so that nothing is added")]
    public void Predictors_give_the_values_worked_out_by_hand(int mode, uint expected)
    {
        const uint Left = 0x10203040, Top = 0x20304050, TopRight = 0x00FF8001, TopLeft = 0x18283848;
        Assert.That(Vp8lPredictors.Predict(mode, Left, Top, TopRight, TopLeft), Is.EqualTo(expected));
    }

    [Test]
    public void Select_takes_the_nearer_and_top_when_both_are_as_near()
    {
        // |T - TL| sums to 1 and |L - TL| to 2: the gradient is nearer to left.
        Assert.That(Vp8lPredictors.Predict(11, left: 0x02, top: 0x01, topRight: 0, topLeft: 0), Is.EqualTo(0x02));
        Assert.That(Vp8lPredictors.Predict(11, left: 0x01, top: 0x02, topRight: 0, topLeft: 0), Is.EqualTo(0x02));
        Assert.That(Vp8lPredictors.Predict(11, left: 0x0100, top: 0x01, topRight: 0, topLeft: 0), Is.EqualTo(0x01));
    }

    [Test]
    public void Gradients_clamp_at_both_ends()
    {
        Assert.That(Vp8lPredictors.Predict(12, left: 0xF0F00505, top: 0xF0100505, topRight: 0, topLeft: 0x10F00A90), Is.EqualTo(0xFF100000));
        // Averages F0, 05; a half of +E0 and of -8B (toward zero: -45).
        Assert.That(Vp8lPredictors.Predict(13, left: 0xF005, top: 0xF005, topRight: 0, topLeft: 0x1090), Is.EqualTo(0xFF00));
        // (5 + (5 - 8) / 2) is 4 when the half is rounded toward zero.
        Assert.That(Vp8lPredictors.Predict(13, left: 5, top: 5, topRight: 0, topLeft: 8), Is.EqualTo(4));
    }

    [Test]
    public void Vectors_predict_what_single_pixels_predict([Range(0, 13)] int mode)
    {
        const int Width = 29;
        var random = new Random(mode);
        var pixels = new uint[Width * 2];
        for (int round = 0; round < 50; round++)
        {
            for (int i = 0; i < pixels.Length; i++) pixels[i] = (uint)random.NextInt64(1L << 32) & (round % 2 == 0 ? 0xFFFFFFFF : 0x03030303);
            var residuals = new uint[Width - 1];
            Vp8lVectorPredictors.Subtract(mode, pixels, Width, Width + 1, Width - 1, residuals);
            for (int x = 1; x < Width; x++)
            {
                uint next = pixels[x + 1];
                uint prediction = Vp8lPredictors.Predict(mode, pixels[Width + x - 1], pixels[x], next, pixels[x - 1]);
                Assert.That(Vp8lPredictors.Add(residuals[x - 1], prediction), Is.EqualTo(pixels[Width + x]));
            }

            int distortion = residuals.Sum(r => Math.Abs((int)(sbyte)r) + Math.Abs((int)(sbyte)(r >> 8)) + Math.Abs((int)(sbyte)(r >> 16)) + Math.Abs((int)(sbyte)(r >> 24)));
            int whole = Vp8lVectorPredictors.Distortion(mode, pixels, Width, Width + 1, 24);
            int tail = residuals[24..].Sum(r => Math.Abs((int)(sbyte)r) + Math.Abs((int)(sbyte)(r >> 8)) + Math.Abs((int)(sbyte)(r >> 16)) + Math.Abs((int)(sbyte)(r >> 24)));
            Assert.That(whole, Is.EqualTo(distortion - tail));
        }
    }

    [Test]
    public void Color_multipliers_are_signed_32nds_and_undo_themselves()
    {
        var multipliers = new Vp8lColorMultipliers(greenToRed: 16, greenToBlue: -32, redToBlue: 8);

        // green 0x40 = 64: red loses 32, blue gains 64 and loses a quarter of red 0x50 = 80.
        uint removed = multipliers.Remove(0xFF504010);
        Assert.That(removed, Is.EqualTo(0xFF304000u | (0x10 + 64 - 20)));
        Assert.That(multipliers.Restore(removed), Is.EqualTo(0xFF504010));
        Assert.That(new Vp8lColorMultipliers(multipliers.Element).Remove(0xFF504010), Is.EqualTo(removed));
    }

    [Test]
    public void A_stream_written_by_hand_is_read()
    {
        var bits = new Vp8lBitWriter();
        bits.Write(0x2F, 8);
        bits.Write(2, 14); // width 3
        bits.Write(1, 14); // height 2
        bits.Write(0, 4);
        bits.Write(0, 3); // no transform, no color cache, one group
        WriteSimple(bits, 7, 9); // green is 7 or 9
        WriteSimple(bits, 1);
        WriteSimple(bits, 200);
        WriteSimple(bits, 255);
        WriteSimple(bits, 0);
        bits.Write(0b101101, 6);
        var stream = new byte[bits.ByteCount];
        bits.CopyTo(stream);
        var reader = new Vp8lBitReader(stream, new AssetLocation("by-hand"), 0);
        (int width, int height) = Vp8lDecoder.ReadHeader(ref reader);

        uint[] pixels = Vp8lDecoder.ReadPixels(ref reader, width, height);

        Assert.That((width, height), Is.EqualTo((3, 2)));
        const uint Seven = 0xFF0107C8, Nine = 0xFF0109C8;
        Assert.That(pixels, Is.EqualTo(new[] { Nine, Seven, Nine, Nine, Seven, Nine }));
    }

    private static void WriteSimple(Vp8lBitWriter bits, uint first, uint? second = null)
    {
        bits.WriteFlag(true);
        bits.WriteFlag(second is not null);
        bits.WriteFlag(true);
        bits.Write(first, 8);
        if (second is { } other) bits.Write(other, 8);
    }
}
