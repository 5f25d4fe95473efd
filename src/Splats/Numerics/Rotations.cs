using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace UsdGsplat.Splats.Numerics;

/// <summary>What is done to rotations that are none.</summary>
internal static class Rotations
{
    /// <summary>Quaternions shorter than this have no direction worth the name. Source: FreeTimeGS exporters.</summary>
    internal const float SmallestNorm = 1e-8f;

    /// <summary>Puts the identity in place of quaternions that are non-finite or shorter than <see cref="SmallestNorm"/>.</summary>
    /// <returns>How many.</returns>
    internal static int Repair(Span<float> xyzw)
    {
        int repaired = 0;
        foreach (ref Vector128<float> q in MemoryMarshal.Cast<float, Vector128<float>>(xyzw))
        {
            // The square of a long quaternion may overflow to infinity; only then its parts are looked at.
            float square = Vector128.Dot(q, q);
            if (square >= SmallestNorm * SmallestNorm && square <= float.MaxValue) continue;
            if (square > 0 && IsFinite(q) && !IsShort(q)) continue;
            q = Vector128.Create(0f, 0f, 0f, 1f);
            repaired++;
        }

        return repaired;
    }

    private static bool IsFinite(Vector128<float> q) =>
        float.IsFinite(q[0]) && float.IsFinite(q[1]) && float.IsFinite(q[2]) && float.IsFinite(q[3]);

    private static bool IsShort(Vector128<float> q)
    {
        double x = q[0], y = q[1], z = q[2], w = q[3];
        return Math.Sqrt((x * x) + (y * y) + (z * z) + (w * w)) < SmallestNorm;
    }
}
