namespace pxr;

/// <summary>Reads one value of a crate with all that stands inside of it.</summary>
/// <param name="file">The crate with its tables.</param>
/// <param name="scope">What the value is, for errors.</param>
/// <remarks>Source: the crate format's description, sections 7 to 10.</remarks>
internal sealed partial class CrateValueReader(CrateFile file, string scope)
{
    /// <summary>Values inside of one value that a crate of any length may have; longer ones may have more.</summary>
    private const long MinNestedValues = 1 << 16;

    private const int ShortestNestedValue = 2 * sizeof(long);

    private int depth;
    private long nestedValuesLeft = Math.Max(MinNestedValues, file.Bytes.Length / ShortestNestedValue);

    /// <summary>Reads a value. Arrays are shared, all else is new each time.</summary>
    /// <exception cref="UsdGsplat.Codecs.AssetFormatException">The value is ill-formed.</exception>
    internal object Read(CrateValueRep rep)
    {
        if (rep.IsArray) return ReadArray(rep);
        if (rep.IsInlined) return ReadInlined(rep);
        CrateCursor cursor = file.Bytes.From(rep.Payload, scope);
        return ReadVector(rep.Type, ref cursor) ?? ReadComposite(rep.Type, ref cursor) ?? Refuse(rep, in cursor);
    }

    /// <summary>Numbers of fixed length; null for other types.</summary>
    private static object? ReadVector(CrateType type, ref CrateCursor cursor) => type switch
    {
        CrateType.Double => cursor.Read<double>(),
        CrateType.Int64 => cursor.Read<long>(),
        CrateType.UInt64 => cursor.Read<ulong>(),
        CrateType.TimeCode => new SdfTimeCode(cursor.Read<double>()),
        CrateType.Matrix2d => cursor.Read<GfMatrix2d>(),
        CrateType.Matrix3d => cursor.Read<GfMatrix3d>(),
        CrateType.Matrix4d => cursor.Read<GfMatrix4d>(),
        CrateType.Quatd => cursor.Read<GfQuatd>(),
        CrateType.Quatf => cursor.Read<GfQuatf>(),
        CrateType.Quath => cursor.Read<GfQuath>(),
        CrateType.Vec2d => cursor.Read<GfVec2d>(),
        CrateType.Vec2f => cursor.Read<GfVec2f>(),
        CrateType.Vec2i => cursor.Read<GfVec2i>(),
        CrateType.Vec3d => cursor.Read<GfVec3d>(),
        CrateType.Vec3f => cursor.Read<GfVec3f>(),
        CrateType.Vec3h => cursor.Read<GfVec3h>(),
        CrateType.Vec3i => cursor.Read<GfVec3i>(),
        CrateType.Vec4d => cursor.Read<GfVec4d>(),
        CrateType.Vec4f => cursor.Read<GfVec4f>(),
        CrateType.Vec4h => cursor.Read<GfVec4h>(),
        CrateType.Vec4i => cursor.Read<GfVec4i>(),
        _ => null,
    };

    private object? ReadComposite(CrateType type, ref CrateCursor cursor) => type switch
    {
        CrateType.PathExpression => new SdfPathExpression(ReadString(ref cursor)),
        CrateType.Dictionary => ReadDictionary(ref cursor),
        CrateType.VariantSelectionMap => ReadSelections(ref cursor),
        CrateType.PathVector => ReadVector(ref cursor, sizeof(int), ReadPath),
        CrateType.TokenVector => ReadVector(ref cursor, sizeof(int), ReadToken),
        CrateType.StringVector => ReadVector(ref cursor, sizeof(int), ReadString),
        CrateType.DoubleVector => cursor.Take<double>(cursor.ReadLength(sizeof(double))).ToArray(),
        CrateType.LayerOffsetVector => ReadVector(ref cursor, OffsetLength, ReadOffset),
        CrateType.Payload => ReadPayload(ref cursor),
        CrateType.Relocates => ReadVector(ref cursor, 2 * sizeof(int), ReadRelocate),
        CrateType.UnregisteredValue => ReadUnregistered(ref cursor),
        CrateType.Value => ReadNested(ref cursor),
        CrateType.TimeSamples => ReadTimeSamples(ref cursor),
        CrateType.Spline => ReadSpline(ref cursor),
        _ => ReadListOp(type, ref cursor),
    };

    private static object Refuse(CrateValueRep rep, in CrateCursor cursor)
    {
        cursor.Fail($"expected the representation of a value, found {rep}");
        return null;
    }

    private delegate T ItemReader<out T>(ref CrateCursor cursor);

    private static T[] ReadVector<T>(ref CrateCursor cursor, int itemLength, ItemReader<T> read)
    {
        var items = new T[cursor.ReadLength(itemLength)];
        foreach (ref T item in items.AsSpan()) item = read(ref cursor);
        return items;
    }

    private string ReadString(ref CrateCursor cursor) => StringAt(cursor.Read<int>(), in cursor);

    private TfToken ReadToken(ref CrateCursor cursor) => file.Tokens.Token(TokenIndex(cursor.Read<int>(), in cursor));

    private SdfPath ReadPath(ref CrateCursor cursor)
    {
        int index = cursor.Read<int>();
        if ((uint)index >= (uint)file.Paths.Length) cursor.Fail($"expected a path below {file.Paths.Length}, found {(uint)index}");
        return file.Paths[index];
    }

    private string StringAt(int index, in CrateCursor cursor)
    {
        if ((uint)index >= (uint)file.Strings.Length) cursor.Fail($"expected a string below {file.Strings.Length}, found {(uint)index}");
        return file.Tokens.Text(file.Strings[index]);
    }

    private int TokenIndex(int index, in CrateCursor cursor)
    {
        if ((uint)index >= (uint)file.Tokens.Count) cursor.Fail($"expected a token below {file.Tokens.Count}, found {(uint)index}");
        return index;
    }

    private static SdfAssetPath ToAsset(string path, in CrateCursor cursor)
    {
        if (path.Any(char.IsControl)) cursor.Fail($"expected an asset path, found one with a control character");
        return new SdfAssetPath(path);
    }
}
