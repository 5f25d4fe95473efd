namespace pxr;

/// <summary>What must hold of every prim: encapsulation, and the API schemas that its properties ask for.</summary>
internal static class UsdUtilsPrimRules
{
    private const string BindingNamespace = "material:binding";

    private static readonly HashSet<string> SkelProperties = new(StringComparer.Ordinal)
    {
        "skel:animationSource", "skel:skeleton", "skel:joints", "skel:blendShapes", "skel:blendShapeTargets", "primvars:skel:geomBindTransform",
        "primvars:skel:jointIndices", "primvars:skel:jointWeights", "primvars:skel:skinningMethod",
    };

    internal static void Check(UsdPrim prim, UsdUtilsComplianceReport report)
    {
        if (UsdUtilsPrimTypes.IsBoundable(prim)) CheckBoundable(prim, report);
        if (UsdUtilsPrimTypes.IsConnectable(prim)) CheckConnectable(prim, report);
        string[] names = [.. prim.GetAuthoredPropertyNames().Select(name => name.GetString())];
        CheckBinding(prim, names, report);
        CheckSkel(prim, names, report);
    }

    internal static bool IsBinding(string name) => name == BindingNamespace || name.StartsWith(BindingNamespace + ":", StringComparison.Ordinal);

    internal static IEnumerable<UsdPrim> Ancestors(UsdPrim prim)
    {
        for (UsdPrim above = prim.GetParent(); above && !above.IsPseudoRoot(); above = above.GetParent()) yield return above;
    }

    private static void CheckBoundable(UsdPrim prim, UsdUtilsComplianceReport report)
    {
        if (Ancestors(prim).FirstOrDefault(UsdUtilsPrimTypes.IsGprim) is { } above)
            report.Tell(UsdUtilsComplianceCodes.Boundable, prim, $"expected no gprim above a {prim.GetTypeName()}, found the {above.GetTypeName()} <{above.GetPath()}>");
    }

    private static void CheckConnectable(UsdPrim prim, UsdUtilsComplianceReport report)
    {
        UsdPrim parent = prim.GetParent();
        if (parent.IsPseudoRoot()) return;
        if (UsdUtilsPrimTypes.IsConnectable(parent))
        {
            if (!UsdUtilsPrimTypes.IsContainer(parent))
                report.Tell(UsdUtilsComplianceCodes.NotContainer, prim, $"expected a container such as a Material above a {prim.GetTypeName()}, found the {parent.GetTypeName()} <{parent.GetPath()}>");
        }
        else if (Ancestors(parent).FirstOrDefault(UsdUtilsPrimTypes.IsConnectable) is { } above)
        {
            report.Tell(
                UsdUtilsComplianceCodes.Broken, prim,
                $"expected connectable prims only between a {prim.GetTypeName()} and the {above.GetTypeName()} <{above.GetPath()}>, found the {Described(parent)} <{parent.GetPath()}>");
        }
    }

    private static string Described(UsdPrim prim) => prim.GetTypeName().IsEmpty() ? "prim without type" : prim.GetTypeName().GetString();

    private static void CheckBinding(UsdPrim prim, string[] names, UsdUtilsComplianceReport report)
    {
        bool binds = false;
        foreach (string name in names.Where(IsBinding))
        {
            if (prim.GetRelationship(new TfToken(name))) binds = true;
            else report.Tell(UsdUtilsComplianceCodes.BindingKind, prim, $"expected the relationship {name}, found an attribute");
        }

        if (binds && !prim.HasAPI(new TfToken("MaterialBindingAPI")))
            report.Tell(UsdUtilsComplianceCodes.Binding, prim, "expected MaterialBindingAPI on a prim with material bindings, found it not applied");
    }

    private static void CheckSkel(UsdPrim prim, string[] names, UsdUtilsComplianceReport report)
    {
        if (!prim.HasAPI(new TfToken("SkelBindingAPI")))
        {
            if (names.FirstOrDefault(SkelProperties.Contains) is { } property)
                report.Tell(UsdUtilsComplianceCodes.Skel, prim, $"expected SkelBindingAPI on a prim with {property}, found it not applied");
            return;
        }

        if (prim.GetTypeName() != "SkelRoot" && !Ancestors(prim).Any(above => above.GetTypeName() == "SkelRoot"))
            report.Tell(UsdUtilsComplianceCodes.SkelRoot, prim, "expected a SkelRoot at or above a prim with SkelBindingAPI, found none");
    }
}
