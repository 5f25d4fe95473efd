// Scripts for USD.NET are written without nullable annotations.
#nullable disable
using pxr;

namespace UsdGsplat.Usd.Tests.Scripts;

/// <summary>Scripts as users of USD.NET write them, with the text that the format's rules give: every value conversion.</summary>
public sealed class ValueScriptTests
{
    [Test]
    public void Every_scalar_conversion()
    {
        UsdStage stage = UsdStage.CreateInMemory();
        UsdPrim prim = stage.DefinePrim(new SdfPath("/Values"));
        prim.CreateAttribute(new TfToken("v1"), SdfValueTypeNames.Bool).Set(true);
        prim.CreateAttribute(new TfToken("v2"), SdfValueTypeNames.UChar).Set((byte)200);
        prim.CreateAttribute(new TfToken("v3"), SdfValueTypeNames.Int).Set(-7);
        prim.CreateAttribute(new TfToken("v4"), SdfValueTypeNames.UInt).Set(7u);
        prim.CreateAttribute(new TfToken("v5"), SdfValueTypeNames.Int64).Set(-7L);
        prim.CreateAttribute(new TfToken("v6"), SdfValueTypeNames.UInt64).Set(7UL);
        prim.CreateAttribute(new TfToken("v7"), SdfValueTypeNames.Half).Set(new VtHalfArray(1)[0]);
        prim.CreateAttribute(new TfToken("v8"), SdfValueTypeNames.Float).Set(0.1f);
        prim.CreateAttribute(new TfToken("v9"), SdfValueTypeNames.Double).Set(0.1);
        prim.CreateAttribute(new TfToken("v10"), SdfValueTypeNames.String).Set("a \"b\"");
        prim.CreateAttribute(new TfToken("v11"), SdfValueTypeNames.Token).Set(new TfToken("fog"));
        prim.CreateAttribute(new TfToken("v12"), SdfValueTypeNames.Asset).Set(new SdfAssetPath("./a.png"));
        prim.CreateAttribute(new TfToken("v13"), SdfValueTypeNames.Int2).Set(new GfVec2i(1, 2));
        prim.CreateAttribute(new TfToken("v14"), SdfValueTypeNames.Int3).Set(new GfVec3i(1, 2, 3));
        prim.CreateAttribute(new TfToken("v15"), SdfValueTypeNames.Int4).Set(new GfVec4i(1, 2, 3, 4));
        prim.CreateAttribute(new TfToken("v16"), SdfValueTypeNames.Half2).Set(new GfVec2h(new GfVec2f(0.5f, 1)));
        prim.CreateAttribute(new TfToken("v17"), SdfValueTypeNames.Half3).Set(new GfVec3h(new GfVec3f(0.5f, 1, 2)));
        prim.CreateAttribute(new TfToken("v18"), SdfValueTypeNames.Half4).Set(new GfVec4h(new GfVec4f(0.5f, 1, 2, 4)));
        prim.CreateAttribute(new TfToken("v19"), SdfValueTypeNames.Float2).Set(new GfVec2f(0.1f, 2));
        prim.CreateAttribute(new TfToken("v20"), SdfValueTypeNames.Float3).Set(new GfVec3f(1.5f));
        prim.CreateAttribute(new TfToken("v21"), SdfValueTypeNames.Float4).Set(new GfVec4f(1, 2, 3, 4e20f));
        prim.CreateAttribute(new TfToken("v22"), SdfValueTypeNames.Double2).Set(new GfVec2d(0.1, 1e-7));
        prim.CreateAttribute(new TfToken("v23"), SdfValueTypeNames.Double3).Set(new GfVec3d(new GfVec3f(1, 2, 3)));
        prim.CreateAttribute(new TfToken("v24"), SdfValueTypeNames.Double4).Set(new GfVec4d(1, 2, 3, 4));
        prim.CreateAttribute(new TfToken("v25"), SdfValueTypeNames.Quath).Set(new GfQuath(new GfQuatf(1, 0, 0.5f, 0)));
        prim.CreateAttribute(new TfToken("v26"), SdfValueTypeNames.Quatf).Set(new GfQuatf(1, new GfVec3f(0, 0.5f, 0)));
        prim.CreateAttribute(new TfToken("v27"), SdfValueTypeNames.Quatd).Set(GfQuatd.GetIdentity());
        prim.CreateAttribute(new TfToken("v28"), SdfValueTypeNames.Matrix2d).Set(new GfMatrix2d(2));
        prim.CreateAttribute(new TfToken("v29"), SdfValueTypeNames.Matrix3d).Set(new GfMatrix3d(1));
        prim.CreateAttribute(new TfToken("v30"), SdfValueTypeNames.Matrix4d).Set(new GfMatrix4d(1).SetTranslate(new GfVec3d(5, 6, 7)));
        prim.CreateAttribute(new TfToken("v31"), SdfValueTypeNames.Frame4d).Set(new GfMatrix4d(1));
        prim.CreateAttribute(new TfToken("v32"), SdfValueTypeNames.Color3f).Set(new GfVec3f(1, 0, 0));
        prim.CreateAttribute(new TfToken("v33"), SdfValueTypeNames.Point3d).Set(new GfVec3d(1, 0, 0));
        prim.CreateAttribute(new TfToken("v34"), SdfValueTypeNames.Normal3f).Set(new GfVec3f(0, 1, 0));
        prim.CreateAttribute(new TfToken("v35"), SdfValueTypeNames.TexCoord2f).Set(new GfVec2f(0, 1));
        ScriptText.Check(stage.GetRootLayer(), """
            #usda 1.0

            def "Values"
            {
                custom bool v1 = 1
                custom uchar v2 = 200
                custom int v3 = -7
                custom uint v4 = 7
                custom int64 v5 = -7
                custom uint64 v6 = 7
                custom half v7 = 0
                custom float v8 = 0.1
                custom double v9 = 0.1
                custom string v10 = 'a "b"'
                custom token v11 = "fog"
                custom asset v12 = @./a.png@
                custom int2 v13 = (1, 2)
                custom int3 v14 = (1, 2, 3)
                custom int4 v15 = (1, 2, 3, 4)
                custom half2 v16 = (0.5, 1)
                custom half3 v17 = (0.5, 1, 2)
                custom half4 v18 = (0.5, 1, 2, 4)
                custom float2 v19 = (0.1, 2)
                custom float3 v20 = (1.5, 1.5, 1.5)
                custom float4 v21 = (1, 2, 3, 4e20)
                custom double2 v22 = (0.1, 1e-7)
                custom double3 v23 = (1, 2, 3)
                custom double4 v24 = (1, 2, 3, 4)
                custom quath v25 = (1, 0, 0.5, 0)
                custom quatf v26 = (1, 0, 0.5, 0)
                custom quatd v27 = (1, 0, 0, 0)
                custom matrix2d v28 = ( (2, 0), (0, 2) )
                custom matrix3d v29 = ( (1, 0, 0), (0, 1, 0), (0, 0, 1) )
                custom matrix4d v30 = ( (1, 0, 0, 0), (0, 1, 0, 0), (0, 0, 1, 0), (5, 6, 7, 1) )
                custom frame4d v31 = ( (1, 0, 0, 0), (0, 1, 0, 0), (0, 0, 1, 0), (0, 0, 0, 1) )
                custom color3f v32 = (1, 0, 0)
                custom point3d v33 = (1, 0, 0)
                custom normal3f v34 = (0, 1, 0)
                custom texCoord2f v35 = (0, 1)
            }


            """);
    }

