namespace pxr;

/// <summary>All value type names of the text format, the modern spelling first and its legacy aliases behind it.</summary>
internal static class SdfTypeRegistry
{
    private static readonly (SdfElementType Element, string Role, string[] Names)[] Table =
    [
        (SdfElementType.Bool, "", ["bool"]),
        (SdfElementType.UChar, "", ["uchar"]),
        (SdfElementType.Int, "", ["int"]),
        (SdfElementType.UInt, "", ["uint"]),
        (SdfElementType.Int64, "", ["int64"]),
        (SdfElementType.UInt64, "", ["uint64"]),
        (SdfElementType.Half, "", ["half"]),
        (SdfElementType.Float, "", ["float"]),
        (SdfElementType.Double, "", ["double"]),
        (SdfElementType.TimeCode, "", ["timecode"]),
        (SdfElementType.String, "", ["string"]),
        (SdfElementType.Token, "", ["token"]),
        (SdfElementType.Asset, "", ["asset"]),
        (SdfElementType.Opaque, "", ["opaque"]),
        (SdfElementType.PathExpression, "", ["pathExpression"]),
        (SdfElementType.Opaque, "Group", ["group"]),
        (SdfElementType.Vec2i, "", ["int2", "Vec2i"]),
        (SdfElementType.Vec3i, "", ["int3", "Vec3i"]),
        (SdfElementType.Vec4i, "", ["int4", "Vec4i"]),
        (SdfElementType.Vec2h, "", ["half2", "Vec2h"]),
        (SdfElementType.Vec3h, "", ["half3", "Vec3h"]),
        (SdfElementType.Vec4h, "", ["half4", "Vec4h"]),
        (SdfElementType.Vec2f, "", ["float2", "Vec2f"]),
        (SdfElementType.Vec3f, "", ["float3", "Vec3f"]),
        (SdfElementType.Vec4f, "", ["float4", "Vec4f"]),
        (SdfElementType.Vec2d, "", ["double2", "Vec2d"]),
        (SdfElementType.Vec3d, "", ["double3", "Vec3d"]),
        (SdfElementType.Vec4d, "", ["double4", "Vec4d"]),
        (SdfElementType.Vec3h, "Point", ["point3h"]),
        (SdfElementType.Vec3f, "Point", ["point3f", "PointFloat"]),
        (SdfElementType.Vec3d, "Point", ["point3d", "Point"]),
        (SdfElementType.Vec3h, "Vector", ["vector3h"]),
        (SdfElementType.Vec3f, "Vector", ["vector3f", "VectorFloat"]),
        (SdfElementType.Vec3d, "Vector", ["vector3d", "Vector"]),
        (SdfElementType.Vec3h, "Normal", ["normal3h"]),
        (SdfElementType.Vec3f, "Normal", ["normal3f", "NormalFloat"]),
        (SdfElementType.Vec3d, "Normal", ["normal3d", "Normal"]),
        (SdfElementType.Vec3h, "Color", ["color3h"]),
        (SdfElementType.Vec3f, "Color", ["color3f", "ColorFloat"]),
        (SdfElementType.Vec3d, "Color", ["color3d", "Color"]),
        (SdfElementType.Vec4h, "Color", ["color4h"]),
        (SdfElementType.Vec4f, "Color", ["color4f"]),
        (SdfElementType.Vec4d, "Color", ["color4d"]),
        (SdfElementType.Vec2h, "TextureCoordinate", ["texCoord2h"]),
        (SdfElementType.Vec2f, "TextureCoordinate", ["texCoord2f"]),
        (SdfElementType.Vec2d, "TextureCoordinate", ["texCoord2d"]),
        (SdfElementType.Vec3h, "TextureCoordinate", ["texCoord3h"]),
        (SdfElementType.Vec3f, "TextureCoordinate", ["texCoord3f"]),
        (SdfElementType.Vec3d, "TextureCoordinate", ["texCoord3d"]),
        (SdfElementType.Quath, "", ["quath", "Quath"]),
        (SdfElementType.Quatf, "", ["quatf", "Quatf"]),
        (SdfElementType.Quatd, "", ["quatd", "Quatd"]),
        (SdfElementType.Matrix2d, "", ["matrix2d", "Matrix2d"]),
        (SdfElementType.Matrix3d, "", ["matrix3d", "Matrix3d"]),
        (SdfElementType.Matrix4d, "", ["matrix4d", "Matrix4d"]),
        (SdfElementType.Matrix4d, "Frame", ["frame4d", "Frame"]),
        (SdfElementType.Matrix4d, "Transform", ["Transform"]),
        (SdfElementType.Int, "PointIndex", ["PointIndex"]),
        (SdfElementType.Int, "EdgeIndex", ["EdgeIndex"]),
        (SdfElementType.Int, "FaceIndex", ["FaceIndex"]),
    ];

    private static readonly Dictionary<string, SdfValueTypeName> ByText = Build();

    /// <summary>Finds a type by any of its names, with <c>[]</c> for arrays; null when nobody declares it.</summary>
    internal static SdfValueTypeName? Find(string text) => ByText.GetValueOrDefault(text);

    /// <summary>Finds a type by its modern name.</summary>
    internal static SdfValueTypeName Get(string text) => ByText[text];

    /// <summary>The type of a held value without a role, or null when no type holds it.</summary>
    internal static SdfValueTypeName? OfValue(object value)
    {
        Type held = value.GetType();
        SdfElement? element = SdfElement.All.FirstOrDefault(e => e.Scalar == held || e.Array == held);
        if (element is null) return null;
        (SdfElementType _, string _, string[] names) = Array.Find(Table, row => row.Element == element.Type && row.Role.Length == 0);
        return Get(element.Array == held ? names[0] + "[]" : names[0]);
    }

    /// <summary>A type name that nobody declares: its declaration is kept and printed back.</summary>
    internal static SdfValueTypeName Undeclared(string scalarText, bool isArray) => new(scalarText, null, "", isArray, []);

    private static Dictionary<string, SdfValueTypeName> Build()
    {
        var all = new Dictionary<string, SdfValueTypeName>(StringComparer.Ordinal);
        foreach ((SdfElementType type, string role, string[] names) in Table)
        {
            var scalar = new SdfValueTypeName(names[0], SdfElement.Of(type), role, isArray: false, names[1..]);
            SdfValueTypeName array = scalar.GetArrayType();
            foreach (string name in names)
            {
                all.Add(name, scalar);
                if (array.Element is not null) all.Add(name + "[]", array);
            }
        }

        return all;
    }
}
