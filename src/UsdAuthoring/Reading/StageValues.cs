using pxr;

namespace UsdGsplat.UsdAuthoring.Reading;

/// <summary>Values of attributes at the time that is read.</summary>
/// <param name="timeCode">The time code; null for the default values.</param>
internal sealed class StageValues(double? timeCode)
{
    /// <summary>The value of an attribute: at the time code, or the default and where there is none the earliest sample; empty without any.</summary>
    /// <remarks>Fallbacks do not count: whether the types' schemas are known differs between versions of OpenUSD, and files read alike.</remarks>
    internal VtValue At(UsdAttribute attribute)
    {
        if (!attribute.IsValid() || !attribute.HasAuthoredValue()) return new VtValue();
        return attribute.Get(TimeOf(attribute));
    }

    /// <summary>The value of a prim's attribute.</summary>
    internal VtValue At(UsdPrim prim, string name) => At(prim.GetAttribute(new TfToken(name)));

    /// <summary>The time at which an attribute is read.</summary>
    internal UsdTimeCode TimeOf(UsdAttribute attribute)
    {
        if (timeCode is { } code) return new UsdTimeCode(code);

        // A fallback of the schema is no default: samples are what the author said.
        if (attribute.HasAuthoredMetadata(new TfToken("default"))) return UsdTimeCode.Default();
        StdDoubleVector samples = attribute.GetTimeSamples();
        return samples.Count > 0 ? new UsdTimeCode(samples[0]) : UsdTimeCode.Default();
    }

    /// <summary>A text of a token attribute; null when it holds none.</summary>
    internal string? Token(UsdPrim prim, string name) => At(prim, name) is var value && Holds(value, "TfToken") ? ((TfToken)value).GetString() : null;

    internal bool? Bool(UsdPrim prim, string name) => At(prim, name) is var value && Holds(value, "bool") ? (bool)value : null;

    internal int? Int(UsdPrim prim, string name) => At(prim, name) is var value && Holds(value, "int") ? (int)value : null;

    internal GfVec3f? Float3(UsdPrim prim, string name) => At(prim, name) is var value && Holds(value, "GfVec3f") ? (GfVec3f)value : null;

    internal GfVec4f? Float4(UsdPrim prim, string name) => At(prim, name) is var value && Holds(value, "GfVec4f") ? (GfVec4f)value : null;

    internal SdfAssetPath? Asset(UsdPrim prim, string name) => At(prim, name) is var value && Holds(value, "SdfAssetPath") ? (SdfAssetPath)value : null;

    /// <summary>Whether a prim is hidden at the time, by itself or by one above it.</summary>
    internal bool IsHidden(UsdPrim prim)
    {
        for (UsdPrim at = prim; at.IsValid() && !at.IsPseudoRoot(); at = at.GetParent())
        {
            if (Token(at, "visibility") == "invisible") return true;
        }

        return false;
    }

    /// <summary>Whether a value is of a type, by its name in C++.</summary>
    internal static bool Holds(VtValue value, string typeName) => !value.IsEmpty() && value.GetTypeName() == typeName;
}
