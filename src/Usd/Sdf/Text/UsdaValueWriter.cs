using System.Runtime.InteropServices;

namespace pxr;

/// <summary>Prints attribute and metadata values as OpenUSD 24.11 does.</summary>
internal static class UsdaValueWriter
{
    internal static void Append(UsdaTextBuffer output, object value)
    {
        switch (value)
        {
            case SdfValueBlock:
                output.Append("None"u8);
                break;
            case string text:
                UsdaQuoting.AppendString(output, text);
                break;
            case TfToken token:
                UsdaQuoting.AppendString(output, token.GetString());
                break;
            case SdfAssetPath asset:
                UsdaQuoting.AppendAsset(output, asset.GetAssetPath());
                break;
            case SdfPathExpression expression:
                UsdaQuoting.AppendString(output, expression.Text);
                break;
            case SdfPath path:
                // OpenUSD prints such a value without the equals sign, which nobody can read back.
                output.Append('<').Append(path.GetString()).Append('>');
                break;
            case SdfUnregisteredValue unregistered:
                output.Append(unregistered.Text);
                break;
            default:
                if (!TryAppendNumbers(output, value) && !TryAppendArray(output, value)) throw NoTextForm(value);
                break;
        }
    }

    private static bool TryAppendNumbers(UsdaTextBuffer output, object value)
    {
        switch (value)
        {
            case bool v: return Tuple(output, v, SdfElementType.Bool);
            case byte v: return Tuple(output, v, SdfElementType.UChar);
            case int v: return Tuple(output, v, SdfElementType.Int);
            case uint v: return Tuple(output, v, SdfElementType.UInt);
            case long v: return Tuple(output, v, SdfElementType.Int64);
            case ulong v: return Tuple(output, v, SdfElementType.UInt64);
            case GfHalf v: return Tuple(output, v, SdfElementType.Half);
            case float v: return Tuple(output, v, SdfElementType.Float);
            case double v: return Tuple(output, v, SdfElementType.Double);
            case SdfTimeCode v: return Tuple(output, v, SdfElementType.TimeCode);
            case GfVec2i v: return Tuple(output, v, SdfElementType.Vec2i);
            case GfVec3i v: return Tuple(output, v, SdfElementType.Vec3i);
            case GfVec4i v: return Tuple(output, v, SdfElementType.Vec4i);
            case GfVec2h v: return Tuple(output, v, SdfElementType.Vec2h);
            case GfVec3h v: return Tuple(output, v, SdfElementType.Vec3h);
            case GfVec4h v: return Tuple(output, v, SdfElementType.Vec4h);
            case GfVec2f v: return Tuple(output, v, SdfElementType.Vec2f);
            case GfVec3f v: return Tuple(output, v, SdfElementType.Vec3f);
            case GfVec4f v: return Tuple(output, v, SdfElementType.Vec4f);
            case GfVec2d v: return Tuple(output, v, SdfElementType.Vec2d);
            case GfVec3d v: return Tuple(output, v, SdfElementType.Vec3d);
            case GfVec4d v: return Tuple(output, v, SdfElementType.Vec4d);
            case GfQuath v: return Tuple(output, v, SdfElementType.Quath);
            case GfQuatf v: return Tuple(output, v, SdfElementType.Quatf);
            case GfQuatd v: return Tuple(output, v, SdfElementType.Quatd);
            case GfMatrix2d v: return Tuple(output, v, SdfElementType.Matrix2d);
            case GfMatrix3d v: return Tuple(output, v, SdfElementType.Matrix3d);
            case GfMatrix4d v: return Tuple(output, v, SdfElementType.Matrix4d);
            default: return false;
        }
    }

