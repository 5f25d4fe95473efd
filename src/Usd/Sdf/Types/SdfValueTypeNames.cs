using pxr;

// USD.NET puts this class into the global namespace, and scripts name it without one.
#pragma warning disable CA1050 // Declare types in namespaces

/// <summary>The value types of attributes, by name: <c>SdfValueTypeNames.Float3Array</c> is <c>float3[]</c>.</summary>
public static class SdfValueTypeNames
{
    /// <summary><c>bool</c>.</summary>
    public static readonly SdfValueTypeName Bool = SdfTypeRegistry.Get("bool");

    /// <summary><c>uchar</c>.</summary>
    public static readonly SdfValueTypeName UChar = SdfTypeRegistry.Get("uchar");

    /// <summary><c>int</c>.</summary>
    public static readonly SdfValueTypeName Int = SdfTypeRegistry.Get("int");

    /// <summary><c>uint</c>.</summary>
    public static readonly SdfValueTypeName UInt = SdfTypeRegistry.Get("uint");

    /// <summary><c>int64</c>.</summary>
    public static readonly SdfValueTypeName Int64 = SdfTypeRegistry.Get("int64");

    /// <summary><c>uint64</c>.</summary>
    public static readonly SdfValueTypeName UInt64 = SdfTypeRegistry.Get("uint64");

    /// <summary><c>half</c>.</summary>
    public static readonly SdfValueTypeName Half = SdfTypeRegistry.Get("half");

    /// <summary><c>float</c>.</summary>
    public static readonly SdfValueTypeName Float = SdfTypeRegistry.Get("float");

    /// <summary><c>double</c>.</summary>
    public static readonly SdfValueTypeName Double = SdfTypeRegistry.Get("double");

    /// <summary><c>timecode</c>.</summary>
    public static readonly SdfValueTypeName TimeCode = SdfTypeRegistry.Get("timecode");

    /// <summary><c>string</c>.</summary>
    public static readonly SdfValueTypeName String = SdfTypeRegistry.Get("string");

    /// <summary><c>token</c>.</summary>
    public static readonly SdfValueTypeName Token = SdfTypeRegistry.Get("token");

    /// <summary><c>asset</c>.</summary>
    public static readonly SdfValueTypeName Asset = SdfTypeRegistry.Get("asset");

    /// <summary><c>opaque</c>.</summary>
    public static readonly SdfValueTypeName Opaque = SdfTypeRegistry.Get("opaque");

    /// <summary><c>group</c>.</summary>
    public static readonly SdfValueTypeName Group = SdfTypeRegistry.Get("group");

    /// <summary><c>int2</c>.</summary>
    public static readonly SdfValueTypeName Int2 = SdfTypeRegistry.Get("int2");

    /// <summary><c>int3</c>.</summary>
    public static readonly SdfValueTypeName Int3 = SdfTypeRegistry.Get("int3");

    /// <summary><c>int4</c>.</summary>
    public static readonly SdfValueTypeName Int4 = SdfTypeRegistry.Get("int4");

    /// <summary><c>half2</c>.</summary>
    public static readonly SdfValueTypeName Half2 = SdfTypeRegistry.Get("half2");

    /// <summary><c>half3</c>.</summary>
    public static readonly SdfValueTypeName Half3 = SdfTypeRegistry.Get("half3");

    /// <summary><c>half4</c>.</summary>
    public static readonly SdfValueTypeName Half4 = SdfTypeRegistry.Get("half4");

    /// <summary><c>float2</c>.</summary>
    public static readonly SdfValueTypeName Float2 = SdfTypeRegistry.Get("float2");

    /// <summary><c>float3</c>.</summary>
    public static readonly SdfValueTypeName Float3 = SdfTypeRegistry.Get("float3");

    /// <summary><c>float4</c>.</summary>
    public static readonly SdfValueTypeName Float4 = SdfTypeRegistry.Get("float4");

    /// <summary><c>double2</c>.</summary>
    public static readonly SdfValueTypeName Double2 = SdfTypeRegistry.Get("double2");

    /// <summary><c>double3</c>.</summary>
    public static readonly SdfValueTypeName Double3 = SdfTypeRegistry.Get("double3");

    /// <summary><c>double4</c>.</summary>
    public static readonly SdfValueTypeName Double4 = SdfTypeRegistry.Get("double4");

    /// <summary><c>point3h</c>.</summary>
    public static readonly SdfValueTypeName Point3h = SdfTypeRegistry.Get("point3h");

