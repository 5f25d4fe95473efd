// A camera that goes once around the splats, and render settings with one product for it.
//   usd-gsplat script samples/turntable.csx --stage scene.usda --output turntable.usda -- 120 50
//   usd-gsplat author scene.pt --script samples/turntable.csx --output scene.usdz
// args: frames (default 120, or the stage's own time range), focal length in millimetres (default 50).

SdfPath root = stage.HasDefaultPrim() ? stage.GetDefaultPrim().GetPath() : SdfPath.AbsoluteRootPath();
const double Aperture = 36, Width = 1920, Height = 1080;
GfRange3d bounds = splats.BoundsIn(stage.GetPrimAtPath(root));
if (bounds.IsEmpty()) throw new InvalidOperationException("the stage has no splats with an extent to go around");

bool hasRange = stage.HasAuthoredTimeCodeRange();
double start = hasRange ? stage.GetStartTimeCode() : 0;
int frames = args.Count > 0 ? int.Parse(args[0]) : hasRange ? (int)(stage.GetEndTimeCode() - start) + 1 : 120;
double focalLength = args.Count > 1 ? double.Parse(args[1]) : 50;
if (!hasRange)
{
    stage.SetStartTimeCode(start);
    stage.SetEndTimeCode(start + frames - 1);
}

// Far enough for the sphere about the bounds to fit into the height of the image.
double radius = bounds.GetSize().GetLength() / 2;
double distance = radius / Math.Sin(Math.Atan(Aperture * Height / Width / 2 / focalLength));
bool zUp = UsdGeom.UsdGeomGetStageUpAxis(stage) == UsdGeomTokens.z;

// The table turns and carries the camera; its last frame is one step short of the first, so that a loop runs on.
UsdGeomXform table = UsdGeomXform.Define(stage, root.AppendChild(new TfToken("Turntable")));
table.AddTranslateOp().GetAttr().Set(bounds.GetMidpoint());
UsdGeomXformOp turn = zUp ? table.AddRotateZOp() : table.AddRotateYOp();
turn.GetAttr().Set(0f, start);
turn.GetAttr().Set(360f, start + frames);

UsdGeomCamera camera = UsdGeomCamera.Define(stage, table.GetPath().AppendChild(new TfToken("Camera")));
camera.AddTranslateOp().GetAttr().Set(zUp ? new GfVec3d(0, -distance, 0) : new GfVec3d(0, 0, distance));
if (zUp) camera.AddRotateXOp().GetAttr().Set(90f);
camera.CreateFocalLengthAttr((float)focalLength);
camera.CreateHorizontalApertureAttr((float)Aperture);
camera.CreateVerticalApertureAttr((float)(Aperture * Height / Width));
camera.CreateClippingRangeAttr(new GfVec2f((float)(distance - radius) / 10, (float)(distance + radius) * 10));

UsdPrim settings = stage.DefinePrim("/Render/Turntable", new TfToken("RenderSettings"));
UsdPrim product = stage.DefinePrim("/Render/Turntable/Color", new TfToken("RenderProduct"));
UsdPrim variable = stage.DefinePrim("/Render/Turntable/Color/LdrColor", new TfToken("RenderVar"));
settings.CreateRelationship(new TfToken("camera"), false).AddTarget(camera.GetPath());
settings.CreateRelationship(new TfToken("products"), false).AddTarget(product.GetPath());
settings.CreateAttribute(new TfToken("resolution"), SdfValueTypeNames.Int2, false, SdfVariability.SdfVariabilityUniform).Set(new GfVec2i((int)Width, (int)Height));
product.CreateRelationship(new TfToken("orderedVars"), false).AddTarget(variable.GetPath());
product.CreateAttribute(new TfToken("productName"), SdfValueTypeNames.Token, false).Set(new TfToken("turntable.png"));
variable.CreateAttribute(new TfToken("sourceName"), SdfValueTypeNames.String, false, SdfVariability.SdfVariabilityUniform).Set("LdrColor");
stage.SetMetadata(new TfToken("renderSettingsPrimPath"), settings.GetPath().GetString());
Console.WriteLine($"{camera.GetPath()}: {frames} frames at a distance of {distance:0.###}");
