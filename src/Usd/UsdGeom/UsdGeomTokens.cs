namespace pxr;

/// <summary>The tokens of UsdGeom.</summary>
public static class UsdGeomTokens
{
    /// <summary><c>accelerations</c>.</summary>
    public static readonly TfToken accelerations = new("accelerations");

    /// <summary><c>all</c>.</summary>
    public static readonly TfToken all = new("all");

    /// <summary><c>angularVelocities</c>.</summary>
    public static readonly TfToken angularVelocities = new("angularVelocities");

    /// <summary><c>axis</c>.</summary>
    public static readonly TfToken axis = new("axis");

    /// <summary><c>basis</c>.</summary>
    public static readonly TfToken basis = new("basis");

    /// <summary><c>bezier</c>.</summary>
    public static readonly TfToken bezier = new("bezier");

    /// <summary><c>bilinear</c>.</summary>
    public static readonly TfToken bilinear = new("bilinear");

    /// <summary><c>boundaries</c>.</summary>
    public static readonly TfToken boundaries = new("boundaries");

    /// <summary><c>bounds</c>.</summary>
    public static readonly TfToken bounds = new("bounds");

    /// <summary><c>box</c>.</summary>
    public static readonly TfToken box = new("box");

    /// <summary><c>bspline</c>.</summary>
    public static readonly TfToken bspline = new("bspline");

    /// <summary><c>cards</c>.</summary>
    public static readonly TfToken cards = new("cards");

    /// <summary><c>catmullClark</c>.</summary>
    public static readonly TfToken catmullClark = new("catmullClark");

    /// <summary><c>catmullRom</c>.</summary>
    public static readonly TfToken catmullRom = new("catmullRom");

    /// <summary><c>clippingPlanes</c>.</summary>
    public static readonly TfToken clippingPlanes = new("clippingPlanes");

    /// <summary><c>clippingRange</c>.</summary>
    public static readonly TfToken clippingRange = new("clippingRange");

    /// <summary><c>closed</c>.</summary>
    public static readonly TfToken closed = new("closed");

    /// <summary><c>constant</c>.</summary>
    public static readonly TfToken constant = new("constant");

    /// <summary><c>cornerIndices</c>.</summary>
    public static readonly TfToken cornerIndices = new("cornerIndices");

    /// <summary><c>cornerSharpnesses</c>.</summary>
    public static readonly TfToken cornerSharpnesses = new("cornerSharpnesses");

    /// <summary><c>cornersOnly</c>.</summary>
    public static readonly TfToken cornersOnly = new("cornersOnly");

    /// <summary><c>cornersPlus1</c>.</summary>
    public static readonly TfToken cornersPlus1 = new("cornersPlus1");

    /// <summary><c>cornersPlus2</c>.</summary>
    public static readonly TfToken cornersPlus2 = new("cornersPlus2");

    /// <summary><c>creaseIndices</c>.</summary>
    public static readonly TfToken creaseIndices = new("creaseIndices");

    /// <summary><c>creaseLengths</c>.</summary>
    public static readonly TfToken creaseLengths = new("creaseLengths");

    /// <summary><c>creaseSharpnesses</c>.</summary>
    public static readonly TfToken creaseSharpnesses = new("creaseSharpnesses");

    /// <summary><c>cross</c>.</summary>
    public static readonly TfToken cross = new("cross");

    /// <summary><c>cubic</c>.</summary>
    public static readonly TfToken cubic = new("cubic");

    /// <summary><c>curveVertexCounts</c>.</summary>
    public static readonly TfToken curveVertexCounts = new("curveVertexCounts");

    /// <summary><c>default</c>.</summary>
    public static readonly TfToken default_ = new("default");

    /// <summary><c>doubleSided</c>.</summary>
    public static readonly TfToken doubleSided = new("doubleSided");

    /// <summary><c>edgeAndCorner</c>.</summary>
    public static readonly TfToken edgeAndCorner = new("edgeAndCorner");