    [Test]
    public void Every_array_conversion()
    {
        UsdStage stage = UsdStage.CreateInMemory("arrays.usda");
        UsdPrim prim = stage.DefinePrim("/Values");
        Create(prim, "v1", SdfValueTypeNames.BoolArray).Set(new VtBoolArray(2, true));
        Create(prim, "v2", SdfValueTypeNames.UCharArray).Set(new VtUCharArray(1));
        var ints = new VtIntArray(2);
        ints[0] = 1;
        ints[1] = -1;
        Create(prim, "v3", SdfValueTypeNames.IntArray).Set(ints);
        Create(prim, "v4", SdfValueTypeNames.UIntArray).Set(new VtUIntArray(1, 3));
        Create(prim, "v5", SdfValueTypeNames.Int64Array).Set(new VtInt64Array(1, -3));
        Create(prim, "v6", SdfValueTypeNames.UInt64Array).Set(new VtUInt64Array(1, 3));
        Create(prim, "v7", SdfValueTypeNames.HalfArray).Set(new VtHalfArray(2));
        var floats = new VtFloatArray(3);
        floats.CopyFromArray(new float[] { 0.1f, 1e-7f, 3 });
        Create(prim, "v8", SdfValueTypeNames.FloatArray).Set(floats);
        Create(prim, "v9", SdfValueTypeNames.DoubleArray).Set(new VtDoubleArray(1, 0.1));
        var strings = new VtStringArray();
        strings.push_back("a");
        strings.push_back("it's");
        Create(prim, "v10", SdfValueTypeNames.StringArray).Set(strings);
        var tokens = new VtTokenArray(2);
        tokens[0] = new TfToken("default");
        tokens[1] = UsdGeomTokens.render;
        Create(prim, "v11", SdfValueTypeNames.TokenArray).Set(tokens);
        Create(prim, "v12", SdfValueTypeNames.AssetArray).Set(new SdfAssetPathArray(1, new SdfAssetPath("a@b.png")));
        Create(prim, "v13", SdfValueTypeNames.Int2Array).Set(new VtVec2iArray(1, new GfVec2i(1, 2)));
        Create(prim, "v14", SdfValueTypeNames.Half3Array).Set(new VtVec3hArray(1));
        Create(prim, "v15", SdfValueTypeNames.Color3fArray).Set(new VtVec3fArray(2, new GfVec3f(1, 0.5f, 0)));
        Create(prim, "v16", SdfValueTypeNames.Point3dArray).Set(new VtVec3dArray(1));
        Create(prim, "v17", SdfValueTypeNames.QuatfArray).Set(new VtQuatfArray(1, GfQuatf.GetIdentity()));
        Create(prim, "v18", SdfValueTypeNames.QuathArray).Set(new VtQuathArray(1, new GfQuath(new GfQuatf(1))));
        Create(prim, "v19", SdfValueTypeNames.Matrix4dArray).Set(new VtMatrix4dArray(1, new GfMatrix4d(1)));
        Create(prim, "v20", SdfValueTypeNames.Float3Array).Set(new VtVec3fArray());
        ScriptText.Check(stage.GetRootLayer(), """
            #usda 1.0

            def "Values"
            {
                bool[] v1 = [1, 1]
                uchar[] v2 = [0]
                int[] v3 = [1, -1]
                uint[] v4 = [3]
                int64[] v5 = [-3]
                uint64[] v6 = [3]
                half[] v7 = [0, 0]
                float[] v8 = [0.1, 1e-7, 3]
                double[] v9 = [0.1]
                string[] v10 = ["a", "it's"]
                token[] v11 = ["default", "render"]
                asset[] v12 = [@@@a@b.png@@@]
                int2[] v13 = [(1, 2)]
                half3[] v14 = [(0, 0, 0)]
                color3f[] v15 = [(1, 0.5, 0), (1, 0.5, 0)]
                point3d[] v16 = [(0, 0, 0)]
                quatf[] v17 = [(1, 0, 0, 0)]
                quath[] v18 = [(1, 0, 0, 0)]
                matrix4d[] v19 = [( (1, 0, 0, 0), (0, 1, 0, 0), (0, 0, 1, 0), (0, 0, 0, 1) )]
                float3[] v20 = []
            }


            """);
    }

