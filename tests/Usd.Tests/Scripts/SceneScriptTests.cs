// Scripts for USD.NET are written without nullable annotations.
#nullable disable
using pxr;

namespace UsdGsplat.Usd.Tests.Scripts;

/// <summary>Scripts as users of USD.NET write them, with the text that the format's rules give: scenes.</summary>
public sealed class SceneScriptTests
{
    [Test]
    public void A_volume_with_fields_and_a_transform()
    {
        UniversalSceneDescription.UsdRuntime.Initialize();
        using UsdStage stage = UsdStage.CreateInMemory("scene.usda");
        UsdGeom.UsdGeomSetStageUpAxis(stage, UsdGeomTokens.z);
        UsdGeom.UsdGeomSetStageMetersPerUnit(stage, UsdGeomLinearUnits.meters);
        stage.SetTimeCodesPerSecond(24);
        stage.SetStartTimeCode(0);
        stage.SetEndTimeCode(48);
        stage.GetRootLayer().SetComment("made by a script");
        stage.GetRootLayer().SetDocumentation("Two lines:\nthis is the second");
        VtDictionary data = stage.GetRootLayer().GetCustomLayerData();
        data.SetValueAtPath("renderSettings:quality", 3);
        data.SetValueAtPath(new StdStringVector { "rtx:mode" }, "fast");
        data.SetValueAtPath("renderSettings:enabled", true);
        stage.GetRootLayer().SetCustomLayerData(data);

        UsdGeomXform world = UsdGeomXform.Define(stage, new SdfPath("/World"));
        stage.SetDefaultPrim(world.GetPrim());
        UsdVolVolume volume = UsdVolVolume.Define(stage, "/World/gauss");
        UsdPrim prim = volume.GetPrim();
        if (!prim || !volume) throw new InvalidOperationException("Define failed");
        new UsdModelAPI(prim).SetKind(KindTokens.component);
        prim.AddAppliedSchema(new TfToken("CropAPI"));
        prim.SetDocumentation("The splats.");
        prim.SetCustomDataByKey(new TfToken("source:iterations"), 30000);
        var extent = new VtVec3fArray(2);
        extent[0] = new GfVec3f(-1, -2, -3);
        extent[1] = new GfVec3f(1.5f, 2, 3);
        prim.CreateAttribute(new TfToken("extent"), SdfValueTypeNames.Float3Array).Set(extent);
        prim.CreateAttribute(new TfToken("omni:nurec:isNuRecVolume"), SdfValueTypeNames.Bool, false).Set(true);
        prim.CreateAttribute(new TfToken("omni:nurec:crop:minBounds"), SdfValueTypeNames.Float3, false, SdfVariability.SdfVariabilityUniform)
            .Set(new GfVec3f(-1, -2, -3));
        volume.AddTranslateOp().GetAttr().Set(new GfVec3d(1, 2, 3));
        volume.AddRotateXYZOp().GetAttr().Set(new GfVec3f(90, 0, 0));
        volume.AddScaleOp(UsdGeomXformOp.Precision.PrecisionDouble, new TfToken("unit")).GetAttr().Set(new GfVec3d(2, 2, 2));

        UsdPrim field = stage.DefinePrim("/World/gauss/density_field", new TfToken("OmniNuRecFieldAsset"));
        field.CreateAttribute(new TfToken("fieldName"), SdfValueTypeNames.Token, false).Set(new TfToken("density"));
        field.CreateAttribute(new TfToken("filePath"), SdfValueTypeNames.Asset, false).Set(new SdfAssetPath("./gauss.nurec"));
        volume.CreateFieldRelationship(new TfToken("density"), field.GetPath());

        Assert.That(stage.Traverse().Select(p => p.GetPath().GetString()), Is.EqualTo(new[] { "/World", "/World/gauss", "/World/gauss/density_field" }));
        const string Expected = """"
            #usda 1.0
            (
                "made by a script"
                customLayerData = {
                    dictionary renderSettings = {
                        bool enabled = 1
                        int quality = 3
                    }
                    string "rtx:mode" = "fast"
                }
                defaultPrim = "World"
                doc = """Two lines:
            this is the second"""
                endTimeCode = 48
                metersPerUnit = 1
                startTimeCode = 0
                timeCodesPerSecond = 24
                upAxis = "Z"
            )

            def Xform "World"
            {
                def Volume "gauss" (
                    prepend apiSchemas = ["CropAPI"]
                    customData = {
                        dictionary source = {
                            int iterations = 30000
                        }
                    }
                    doc = "The splats."
                    kind = "component"
                )
                {
                    float3[] extent = [(-1, -2, -3), (1.5, 2, 3)]
                    custom rel field:density = </World/gauss/density_field>
                    uniform float3 omni:nurec:crop:minBounds = (-1, -2, -3)
                    bool omni:nurec:isNuRecVolume = 1
                    float3 xformOp:rotateXYZ = (90, 0, 0)
                    double3 xformOp:scale:unit = (2, 2, 2)
                    double3 xformOp:translate = (1, 2, 3)
                    uniform token[] xformOpOrder = ["xformOp:translate", "xformOp:rotateXYZ", "xformOp:scale:unit"]

                    def OmniNuRecFieldAsset "density_field"
                    {
                        token fieldName = "density"
                        asset filePath = @./gauss.nurec@
                    }
                }
            }


            """";
        ScriptText.Check(stage.GetRootLayer(), Expected);
        Assert.That(stage.ExportToString(out string flattened, false));
        string composed = Expected.Replace("prepend apiSchemas", "apiSchemas", StringComparison.Ordinal);
        Assert.That(flattened, Is.EqualTo(composed), "a stage of one layer flattens to that layer, with list edits applied");
    }

