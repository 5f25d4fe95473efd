using pxr;

namespace UsdGsplat.UsdAuthoring.UsdRender.Validation;

/// <summary>What must hold of how properties are declared, in every layer.</summary>
internal static class RenderDeclarationRules
{
    internal static void Check(UsdPrim prim, RenderIssues issues)
    {
        string type = prim.GetTypeName();
        foreach (RenderProperty property in RenderProperty.Of(type)) CheckAttribute(prim, property, issues);
        foreach (string relationship in RenderProperty.RelationshipsOf(type)) CheckRelationship(prim, relationship, issues);
    }

    private static void CheckAttribute(UsdPrim prim, RenderProperty property, RenderIssues issues)
    {
        UsdAttribute attribute = property.On(prim);
        if (!attribute || !attribute.IsAuthored()) return;
        foreach (SdfPropertySpecHandle spec in attribute.GetPropertyStack(UsdTimeCode.Default()))
        {
            if (spec.GetSpecType() != SdfSpecType.SdfSpecTypeAttribute)
            {
                issues.Tell(RenderIssueCodes.Type, prim, property.Name, $"expected an attribute, found a relationship{Of(spec, prim)}");
                continue;
            }

            if (spec.GetTypeName().GetCPPTypeName() != property.Type.GetCPPTypeName())
                issues.Tell(RenderIssueCodes.Type, prim, property.Name, $"expected the type {property.Type.GetAsToken()}, found {spec.GetTypeName().GetAsToken()}{Of(spec, prim)}");
            if (spec.IsCustom()) issues.Tell(RenderIssueCodes.Declaration, prim, property.Name, $"expected no 'custom' on an attribute of the schema, found it{Of(spec, prim)}");
            if (property.IsUniform && spec.GetVariability() != SdfVariability.SdfVariabilityUniform)
                issues.Tell(RenderIssueCodes.Declaration, prim, property.Name, $"expected the attribute uniform, found it varying{Of(spec, prim)}");
        }

        if (property.IsUniform && attribute.GetNumTimeSamples() > 0)
            issues.Tell(RenderIssueCodes.Declaration, prim, property.Name, $"expected one value of a uniform attribute, found {attribute.GetNumTimeSamples()} time samples");
    }

    private static void CheckRelationship(UsdPrim prim, string name, RenderIssues issues)
    {
        UsdRelationship relationship = prim.GetRelationship(new TfToken(name));
        if (!relationship || !relationship.IsAuthored()) return;
        foreach (SdfPropertySpecHandle spec in relationship.GetPropertyStack(UsdTimeCode.Default()))
        {
            if (spec.GetSpecType() != SdfSpecType.SdfSpecTypeRelationship) issues.Tell(RenderIssueCodes.Type, prim, name, $"expected a relationship, found an attribute{Of(spec, prim)}");
            else if (spec.IsCustom()) issues.Tell(RenderIssueCodes.Declaration, prim, name, $"expected no 'custom' on a relationship of the schema, found it{Of(spec, prim)}");
        }
    }

    /// <summary>The layer of a spec, where it is not the stage's root.</summary>
    private static string Of(SdfPropertySpecHandle spec, UsdPrim prim)
    {
        string layer = spec.GetLayer().identifier;
        return layer == prim.GetStage().GetRootLayer().identifier ? "" : $" in {layer}";
    }
}