    [Test]
    public void Times_of_every_kind_and_blocks()
    {
        UsdStage stage = UsdStage.CreateInMemory();
        UsdPrim prim = stage.DefinePrim("/P");
        UsdAttribute custom = prim.CreateAttribute(new TfToken("a"), SdfValueTypeNames.Double);
        custom.Set(2.5, 10.0);
        custom.Set(1.5, 0);
        custom.Set(3.5, new UsdTimeCode(20.25));
        custom.Set(9.0, UsdTimeCode.Default());
        prim.CreateAttribute(new TfToken("b"), SdfValueTypeNames.Float, false, SdfVariability.SdfVariabilityVarying).Set(1f, 1);
        prim.CreateAttribute(new TfToken("c"), SdfValueTypeNames.Int, SdfVariability.SdfVariabilityUniform).Block();
        prim.CreateAttribute(new StdStringVector { "ns", "d" }, SdfValueTypeNames.Token, false);
        for (int frame = 0; frame < 3; frame++) prim.GetAttribute(new TfToken("b")).Set((float)frame, frame + 0.5f);
        double read = custom.Get(20.25);
        float interpolated = prim.GetAttribute(new TfToken("b")).Get(2);
        Assert.That((read, interpolated), Is.EqualTo((3.5, 1.5f)));
        ScriptText.Check(stage.GetRootLayer(), """
            #usda 1.0

            def "P"
            {
                custom double a = 9
                double a.timeSamples = {
                    0: 1.5,
                    10: 2.5,
                    20.25: 3.5,
                }
                float b.timeSamples = {
                    0.5: 0,
                    1: 1,
                    1.5: 1,
                    2.5: 2,
                }
                custom uniform int c = None
                token ns:d
            }


            """);
    }

    private static UsdAttribute Create(UsdPrim prim, string name, SdfValueTypeName type) => prim.CreateAttribute(new TfToken(name), type, false);
}