    [Test]
    public void Render_settings_through_generic_calls()
    {
        UsdStage stage = UsdStage.CreateInMemory();
        UsdPrim settings = stage.DefinePrim(new SdfPath("/Render/Settings"), new TfToken("RenderSettings"));
        settings.CreateAttribute(new TfToken("resolution"), SdfValueTypeNames.Int2, false, SdfVariability.SdfVariabilityUniform).Set(new GfVec2i(1920, 1080));
        var purposes = new VtTokenArray(2);
        purposes[0] = new TfToken("default");
        purposes[1] = new TfToken("render");
        settings.CreateAttribute(new TfToken("includedPurposes"), SdfValueTypeNames.TokenArray, false, SdfVariability.SdfVariabilityUniform).Set(purposes);
        settings.CreateAttribute(new TfToken("ri:hider:maxsamples"), SdfValueTypeNames.Int, true).Set(64);
        settings.CreateRelationship(new TfToken("products"), false).SetTargets(new SdfPathVector { new SdfPath("/Render/P"), "/Render/Q" });
        settings.CreateRelationship(new TfToken("camera"), false).AddTarget("/Camera");
        var key = new TfToken("renderSettingsPrimPath");
        Assert.That(stage.SetMetadata(key, settings.GetPath().GetString()));
        var value = new VtValue();
        Assert.That(stage.GetMetadata(key, value));
        string read = value;
        Assert.That(read, Is.EqualTo("/Render/Settings"));
        UsdPropertyVector renderMan = settings.GetAuthoredPropertiesInNamespace("ri");
        Assert.That(renderMan.Select(property => property.GetName().ToString()), Is.EqualTo(new[] { "ri:hider:maxsamples" }));
        ScriptText.Check(stage.GetRootLayer(), """
            #usda 1.0
            (
                renderSettingsPrimPath = "/Render/Settings"
            )

            def "Render"
            {
                def RenderSettings "Settings"
                {
                    prepend rel camera = </Camera>
                    uniform token[] includedPurposes = ["default", "render"]
                    rel products = [
                        </Render/P>,
                        </Render/Q>,
                    ]
                    uniform int2 resolution = (1920, 1080)
                    custom int ri:hider:maxsamples = 64
                }
            }


            """);
    }

    [Test]
    public void Points_with_primvars_and_a_camera()
    {
        UsdStage stage = UsdStage.CreateInMemory();
        UsdGeomPoints points = UsdGeomPoints.Define(stage, "/Points");
        var positions = new VtVec3fArray();
        positions.push_back(new GfVec3f());
        positions.push_back(new GfVec3f(1, 0.5f, 0.25f));
        points.CreatePointsAttr(positions);
        points.CreateWidthsAttr().Set(new VtFloatArray(2, 0.25f));
        points.CreatePurposeAttr(UsdGeomTokens.render);
        points.CreateVisibilityAttr(UsdGeomTokens.invisible);
        points.GetVisibilityAttr().Set(UsdGeomTokens.inherited, 5);
        var primvars = new UsdGeomPrimvarsAPI(points.GetPrim());
        UsdGeomPrimvar color = primvars.CreatePrimvar(new TfToken("displayColor"), SdfValueTypeNames.Color3fArray, UsdGeomTokens.vertex);
        color.GetAttr().Set(new VtVec3fArray(2, new GfVec3f(1, 0, 0)));
        UsdGeomPrimvar frame = primvars.CreatePrimvar(new TfToken("frame"), SdfValueTypeNames.IntArray, UsdGeomTokens.constant, 2);
        frame.GetAttr().Set(new VtIntArray(2, 7));
        frame.SetIndices(new VtIntArray(1));
        UsdGeomCamera camera = UsdGeomCamera.Define(stage, "/Camera");
        camera.CreateFocalLengthAttr(35f);
        camera.CreateClippingRangeAttr().Set(new GfVec2f(0.01f, 1000));
        camera.CreateShutterOpenAttr(-0.25);
        camera.MakeMatrixXform().Set(new GfMatrix4d(1).SetTranslate(new GfVec3d(0, 0, 5)), 1.0);
        ScriptText.Check(stage.GetRootLayer(), """
            #usda 1.0

            def Points "Points"
            {
                point3f[] points = [(0, 0, 0), (1, 0.5, 0.25)]
                color3f[] primvars:displayColor = [(1, 0, 0), (1, 0, 0)] (
                    interpolation = "vertex"
                )
                int[] primvars:frame = [7, 7] (
                    elementSize = 2
                    interpolation = "constant"
                )
                int[] primvars:frame:indices = [0]
                uniform token purpose = "render"
                token visibility = "invisible"
                token visibility.timeSamples = {
                    5: "inherited",
                }
                float[] widths = [0.25, 0.25]
            }

            def Camera "Camera"
            {
                float2 clippingRange = (0.01, 1000)
                float focalLength = 35
                double shutter:open = -0.25
                matrix4d xformOp:transform.timeSamples = {
                    1: ( (1, 0, 0, 0), (0, 1, 0, 0), (0, 0, 1, 0), (0, 0, 5, 1) ),
                }
                uniform token[] xformOpOrder = ["xformOp:transform"]
            }


            """);
    }

