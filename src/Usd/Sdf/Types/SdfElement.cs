namespace pxr;

/// <summary>What this library knows of one <see cref="SdfElementType"/>.</summary>
/// <param name="Type">The element type.</param>
/// <param name="CppName">OpenUSD's C++ name, as <c>VtValue.GetTypeName</c> gives it.</param>
/// <param name="Scalar">The .NET type of one value.</param>
/// <param name="Array">The .NET type of an array, or null when there is none.</param>
/// <param name="Rows">Outer dimension of a tuple: 0 for scalars, n for vectors and quaternions, n for n×n matrices.</param>
/// <param name="Columns">Inner dimension of a matrix, 0 otherwise.</param>
/// <param name="Default">The fallback value: zero, empty or identity.</param>
internal sealed record SdfElement(
    SdfElementType Type, string CppName, Type Scalar, Type? Array, int Rows, int Columns, object? Default)
{
    internal static IReadOnlyList<SdfElement> All { get; } =
    [
        new(SdfElementType.Bool, "bool", typeof(bool), typeof(VtBoolArray), 0, 0, false),
        new(SdfElementType.UChar, "unsigned char", typeof(byte), typeof(VtUCharArray), 0, 0, (byte)0),
        new(SdfElementType.Int, "int", typeof(int), typeof(VtIntArray), 0, 0, 0),
        new(SdfElementType.UInt, "unsigned int", typeof(uint), typeof(VtUIntArray), 0, 0, 0u),
        new(SdfElementType.Int64, "__int64", typeof(long), typeof(VtInt64Array), 0, 0, 0L),
        new(SdfElementType.UInt64, "unsigned __int64", typeof(ulong), typeof(VtUInt64Array), 0, 0, 0UL),
        new(SdfElementType.Half, "GfHalf", typeof(GfHalf), typeof(VtHalfArray), 0, 0, default(GfHalf)),
        new(SdfElementType.Float, "float", typeof(float), typeof(VtFloatArray), 0, 0, 0f),
        new(SdfElementType.Double, "double", typeof(double), typeof(VtDoubleArray), 0, 0, 0d),
        new(SdfElementType.TimeCode, "SdfTimeCode", typeof(SdfTimeCode), typeof(SdfTimeCodeArray), 0, 0, default(SdfTimeCode)),
        new(SdfElementType.String, "string", typeof(string), typeof(VtStringArray), 0, 0, ""),
        new(SdfElementType.Token, "TfToken", typeof(TfToken), typeof(VtTokenArray), 0, 0, new TfToken()),
        new(SdfElementType.Asset, "SdfAssetPath", typeof(SdfAssetPath), typeof(SdfAssetPathArray), 0, 0, new SdfAssetPath()),
        new(SdfElementType.Opaque, "SdfOpaqueValue", typeof(object), null, 0, 0, null),
        new(SdfElementType.PathExpression, "SdfPathExpression", typeof(SdfPathExpression), typeof(SdfPathExpressionArray), 0, 0, new SdfPathExpression("")),
        new(SdfElementType.Vec2i, "GfVec2i", typeof(GfVec2i), typeof(VtVec2iArray), 2, 0, default(GfVec2i)),
        new(SdfElementType.Vec3i, "GfVec3i", typeof(GfVec3i), typeof(VtVec3iArray), 3, 0, default(GfVec3i)),
        new(SdfElementType.Vec4i, "GfVec4i", typeof(GfVec4i), typeof(VtVec4iArray), 4, 0, default(GfVec4i)),
        new(SdfElementType.Vec2h, "GfVec2h", typeof(GfVec2h), typeof(VtVec2hArray), 2, 0, default(GfVec2h)),
        new(SdfElementType.Vec3h, "GfVec3h", typeof(GfVec3h), typeof(VtVec3hArray), 3, 0, default(GfVec3h)),
        new(SdfElementType.Vec4h, "GfVec4h", typeof(GfVec4h), typeof(VtVec4hArray), 4, 0, default(GfVec4h)),
        new(SdfElementType.Vec2f, "GfVec2f", typeof(GfVec2f), typeof(VtVec2fArray), 2, 0, default(GfVec2f)),
        new(SdfElementType.Vec3f, "GfVec3f", typeof(GfVec3f), typeof(VtVec3fArray), 3, 0, default(GfVec3f)),
        new(SdfElementType.Vec4f, "GfVec4f", typeof(GfVec4f), typeof(VtVec4fArray), 4, 0, default(GfVec4f)),
        new(SdfElementType.Vec2d, "GfVec2d", typeof(GfVec2d), typeof(VtVec2dArray), 2, 0, default(GfVec2d)),
        new(SdfElementType.Vec3d, "GfVec3d", typeof(GfVec3d), typeof(VtVec3dArray), 3, 0, default(GfVec3d)),
        new(SdfElementType.Vec4d, "GfVec4d", typeof(GfVec4d), typeof(VtVec4dArray), 4, 0, default(GfVec4d)),
        new(SdfElementType.Quath, "GfQuath", typeof(GfQuath), typeof(VtQuathArray), 4, 0, GfQuath.GetIdentity()),
        new(SdfElementType.Quatf, "GfQuatf", typeof(GfQuatf), typeof(VtQuatfArray), 4, 0, GfQuatf.GetIdentity()),
        new(SdfElementType.Quatd, "GfQuatd", typeof(GfQuatd), typeof(VtQuatdArray), 4, 0, GfQuatd.GetIdentity()),
        new(SdfElementType.Matrix2d, "GfMatrix2d", typeof(GfMatrix2d), typeof(VtMatrix2dArray), 2, 2, new GfMatrix2d(1)),
        new(SdfElementType.Matrix3d, "GfMatrix3d", typeof(GfMatrix3d), typeof(VtMatrix3dArray), 3, 3, new GfMatrix3d(1)),
        new(SdfElementType.Matrix4d, "GfMatrix4d", typeof(GfMatrix4d), typeof(VtMatrix4dArray), 4, 4, new GfMatrix4d(1)),
    ];

    internal static SdfElement Of(SdfElementType type) => All[(int)type];
}
