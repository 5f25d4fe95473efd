using System.Reflection;
using pxr;
using static UsdGsplat.Usd.Tests.Usd.Stages;

namespace UsdGsplat.Usd.Tests.Usd;

/// <summary>Every value type of the format note's table 9.1: its field, its name, its role, its fallback, its declaration.</summary>
public sealed class ValueTypeTests
{
    // Name, role, text of the fallback value: the table's rows, typed in by hand. Null: no value.
    private static readonly (string Name, string Role, string? Fallback)[] Table =
    [
        ("bool", "", "0"), ("uchar", "", "0"), ("int", "", "0"), ("uint", "", "0"), ("int64", "", "0"), ("uint64", "", "0"),
        ("half", "", "0"), ("float", "", "0"), ("double", "", "0"), ("timecode", "", "0"), ("string", "", "\"\""), ("token", "", "\"\""),
        ("asset", "", "@@"), ("opaque", "", null), ("group", "Group", null),
        ("int2", "", "(0, 0)"), ("int3", "", "(0, 0, 0)"), ("int4", "", "(0, 0, 0, 0)"),
        ("half2", "", "(0, 0)"), ("half3", "", "(0, 0, 0)"), ("half4", "", "(0, 0, 0, 0)"),
        ("float2", "", "(0, 0)"), ("float3", "", "(0, 0, 0)"), ("float4", "", "(0, 0, 0, 0)"),
        ("double2", "", "(0, 0)"), ("double3", "", "(0, 0, 0)"), ("double4", "", "(0, 0, 0, 0)"),
        ("point3h", "Point", "(0, 0, 0)"), ("point3f", "Point", "(0, 0, 0)"), ("point3d", "Point", "(0, 0, 0)"),
        ("vector3h", "Vector", "(0, 0, 0)"), ("vector3f", "Vector", "(0, 0, 0)"), ("vector3d", "Vector", "(0, 0, 0)"),
        ("normal3h", "Normal", "(0, 0, 0)"), ("normal3f", "Normal", "(0, 0, 0)"), ("normal3d", "Normal", "(0, 0, 0)"),
        ("color3h", "Color", "(0, 0, 0)"), ("color3f", "Color", "(0, 0, 0)"), ("color3d", "Color", "(0, 0, 0)"),
        ("color4h", "Color", "(0, 0, 0, 0)"), ("color4f", "Color", "(0, 0, 0, 0)"), ("color4d", "Color", "(0, 0, 0, 0)"),
        ("texCoord2h", "TextureCoordinate", "(0, 0)"), ("texCoord2f", "TextureCoordinate", "(0, 0)"), ("texCoord2d", "TextureCoordinate", "(0, 0)"),
        ("texCoord3h", "TextureCoordinate", "(0, 0, 0)"), ("texCoord3f", "TextureCoordinate", "(0, 0, 0)"), ("texCoord3d", "TextureCoordinate", "(0, 0, 0)"),
        ("quath", "", "(1, 0, 0, 0)"), ("quatf", "", "(1, 0, 0, 0)"), ("quatd", "", "(1, 0, 0, 0)"),
        ("matrix2d", "", "( (1, 0), (0, 1) )"), ("matrix3d", "", "( (1, 0, 0), (0, 1, 0), (0, 0, 1) )"),
        ("matrix4d", "", "( (1, 0, 0, 0), (0, 1, 0, 0), (0, 0, 1, 0), (0, 0, 0, 1) )"),
        ("frame4d", "Frame", "( (1, 0, 0, 0), (0, 1, 0, 0), (0, 0, 1, 0), (0, 0, 0, 1) )"),
    ];

    private static IEnumerable<TestCaseData> Fields() =>
        typeof(SdfValueTypeNames).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => new TestCaseData(field.Name, field.GetValue(null)).SetArgDisplayNames(field.Name));

    [Test]
    public void The_fields_are_the_table()
    {
        string[] expected = [.. Table.SelectMany(row => row.Fallback is null ? (string[])[Field(row.Name)] : [Field(row.Name), Field(row.Name) + "Array"]).Order(StringComparer.Ordinal)];
        string[] found = [.. Fields().Select(data => (string)data.Arguments[0]!).Order(StringComparer.Ordinal)];
        Assert.That(found, Is.SupersetOf(expected));
        Assert.That(found.Except(expected), Is.SubsetOf(new[] { "PathExpression", "PathExpressionArray" }), "what USD.NET has not");
    }

    [TestCaseSource(nameof(Fields))]
    public void An_attribute_of_the_type_is_declared_set_and_printed(string field, SdfValueTypeName type)
    {
        if (field.StartsWith("PathExpression", StringComparison.Ordinal)) return;
        bool isArray = field.EndsWith("Array", StringComparison.Ordinal);
        (string name, string role, string? fallback) = Table.Single(row => Field(row.Name) == (isArray ? field[..^"Array".Length] : field));
        string declared = isArray ? name + "[]" : name;
        Assert.That(type.GetAsToken().GetString(), Is.EqualTo(declared));
        Assert.That(type.GetRole().GetString(), Is.EqualTo(role));
        Assert.That((type.IsArray(), type.IsScalar()), Is.EqualTo((isArray, !isArray)));

        UsdStage stage = WithPrim(out UsdPrim prim);
        UsdAttribute attribute = prim.CreateAttribute(Token("a"), type, custom: false);
        Assert.That(attribute.GetTypeName(), Is.EqualTo(type));
        Assert.That(Body(stage), Is.EqualTo($"def \"P\"\n{{\n    {declared} a\n}}"));
        VtValue value = type.GetDefaultValue();
        if (fallback is null)
        {
            Assert.That(value.IsEmpty());
            Assert.That(() => attribute.Set(1), Throws.ArgumentException);
            return;
        }

        attribute.Set(value);
        attribute.Set(value, 2);
        string text = isArray ? "[]" : fallback;
        Assert.That(Body(stage), Is.EqualTo($"def \"P\"\n{{\n    {declared} a = {text}\n    {declared} a.timeSamples = {{\n        2: {text},\n    }}\n}}"));
        UsdStage reread = UsdStage.CreateInMemory();
        reread.GetRootLayer().ImportFromString(stage.GetRootLayer().ExportToString());
        Assert.That(reread.GetAttributeAtPath("/P.a").Get() == value, "the printed value reads back equal");
    }

    private static string Field(string name) => name switch
    {
        "uchar" => "UChar",
        "uint" => "UInt",
        "uint64" => "UInt64",
        "timecode" => "TimeCode",
        _ => char.ToUpperInvariant(name[0]) + name[1..],
    };
}
