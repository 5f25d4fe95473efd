// Puts an existing shot over the scene: its cameras and edits come in, and win where both say something.
//   usd-gsplat script samples/sublayer-shot.csx --stage scene.usda --output shot.usda -- ./sh010.usda 100
// args: the shot's layer as the output should name it, time code of the scene at which the shot's time 0 lies (default 0).

if (args.Count is < 1 or > 2) throw new ArgumentException("expected a layer and perhaps a time code");
string path = args[0];
double offset = args.Count > 1 ? double.Parse(args[1]) : 0;
SdfLayerHandle shot = SdfLayer.FindOrOpenRelativeToLayer(layer, path) ?? throw new FileNotFoundException($"{path}: no such file, from {layer.GetDisplayName()}");
using (UsdStage opened = UsdStage.Open(shot))
{
    if (UsdGeom.UsdGeomGetStageUpAxis(opened) != UsdGeom.UsdGeomGetStageUpAxis(stage)) throw new InvalidOperationException($"{path} has another up axis than the scene");
    if (UsdGeom.UsdGeomGetStageMetersPerUnit(opened) != UsdGeom.UsdGeomGetStageMetersPerUnit(stage)) throw new InvalidOperationException($"{path} has another unit than the scene");

    // Sublayers bring no time range, so the scene gets the shot's.
    if (opened.HasAuthoredTimeCodeRange())
    {
        stage.SetStartTimeCode(opened.GetStartTimeCode() + offset);
        stage.SetEndTimeCode(opened.GetEndTimeCode() + offset);
        stage.SetTimeCodesPerSecond(opened.GetTimeCodesPerSecond());
    }
}

// Layers in the list are weaker than the root layer itself, and the first is the strongest of them.
layer.InsertSubLayerPath(path, 0);
if (offset != 0) layer.SetSubLayerOffset(new SdfLayerOffset(offset), 0);
foreach (UsdPrim prim in stage.Traverse())
{
    if (prim.IsA(new TfToken("Camera"))) Console.WriteLine($"camera {prim.GetPath()}");
}