    /// <summary><c>point3f</c>.</summary>
    public static readonly SdfValueTypeName Point3f = SdfTypeRegistry.Get("point3f");

    /// <summary><c>point3d</c>.</summary>
    public static readonly SdfValueTypeName Point3d = SdfTypeRegistry.Get("point3d");

    /// <summary><c>vector3h</c>.</summary>
    public static readonly SdfValueTypeName Vector3h = SdfTypeRegistry.Get("vector3h");

    /// <summary><c>vector3f</c>.</summary>
    public static readonly SdfValueTypeName Vector3f = SdfTypeRegistry.Get("vector3f");

    /// <summary><c>vector3d</c>.</summary>
    public static readonly SdfValueTypeName Vector3d = SdfTypeRegistry.Get("vector3d");

    /// <summary><c>normal3h</c>.</summary>
    public static readonly SdfValueTypeName Normal3h = SdfTypeRegistry.Get("normal3h");

    /// <summary><c>normal3f</c>.</summary>
    public static readonly SdfValueTypeName Normal3f = SdfTypeRegistry.Get("normal3f");

    /// <summary><c>normal3d</c>.</summary>
    public static readonly SdfValueTypeName Normal3d = SdfTypeRegistry.Get("normal3d");

    /// <summary><c>color3h</c>.</summary>
    public static readonly SdfValueTypeName Color3h = SdfTypeRegistry.Get("color3h");

    /// <summary><c>color3f</c>.</summary>
    public static readonly SdfValueTypeName Color3f = SdfTypeRegistry.Get("color3f");

    /// <summary><c>color3d</c>.</summary>
    public static readonly SdfValueTypeName Color3d = SdfTypeRegistry.Get("color3d");

    /// <summary><c>color4h</c>.</summary>
    public static readonly SdfValueTypeName Color4h = SdfTypeRegistry.Get("color4h");

    /// <summary><c>color4f</c>.</summary>
    public static readonly SdfValueTypeName Color4f = SdfTypeRegistry.Get("color4f");

    /// <summary><c>color4d</c>.</summary>
    public static readonly SdfValueTypeName Color4d = SdfTypeRegistry.Get("color4d");

    /// <summary><c>quath</c>.</summary>
    public static readonly SdfValueTypeName Quath = SdfTypeRegistry.Get("quath");

    /// <summary><c>quatf</c>.</summary>
    public static readonly SdfValueTypeName Quatf = SdfTypeRegistry.Get("quatf");

    /// <summary><c>quatd</c>.</summary>
    public static readonly SdfValueTypeName Quatd = SdfTypeRegistry.Get("quatd");

    /// <summary><c>matrix2d</c>.</summary>
    public static readonly SdfValueTypeName Matrix2d = SdfTypeRegistry.Get("matrix2d");

    /// <summary><c>matrix3d</c>.</summary>
    public static readonly SdfValueTypeName Matrix3d = SdfTypeRegistry.Get("matrix3d");

    /// <summary><c>matrix4d</c>.</summary>
    public static readonly SdfValueTypeName Matrix4d = SdfTypeRegistry.Get("matrix4d");

    /// <summary><c>frame4d</c>.</summary>
    public static readonly SdfValueTypeName Frame4d = SdfTypeRegistry.Get("frame4d");

    /// <summary><c>texCoord2h</c>.</summary>
    public static readonly SdfValueTypeName TexCoord2h = SdfTypeRegistry.Get("texCoord2h");

    /// <summary><c>texCoord2f</c>.</summary>
    public static readonly SdfValueTypeName TexCoord2f = SdfTypeRegistry.Get("texCoord2f");

    /// <summary><c>texCoord2d</c>.</summary>
    public static readonly SdfValueTypeName TexCoord2d = SdfTypeRegistry.Get("texCoord2d");

    /// <summary><c>texCoord3h</c>.</summary>
    public static readonly SdfValueTypeName TexCoord3h = SdfTypeRegistry.Get("texCoord3h");

    /// <summary><c>texCoord3f</c>.</summary>
    public static readonly SdfValueTypeName TexCoord3f = SdfTypeRegistry.Get("texCoord3f");

    /// <summary><c>texCoord3d</c>.</summary>
    public static readonly SdfValueTypeName TexCoord3d = SdfTypeRegistry.Get("texCoord3d");

