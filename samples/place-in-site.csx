// Places the scene in a site that has coordinates of a map: eastings and northings of millions of metres.
//   usd-gsplat script samples/place-in-site.csx --stage scene.usda --output site.usda -- EPSG:25832 691234.125 5334567.875 519.5 30
// args: the map's reference system, easting, northing, height, heading in degrees clockwise from north (default 0).
//
// The offset is one operation in double precision, outermost, on the default prim, so the splats themselves keep small numbers
// that single precision holds. The numbers stay in customData too, for tools that take the offset off again.

if (args.Count is < 4 or > 5) throw new ArgumentException("expected a reference system, an easting, a northing, a height and perhaps a heading");
UsdPrim prim = stage.GetDefaultPrim();
if (!prim) throw new InvalidOperationException("the stage has no default prim to move");

(double east, double north, double height) = (double.Parse(args[1]), double.Parse(args[2]), double.Parse(args[3]));
double heading = args.Count > 4 ? double.Parse(args[4]) : 0;
bool zUp = UsdGeom.UsdGeomGetStageUpAxis(stage) == UsdGeomTokens.z;
double unit = 1 / UsdGeom.UsdGeomGetStageMetersPerUnit(stage);

var site = new TfToken("site");
var xform = new UsdGeomXformable(prim);
UsdGeomXformOpVector before = xform.GetOrderedXformOps(out bool resets);
if (before.Any(op => op.GetOpName() == "xformOp:translate:site")) throw new InvalidOperationException($"{prim.GetPath()} stands in a site already");
UsdGeomXformOp offset = xform.AddTranslateOp(UsdGeomXformOp.Precision.PrecisionDouble, site);
UsdGeomXformOp turn = zUp ? xform.AddRotateZOp(UsdGeomXformOp.Precision.PrecisionDouble, site) : xform.AddRotateYOp(UsdGeomXformOp.Precision.PrecisionDouble, site);

// East is +X and north is +Y where Z is up, and -Z where Y is up.
offset.GetAttr().Set(zUp ? new GfVec3d(east * unit, north * unit, height * unit) : new GfVec3d(east * unit, height * unit, -north * unit));
turn.GetAttr().Set(0 - heading);
var order = new UsdGeomXformOpVector { offset, turn };
foreach (UsdGeomXformOp op in before) order.Add(op);
xform.SetXformOpOrder(order, resets);

prim.SetCustomDataByKey(new TfToken("site:crs"), args[0]);
prim.SetCustomDataByKey(new TfToken("site:easting"), east);
prim.SetCustomDataByKey(new TfToken("site:northing"), north);
prim.SetCustomDataByKey(new TfToken("site:height"), height);
prim.SetCustomDataByKey(new TfToken("site:heading"), heading);
