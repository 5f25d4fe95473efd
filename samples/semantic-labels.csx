// Labels of what the splats show, for training data made in simulators, and custom data of the pipeline.
//   usd-gsplat script samples/semantic-labels.csx --stage scene.usda --output labelled.usda -- class=statue,marble shot=sh010 version=3
// args: NAME=LABEL,LABEL for labels with the names class, instance or material; other NAME=VALUE become customData.
//
// Labels are written twice: as OpenUSD has them from 24.11 on, and as Isaac Sim before 5 reads them.

string[] taxonomies = ["class", "instance", "material"];
foreach (string arg in args)
{
    string[] parts = arg.Split('=', 2);
    if (parts.Length != 2 || !SdfPath.IsValidIdentifier(parts[0])) throw new ArgumentException($"expected NAME=VALUE, found '{arg}'");
    if (!taxonomies.Contains(parts[0])) stage.GetDefaultPrim().SetCustomDataByKey(new TfToken($"pipeline:{parts[0]}"), parts[1]);
    else foreach (var splat in splats.Prims) Label(splat.Prim, parts[0], parts[1].Split(','));
}

void Label(UsdPrim prim, string taxonomy, string[] labels)
{
    var tokens = new VtTokenArray((uint)labels.Length);
    for (int i = 0; i < labels.Length; i++) tokens[i] = new TfToken(labels[i]);
    prim.AddAppliedSchema(new TfToken($"SemanticsLabelsAPI:{taxonomy}"));
    prim.CreateAttribute(new TfToken($"semantics:labels:{taxonomy}"), SdfValueTypeNames.TokenArray, false).Set(tokens);

    prim.AddAppliedSchema(new TfToken($"SemanticsAPI:{taxonomy}"));
    prim.CreateAttribute(new TfToken($"semantic:{taxonomy}:params:semanticType"), SdfValueTypeNames.String, false).Set(taxonomy);
    prim.CreateAttribute(new TfToken($"semantic:{taxonomy}:params:semanticData"), SdfValueTypeNames.String, false).Set(string.Join(' ', labels));
}