    [Test]
    public void Arcs_and_variants()
    {
        UsdStage stage = UsdStage.CreateInMemory();
        stage.CreateClassPrim("/_base");
        UsdPrim world = stage.DefinePrim("/World", new TfToken("Xform"));
        world.GetReferences().AddReference("./a.usda");
        world.GetReferences().AddReference("./b.usda", new SdfPath("/Root"), new SdfLayerOffset(10, 2));
        world.GetReferences().AddInternalReference("/Proto");
        world.GetReferences().AddReference(new SdfReference("first.usda"), UsdListPosition.UsdListPositionFrontOfPrependList);
        world.GetPayloads().AddPayload("./p.usda", "/Root");
        world.GetPayloads().AddPayload("./late.usda", new SdfLayerOffset(5), UsdListPosition.UsdListPositionBackOfAppendList);
        world.GetInherits().AddInherit("/_base");
        world.GetSpecializes().SetSpecializes(new SdfPathVector { "/_base" });
        world.SetInstanceable(false);
        UsdVariantSet lod = world.GetVariantSets().AddVariantSet("lod");
        lod.AddVariant("low");
        lod.AddVariant("high");
        foreach (string name in lod.GetVariantNames())
        {
            lod.SetVariantSelection(name);
            UsdEditTarget previous = stage.GetEditTarget();
            stage.SetEditTarget(lod.GetVariantEditTarget());
            world.CreateAttribute(new TfToken("level"), SdfValueTypeNames.Int).Set(name == "high" ? 1 : 0);
            if (name == "high")
            {
                UsdGeomPoints detail = UsdGeomPoints.Define(stage, "/World/detail");
                detail.CreateWidthsAttr(new VtFloatArray(1, 2));
                detail.GetPrim().CreateAttribute(new TfToken("extent"), SdfValueTypeNames.Float3Array).Set(new VtVec3fArray(2));
            }

            stage.SetEditTarget(previous);
        }

        world.GetVariantSet("lod").SetVariantSelection("high");
        ScriptText.Check(stage.GetRootLayer(), """
            #usda 1.0

            class "_base"
            {
            }

            def Xform "World" (
                prepend inherits = </_base>
                instanceable = false
                prepend payload = @./p.usda@</Root>
                append payload = @./late.usda@ (offset = 5)
                prepend references = [
                    @first.usda@,
                    @./a.usda@,
                    @./b.usda@</Root> (offset = 10; scale = 2),
                    </Proto>
                ]
                specializes = </_base>
                variants = {
                    string lod = "high"
                }
                prepend variantSets = "lod"
            )
            {
                variantSet "lod" = {
                    "high" {
                        custom int level = 1

                        def Points "detail"
                        {
                            float3[] extent = [(0, 0, 0), (0, 0, 0)]
                            float[] widths = [2]
                        }

                    }
                    "low" {
                        custom int level = 0

                    }
                }
            }


            """);
    }

    [Test]
    public void Overrides_in_the_session_layer()
    {
        UsdStage stage = UsdStage.CreateInMemory();
        UsdGeomXform.Define(stage, "/World/A");
        stage.SetEditTarget(new UsdEditTarget(stage.GetSessionLayer()));
        UsdPrim a = stage.OverridePrim("/World/A");
        a.SetActive(false);
        UsdGeomImageable.Get(stage, "/World/A").MakeInvisible();
        a.GetRelationship(new TfToken("proxyPrim")).AddTarget("/World/Proxy");
        stage.SetEditTarget(new UsdEditTarget(stage.GetRootLayer()));
        ScriptText.Check(stage.GetSessionLayer(), """
            #usda 1.0

            over "World"
            {
                over "A" (
                    active = false
                )
                {
                    prepend rel proxyPrim = </World/Proxy>
                    token visibility = "invisible"
                }
            }


            """);
    }
}
