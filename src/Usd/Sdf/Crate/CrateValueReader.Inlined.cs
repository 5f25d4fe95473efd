using System.Numerics;

namespace pxr;

/// <content>Values that stand in their representation. Source: the crate format's description, section 7.</content>
internal sealed partial class CrateValueReader
{
    private object ReadInlined(CrateValueRep rep)
    {
        uint payload = (uint)rep.Payload;
        CrateCursor cursor = file.Bytes.From(0, scope);
        return ReadInlinedNumber(rep.Type, payload) ?? ReadInlinedVector(rep.Type, payload) ?? rep.Type switch
        {
            CrateType.String => StringAt((int)payload, in cursor),
            CrateType.Token => file.Tokens.Token(TokenIndex((int)payload, in cursor)),
            CrateType.AssetPath => ToAsset(file.Tokens.Text(TokenIndex((int)payload, in cursor)), in cursor),
            CrateType.Dictionary => new VtDictionary(),
            CrateType.Specifier when payload < (uint)SdfSpecifier.SdfNumSpecifiers => (SdfSpecifier)payload,
            CrateType.Permission when payload < (uint)SdfPermission.SdfNumPermissions => (SdfPermission)payload,
            CrateType.Variability when payload == 0 => SdfVariability.SdfVariabilityVarying,

            // 2 is a legacy kind of variability, which was merged into this one.
            CrateType.Variability when payload <= 2 => SdfVariability.SdfVariabilityUniform,
            CrateType.ValueBlock => new SdfValueBlock(),
            _ => Refuse(rep, in cursor),
        };
    }

    private static object? ReadInlinedNumber(CrateType type, uint payload) => type switch
    {
        CrateType.Bool => payload != 0,
        CrateType.UChar => (byte)payload,
        CrateType.Int => (int)payload,
        CrateType.UInt => payload,
        CrateType.Int64 => (long)(int)payload,
        CrateType.UInt64 => (ulong)payload,
        CrateType.Half => GfHalf.FromBits((ushort)payload),
        CrateType.Float => BitConverter.UInt32BitsToSingle(payload),
        CrateType.Double => (double)BitConverter.UInt32BitsToSingle(payload),
        CrateType.Vec2h => new GfVec2h(GfHalf.FromBits((ushort)payload), GfHalf.FromBits((ushort)(payload >> 16))),
        _ => null,
    };

    private static object? ReadInlinedVector(CrateType type, uint payload) => type switch
    {
        CrateType.Matrix2d => Diagonal<GfMatrix2d>(payload, 2),
        CrateType.Matrix3d => Diagonal<GfMatrix3d>(payload, 3),
        CrateType.Matrix4d => Diagonal<GfMatrix4d>(payload, 4),
        CrateType.Vec2d => Small<GfVec2d, double>(payload),
        CrateType.Vec2f => Small<GfVec2f, float>(payload),
        CrateType.Vec2i => Small<GfVec2i, int>(payload),
        CrateType.Vec3d => Small<GfVec3d, double>(payload),
        CrateType.Vec3f => Small<GfVec3f, float>(payload),
        CrateType.Vec3h => Small<GfVec3h, Half>(payload),
        CrateType.Vec3i => Small<GfVec3i, int>(payload),
        CrateType.Vec4d => Small<GfVec4d, double>(payload),
        CrateType.Vec4f => Small<GfVec4f, float>(payload),
        CrateType.Vec4h => Small<GfVec4h, Half>(payload),
        CrateType.Vec4i => Small<GfVec4i, int>(payload),
        _ => null,
    };

    /// <summary>A vector of integers from −128 to 127, one in each byte.</summary>
    private static object Small<T, TComponent>(uint payload)
        where T : unmanaged
        where TComponent : unmanaged, INumberBase<TComponent>
    {
        T value = default;
        Span<TComponent> components = UsdaTuples.Components<T, TComponent>(ref value);
        for (int i = 0; i < components.Length; i++) components[i] = TComponent.CreateTruncating((sbyte)(payload >> (8 * i)));
        return value;
    }

    private static object Diagonal<T>(uint payload, int size)
        where T : unmanaged
    {
        T value = default;
        Span<double> cells = UsdaTuples.Components<T, double>(ref value);
        for (int i = 0; i < size; i++) cells[i * (size + 1)] = (sbyte)(payload >> (8 * i));
        return value;
    }
}
