using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace pxr;

/// <content>Arrays. Source: the crate format's description, section 9.</content>
internal sealed partial class CrateValueWriter
{
    /// <summary>Longer tables of numbers do not pay.</summary>
    private const int MaxTable = 1024;

    // Arrays that were written, by type, length and a hash of some of their bytes; equal hashes are compared whole.
    private readonly Dictionary<(CrateType Type, int Count, int Hash), List<(Vt_ArrayBase Array, CrateValueRep Rep)>> arrays = [];

    private CrateValueRep WriteArray(Vt_ArrayBase array) => WriteNumbers(array) ?? WriteTexts(array) ?? WriteOther(array);

    private CrateValueRep? WriteNumbers(Vt_ArrayBase array) => array switch
    {
        VtBoolArray a => Plain(CrateType.Bool, a),
        VtUCharArray a => Plain(CrateType.UChar, a),
        VtIntArray a => Once(CrateType.Int, a, Integers),
        VtUIntArray a => Once(CrateType.UInt, a, Integers),
        VtInt64Array a => Once(CrateType.Int64, a, Integers),
        VtUInt64Array a => Once(CrateType.UInt64, a, Integers),
        VtHalfArray a => Once(CrateType.Half, a, (type, span) => Floats(type, span, half => (float)half, integer => (GfHalf)(Half)integer)),
        VtFloatArray a => Once(CrateType.Float, a, (type, span) => Floats(type, span, number => number, integer => integer)),
        VtDoubleArray a => Once(CrateType.Double, a, (type, span) => Floats(type, span, number => number, integer => integer)),
        SdfTimeCodeArray a => TimeCodes(a),
        VtMatrix2dArray a => Plain(CrateType.Matrix2d, a),
        VtMatrix3dArray a => Plain(CrateType.Matrix3d, a),
        VtMatrix4dArray a => Plain(CrateType.Matrix4d, a),
        VtQuatdArray a => Plain(CrateType.Quatd, a),
        VtQuatfArray a => Plain(CrateType.Quatf, a),
        VtQuathArray a => Plain(CrateType.Quath, a),
        VtVec2dArray a => Plain(CrateType.Vec2d, a),
        VtVec2fArray a => Plain(CrateType.Vec2f, a),
        VtVec2hArray a => Plain(CrateType.Vec2h, a),
        VtVec2iArray a => Plain(CrateType.Vec2i, a),
        VtVec3dArray a => Plain(CrateType.Vec3d, a),
        VtVec3fArray a => Plain(CrateType.Vec3f, a),
        VtVec3hArray a => Plain(CrateType.Vec3h, a),
        VtVec3iArray a => Plain(CrateType.Vec3i, a),
        VtVec4dArray a => Plain(CrateType.Vec4d, a),
        VtVec4fArray a => Plain(CrateType.Vec4f, a),
        VtVec4hArray a => Plain(CrateType.Vec4h, a),
        VtVec4iArray a => Plain(CrateType.Vec4i, a),
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
        return Plain(CrateType.TimeCode, array);
    }

    private CrateValueRep Texts<T>(CrateType type, VtArray<T> array, Func<T, int> index)
    {
        if (array.empty()) return CrateValueRep.ArrayAt(type, 0, compressed: false);
        CrateBlob blob = new CrateBlob().Add((ulong)array.Length);
        for (int i = 0; i < array.Length; i++) blob.Add(index(array[i]));
        return Store(type, blob, isArray: true);
    }

    private CrateValueRep Plain<T>(CrateType type, VtArray<T> array)
        where T : unmanaged => Once(type, array, Plain);

    private delegate CrateValueRep ArrayWriter<T>(CrateType type, ReadOnlySpan<T> elements);

    /// <summary>Writes an array, unless an equal one of its type is there.</summary>
    private CrateValueRep Once<T>(CrateType type, VtArray<T> array, ArrayWriter<T> write)
        where T : unmanaged
    {
        if (array.empty()) return CrateValueRep.ArrayAt(type, 0, compressed: false);
        ReadOnlySpan<T> elements = array.Borrow();
        ref List<(Vt_ArrayBase Array, CrateValueRep Rep)>? alike = ref CollectionsMarshal.GetValueRefOrAddDefault(arrays, (type, elements.Length, SampleHash(elements)), out _);
        foreach ((Vt_ArrayBase other, CrateValueRep known) in alike ??= [])
        {
            // Bytes, because numbers that are equal may differ, as 0 and −0 do.
            if (MemoryMarshal.AsBytes(((VtArray<T>)other).Borrow()).SequenceEqual(MemoryMarshal.AsBytes(elements))) return known;
        }

        CrateValueRep rep = write(type, elements);
        alike.Add((array.Share(), rep));
        GC.KeepAlive(array);
        return rep;
    }

