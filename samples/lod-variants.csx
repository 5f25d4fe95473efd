// A variant set of levels of detail: each level is a file that is loaded when its variant is chosen.
//   usd-gsplat author scene.pt --output high.usdz
//   usd-gsplat author scene.pt --max-splats 100000 --output low.usdz
//   usd-gsplat script samples/lod-variants.csx --output scene.usda -- high=./high.usdz low=./low.usdz
// args: NAME=FILE, the first one is chosen. Files as the output should name them.

(string Name, string File)[] levels = [.. args.Select(text => text.Split('=', 2)).Select(parts => parts.Length == 2 && SdfPath.IsValidIdentifier(parts[0])
    ? (parts[0], parts[1])
    : throw new ArgumentException($"expected NAME=FILE, found '{string.Join('=', parts)}'"))];
if (levels.Length == 0) throw new ArgumentException("expected the levels, each as NAME=FILE");

if (!stage.HasDefaultPrim())
{
    stage.SetDefaultPrim(UsdGeomXform.Define(stage, "/World").GetPrim());
    UsdGeom.UsdGeomSetStageUpAxis(stage, UsdGeomTokens.z);
    UsdGeom.UsdGeomSetStageMetersPerUnit(stage, UsdGeomLinearUnits.meters);
}

UsdPrim prim = UsdGeomXform.Define(stage, stage.GetDefaultPrim().GetPath().AppendChild(new TfToken("Splats"))).GetPrim();
UsdVariantSet lod = prim.GetVariantSets().AddVariantSet("lod");
UsdEditTarget outside = stage.GetEditTarget();
foreach ((string name, string file) in levels)
{
    lod.AddVariant(name);
    lod.SetVariantSelection(name);
    stage.SetEditTarget(lod.GetVariantEditTarget());
    prim.GetPayloads().AddPayload(file);
    stage.SetEditTarget(outside);
}

lod.SetVariantSelection(levels[0].Name);
new UsdModelAPI(prim).SetKind(KindTokens.component);
