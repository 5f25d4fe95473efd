using pxr;

namespace UsdGsplat.UsdAuthoring.UsdRender;

/// <summary>How an attribute of UsdRender is declared. With OpenUSD's schemas at hand the declaration there wins.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its value type.</param>
/// <param name="IsUniform">Whether it may have no time samples.</param>
internal sealed record RenderProperty(string Name, SdfValueTypeName Type, bool IsUniform = true)
{
    internal static readonly RenderProperty
        Resolution = new("resolution", SdfValueTypeNames.Int2),
        PixelAspectRatio = new("pixelAspectRatio", SdfValueTypeNames.Float),
        AspectRatioConformPolicy = new("aspectRatioConformPolicy", SdfValueTypeNames.Token),
        DataWindow = new("dataWindowNDC", SdfValueTypeNames.Float4),
        InstantaneousShutter = new("instantaneousShutter", SdfValueTypeNames.Bool),
        DisableMotionBlur = new("disableMotionBlur", SdfValueTypeNames.Bool),
        DisableDepthOfField = new("disableDepthOfField", SdfValueTypeNames.Bool),
        IncludedPurposes = new("includedPurposes", SdfValueTypeNames.TokenArray),
        MaterialBindingPurposes = new("materialBindingPurposes", SdfValueTypeNames.TokenArray),
        RenderingColorSpace = new("renderingColorSpace", SdfValueTypeNames.Token),
        ProductType = new("productType", SdfValueTypeNames.Token),
        ProductName = new("productName", SdfValueTypeNames.Token, IsUniform: false),
        DataType = new("dataType", SdfValueTypeNames.Token),
        SourceName = new("sourceName", SdfValueTypeNames.String),
        SourceType = new("sourceType", SdfValueTypeNames.Token),
        PassType = new("passType", SdfValueTypeNames.Token),
        Command = new("command", SdfValueTypeNames.StringArray),
        FileName = new("fileName", SdfValueTypeNames.Asset),
        Denoise = new("denoise:enable", SdfValueTypeNames.Bool);

    /// <summary>Names of relationships.</summary>
    internal const string Camera = "camera", Products = "products", OrderedVars = "orderedVars", RenderSource = "renderSource", InputPasses = "inputPasses";

    private static readonly RenderProperty[] Base =
        [Resolution, PixelAspectRatio, AspectRatioConformPolicy, DataWindow, InstantaneousShutter, DisableMotionBlur, DisableDepthOfField];

    /// <summary>The attributes of a type; none of a type of another domain.</summary>
    internal static IReadOnlyList<RenderProperty> Of(string type) => type switch
    {
        RenderTokens.RenderSettings => [.. Base, IncludedPurposes, MaterialBindingPurposes, RenderingColorSpace],
        RenderTokens.RenderProduct => [.. Base, ProductType, ProductName],
        RenderTokens.RenderVar => [DataType, SourceName, SourceType],
        RenderTokens.RenderPass => [PassType, Command, FileName, Denoise],
        _ => [],
    };

    /// <summary>The relationships of a type.</summary>
    internal static IReadOnlyList<string> RelationshipsOf(string type) => type switch
    {
        RenderTokens.RenderSettings => [Camera, Products],
        RenderTokens.RenderProduct => [Camera, OrderedVars],
        RenderTokens.RenderPass => [RenderSource, InputPasses],
        _ => [],
    };

    /// <summary>The attribute of a prim, invalid where the prim's type has none and none is authored.</summary>
    internal UsdAttribute On(UsdPrim prim) => prim.GetAttribute(new TfToken(Name));

    /// <summary>Sets the value at the default time.</summary>
    internal void Set(UsdPrim prim, VtValue value) => prim.CreateAttribute(
        new TfToken(Name), Type, false, IsUniform ? SdfVariability.SdfVariabilityUniform : SdfVariability.SdfVariabilityVarying).Set(value);

    /// <summary>The value at the default time: authored, or else the schema's.</summary>
    /// <param name="prim">The prim.</param>
    /// <param name="value">The value, of this property's type.</param>
    /// <returns>False when there is none, or one of another type.</returns>
    internal bool TryGet(UsdPrim prim, out VtValue value)
    {
        UsdAttribute attribute = On(prim);
        value = attribute ? attribute.Get(UsdTimeCode.Default()) : new VtValue();
        return value.GetTypeName() == Type.GetCPPTypeName();
    }

    /// <summary>Whether a value is authored, and not blocked.</summary>
    internal bool IsAuthored(UsdPrim prim)
    {
        UsdAttribute attribute = On(prim);
        return attribute && attribute.HasAuthoredValue();
    }

    /// <summary>The text of a token at the default time; the given one where there is none.</summary>
    internal string Text(UsdPrim prim, string otherwise)
    {
        if (!TryGet(prim, out VtValue value)) return otherwise;
        if (Type == SdfValueTypeNames.String)
        {
            string text = value;
            return text;
        }

        TfToken token = value;
        return token.GetString();
    }

    /// <summary>The texts of a token array at the default time; empty where there is none.</summary>
    internal IReadOnlyList<string> Texts(UsdPrim prim)
    {
        if (!TryGet(prim, out VtValue value)) return [];
        VtTokenArray tokens = value;
        var texts = new string[tokens.size()];
        for (int i = 0; i < texts.Length; i++) texts[i] = tokens[i].GetString();
        return texts;
    }
}