    private static bool TryAppendArray(UsdaTextBuffer output, object value)
    {
        switch (value)
        {
            case VtBoolArray a: return Tuples<bool>(output, a, SdfElementType.Bool);
            case VtUCharArray a: return Tuples<byte>(output, a, SdfElementType.UChar);
            case VtIntArray a: return Tuples<int>(output, a, SdfElementType.Int);
            case VtUIntArray a: return Tuples<uint>(output, a, SdfElementType.UInt);
            case VtInt64Array a: return Tuples<long>(output, a, SdfElementType.Int64);
            case VtUInt64Array a: return Tuples<ulong>(output, a, SdfElementType.UInt64);
            case VtHalfArray a: return Tuples<GfHalf>(output, a, SdfElementType.Half);
            case VtFloatArray a: return Tuples<float>(output, a, SdfElementType.Float);
            case VtDoubleArray a: return Tuples<double>(output, a, SdfElementType.Double);
            case SdfTimeCodeArray a: return Tuples<SdfTimeCode>(output, a, SdfElementType.TimeCode);
            case VtVec2iArray a: return Tuples<GfVec2i>(output, a, SdfElementType.Vec2i);
            case VtVec3iArray a: return Tuples<GfVec3i>(output, a, SdfElementType.Vec3i);
            case VtVec4iArray a: return Tuples<GfVec4i>(output, a, SdfElementType.Vec4i);
            case VtVec2hArray a: return Tuples<GfVec2h>(output, a, SdfElementType.Vec2h);
            case VtVec3hArray a: return Tuples<GfVec3h>(output, a, SdfElementType.Vec3h);
            case VtVec4hArray a: return Tuples<GfVec4h>(output, a, SdfElementType.Vec4h);
            case VtVec2fArray a: return Tuples<GfVec2f>(output, a, SdfElementType.Vec2f);
            case VtVec3fArray a: return Tuples<GfVec3f>(output, a, SdfElementType.Vec3f);
            case VtVec4fArray a: return Tuples<GfVec4f>(output, a, SdfElementType.Vec4f);
            case VtVec2dArray a: return Tuples<GfVec2d>(output, a, SdfElementType.Vec2d);
            case VtVec3dArray a: return Tuples<GfVec3d>(output, a, SdfElementType.Vec3d);
            case VtVec4dArray a: return Tuples<GfVec4d>(output, a, SdfElementType.Vec4d);
            case VtQuathArray a: return Tuples<GfQuath>(output, a, SdfElementType.Quath);
            case VtQuatfArray a: return Tuples<GfQuatf>(output, a, SdfElementType.Quatf);
            case VtQuatdArray a: return Tuples<GfQuatd>(output, a, SdfElementType.Quatd);
            case VtMatrix2dArray a: return Tuples<GfMatrix2d>(output, a, SdfElementType.Matrix2d);
            case VtMatrix3dArray a: return Tuples<GfMatrix3d>(output, a, SdfElementType.Matrix3d);
            case VtMatrix4dArray a: return Tuples<GfMatrix4d>(output, a, SdfElementType.Matrix4d);
            case VtStringArray a: return Objects<string>(output, a);
            case VtTokenArray a: return Objects<TfToken>(output, a);
            case SdfAssetPathArray a: return Objects<SdfAssetPath>(output, a);
            case SdfPathExpressionArray a: return Objects<SdfPathExpression>(output, a);
            default: return false;
        }
    }

    private static bool Objects<T>(UsdaTextBuffer output, VtArray<T> array)
        where T : class
    {
        ReadOnlySpan<T> values = array.Borrow();
        output.Append('[');
        for (int i = 0; i < values.Length; i++)
        {
            if (i > 0) output.Append(", "u8);
            Append(output, values[i]);
        }

        output.Append(']');
        GC.KeepAlive(array);
        return true;
    }

    private static bool Tuples<T>(UsdaTextBuffer output, VtArray<T> array, SdfElementType type)
        where T : unmanaged
    {
        UsdaArrayWriter.Append(output, array, SdfElement.Of(type));
        return true;
    }

    private static bool Tuple<T>(UsdaTextBuffer output, T value, SdfElementType type)
        where T : unmanaged
    {
        SdfElement element = SdfElement.Of(type);
        Span<byte> text = output.GetSpan(UsdaElementText.MaxLength(element));
        output.Advance(UsdaElementText.Format(element, MemoryMarshal.AsBytes(new ReadOnlySpan<T>(in value)), text));
        return true;
    }

    private static NotSupportedException NoTextForm(object value) => new($"a value of type {value.GetType().Name} has no text form");
}
