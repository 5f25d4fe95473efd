using UsdGsplat.Codecs;

namespace pxr;

/// <summary>What Apple's AR viewers ask for beyond the base rules.</summary>
internal static class UsdUtilsARKitRules
{
    private static readonly HashSet<string> Types = new(StringComparer.Ordinal)
    {
        "", "Scope", "Xform", "Camera", "Shader", "Material", "Mesh", "Sphere", "Cube", "Cylinder", "Cone", "Capsule", "GeomSubset", "Points", "SkelRoot",
        "Skeleton", "SkelAnimation", "BlendShape", "SpatialAudio", "PhysicsScene", "Preliminary_ReferenceImage", "Preliminary_Text", "Preliminary_Trigger",
    };

    private static readonly string[] ShaderIds = ["UsdPreviewSurface", "UsdUVTexture", "UsdTransform2d"];

    internal static void CheckDependencies(string root, UsdUtilsDependencies dependencies, UsdUtilsComplianceReport report)
    {
        foreach (string layer in dependencies.Layers.Where(layer => ArPackagePath.Extension(layer) is not ("usd" or "usda" or "usdc" or "usdz")))
            report.Tell(UsdUtilsComplianceCodes.ArLayer, new AssetLocation(layer), "expected a layer of the format usd, usda, usdc or usdz, found another");
        if (!SdfLayerFormats.IsPackaged(root)) return;
        string package = ArPackagePath.SplitOuter(root).Package;
        foreach (string path in dependencies.Layers.Concat(dependencies.Assets).Where(path => path != package && !path.StartsWith(package + "[", StringComparison.Ordinal)))
            report.Tell(UsdUtilsComplianceCodes.ArOutside, new AssetLocation(root), $"expected all files inside of the package, found {path} needed");
    }

    internal static void CheckPrim(UsdPrim prim, UsdUtilsComplianceReport report)
    {
        string type = prim.GetTypeName();
        if (!Types.Contains(type) && !type.StartsWith("RealityKit", StringComparison.Ordinal))
            report.Tell(UsdUtilsComplianceCodes.ArPrimType, prim, $"expected a type that AR viewers know, found {type}");
        if (type == "Shader") CheckShader(prim, report);
        foreach (UsdRelationship binding in prim.GetAuthoredRelationships().Where(r => UsdUtilsPrimRules.IsBinding(r.GetName()))) CheckBinding(binding, report);
    }

    private static void CheckShader(UsdPrim shader, UsdUtilsComplianceReport report)
    {
        if (UsdUtilsShadingRules.IdOf(shader) is not { } id)
        {
            report.Tell(UsdUtilsComplianceCodes.ArShader, shader, $"expected a shader by id, found the implementation source {UsdUtilsShadingRules.SourceOf(shader) ?? "id without an id"}");
            return;
        }

        bool known = ShaderIds.Contains(id) || id.StartsWith("UsdPrimvarReader", StringComparison.Ordinal) || id.StartsWith("ND_", StringComparison.Ordinal);
        if (!known) report.Tell(UsdUtilsComplianceCodes.ArShader, shader, $"expected a UsdPreviewSurface, its nodes or a MaterialX node, found the shader id {id}");
        foreach (UsdAttribute input in shader.GetAuthoredAttributes().Where(a => a.GetName().GetString().StartsWith("inputs:", StringComparison.Ordinal))) CheckInput(shader, input, report);
    }

    private static void CheckInput(UsdPrim shader, UsdAttribute input, UsdUtilsComplianceReport report)
    {
        var sources = new SdfPathVector();
        if (!input.GetConnections(sources) || sources.Count == 0) return;
        if (sources.Count > 1) report.Tell(UsdUtilsComplianceCodes.ArShader, shader, FormattableString.Invariant($"expected one connection of {input.GetName()}, found {sources.Count}"));
        foreach (SdfPath source in sources)
        {
            if (shader.GetStage().GetPrimAtPath(source.GetPrimPath()) is var prim && prim && prim.GetTypeName() is var type && (type == "Shader" || type == "Material")) continue;
            report.Tell(UsdUtilsComplianceCodes.ArShader, shader, $"expected a connection of {input.GetName()} to a Shader or Material, found <{source}>");
        }
    }

    private static void CheckBinding(UsdRelationship binding, UsdUtilsComplianceReport report)
    {
        SdfPathVector targets = binding.GetTargets();
        SdfPath? material = targets.Count is 1 or 2 ? targets[^1] : null;
        bool found = material is not null && binding.GetStage().GetPrimAtPath(material.GetPrimPath()) is var prim && prim && prim.GetTypeName() == "Material";
        if (!found) report.Tell(UsdUtilsComplianceCodes.ArBinding, binding.GetPrim(), $"expected the target of {binding.GetName()} to be a material, found {(material is null ? "none" : $"<{material}>")}");
        if (targets.Count == 2 && !binding.GetStage().GetPrimAtPath(targets[0].GetPrimPath()))
            report.Tell(UsdUtilsComplianceCodes.ArBinding, binding.GetPrim(), $"expected the collection of {binding.GetName()} to exist, found none at <{targets[0]}>");
    }
}