    /// <summary><c>bool[]</c>.</summary>
    public static readonly SdfValueTypeName BoolArray = SdfTypeRegistry.Get("bool[]");

    /// <summary><c>uchar[]</c>.</summary>
    public static readonly SdfValueTypeName UCharArray = SdfTypeRegistry.Get("uchar[]");

    /// <summary><c>int[]</c>.</summary>
    public static readonly SdfValueTypeName IntArray = SdfTypeRegistry.Get("int[]");

    /// <summary><c>uint[]</c>.</summary>
    public static readonly SdfValueTypeName UIntArray = SdfTypeRegistry.Get("uint[]");

    /// <summary><c>int64[]</c>.</summary>
    public static readonly SdfValueTypeName Int64Array = SdfTypeRegistry.Get("int64[]");

    /// <summary><c>uint64[]</c>.</summary>
    public static readonly SdfValueTypeName UInt64Array = SdfTypeRegistry.Get("uint64[]");

    /// <summary><c>half[]</c>.</summary>
    public static readonly SdfValueTypeName HalfArray = SdfTypeRegistry.Get("half[]");

    /// <summary><c>float[]</c>.</summary>
    public static readonly SdfValueTypeName FloatArray = SdfTypeRegistry.Get("float[]");

    /// <summary><c>double[]</c>.</summary>
    public static readonly SdfValueTypeName DoubleArray = SdfTypeRegistry.Get("double[]");

    /// <summary><c>timecode[]</c>.</summary>
    public static readonly SdfValueTypeName TimeCodeArray = SdfTypeRegistry.Get("timecode[]");

    /// <summary><c>string[]</c>.</summary>
    public static readonly SdfValueTypeName StringArray = SdfTypeRegistry.Get("string[]");

    /// <summary><c>token[]</c>.</summary>
    public static readonly SdfValueTypeName TokenArray = SdfTypeRegistry.Get("token[]");

    /// <summary><c>asset[]</c>.</summary>
    public static readonly SdfValueTypeName AssetArray = SdfTypeRegistry.Get("asset[]");

    /// <summary><c>int2[]</c>.</summary>
    public static readonly SdfValueTypeName Int2Array = SdfTypeRegistry.Get("int2[]");

    /// <summary><c>int3[]</c>.</summary>
    public static readonly SdfValueTypeName Int3Array = SdfTypeRegistry.Get("int3[]");

    /// <summary><c>int4[]</c>.</summary>
    public static readonly SdfValueTypeName Int4Array = SdfTypeRegistry.Get("int4[]");

    /// <summary><c>half2[]</c>.</summary>
    public static readonly SdfValueTypeName Half2Array = SdfTypeRegistry.Get("half2[]");

    /// <summary><c>half3[]</c>.</summary>
    public static readonly SdfValueTypeName Half3Array = SdfTypeRegistry.Get("half3[]");

    /// <summary><c>half4[]</c>.</summary>
    public static readonly SdfValueTypeName Half4Array = SdfTypeRegistry.Get("half4[]");

    /// <summary><c>float2[]</c>.</summary>
    public static readonly SdfValueTypeName Float2Array = SdfTypeRegistry.Get("float2[]");

    /// <summary><c>float3[]</c>.</summary>
    public static readonly SdfValueTypeName Float3Array = SdfTypeRegistry.Get("float3[]");

    /// <summary><c>float4[]</c>.</summary>
    public static readonly SdfValueTypeName Float4Array = SdfTypeRegistry.Get("float4[]");

    /// <summary><c>double2[]</c>.</summary>
    public static readonly SdfValueTypeName Double2Array = SdfTypeRegistry.Get("double2[]");

    /// <summary><c>double3[]</c>.</summary>
    public static readonly SdfValueTypeName Double3Array = SdfTypeRegistry.Get("double3[]");

    /// <summary><c>double4[]</c>.</summary>
    public static readonly SdfValueTypeName Double4Array = SdfTypeRegistry.Get("double4[]");

    /// <summary><c>point3h[]</c>.</summary>
    public static readonly SdfValueTypeName Point3hArray = SdfTypeRegistry.Get("point3h[]");

    /// <summary><c>point3f[]</c>.</summary>
    public static readonly SdfValueTypeName Point3fArray = SdfTypeRegistry.Get("point3f[]");

    /// <summary><c>point3d[]</c>.</summary>
    public static readonly SdfValueTypeName Point3dArray = SdfTypeRegistry.Get("point3d[]");