    /// <summary><c>edgeOnly</c>.</summary>
    public static readonly TfToken edgeOnly = new("edgeOnly");

    /// <summary><c>elementSize</c>.</summary>
    public static readonly TfToken elementSize = new("elementSize");

    /// <summary><c>elementType</c>.</summary>
    public static readonly TfToken elementType = new("elementType");

    /// <summary><c>exposure</c>.</summary>
    public static readonly TfToken exposure = new("exposure");

    /// <summary><c>extent</c>.</summary>
    public static readonly TfToken extent = new("extent");

    /// <summary><c>extentsHint</c>.</summary>
    public static readonly TfToken extentsHint = new("extentsHint");

    /// <summary><c>fStop</c>.</summary>
    public static readonly TfToken fStop = new("fStop");

    /// <summary><c>face</c>.</summary>
    public static readonly TfToken face = new("face");

    /// <summary><c>faceVarying</c>.</summary>
    public static readonly TfToken faceVarying = new("faceVarying");

    /// <summary><c>faceVaryingLinearInterpolation</c>.</summary>
    public static readonly TfToken faceVaryingLinearInterpolation = new("faceVaryingLinearInterpolation");

    /// <summary><c>faceVertexCounts</c>.</summary>
    public static readonly TfToken faceVertexCounts = new("faceVertexCounts");

    /// <summary><c>faceVertexIndices</c>.</summary>
    public static readonly TfToken faceVertexIndices = new("faceVertexIndices");

    /// <summary><c>familyName</c>.</summary>
    public static readonly TfToken familyName = new("familyName");

    /// <summary><c>focalLength</c>.</summary>
    public static readonly TfToken focalLength = new("focalLength");

    /// <summary><c>focusDistance</c>.</summary>
    public static readonly TfToken focusDistance = new("focusDistance");

    /// <summary><c>fromTexture</c>.</summary>
    public static readonly TfToken fromTexture = new("fromTexture");

    /// <summary><c>guide</c>.</summary>
    public static readonly TfToken guide = new("guide");

    /// <summary><c>guideVisibility</c>.</summary>
    public static readonly TfToken guideVisibility = new("guideVisibility");

    /// <summary><c>height</c>.</summary>
    public static readonly TfToken height = new("height");

    /// <summary><c>hermite</c>.</summary>
    public static readonly TfToken hermite = new("hermite");

    /// <summary><c>holeIndices</c>.</summary>
    public static readonly TfToken holeIndices = new("holeIndices");

    /// <summary><c>horizontalAperture</c>.</summary>
    public static readonly TfToken horizontalAperture = new("horizontalAperture");

    /// <summary><c>horizontalApertureOffset</c>.</summary>
    public static readonly TfToken horizontalApertureOffset = new("horizontalApertureOffset");

    /// <summary><c>ids</c>.</summary>
    public static readonly TfToken ids = new("ids");

    /// <summary><c>inactiveIds</c>.</summary>
    public static readonly TfToken inactiveIds = new("inactiveIds");

    /// <summary><c>indices</c>.</summary>
    public static readonly TfToken indices = new("indices");

    /// <summary><c>inherited</c>.</summary>
    public static readonly TfToken inherited = new("inherited");

    /// <summary><c>interpolateBoundary</c>.</summary>
    public static readonly TfToken interpolateBoundary = new("interpolateBoundary");

    /// <summary><c>interpolation</c>.</summary>
    public static readonly TfToken interpolation = new("interpolation");

    /// <summary><c>invisible</c>.</summary>
    public static readonly TfToken invisible = new("invisible");

    /// <summary><c>invisibleIds</c>.</summary>
    public static readonly TfToken invisibleIds = new("invisibleIds");

    /// <summary><c>knots</c>.</summary>
    public static readonly TfToken knots = new("knots");