    private static int SampleHash<T>(ReadOnlySpan<T> elements)
        where T : unmanaged
    {
        const int Part = 64;
        ReadOnlySpan<byte> bytes = MemoryMarshal.AsBytes(elements);
        var hash = default(HashCode);
        if (bytes.Length <= 4 * Part)
        {
            hash.AddBytes(bytes);
            return hash.ToHashCode();
        }

        for (int part = 0; part < 4; part++) hash.AddBytes(bytes.Slice((int)((long)(bytes.Length - Part) * part / 3), Part));
        return hash.ToHashCode();
    }

    private CrateValueRep Plain<T>(CrateType type, ReadOnlySpan<T> elements)
        where T : unmanaged
    {
        long at = BeginArray(elements.Length);
        output.Write(MemoryMarshal.AsBytes(elements));
        return CrateValueRep.ArrayAt(type, at, compressed: false);
    }

    private long BeginArray(int count)
    {
        output.Align();
        long at = output.Position;
        output.Write((ulong)count);
        return at;
    }

    private CrateValueRep Integers<T>(CrateType type, ReadOnlySpan<T> elements)
        where T : unmanaged
    {
        if (elements.Length < CrateLayout.MinCompressed) return Plain(type, elements);
        long at = BeginArray(elements.Length);
        if (Unsafe.SizeOf<T>() == sizeof(int)) CrateIntegerWriter.Write32(output, MemoryMarshal.Cast<T, int>(elements));
        else CrateIntegerWriter.Write64(output, MemoryMarshal.Cast<T, long>(elements));
        return CrateValueRep.ArrayAt(type, at, compressed: true);
    }

    /// <summary>Numbers as integers or as indexes into a table where that loses nothing, not even the sign of −0.</summary>
    private CrateValueRep Floats<T>(CrateType type, ReadOnlySpan<T> elements, Func<T, double> toDouble, Func<int, T> fromInteger)
        where T : unmanaged
    {
        if (elements.Length < CrateLayout.MinCompressed) return Plain(type, elements);
        if (ToIntegers(elements, toDouble, fromInteger) is { } integers)
        {
            long at = BeginArray(elements.Length);
            output.Write(CrateLayout.IntegerCode);
            CrateIntegerWriter.Write32(output, integers);
            return CrateValueRep.ArrayAt(type, at, compressed: true);
        }

        var table = new List<T>();
        if (ToIndexes(elements, table) is not { } indexes) return Plain(type, elements);
        long start = BeginArray(elements.Length);
        output.Write(CrateLayout.TableCode);
        output.Write((uint)table.Count);
        output.Write(MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(table)));
        CrateIntegerWriter.Write32(output, indexes);
        return CrateValueRep.ArrayAt(type, start, compressed: true);
    }

    private static int[]? ToIntegers<T>(ReadOnlySpan<T> elements, Func<T, double> toDouble, Func<int, T> fromInteger)
        where T : unmanaged
    {
        if (!TryInteger(elements[0], toDouble, fromInteger, out _)) return null;
        var integers = new int[elements.Length];
        for (int i = 0; i < integers.Length; i++)
        {
            if (!TryInteger(elements[i], toDouble, fromInteger, out integers[i])) return null;
        }

        return integers;
    }

    private static bool TryInteger<T>(T element, Func<T, double> toDouble, Func<int, T> fromInteger, out int integer)
        where T : unmanaged
    {
        double number = toDouble(element);
        integer = number is >= int.MinValue and <= int.MaxValue ? (int)number : 0;
        return SameBits(fromInteger(integer), element);
    }

    private static bool SameBits<T>(T a, T b)
        where T : unmanaged =>
        MemoryMarshal.AsBytes(new ReadOnlySpan<T>(in a)).SequenceEqual(MemoryMarshal.AsBytes(new ReadOnlySpan<T>(in b)));

    private static int[]? ToIndexes<T>(ReadOnlySpan<T> elements, List<T> table)
        where T : unmanaged
    {
        int most = Math.Min(elements.Length / 4, MaxTable);
        var numbers = new Dictionary<ulong, int>();
        var indexes = new int[elements.Length];
        for (int i = 0; i < indexes.Length; i++)
        {
            ulong bits = BitsOf(elements[i]);
            if (!numbers.TryGetValue(bits, out int index))
            {
                if (table.Count == most) return null;
                index = table.Count;
                numbers.Add(bits, index);
                table.Add(elements[i]);
            }

            indexes[i] = index;
        }

        return indexes;
    }

    private static ulong BitsOf<T>(T value)
        where T : unmanaged
    {
        ulong bits = 0;
        MemoryMarshal.Write(MemoryMarshal.AsBytes(new Span<ulong>(ref bits)), value);
        return bits;
    }
}
