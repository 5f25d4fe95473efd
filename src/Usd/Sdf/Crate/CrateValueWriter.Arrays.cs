namespace pxr;

/// <content>Arrays. Source: the crate format's description, section 9.</content>
internal sealed partial class CrateValueWriter
{
    // The lazy value whose array is being written: it reads it again, so that nobody needs to hold it.
    private SdfLazyValue? rereads;

    /// <summary>Writes an array that is read for the purpose, and again to be compared with others.</summary>
    private CrateValueRep WriteLazy(SdfLazyValue lazy)
    {
        object value = lazy.Read();
        if (value is not Vt_ArrayBase array) return Write(value);
        rereads = lazy;
        CrateValueRep rep = WriteArray(array);
        rereads = null;
        return rep;
    }

    private CrateValueRep WriteArray(Vt_ArrayBase array) => WriteNumbers(array) ?? WriteTexts(array) ?? WriteOther(array);

    private CrateValueRep? WriteNumbers(Vt_ArrayBase array) => array switch
    {
        VtBoolArray a => Once(CrateType.Bool, a),
        VtUCharArray a => Once(CrateType.UChar, a),
        VtIntArray a => Once(CrateType.Int, a, Integers),
        VtUIntArray a => Once(CrateType.UInt, a, Integers),
        VtInt64Array a => Once(CrateType.Int64, a, Integers),
        VtUInt64Array a => Once(CrateType.UInt64, a, Integers),
        VtHalfArray a => Once(CrateType.Half, a, (type, span) => Floats(type, span, half => (float)half, integer => (GfHalf)(Half)integer)),
        VtFloatArray a => Once(CrateType.Float, a, (type, span) => Floats(type, span, number => number, integer => integer)),
        VtDoubleArray a => Once(CrateType.Double, a, (type, span) => Floats(type, span, number => number, integer => integer)),
        SdfTimeCodeArray a => TimeCodes(a),
        VtMatrix2dArray a => Once(CrateType.Matrix2d, a),
        VtMatrix3dArray a => Once(CrateType.Matrix3d, a),
        VtMatrix4dArray a => Once(CrateType.Matrix4d, a),
        VtQuatdArray a => Once(CrateType.Quatd, a),
        VtQuatfArray a => Once(CrateType.Quatf, a),
        VtQuathArray a => Once(CrateType.Quath, a),
        VtVec2dArray a => Once(CrateType.Vec2d, a),
        VtVec2fArray a => Once(CrateType.Vec2f, a),
        VtVec2hArray a => Once(CrateType.Vec2h, a),
        VtVec2iArray a => Once(CrateType.Vec2i, a),
        VtVec3dArray a => Once(CrateType.Vec3d, a),
        VtVec3fArray a => Once(CrateType.Vec3f, a),
        VtVec3hArray a => Once(CrateType.Vec3h, a),
        VtVec3iArray a => Once(CrateType.Vec3i, a),
        VtVec4dArray a => Once(CrateType.Vec4d, a),
        VtVec4fArray a => Once(CrateType.Vec4f, a),
        VtVec4hArray a => Once(CrateType.Vec4h, a),
        VtVec4iArray a => Once(CrateType.Vec4i, a),
        _ => null,
    };

    private CrateValueRep? WriteTexts(Vt_ArrayBase array)
    {
        switch (array)
        {
            case VtStringArray a: return Texts(CrateType.String, a, tables.String);
            case VtTokenArray a: return Texts(CrateType.Token, a, token => tables.Token(token.GetString()));
            case SdfAssetPathArray a: return Texts(CrateType.AssetPath, a, asset => tables.String(asset.GetAssetPath()));
            case SdfPathExpressionArray a:
                Require(CrateVersion.PathExpressions);
                return Texts(CrateType.PathExpression, a, expression => tables.String(expression.Text));
            default: return null;
        }
    }

    private CrateValueRep TimeCodes(SdfTimeCodeArray array)
    {
        Require(CrateVersion.TimeCodes);
        return Once(CrateType.TimeCode, array);
    }

    private CrateValueRep Texts<T>(CrateType type, VtArray<T> array, Func<T, int> index)
    {
        if (array.empty()) return CrateValueRep.ArrayAt(type, 0, compressed: false);
        CrateBlob blob = new CrateBlob().Add((ulong)array.Length);
        for (int i = 0; i < array.Length; i++) blob.Add(index(array[i]));
        return Store(type, blob, isArray: true);
    }
}