    /// <summary><c>left</c>.</summary>
    public static readonly TfToken left = new("left");

    /// <summary><c>leftHanded</c>.</summary>
    public static readonly TfToken leftHanded = new("leftHanded");

    /// <summary><c>length</c>.</summary>
    public static readonly TfToken length = new("length");

    /// <summary><c>linear</c>.</summary>
    public static readonly TfToken linear = new("linear");

    /// <summary><c>loop</c>.</summary>
    public static readonly TfToken loop = new("loop");

    /// <summary><c>metersPerUnit</c>.</summary>
    public static readonly TfToken metersPerUnit = new("metersPerUnit");

    /// <summary><c>model:applyDrawMode</c>.</summary>
    public static readonly TfToken modelApplyDrawMode = new("model:applyDrawMode");

    /// <summary><c>model:cardGeometry</c>.</summary>
    public static readonly TfToken modelCardGeometry = new("model:cardGeometry");

    /// <summary><c>model:cardTextureXNeg</c>.</summary>
    public static readonly TfToken modelCardTextureXNeg = new("model:cardTextureXNeg");

    /// <summary><c>model:cardTextureXPos</c>.</summary>
    public static readonly TfToken modelCardTextureXPos = new("model:cardTextureXPos");

    /// <summary><c>model:cardTextureYNeg</c>.</summary>
    public static readonly TfToken modelCardTextureYNeg = new("model:cardTextureYNeg");

    /// <summary><c>model:cardTextureYPos</c>.</summary>
    public static readonly TfToken modelCardTextureYPos = new("model:cardTextureYPos");

    /// <summary><c>model:cardTextureZNeg</c>.</summary>
    public static readonly TfToken modelCardTextureZNeg = new("model:cardTextureZNeg");

    /// <summary><c>model:cardTextureZPos</c>.</summary>
    public static readonly TfToken modelCardTextureZPos = new("model:cardTextureZPos");

    /// <summary><c>model:drawMode</c>.</summary>
    public static readonly TfToken modelDrawMode = new("model:drawMode");

    /// <summary><c>model:drawModeColor</c>.</summary>
    public static readonly TfToken modelDrawModeColor = new("model:drawModeColor");

    /// <summary><c>mono</c>.</summary>
    public static readonly TfToken mono = new("mono");

    /// <summary><c>motion:blurScale</c>.</summary>
    public static readonly TfToken motionBlurScale = new("motion:blurScale");

    /// <summary><c>motion:nonlinearSampleCount</c>.</summary>
    public static readonly TfToken motionNonlinearSampleCount = new("motion:nonlinearSampleCount");

    /// <summary><c>motion:velocityScale</c>.</summary>
    public static readonly TfToken motionVelocityScale = new("motion:velocityScale");

    /// <summary><c>nonOverlapping</c>.</summary>
    public static readonly TfToken nonOverlapping = new("nonOverlapping");

    /// <summary><c>none</c>.</summary>
    public static readonly TfToken none = new("none");

    /// <summary><c>nonperiodic</c>.</summary>
    public static readonly TfToken nonperiodic = new("nonperiodic");

    /// <summary><c>normals</c>.</summary>
    public static readonly TfToken normals = new("normals");

    /// <summary><c>open</c>.</summary>
    public static readonly TfToken open = new("open");

    /// <summary><c>order</c>.</summary>
    public static readonly TfToken order = new("order");

    /// <summary><c>orientation</c>.</summary>
    public static readonly TfToken orientation = new("orientation");

    /// <summary><c>orientations</c>.</summary>
    public static readonly TfToken orientations = new("orientations");

    /// <summary><c>origin</c>.</summary>
    public static readonly TfToken origin = new("origin");

    /// <summary><c>orthographic</c>.</summary>
    public static readonly TfToken orthographic = new("orthographic");

    /// <summary><c>partition</c>.</summary>
    public static readonly TfToken partition = new("partition");

