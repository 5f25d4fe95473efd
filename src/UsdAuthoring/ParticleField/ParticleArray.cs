using pxr;

namespace UsdGsplat.UsdAuthoring.ParticleField;

/// <summary>An array attribute of a ParticleField prim with one value of it.</summary>
/// <param name="Name">Its name, with the suffix of 16-bit attributes.</param>
/// <param name="Type">Its type.</param>
/// <param name="Value">The value, which several prims and times may share.</param>
internal sealed record ParticleArray(string Name, SdfValueTypeName Type, VtValue Value)
{
    /// <summary>The schema's declaration on a prim.</summary>
    internal UsdAttribute Declare(UsdPrim prim) => prim.CreateAttribute(new TfToken(Name), Type, custom: false);

    /// <summary>Sets the value for readers without a time.</summary>
    internal UsdAttribute AuthorDefault(UsdPrim prim)
    {
        UsdAttribute attribute = Declare(prim);
        attribute.Set(Value);
        return attribute;
    }

    /// <summary>Sets the value at a time.</summary>
    internal void AuthorSample(UsdPrim prim, double timeCode) => Declare(prim).Set(Value, timeCode);
}
