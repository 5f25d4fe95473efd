using System.Numerics;
using System.Runtime.CompilerServices;

namespace pxr;

/// <content>Arrays. Source: the crate format's description, section 9.</content>
internal sealed partial class CrateValueReader
{
    // Shorter arrays are copied, which costs less than keeping the file for them.
    private const int MinViewBytes = 1 << 12;

    private Vt_ArrayBase ReadArray(CrateValueRep rep)
    {
        if (file.Arrays.TryGetValue(rep.Bits, out WeakReference<Vt_ArrayBase>? known) && known.TryGetTarget(out Vt_ArrayBase? array)) return array;
        array = DecodeArray(rep);
        file.Arrays[rep.Bits] = new WeakReference<Vt_ArrayBase>(array);
        return array;
    }

    private Vt_ArrayBase DecodeArray(CrateValueRep rep)
    {
        CrateCursor cursor = file.Bytes.From(rep.Payload, scope);
        Vt_ArrayBase? array = rep.IsCompressed ? DecodeCompressed(rep, ref cursor) : DecodeNumbers(rep, ref cursor) ?? DecodeTexts(rep, ref cursor);
        return array ?? (Vt_ArrayBase)Refuse(rep, in cursor);
    }

    private Vt_ArrayBase? DecodeNumbers(CrateValueRep rep, ref CrateCursor cursor) => rep.Type switch
    {
        CrateType.Bool => DecodeBools(rep, ref cursor),
        CrateType.UChar => Plain<VtUCharArray, byte>(rep, ref cursor),
        CrateType.Int => Plain<VtIntArray, int>(rep, ref cursor),
        CrateType.UInt => Plain<VtUIntArray, uint>(rep, ref cursor),
        CrateType.Int64 => Plain<VtInt64Array, long>(rep, ref cursor),
        CrateType.UInt64 => Plain<VtUInt64Array, ulong>(rep, ref cursor),
        CrateType.Half => Plain<VtHalfArray, GfHalf>(rep, ref cursor),
        CrateType.Float => Plain<VtFloatArray, float>(rep, ref cursor),
        CrateType.Double => Plain<VtDoubleArray, double>(rep, ref cursor),
        CrateType.TimeCode => Plain<SdfTimeCodeArray, SdfTimeCode>(rep, ref cursor),
        CrateType.Matrix2d => Plain<VtMatrix2dArray, GfMatrix2d>(rep, ref cursor),
        CrateType.Matrix3d => Plain<VtMatrix3dArray, GfMatrix3d>(rep, ref cursor),
        CrateType.Matrix4d => Plain<VtMatrix4dArray, GfMatrix4d>(rep, ref cursor),
        CrateType.Quatd => Plain<VtQuatdArray, GfQuatd>(rep, ref cursor),
        CrateType.Quatf => Plain<VtQuatfArray, GfQuatf>(rep, ref cursor),
        CrateType.Quath => Plain<VtQuathArray, GfQuath>(rep, ref cursor),
        CrateType.Vec2d => Plain<VtVec2dArray, GfVec2d>(rep, ref cursor),
        CrateType.Vec2f => Plain<VtVec2fArray, GfVec2f>(rep, ref cursor),
        CrateType.Vec2h => Plain<VtVec2hArray, GfVec2h>(rep, ref cursor),
        CrateType.Vec2i => Plain<VtVec2iArray, GfVec2i>(rep, ref cursor),
        CrateType.Vec3d => Plain<VtVec3dArray, GfVec3d>(rep, ref cursor),
        CrateType.Vec3f => Plain<VtVec3fArray, GfVec3f>(rep, ref cursor),
        CrateType.Vec3h => Plain<VtVec3hArray, GfVec3h>(rep, ref cursor),
        CrateType.Vec3i => Plain<VtVec3iArray, GfVec3i>(rep, ref cursor),
        CrateType.Vec4d => Plain<VtVec4dArray, GfVec4d>(rep, ref cursor),
        CrateType.Vec4f => Plain<VtVec4fArray, GfVec4f>(rep, ref cursor),
        CrateType.Vec4h => Plain<VtVec4hArray, GfVec4h>(rep, ref cursor),
        CrateType.Vec4i => Plain<VtVec4iArray, GfVec4i>(rep, ref cursor),
        _ => null,
    };

    private Vt_ArrayBase? DecodeTexts(CrateValueRep rep, ref CrateCursor cursor) => rep.Type switch
    {
        CrateType.String => Texts<VtStringArray, string>(rep, ref cursor, ReadString),
        CrateType.Token => Texts<VtTokenArray, TfToken>(rep, ref cursor, ReadToken),
        CrateType.AssetPath => Texts<SdfAssetPathArray, SdfAssetPath>(rep, ref cursor, (ref c) => ToAsset(ReadString(ref c), in c)),
        CrateType.PathExpression => Texts<SdfPathExpressionArray, SdfPathExpression>(rep, ref cursor, (ref c) => new SdfPathExpression(ReadString(ref c))),
        _ => null,
    };