    /// <summary><c>vector3h[]</c>.</summary>
    public static readonly SdfValueTypeName Vector3hArray = SdfTypeRegistry.Get("vector3h[]");

    /// <summary><c>vector3f[]</c>.</summary>
    public static readonly SdfValueTypeName Vector3fArray = SdfTypeRegistry.Get("vector3f[]");

    /// <summary><c>vector3d[]</c>.</summary>
    public static readonly SdfValueTypeName Vector3dArray = SdfTypeRegistry.Get("vector3d[]");

    /// <summary><c>normal3h[]</c>.</summary>
    public static readonly SdfValueTypeName Normal3hArray = SdfTypeRegistry.Get("normal3h[]");

    /// <summary><c>normal3f[]</c>.</summary>
    public static readonly SdfValueTypeName Normal3fArray = SdfTypeRegistry.Get("normal3f[]");

    /// <summary><c>normal3d[]</c>.</summary>
    public static readonly SdfValueTypeName Normal3dArray = SdfTypeRegistry.Get("normal3d[]");

    /// <summary><c>color3h[]</c>.</summary>
    public static readonly SdfValueTypeName Color3hArray = SdfTypeRegistry.Get("color3h[]");

    /// <summary><c>color3f[]</c>.</summary>
    public static readonly SdfValueTypeName Color3fArray = SdfTypeRegistry.Get("color3f[]");

    /// <summary><c>color3d[]</c>.</summary>
    public static readonly SdfValueTypeName Color3dArray = SdfTypeRegistry.Get("color3d[]");

    /// <summary><c>color4h[]</c>.</summary>
    public static readonly SdfValueTypeName Color4hArray = SdfTypeRegistry.Get("color4h[]");

    /// <summary><c>color4f[]</c>.</summary>
    public static readonly SdfValueTypeName Color4fArray = SdfTypeRegistry.Get("color4f[]");

    /// <summary><c>color4d[]</c>.</summary>
    public static readonly SdfValueTypeName Color4dArray = SdfTypeRegistry.Get("color4d[]");

    /// <summary><c>quath[]</c>.</summary>
    public static readonly SdfValueTypeName QuathArray = SdfTypeRegistry.Get("quath[]");

    /// <summary><c>quatf[]</c>.</summary>
    public static readonly SdfValueTypeName QuatfArray = SdfTypeRegistry.Get("quatf[]");

    /// <summary><c>quatd[]</c>.</summary>
    public static readonly SdfValueTypeName QuatdArray = SdfTypeRegistry.Get("quatd[]");

    /// <summary><c>matrix2d[]</c>.</summary>
    public static readonly SdfValueTypeName Matrix2dArray = SdfTypeRegistry.Get("matrix2d[]");

    /// <summary><c>matrix3d[]</c>.</summary>
    public static readonly SdfValueTypeName Matrix3dArray = SdfTypeRegistry.Get("matrix3d[]");

    /// <summary><c>matrix4d[]</c>.</summary>
    public static readonly SdfValueTypeName Matrix4dArray = SdfTypeRegistry.Get("matrix4d[]");

    /// <summary><c>frame4d[]</c>.</summary>
    public static readonly SdfValueTypeName Frame4dArray = SdfTypeRegistry.Get("frame4d[]");

    /// <summary><c>texCoord2h[]</c>.</summary>
    public static readonly SdfValueTypeName TexCoord2hArray = SdfTypeRegistry.Get("texCoord2h[]");

    /// <summary><c>texCoord2f[]</c>.</summary>
    public static readonly SdfValueTypeName TexCoord2fArray = SdfTypeRegistry.Get("texCoord2f[]");

    /// <summary><c>texCoord2d[]</c>.</summary>
    public static readonly SdfValueTypeName TexCoord2dArray = SdfTypeRegistry.Get("texCoord2d[]");

    /// <summary><c>texCoord3h[]</c>.</summary>
    public static readonly SdfValueTypeName TexCoord3hArray = SdfTypeRegistry.Get("texCoord3h[]");

    /// <summary><c>texCoord3f[]</c>.</summary>
    public static readonly SdfValueTypeName TexCoord3fArray = SdfTypeRegistry.Get("texCoord3f[]");

    /// <summary><c>texCoord3d[]</c>.</summary>
    public static readonly SdfValueTypeName TexCoord3dArray = SdfTypeRegistry.Get("texCoord3d[]");
}
