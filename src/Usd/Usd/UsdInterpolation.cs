using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace pxr;

/// <summary>Finds values between time samples.</summary>
internal static class UsdInterpolation
{
    // Samples that are closer than this are at one time.
    private const double SameTime = 1e-6;

    internal static object At(SdfTimeSamples samples, double time, UsdInterpolationType type)
    {
        (int lower, int upper) = samples.Bracket(time);
        object held = samples.Values[lower];
        if (samples.Times[upper] - samples.Times[lower] < SameTime || type == UsdInterpolationType.UsdInterpolationTypeHeld) return held;
        double fraction = (time - samples.Times[lower]) / (samples.Times[upper] - samples.Times[lower]);
        return Between(held, samples.Values[upper], fraction) ?? held;
    }

    /// <summary>Whether values of this type are interpolated.</summary>
    internal static bool IsLinear(object value) => Between(value, value, 0.5) is not null;

    /// <summary>The linear interpolation of two values, or null when their type or length does not allow it.</summary>
    internal static object? Between(object a, object b, double f) => (a, b) switch
    {
        (float x, float y) => (float)Lerp(x, y, f),
        (double x, double y) => Lerp(x, y, f),
        (GfHalf x, GfHalf y) => Lerp<GfHalf, Half>(x, y, f),
        (SdfTimeCode x, SdfTimeCode y) => new SdfTimeCode(Lerp(x.GetValue(), y.GetValue(), f)),
        (GfVec2h x, GfVec2h y) => Lerp<GfVec2h, Half>(x, y, f),
        (GfVec3h x, GfVec3h y) => Lerp<GfVec3h, Half>(x, y, f),
        (GfVec4h x, GfVec4h y) => Lerp<GfVec4h, Half>(x, y, f),
        (GfVec2f x, GfVec2f y) => Lerp<GfVec2f, float>(x, y, f),
        (GfVec3f x, GfVec3f y) => Lerp<GfVec3f, float>(x, y, f),
        (GfVec4f x, GfVec4f y) => Lerp<GfVec4f, float>(x, y, f),
        (GfVec2d x, GfVec2d y) => Lerp<GfVec2d, double>(x, y, f),
        (GfVec3d x, GfVec3d y) => Lerp<GfVec3d, double>(x, y, f),
        (GfVec4d x, GfVec4d y) => Lerp<GfVec4d, double>(x, y, f),
        (GfMatrix2d x, GfMatrix2d y) => Lerp<GfMatrix2d, double>(x, y, f),
        (GfMatrix3d x, GfMatrix3d y) => Lerp<GfMatrix3d, double>(x, y, f),
        (GfMatrix4d x, GfMatrix4d y) => Lerp<GfMatrix4d, double>(x, y, f),
        (GfQuath x, GfQuath y) => Gf.GfSlerp(f, x, y),
        (GfQuatf x, GfQuatf y) => Gf.GfSlerp(f, x, y),
        (GfQuatd x, GfQuatd y) => Gf.GfSlerp(f, x, y),
        (VtFloatArray x, VtFloatArray y) => Lerp<float, float, VtFloatArray>(x, y, f, static s => new(s)),
        (VtDoubleArray x, VtDoubleArray y) => Lerp<double, double, VtDoubleArray>(x, y, f, static s => new(s)),
        (VtHalfArray x, VtHalfArray y) => Lerp<GfHalf, Half, VtHalfArray>(x, y, f, static s => new(s)),
        (VtVec2hArray x, VtVec2hArray y) => Lerp<GfVec2h, Half, VtVec2hArray>(x, y, f, static s => new(s)),
        (VtVec3hArray x, VtVec3hArray y) => Lerp<GfVec3h, Half, VtVec3hArray>(x, y, f, static s => new(s)),
        (VtVec4hArray x, VtVec4hArray y) => Lerp<GfVec4h, Half, VtVec4hArray>(x, y, f, static s => new(s)),
        (VtVec2fArray x, VtVec2fArray y) => Lerp<GfVec2f, float, VtVec2fArray>(x, y, f, static s => new(s)),
        (VtVec3fArray x, VtVec3fArray y) => Lerp<GfVec3f, float, VtVec3fArray>(x, y, f, static s => new(s)),
        (VtVec4fArray x, VtVec4fArray y) => Lerp<GfVec4f, float, VtVec4fArray>(x, y, f, static s => new(s)),
        (VtVec2dArray x, VtVec2dArray y) => Lerp<GfVec2d, double, VtVec2dArray>(x, y, f, static s => new(s)),
        (VtVec3dArray x, VtVec3dArray y) => Lerp<GfVec3d, double, VtVec3dArray>(x, y, f, static s => new(s)),
        (VtVec4dArray x, VtVec4dArray y) => Lerp<GfVec4d, double, VtVec4dArray>(x, y, f, static s => new(s)),
        (SdfTimeCodeArray x, SdfTimeCodeArray y) => Lerp<SdfTimeCode, double, SdfTimeCodeArray>(x, y, f, static s => new(s)),
        (VtMatrix2dArray x, VtMatrix2dArray y) => Lerp<GfMatrix2d, double, VtMatrix2dArray>(x, y, f, static s => new(s)),
        (VtMatrix3dArray x, VtMatrix3dArray y) => Lerp<GfMatrix3d, double, VtMatrix3dArray>(x, y, f, static s => new(s)),
        (VtMatrix4dArray x, VtMatrix4dArray y) => Lerp<GfMatrix4d, double, VtMatrix4dArray>(x, y, f, static s => new(s)),
        (VtQuathArray x, VtQuathArray y) => Slerp<GfQuath, VtQuathArray>(x, y, static (q, r, t) => Gf.GfSlerp(t, q, r), f, static s => new(s)),
        (VtQuatfArray x, VtQuatfArray y) => Slerp<GfQuatf, VtQuatfArray>(x, y, static (q, r, t) => Gf.GfSlerp(t, q, r), f, static s => new(s)),
        (VtQuatdArray x, VtQuatdArray y) => Slerp<GfQuatd, VtQuatdArray>(x, y, static (q, r, t) => Gf.GfSlerp(t, q, r), f, static s => new(s)),
        _ => null,
    };

