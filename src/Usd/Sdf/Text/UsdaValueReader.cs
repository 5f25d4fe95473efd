namespace pxr;

/// <summary>Reads values of declared types straight into their own memory.</summary>
internal static class UsdaValueReader
{
    private static readonly Reader?[] Scalars = new Reader?[Enum.GetValues<SdfElementType>().Length];
    private static readonly Reader?[] Arrays = new Reader?[Scalars.Length];

    static UsdaValueReader()
    {
        AddScalarTypes();
        Add<GfVec2i, UsdaVector<GfVec2i, int, UsdaInt>>(SdfElementType.Vec2i, VtVec2iArray.Adopt);
        Add<GfVec3i, UsdaVector<GfVec3i, int, UsdaInt>>(SdfElementType.Vec3i, VtVec3iArray.Adopt);
        Add<GfVec4i, UsdaVector<GfVec4i, int, UsdaInt>>(SdfElementType.Vec4i, VtVec4iArray.Adopt);
        Add<GfVec2h, UsdaVector<GfVec2h, GfHalf, UsdaHalf>>(SdfElementType.Vec2h, VtVec2hArray.Adopt);
        Add<GfVec3h, UsdaVector<GfVec3h, GfHalf, UsdaHalf>>(SdfElementType.Vec3h, VtVec3hArray.Adopt);
        Add<GfVec4h, UsdaVector<GfVec4h, GfHalf, UsdaHalf>>(SdfElementType.Vec4h, VtVec4hArray.Adopt);
        Add<GfVec2f, UsdaVector<GfVec2f, float, UsdaFloat>>(SdfElementType.Vec2f, VtVec2fArray.Adopt);
        Add<GfVec3f, UsdaVector<GfVec3f, float, UsdaFloat>>(SdfElementType.Vec3f, VtVec3fArray.Adopt);
        Add<GfVec4f, UsdaVector<GfVec4f, float, UsdaFloat>>(SdfElementType.Vec4f, VtVec4fArray.Adopt);
        Add<GfVec2d, UsdaVector<GfVec2d, double, UsdaDouble>>(SdfElementType.Vec2d, VtVec2dArray.Adopt);
        Add<GfVec3d, UsdaVector<GfVec3d, double, UsdaDouble>>(SdfElementType.Vec3d, VtVec3dArray.Adopt);
        Add<GfVec4d, UsdaVector<GfVec4d, double, UsdaDouble>>(SdfElementType.Vec4d, VtVec4dArray.Adopt);
        Add<GfQuath, UsdaQuaternion<GfQuath, GfHalf, UsdaHalf>>(SdfElementType.Quath, VtQuathArray.Adopt);
        Add<GfQuatf, UsdaQuaternion<GfQuatf, float, UsdaFloat>>(SdfElementType.Quatf, VtQuatfArray.Adopt);
        Add<GfQuatd, UsdaQuaternion<GfQuatd, double, UsdaDouble>>(SdfElementType.Quatd, VtQuatdArray.Adopt);
        Add<GfMatrix2d, UsdaMatrix<GfMatrix2d>>(SdfElementType.Matrix2d, VtMatrix2dArray.Adopt);
        Add<GfMatrix3d, UsdaMatrix<GfMatrix3d>>(SdfElementType.Matrix3d, VtMatrix3dArray.Adopt);
        Add<GfMatrix4d, UsdaMatrix<GfMatrix4d>>(SdfElementType.Matrix4d, VtMatrix4dArray.Adopt);
    }

    private delegate object Reader(ref UsdaCursor cursor);

    /// <summary>Reads a value of a type, which must be declared.</summary>
    internal static object Read(ref UsdaCursor cursor, SdfValueTypeName type)
    {
        Reader? reader = (type.IsArrayType ? Arrays : Scalars)[(int)type.Element!.Type];
        if (reader is null) cursor.Expected($"no value, since {type} has none,", "USDA-VALUE");
        if (type.IsArrayType && cursor.Next != '[') cursor.Expected($"a list of {type}", "USDA-VALUE");
        return reader(ref cursor);
    }

    private static void AddScalarTypes()
    {
        Add<bool, UsdaBool>(SdfElementType.Bool, VtBoolArray.Adopt);
        Add<byte, UsdaUChar>(SdfElementType.UChar, VtUCharArray.Adopt);
        Add<int, UsdaInt>(SdfElementType.Int, VtIntArray.Adopt);
        Add<uint, UsdaUInt>(SdfElementType.UInt, VtUIntArray.Adopt);
        Add<long, UsdaInt64>(SdfElementType.Int64, VtInt64Array.Adopt);
        Add<ulong, UsdaUInt64>(SdfElementType.UInt64, VtUInt64Array.Adopt);
        Add<GfHalf, UsdaHalf>(SdfElementType.Half, VtHalfArray.Adopt);
        Add<float, UsdaFloat>(SdfElementType.Float, VtFloatArray.Adopt);
        Add<double, UsdaDouble>(SdfElementType.Double, VtDoubleArray.Adopt);
        Add<SdfTimeCode, UsdaTimeCode>(SdfElementType.TimeCode, SdfTimeCodeArray.Adopt);
        Add<string, UsdaString>(SdfElementType.String, VtStringArray.Adopt);
        Add<TfToken, UsdaToken>(SdfElementType.Token, VtTokenArray.Adopt);
        Add<SdfAssetPath, UsdaAsset>(SdfElementType.Asset, SdfAssetPathArray.Adopt);
        Add<SdfPathExpression, UsdaPathExpression>(SdfElementType.PathExpression, SdfPathExpressionArray.Adopt);
    }

    private static void Add<T, TReader>(SdfElementType type, Func<T[], Vt_ArrayBase> adopt)
        where TReader : struct, IUsdaElement<T>
    {
        Scalars[(int)type] = (ref UsdaCursor cursor) => TReader.Read(ref cursor)!;
        int rows = SdfElement.Of(type).Rows, columns = SdfElement.Of(type).Columns;
        int commas = Math.Max(rows, 1) * Math.Max(columns, 1);
        Arrays[(int)type] = (ref UsdaCursor cursor) => adopt(UsdaListReader<T, TReader>.Read(ref cursor, commas));
    }
}