    /// <summary><c>periodic</c>.</summary>
    public static readonly TfToken periodic = new("periodic");

    /// <summary><c>perspective</c>.</summary>
    public static readonly TfToken perspective = new("perspective");

    /// <summary><c>pinned</c>.</summary>
    public static readonly TfToken pinned = new("pinned");

    /// <summary><c>pivot</c>.</summary>
    public static readonly TfToken pivot = new("pivot");

    /// <summary><c>pointWeights</c>.</summary>
    public static readonly TfToken pointWeights = new("pointWeights");

    /// <summary><c>points</c>.</summary>
    public static readonly TfToken points = new("points");

    /// <summary><c>positions</c>.</summary>
    public static readonly TfToken positions = new("positions");

    /// <summary><c>power</c>.</summary>
    public static readonly TfToken power = new("power");

    /// <summary><c>primvars:displayColor</c>.</summary>
    public static readonly TfToken primvarsDisplayColor = new("primvars:displayColor");

    /// <summary><c>primvars:displayOpacity</c>.</summary>
    public static readonly TfToken primvarsDisplayOpacity = new("primvars:displayOpacity");

    /// <summary><c>projection</c>.</summary>
    public static readonly TfToken projection = new("projection");

    /// <summary><c>protoIndices</c>.</summary>
    public static readonly TfToken protoIndices = new("protoIndices");

    /// <summary><c>prototypes</c>.</summary>
    public static readonly TfToken prototypes = new("prototypes");

    /// <summary><c>proxy</c>.</summary>
    public static readonly TfToken proxy = new("proxy");

    /// <summary><c>proxyPrim</c>.</summary>
    public static readonly TfToken proxyPrim = new("proxyPrim");

    /// <summary><c>proxyVisibility</c>.</summary>
    public static readonly TfToken proxyVisibility = new("proxyVisibility");

    /// <summary><c>purpose</c>.</summary>
    public static readonly TfToken purpose = new("purpose");

    /// <summary><c>radius</c>.</summary>
    public static readonly TfToken radius = new("radius");

    /// <summary><c>ranges</c>.</summary>
    public static readonly TfToken ranges = new("ranges");

    /// <summary><c>render</c>.</summary>
    public static readonly TfToken render = new("render");

    /// <summary><c>renderVisibility</c>.</summary>
    public static readonly TfToken renderVisibility = new("renderVisibility");

    /// <summary><c>right</c>.</summary>
    public static readonly TfToken right = new("right");

    /// <summary><c>rightHanded</c>.</summary>
    public static readonly TfToken rightHanded = new("rightHanded");

    /// <summary><c>scales</c>.</summary>
    public static readonly TfToken scales = new("scales");

    /// <summary><c>shutter:close</c>.</summary>
    public static readonly TfToken shutterClose = new("shutter:close");

    /// <summary><c>shutter:open</c>.</summary>
    public static readonly TfToken shutterOpen = new("shutter:open");

    /// <summary><c>size</c>.</summary>
    public static readonly TfToken size = new("size");

    /// <summary><c>smooth</c>.</summary>
    public static readonly TfToken smooth = new("smooth");

    /// <summary><c>stereoRole</c>.</summary>
    public static readonly TfToken stereoRole = new("stereoRole");

    /// <summary><c>subdivisionScheme</c>.</summary>
    public static readonly TfToken subdivisionScheme = new("subdivisionScheme");

    /// <summary><c>tangents</c>.</summary>
    public static readonly TfToken tangents = new("tangents");

    /// <summary><c>triangleSubdivisionRule</c>.</summary>
    public static readonly TfToken triangleSubdivisionRule = new("triangleSubdivisionRule");

    /// <summary><c>trimCurve:counts</c>.</summary>
    public static readonly TfToken trimCurveCounts = new("trimCurve:counts");

    /// <summary><c>trimCurve:knots</c>.</summary>
    public static readonly TfToken trimCurveKnots = new("trimCurve:knots");

