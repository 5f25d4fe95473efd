// A dome light, and a square of ground under the splats that catches shadows.
//   usd-gsplat script samples/dome-light-and-ground.csx --stage scene.usda --output lit.usda -- sky.hdr 1.5
// args: environment map (none for plain white), intensity (default 1).

SdfPath root = stage.HasDefaultPrim() ? stage.GetDefaultPrim().GetPath() : SdfPath.AbsoluteRootPath();
UsdPrim dome = stage.DefinePrim(root.AppendChild(new TfToken("DomeLight")), new TfToken("DomeLight"));
dome.CreateAttribute(new TfToken("inputs:intensity"), SdfValueTypeNames.Float, false).Set(args.Count > 1 ? float.Parse(args[1]) : 1f);
if (args.Count > 0)
{
    dome.CreateAttribute(new TfToken("inputs:texture:file"), SdfValueTypeNames.Asset, false).Set(new SdfAssetPath(args[0]));
    dome.CreateAttribute(new TfToken("inputs:texture:format"), SdfValueTypeNames.Token, false).Set(new TfToken("latlong"));
}

GfRange3d bounds = splats.BoundsIn(stage.GetPrimAtPath(root));
if (bounds.IsEmpty()) throw new InvalidOperationException("the stage has no splats with an extent to put ground under");

// Three times as wide as the splats, at their lowest point.
int up = UsdGeom.UsdGeomGetStageUpAxis(stage) == UsdGeomTokens.z ? 2 : 1;
GfVec3d middle = bounds.GetMidpoint(), size = bounds.GetSize();
double half = 1.5 * Math.Max(size[0], size[3 - up]), low = bounds.GetMin()[up];
var points = new VtVec3fArray(4);
(double Right, double Ahead)[] corners = [(-half, -half), (half, -half), (half, half), (-half, half)];
for (int i = 0; i < corners.Length; i++)
{
    (double right, double ahead) = corners[i];
    points[i] = up == 2
        ? new GfVec3f((float)(middle[0] + right), (float)(middle[1] + ahead), (float)low)
        : new GfVec3f((float)(middle[0] + right), (float)low, (float)(middle[2] - ahead));
}

var extent = new VtVec3fArray(2);
extent[0] = up == 2 ? points[0] : points[3];
extent[1] = up == 2 ? points[2] : points[1];
var count = new VtIntArray(1, 4);
var corner = new VtIntArray(4);
for (int i = 0; i < 4; i++) corner[i] = i;

UsdGeomMesh ground = UsdGeomMesh.Define(stage, root.AppendChild(new TfToken("Ground")));
ground.CreatePointsAttr(points);
ground.CreateFaceVertexCountsAttr(count);
ground.CreateFaceVertexIndicesAttr(corner);
ground.CreateExtentAttr(extent);
ground.CreateSubdivisionSchemeAttr(UsdGeomTokens.none);
ground.CreateDoubleSidedAttr(true);

// Omniverse draws such a mesh only where shadows and reflections fall on it.
new UsdGeomPrimvarsAPI(ground.GetPrim()).CreatePrimvar(new TfToken("isMatteObject"), SdfValueTypeNames.Bool, UsdGeomTokens.constant).GetAttr().Set(true);