    private Vt_ArrayBase? DecodeCompressed(CrateValueRep rep, ref CrateCursor cursor) => rep.Type switch
    {
        CrateType.Int => Integers<VtIntArray, int>(rep, ref cursor),
        CrateType.UInt => Integers<VtUIntArray, uint>(rep, ref cursor),
        CrateType.Int64 => Integers<VtInt64Array, long>(rep, ref cursor),
        CrateType.UInt64 => Integers<VtUInt64Array, ulong>(rep, ref cursor),
        CrateType.Half => Floats<VtHalfArray, GfHalf>(rep, ref cursor, integer => (GfHalf)(Half)integer),
        CrateType.Float => Floats<VtFloatArray, float>(rep, ref cursor, integer => integer),
        CrateType.Double => Floats<VtDoubleArray, double>(rep, ref cursor, integer => integer),
        _ => null,
    };

    /// <summary>The number of elements in front of them; 0 without any bytes at offset 0.</summary>
    private long ReadArrayCount(CrateValueRep rep, ref CrateCursor cursor)
    {
        if (rep.Payload == 0) return 0;
        if (file.Version < CrateVersion.WithoutRank) cursor.Skip(sizeof(uint));
        if (file.Version < CrateVersion.LongArrays) return cursor.Read<uint>();
        return (long)Math.Min(cursor.Read<ulong>(), long.MaxValue);
    }

    private int ReadArrayLength(CrateValueRep rep, ref CrateCursor cursor, int elementLength)
    {
        long count = ReadArrayCount(rep, ref cursor);
        cursor.Require(count, elementLength);
        return cursor.ToLength(count);
    }

    /// <summary>Elements as they are: long arrays show the bytes themselves.</summary>
    private TArray Plain<TArray, T>(CrateValueRep rep, ref CrateCursor cursor)
        where TArray : VtArray<T>, new()
        where T : unmanaged
    {
        int count = ReadArrayLength(rep, ref cursor, Unsafe.SizeOf<T>());
        var array = new TArray();
        bool view = (long)count * Unsafe.SizeOf<T>() >= MinViewBytes && file.Bytes.View.IsAligned(cursor.Position, AlignmentOf<T>());
        if (view) array.Show(new VtByteArrayView<T>(file.Bytes.View, cursor.Position, count));
        else array.TakeOver(cursor.Take<T>(count).ToArray());
        return array;
    }

    // Components have at most 8 bytes, and a value is a whole number of them.
    private static int AlignmentOf<T>() => Math.Min(8, 1 << BitOperations.TrailingZeroCount(Unsafe.SizeOf<T>()));

    private VtBoolArray DecodeBools(CrateValueRep rep, ref CrateCursor cursor)
    {
        ReadOnlySpan<byte> bytes = cursor.Take<byte>(ReadArrayLength(rep, ref cursor, 1));
        var elements = new bool[bytes.Length];
        for (int i = 0; i < bytes.Length; i++) elements[i] = bytes[i] != 0;
        return VtBoolArray.Adopt(elements);
    }

    private TArray Texts<TArray, T>(CrateValueRep rep, ref CrateCursor cursor, ItemReader<T> read)
        where TArray : VtArray<T>, new()
    {
        var elements = new T[ReadArrayLength(rep, ref cursor, sizeof(int))];
        foreach (ref T element in elements.AsSpan()) element = read(ref cursor);
        return Adopt<TArray, T>(elements);
    }

    private TArray Integers<TArray, T>(CrateValueRep rep, ref CrateCursor cursor)
        where TArray : VtArray<T>, new()
        where T : unmanaged
    {
        long count = ReadArrayCount(rep, ref cursor);
        if (count < CrateLayout.MinCompressed) return Adopt<TArray, T>(cursor.Take<T>((int)count).ToArray());

        // Signed and unsigned arrays of one width are the same to the runtime.
        object elements = Unsafe.SizeOf<T>() == sizeof(int) ? CrateIntegers.Read32(ref cursor, count) : CrateIntegers.Read64(ref cursor, count);
        return Adopt<TArray, T>((T[])elements);
    }

    private TArray Floats<TArray, T>(CrateValueRep rep, ref CrateCursor cursor, Func<int, T> fromInteger)
        where TArray : VtArray<T>, new()
        where T : unmanaged
    {
        long count = ReadArrayCount(rep, ref cursor);
        if (count < CrateLayout.MinCompressed) return Adopt<TArray, T>(cursor.Take<T>((int)count).ToArray());
        byte code = cursor.Read<byte>();
        if (code == CrateLayout.IntegerCode) return Adopt<TArray, T>(Array.ConvertAll(CrateIntegers.Read32(ref cursor, count), new Converter<int, T>(fromInteger)));
        if (code != CrateLayout.TableCode) cursor.Fail($"expected the code 'i' or 't' of compressed numbers, found 0x{code:x2}");
        uint tableLength = cursor.Read<uint>();
        cursor.Require(tableLength, Unsafe.SizeOf<T>());
        ReadOnlySpan<T> table = cursor.Take<T>(cursor.ToLength(tableLength));
        int[] indexes = CrateIntegers.Read32(ref cursor, count);
        var elements = new T[indexes.Length];
        for (int i = 0; i < indexes.Length; i++)
        {
            if ((uint)indexes[i] >= (uint)table.Length) cursor.Fail($"expected a number's index below {table.Length}, found {(uint)indexes[i]}");
            elements[i] = table[indexes[i]];
        }

        return Adopt<TArray, T>(elements);
    }

    private static TArray Adopt<TArray, T>(T[] elements)
        where TArray : VtArray<T>, new()
    {
        var array = new TArray();
        array.TakeOver(elements);
        return array;
    }
}