    /// <summary><c>trimCurve:orders</c>.</summary>
    public static readonly TfToken trimCurveOrders = new("trimCurve:orders");

    /// <summary><c>trimCurve:points</c>.</summary>
    public static readonly TfToken trimCurvePoints = new("trimCurve:points");

    /// <summary><c>trimCurve:ranges</c>.</summary>
    public static readonly TfToken trimCurveRanges = new("trimCurve:ranges");

    /// <summary><c>trimCurve:vertexCounts</c>.</summary>
    public static readonly TfToken trimCurveVertexCounts = new("trimCurve:vertexCounts");

    /// <summary><c>type</c>.</summary>
    public static readonly TfToken type = new("type");

    /// <summary><c>uForm</c>.</summary>
    public static readonly TfToken uForm = new("uForm");

    /// <summary><c>uKnots</c>.</summary>
    public static readonly TfToken uKnots = new("uKnots");

    /// <summary><c>uOrder</c>.</summary>
    public static readonly TfToken uOrder = new("uOrder");

    /// <summary><c>uRange</c>.</summary>
    public static readonly TfToken uRange = new("uRange");

    /// <summary><c>uVertexCount</c>.</summary>
    public static readonly TfToken uVertexCount = new("uVertexCount");

    /// <summary><c>unauthoredValuesIndex</c>.</summary>
    public static readonly TfToken unauthoredValuesIndex = new("unauthoredValuesIndex");

    /// <summary><c>uniform</c>.</summary>
    public static readonly TfToken uniform = new("uniform");

    /// <summary><c>unrestricted</c>.</summary>
    public static readonly TfToken unrestricted = new("unrestricted");

    /// <summary><c>upAxis</c>.</summary>
    public static readonly TfToken upAxis = new("upAxis");

    /// <summary><c>vForm</c>.</summary>
    public static readonly TfToken vForm = new("vForm");

    /// <summary><c>vKnots</c>.</summary>
    public static readonly TfToken vKnots = new("vKnots");

    /// <summary><c>vOrder</c>.</summary>
    public static readonly TfToken vOrder = new("vOrder");

    /// <summary><c>vRange</c>.</summary>
    public static readonly TfToken vRange = new("vRange");

    /// <summary><c>vVertexCount</c>.</summary>
    public static readonly TfToken vVertexCount = new("vVertexCount");

    /// <summary><c>varying</c>.</summary>
    public static readonly TfToken varying = new("varying");

    /// <summary><c>velocities</c>.</summary>
    public static readonly TfToken velocities = new("velocities");

    /// <summary><c>vertex</c>.</summary>
    public static readonly TfToken vertex = new("vertex");

    /// <summary><c>verticalAperture</c>.</summary>
    public static readonly TfToken verticalAperture = new("verticalAperture");

    /// <summary><c>verticalApertureOffset</c>.</summary>
    public static readonly TfToken verticalApertureOffset = new("verticalApertureOffset");

    /// <summary><c>visibility</c>.</summary>
    public static readonly TfToken visibility = new("visibility");

    /// <summary><c>visible</c>.</summary>
    public static readonly TfToken visible = new("visible");

    /// <summary><c>width</c>.</summary>
    public static readonly TfToken width = new("width");

    /// <summary><c>widths</c>.</summary>
    public static readonly TfToken widths = new("widths");

    /// <summary><c>wrap</c>.</summary>
    public static readonly TfToken wrap = new("wrap");

    /// <summary><c>X</c>.</summary>
    public static readonly TfToken x = new("X");

    /// <summary><c>xformOpOrder</c>.</summary>
    public static readonly TfToken xformOpOrder = new("xformOpOrder");

    /// <summary><c>Y</c>.</summary>
    public static readonly TfToken y = new("Y");

    /// <summary><c>Z</c>.</summary>
    public static readonly TfToken z = new("Z");
}
