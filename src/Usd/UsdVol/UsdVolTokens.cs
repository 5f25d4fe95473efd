namespace pxr;

/// <summary>The tokens of UsdVol.</summary>
public static class UsdVolTokens
{
    /// <summary><c>bool</c>.</summary>
    public static readonly TfToken bool_ = new("bool");

    /// <summary><c>Color</c>.</summary>
    public static readonly TfToken color = new("Color");

    /// <summary><c>double2</c>.</summary>
    public static readonly TfToken double2 = new("double2");

    /// <summary><c>double3</c>.</summary>
    public static readonly TfToken double3 = new("double3");

    /// <summary><c>double</c>.</summary>
    public static readonly TfToken double_ = new("double");

    /// <summary><c>field</c>.</summary>
    public static readonly TfToken field = new("field");

    /// <summary><c>fieldClass</c>.</summary>
    public static readonly TfToken fieldClass = new("fieldClass");

    /// <summary><c>fieldDataType</c>.</summary>
    public static readonly TfToken fieldDataType = new("fieldDataType");

    /// <summary><c>fieldIndex</c>.</summary>
    public static readonly TfToken fieldIndex = new("fieldIndex");

    /// <summary><c>fieldName</c>.</summary>
    public static readonly TfToken fieldName = new("fieldName");

    /// <summary><c>fieldPurpose</c>.</summary>
    public static readonly TfToken fieldPurpose = new("fieldPurpose");

    /// <summary><c>filePath</c>.</summary>
    public static readonly TfToken filePath = new("filePath");

    /// <summary><c>float2</c>.</summary>
    public static readonly TfToken float2 = new("float2");

    /// <summary><c>float3</c>.</summary>
    public static readonly TfToken float3 = new("float3");

    /// <summary><c>float</c>.</summary>
    public static readonly TfToken float_ = new("float");

    /// <summary><c>fogVolume</c>.</summary>
    public static readonly TfToken fogVolume = new("fogVolume");

    /// <summary><c>half</c>.</summary>
    public static readonly TfToken half = new("half");

    /// <summary><c>half2</c>.</summary>
    public static readonly TfToken half2 = new("half2");

    /// <summary><c>half3</c>.</summary>
    public static readonly TfToken half3 = new("half3");

    /// <summary><c>int2</c>.</summary>
    public static readonly TfToken int2 = new("int2");

    /// <summary><c>int3</c>.</summary>
    public static readonly TfToken int3 = new("int3");

    /// <summary><c>int64</c>.</summary>
    public static readonly TfToken int64 = new("int64");

    /// <summary><c>int</c>.</summary>
    public static readonly TfToken int_ = new("int");

    /// <summary><c>levelSet</c>.</summary>
    public static readonly TfToken levelSet = new("levelSet");

    /// <summary><c>mask</c>.</summary>
    public static readonly TfToken mask = new("mask");

    /// <summary><c>matrix3d</c>.</summary>
    public static readonly TfToken matrix3d = new("matrix3d");

    /// <summary><c>matrix4d</c>.</summary>
    public static readonly TfToken matrix4d = new("matrix4d");

    /// <summary><c>None</c>.</summary>
    public static readonly TfToken none = new("None");

    /// <summary><c>Normal</c>.</summary>
    public static readonly TfToken normal = new("Normal");

    /// <summary><c>Point</c>.</summary>
    public static readonly TfToken point = new("Point");

    /// <summary><c>quatd</c>.</summary>
    public static readonly TfToken quatd = new("quatd");

    /// <summary><c>staggered</c>.</summary>
    public static readonly TfToken staggered = new("staggered");

    /// <summary><c>string</c>.</summary>
    public static readonly TfToken string_ = new("string");

    /// <summary><c>uint</c>.</summary>
    public static readonly TfToken uint_ = new("uint");

    /// <summary><c>unknown</c>.</summary>
    public static readonly TfToken unknown = new("unknown");

    /// <summary><c>Vector</c>.</summary>
    public static readonly TfToken vector = new("Vector");

    /// <summary><c>vectorDataRoleHint</c>.</summary>
    public static readonly TfToken vectorDataRoleHint = new("vectorDataRoleHint");
}
