using System.Numerics;

namespace pxr;

/// <content>Values that fit into their representation. Source: the crate format's description, section 7.</content>
/// <remarks>
/// OpenUSD takes −0 for the integer 0 here, and loses the sign; this writer keeps it by writing such vectors at length.
/// </remarks>
internal sealed partial class CrateValueWriter
{
    private CrateValueRep? Inline(object value) => value switch
    {
        bool v => CrateValueRep.Inlined(CrateType.Bool, v ? 1u : 0),
        byte v => CrateValueRep.Inlined(CrateType.UChar, v),
        int v => CrateValueRep.Inlined(CrateType.Int, (uint)v),
        uint v => CrateValueRep.Inlined(CrateType.UInt, v),
        GfHalf v => CrateValueRep.Inlined(CrateType.Half, v.ToBits()),
        float v => CrateValueRep.Inlined(CrateType.Float, BitConverter.SingleToUInt32Bits(v)),
        GfVec2h v => CrateValueRep.Inlined(CrateType.Vec2h, v.X.ToBits() | ((uint)v.Y.ToBits() << 16)),
        string v => CrateValueRep.Inlined(CrateType.String, (uint)tables.String(v)),
        TfToken v => CrateValueRep.Inlined(CrateType.Token, (uint)tables.Token(v.GetString())),
        SdfAssetPath v => CrateValueRep.Inlined(CrateType.AssetPath, (uint)tables.Token(v.GetAssetPath())),
        SdfSpecifier v => CrateValueRep.Inlined(CrateType.Specifier, (uint)v),
        SdfPermission v => CrateValueRep.Inlined(CrateType.Permission, (uint)v),
        SdfVariability v => CrateValueRep.Inlined(CrateType.Variability, (uint)v),
        SdfValueBlock => CrateValueRep.Inlined(CrateType.ValueBlock, 0),
        double v when double.IsFinite(v) && (double)(float)v == v => CrateValueRep.Inlined(CrateType.Double, BitConverter.SingleToUInt32Bits((float)v)),
        long v when v == (int)v => CrateValueRep.Inlined(CrateType.Int64, (uint)(int)v),
        ulong v when v <= uint.MaxValue => CrateValueRep.Inlined(CrateType.UInt64, (uint)v),
        _ => null,
    };

    private CrateValueRep? WriteNumbers(object value)
    {
        switch (value)
        {
            case double v: return Whole(CrateType.Double, v);
            case long v: return Whole(CrateType.Int64, v);
            case ulong v: return Whole(CrateType.UInt64, v);
            case SdfTimeCode v:
                Require(CrateVersion.TimeCodes);
                return Whole(CrateType.TimeCode, v);
            case GfVec2d v: return Vector<GfVec2d, double>(CrateType.Vec2d, v);
            case GfVec2f v: return Vector<GfVec2f, float>(CrateType.Vec2f, v);
            case GfVec2i v: return Vector<GfVec2i, int>(CrateType.Vec2i, v);
            case GfVec3d v: return Vector<GfVec3d, double>(CrateType.Vec3d, v);
            case GfVec3f v: return Vector<GfVec3f, float>(CrateType.Vec3f, v);
            case GfVec3h v: return Vector<GfVec3h, Half>(CrateType.Vec3h, v);
            case GfVec3i v: return Vector<GfVec3i, int>(CrateType.Vec3i, v);
            case GfVec4d v: return Vector<GfVec4d, double>(CrateType.Vec4d, v);
            case GfVec4f v: return Vector<GfVec4f, float>(CrateType.Vec4f, v);
            case GfVec4h v: return Vector<GfVec4h, Half>(CrateType.Vec4h, v);
            case GfVec4i v: return Vector<GfVec4i, int>(CrateType.Vec4i, v);
            case GfQuatd v: return Whole(CrateType.Quatd, v);
            case GfQuatf v: return Whole(CrateType.Quatf, v);
            case GfQuath v: return Whole(CrateType.Quath, v);
            case GfMatrix2d v: return Matrix(CrateType.Matrix2d, v, 2);
            case GfMatrix3d v: return Matrix(CrateType.Matrix3d, v, 3);
            case GfMatrix4d v: return Matrix(CrateType.Matrix4d, v, 4);
            default: return null;
        }
    }

    private CrateValueRep Whole<T>(CrateType type, T value)
        where T : unmanaged => Store(type, new CrateBlob().Add(value));

    private CrateValueRep Vector<T, TComponent>(CrateType type, T value)
        where T : unmanaged
        where TComponent : unmanaged, INumberBase<TComponent>
    {
        ReadOnlySpan<TComponent> components = UsdaTuples.Components<T, TComponent>(ref value);
        uint payload = 0;
        for (int i = 0; i < components.Length; i++)
        {
            if (!TrySmall(components[i], out byte small)) return Whole(type, value);
            payload |= (uint)small << (8 * i);
        }

        return CrateValueRep.Inlined(type, payload);
    }

    private CrateValueRep Matrix<T>(CrateType type, T value, int size)
        where T : unmanaged
    {
        ReadOnlySpan<double> cells = UsdaTuples.Components<T, double>(ref value);
        uint payload = 0;
        for (int i = 0; i < cells.Length; i++)
        {
            bool diagonal = i % (size + 1) == 0;
            if (!TrySmall(cells[i], out byte small) || (!diagonal && small != 0)) return Whole(type, value);
            if (diagonal) payload |= (uint)small << (8 * (i / (size + 1)));
        }

        return CrateValueRep.Inlined(type, payload);
    }

    /// <summary>Whether a number is an integer from −128 to 127; −0 is none.</summary>
    private static bool TrySmall<T>(T value, out byte small)
        where T : INumberBase<T>
    {
        sbyte integer = T.IsFinite(value) ? sbyte.CreateSaturating(value) : (sbyte)0;
        small = (byte)integer;
        return T.CreateTruncating(integer) == value && !(T.IsZero(value) && T.IsNegative(value));
    }
}