    private static double Lerp(double a, double b, double f) => ((1 - f) * a) + (f * b);

    private static T Lerp<T, TScalar>(T a, T b, double f)
        where T : unmanaged
        where TScalar : unmanaged, System.Numerics.IFloatingPointIeee754<TScalar>
    {
        T result = default;
        LerpScalars<T, TScalar>(Scalars<T, TScalar>(new(in a)), Scalars<T, TScalar>(new(in b)), f, MemoryMarshal.Cast<T, TScalar>(new Span<T>(ref result)));
        return result;
    }

    private static TArray? Lerp<T, TScalar, TArray>(TArray a, TArray b, double f, Func<T[], TArray> make)
        where T : unmanaged
        where TScalar : unmanaged, System.Numerics.IFloatingPointIeee754<TScalar>
        where TArray : VtArray<T>
    {
        if (a.size() != b.size()) return null;
        var result = new T[a.size()];
        LerpScalars<T, TScalar>(Scalars<T, TScalar>(a.AsSpan()), Scalars<T, TScalar>(b.AsSpan()), f, MemoryMarshal.Cast<T, TScalar>(result.AsSpan()));
        return make(result);
    }

    private static TArray? Slerp<T, TArray>(TArray a, TArray b, Func<T, T, double, T> slerp, double f, Func<T[], TArray> make)
        where TArray : VtArray<T>
    {
        if (a.size() != b.size()) return null;
        var result = new T[a.size()];
        for (int i = 0; i < result.Length; i++) result[i] = slerp(a[i], b[i], f);
        return make(result);
    }

    /// <summary>Interpolates numbers; where they are parts of a value, products are rounded one by one, as OpenUSD's vectors do.</summary>
    private static void LerpScalars<T, TScalar>(ReadOnlySpan<TScalar> a, ReadOnlySpan<TScalar> b, double f, Span<TScalar> into)
        where T : unmanaged
        where TScalar : unmanaged, System.Numerics.IFloatingPointIeee754<TScalar>
    {
        if (Unsafe.SizeOf<T>() == Unsafe.SizeOf<TScalar>())
        {
            for (int i = 0; i < into.Length; i++) into[i] = TScalar.CreateTruncating(Lerp(double.CreateTruncating(a[i]), double.CreateTruncating(b[i]), f));
            return;
        }

        (double first, double second) = typeof(TScalar) == typeof(Half) ? ((float)(1 - f), (float)f) : (1 - f, f);
        for (int i = 0; i < into.Length; i++)
        {
            into[i] = TScalar.CreateTruncating(double.CreateTruncating(a[i]) * first) + TScalar.CreateTruncating(double.CreateTruncating(b[i]) * second);
        }
    }

    private static ReadOnlySpan<TScalar> Scalars<T, TScalar>(ReadOnlySpan<T> values)
        where T : unmanaged
        where TScalar : unmanaged => MemoryMarshal.Cast<T, TScalar>(values);
}
