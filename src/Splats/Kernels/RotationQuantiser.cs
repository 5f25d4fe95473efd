using System.Runtime.Intrinsics;
using UsdGsplat.Splats.Numerics;

namespace UsdGsplat.Splats.Kernels;

/// <summary>Rotations rounded to bytes, eight at a time.</summary>
internal static class RotationQuantiser
{
    private const int Lanes = 8;

    // 128·c + 128 is a byte; relative to the middle it runs from −128 to 127.
    private const float Steps = 128;

    /// <summary>Rounds rotations; see <see cref="ISplatKernels.QuantiseRotations"/>.</summary>
    internal static void Quantise(ReadOnlySpan<float> rotationsXyzw, RotationRounding rounding, Span<uint> pixels)
    {
        // Component after component, in the order of the channels: w, x, y, z.
        Span<float> units = stackalloc float[4 * Lanes];
        Span<Vector256<float>> bytes = stackalloc Vector256<float>[4];
        int splats = rotationsXyzw.Length / 4;
        for (int first = 0; first < splats; first += Lanes)
        {
            int count = Math.Min(Lanes, splats - first);
            for (int i = 0; i < count; i++) Normalise(rotationsXyzw.Slice(4 * (first + i), 4), units[i..]);
            for (int c = 0; c < 4; c++) bytes[c] = Round(Vector256.Create<float>(units.Slice(c * Lanes, Lanes)));
            if (rounding == RotationRounding.SmallestAngle) Improve(units, bytes);
            for (int i = 0; i < count; i++)
            {
                uint pixel = 0;
                for (int c = 0; c < 4; c++) pixel |= (uint)(int)(bytes[c][i] + Steps) << (8 * c);
                pixels[first + i] = pixel;
            }
        }
    }

    private static void Normalise(ReadOnlySpan<float> xyzw, Span<float> lane)
    {
        float x = xyzw[0], y = xyzw[1], z = xyzw[2], w = xyzw[3];
        float norm = MathF.Sqrt((((w * w) + (x * x)) + (y * y)) + (z * z));
        if (!(norm >= Rotations.SmallestNorm && norm <= float.MaxValue)) (x, y, z, w, norm) = (0, 0, 0, 1, 1);
        (x, y, z, w) = (x / norm, y / norm, z / norm, w / norm);
        if (w < 0) (x, y, z, w) = (-x, -y, -z, -w);
        lane[0] = w;
        lane[Lanes] = x;
        lane[2 * Lanes] = y;
        lane[3 * Lanes] = z;
    }

    private static Vector256<float> Round(Vector256<float> unit)
    {
        unit = Vector256.Min(Vector256.Max(unit, -Vector256<float>.One), Vector256<float>.One);
        Vector256<float> rounded = Vector256.Round((unit * Steps) + Vector256.Create(Steps));
        return Vector256.Min(rounded, Vector256.Create(255f)) - Vector256.Create(Steps);
    }

    /// <summary>Looks through the bytes' neighbours for the smallest angle.</summary>
    /// <remarks>
    /// With q the unit quaternion and b = 128·q + e the bytes, half the angle between their rotations has the squared sine
    /// (|e|² − (e·q)²) / |b|². Written with the small e, nothing cancels. Plain rounding wins ties.
    /// </remarks>
    private static void Improve(ReadOnlySpan<float> units, Span<Vector256<float>> bytes)
    {
        Span<Candidate> candidates = stackalloc Candidate[4 * 3];
        for (int c = 0; c < 4; c++)
        {
            Vector256<float> unit = Vector256.Create(units.Slice(c * Lanes, Lanes));
            for (int k = 0; k < 3; k++)
            {
                Vector256<float> value = bytes[c] + Vector256.Create(k - 1f);
                value = Vector256.Min(Vector256.Max(value, Vector256.Create(-Steps)), Vector256.Create(Steps - 1));
                Vector256<float> error = value - (unit * Steps);
                candidates[(3 * c) + k] = new Candidate(value, error * error, error * unit, value * value);
            }
        }

        Vector256<int> choice = Choose(candidates);
        for (int c = 3; c >= 0; c--)
        {
            Vector256<int> rest = DivideBy3(choice);
            Vector256<int> digit = choice - (rest * 3);
            choice = rest;
            bytes[c] = Vector256.ConditionalSelect(
                Vector256.Equals(digit, Vector256<int>.Zero).AsSingle(),
                candidates[3 * c].Value,
                Vector256.ConditionalSelect(
                    Vector256.Equals(digit, Vector256<int>.One).AsSingle(), candidates[(3 * c) + 1].Value, candidates[(3 * c) + 2].Value));
        }
    }

    /// <summary>Numbers of the best combinations, to base 3 with w's candidate as the highest digit.</summary>
    private static Vector256<int> Choose(ReadOnlySpan<Candidate> candidates)
    {
        const int Plain = 40;
        Vector256<int> choice = Vector256.Create(Plain);
        Vector256<float> smallest = (candidates[1] + candidates[4] + (candidates[7] + candidates[10])).SquaredSine();
        for (int wx = 0; wx < 9; wx++)
        {
            Candidate front = candidates[wx / 3] + candidates[3 + (wx % 3)];
            for (int yz = 0; yz < 9; yz++)
            {
                Vector256<float> sine = (front + (candidates[6 + (yz / 3)] + candidates[9 + (yz % 3)])).SquaredSine();
                Vector256<float> better = Vector256.LessThan(sine, smallest);
                choice = Vector256.ConditionalSelect(better.AsInt32(), Vector256.Create((9 * wx) + yz), choice);
                smallest = Vector256.ConditionalSelect(better, sine, smallest);
            }
        }

        return choice;
    }

    // Exact below 2^16 / 3.
    private static Vector256<int> DivideBy3(Vector256<int> value) => (value * 21846) >>> 16;

    /// <summary>A byte, or sums over several: the value, |e|², e·q and |b|².</summary>
    private readonly record struct Candidate(Vector256<float> Value, Vector256<float> Error, Vector256<float> Along, Vector256<float> Norm)
    {
        public static Candidate operator +(Candidate a, Candidate b) => new(a.Value, a.Error + b.Error, a.Along + b.Along, a.Norm + b.Norm);

        internal Vector256<float> SquaredSine() => (Error - (Along * Along)) / Norm;
    }
}
