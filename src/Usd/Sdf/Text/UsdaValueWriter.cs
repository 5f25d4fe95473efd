using System.Buffers.Text;
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
        ReadOnlySpan<T> values = array.Borrow();
        SdfElement element = SdfElement.Of(type);
        output.Append('[');
        for (int i = 0; i < values.Length; i++)
        {
            if (i > 0) output.Append(", "u8);
            AppendElement(output, element, MemoryMarshal.AsBytes(values.Slice(i, 1)));
        }

        output.Append(']');
        GC.KeepAlive(array);
        return true;
    }

    private static bool Tuple<T>(UsdaTextBuffer output, T value, SdfElementType type)
        where T : unmanaged
    {
        AppendElement(output, SdfElement.Of(type), MemoryMarshal.AsBytes(new ReadOnlySpan<T>(in value)));
        return true;
    }

    /// <summary>Prints one element from its memory: components are packed, quaternions hold the real part last.</summary>
    private static void AppendElement(UsdaTextBuffer output, SdfElement element, ReadOnlySpan<byte> memory)
    {
        if (element.Rows == 0)
        {
            AppendComponent(output, element.Type, memory);
            return;
        }

        if (element.Columns > 0)
        {
            output.Append("( "u8);
            int rowLength = memory.Length / element.Rows;
            for (int row = 0; row < element.Rows; row++)
            {
                if (row > 0) output.Append(", "u8);
                AppendTuple(output, SdfElementType.Double, memory.Slice(row * rowLength, rowLength), element.Columns, first: 0);
            }

            output.Append(" )"u8);
            return;
        }

        bool quaternion = element.Type is SdfElementType.Quath or SdfElementType.Quatf or SdfElementType.Quatd;
        AppendTuple(output, ComponentOf(element.Type), memory, element.Rows, first: quaternion ? 3 : 0);
    }

    private static void AppendTuple(UsdaTextBuffer output, SdfElementType component, ReadOnlySpan<byte> memory, int count, int first)
    {
        int size = memory.Length / count;
        output.Append('(');
        for (int i = 0; i < count; i++)
        {
            if (i > 0) output.Append(", "u8);
            AppendComponent(output, component, memory.Slice((i + first) % count * size, size));
        }

        output.Append(')');
    }

    private static void AppendComponent(UsdaTextBuffer output, SdfElementType type, ReadOnlySpan<byte> memory)
    {
        switch (type)
        {
            case SdfElementType.Bool: output.Append(memory[0] != 0 ? '1' : '0'); break;
            case SdfElementType.UChar: AppendInteger(output, memory[0]); break;
            case SdfElementType.Int: AppendInteger(output, MemoryMarshal.Read<int>(memory)); break;
            case SdfElementType.UInt: AppendInteger(output, MemoryMarshal.Read<uint>(memory)); break;
            case SdfElementType.Int64: AppendInteger(output, MemoryMarshal.Read<long>(memory)); break;
            case SdfElementType.UInt64: AppendUnsigned(output, MemoryMarshal.Read<ulong>(memory)); break;
            case SdfElementType.Half: TfNumberText.Append(output, MemoryMarshal.Read<GfHalf>(memory)); break;
            case SdfElementType.Float: TfNumberText.Append(output, MemoryMarshal.Read<float>(memory)); break;
            case SdfElementType.TimeCode: AppendSixDigits(output, MemoryMarshal.Read<double>(memory)); break;
            default: TfNumberText.Append(output, MemoryMarshal.Read<double>(memory)); break;
        }
    }

    private static void AppendInteger(UsdaTextBuffer output, long value)
    {
        Utf8Formatter.TryFormat(value, output.GetSpan(32), out int written);
        output.Advance(written);
    }

    private static void AppendUnsigned(UsdaTextBuffer output, ulong value)
    {
        Utf8Formatter.TryFormat(value, output.GetSpan(32), out int written);
        output.Advance(written);
    }

    private static void AppendSixDigits(UsdaTextBuffer output, double value) =>
        output.Advance(TfNumberText.FormatSixDigits(value, output.GetSpan(TfNumberText.MaxLength)));

    private static SdfElementType ComponentOf(SdfElementType type) => type switch
    {
        SdfElementType.Vec2i or SdfElementType.Vec3i or SdfElementType.Vec4i => SdfElementType.Int,
        SdfElementType.Vec2h or SdfElementType.Vec3h or SdfElementType.Vec4h or SdfElementType.Quath => SdfElementType.Half,
        SdfElementType.Vec2f or SdfElementType.Vec3f or SdfElementType.Vec4f or SdfElementType.Quatf => SdfElementType.Float,
        _ => SdfElementType.Double,
    };

    private static NotSupportedException NoTextForm(object value) => new($"a value of type {value.GetType().Name} has no text form");
}
