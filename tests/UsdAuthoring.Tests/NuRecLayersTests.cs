using System.Numerics;
using pxr;
using UsdGsplat.Splats.Surveys;
using UsdGsplat.TestKit;
using UsdGsplat.UsdAuthoring.NuRec;
using UsdGsplat.UsdAuthoring.Scenes;

namespace UsdGsplat.UsdAuthoring.Tests;

/// <summary>The layers of the default profile, written out by hand from the NuRec description, sections 5.1 to 5.5.</summary>
public sealed class NuRecLayersTests
{
    private const string RenderSettings = """
            customLayerData = {
                dictionary renderSettings = {
                    int "rtx:directLighting:sampledLighting:samplesPerPixel" = 8
                    bool "rtx:material:enableRefraction" = 0
                    bool "rtx:matteObject:visibility:secondaryRays" = 1
                    bool "rtx:post:histogram:enabled" = 0
                    bool "rtx:post:registeredCompositing:invertColorCorrection" = 1
                    bool "rtx:post:registeredCompositing:invertToneMap" = 1
                    int "rtx:post:tonemap:op" = 2
                    bool "rtx:raytracing:fractionalCutoutOpacity" = 0
                    string "rtx:rendermode" = "RaytracedLighting"
                }
            }
        """;

    private static readonly SplatBox Box = new(new Vector3(-1, -2.5f, -3), new Vector3(1, 2, 3.25f));

    [Test]
    public void A_still_volume_is_described_property_by_property()
    {
        GfMatrix4d transform = new GfMatrix4d(1).SetTranslate(new GfVec3d(1, 2, 3)) * SourceOrientation.ToZUp;
        using UsdStage stage = NewStage(UpAxis.Z, null);
        NuRecVolumes.Author(stage, "/World", [new NuRecVolume("gauss", "scene.nurec", Box)], transform, null);

        AssertIs(stage.GetRootLayer(), $$"""
            #usda 1.0
            (
            {{RenderSettings}}
                defaultPrim = "World"
                metersPerUnit = 1
                timeCodesPerSecond = 24
                upAxis = "Z"
            )

            def Xform "World"
            {
                def Volume "gauss"
                {
                    float3[] extent = [(-1, -2.5, -3), (1, 2, 3.25)]
                    custom rel field:density = </World/gauss/density_field>
                    custom rel field:emissiveColor = </World/gauss/emissive_color_field>
                    custom float3 omni:nurec:crop:maxBounds = (1, 2, 3.25)
                    custom float3 omni:nurec:crop:minBounds = (-1, -2.5, -3)
                    custom bool omni:nurec:isNuRecVolume = 1
                    custom float3 omni:nurec:offset = (0, 0, 0)
                    custom bool omni:nurec:useProxyTransform = 0
                    custom rel proxy
                    matrix4d xformOp:transform = ( (-1, 0, 0, 0), (0, 0, -1, 0), (0, -1, 0, 0), (-1, -3, -2, 1) )
                    uniform token[] xformOpOrder = ["xformOp:transform"]

                    def OmniNuRecFieldAsset "density_field"
                    {
                        custom token fieldDataType = "float"
                        custom token fieldName = "density"
                        custom token fieldRole = "density"
                        custom asset filePath = @./scene.nurec@
                    }

                    def OmniNuRecFieldAsset "emissive_color_field"
                    {
                        custom token fieldDataType = "float3"
                        custom token fieldName = "emissiveColor"
                        custom token fieldRole = "emissiveColor"
                        custom asset filePath = @./scene.nurec@
                        custom float4 omni:nurec:ccmB = (0, 0, 1, 0)
                        custom float4 omni:nurec:ccmG = (0, 1, 0, 0)
                        custom float4 omni:nurec:ccmR = (1, 0, 0, 0)
                    }
                }
            }
            """);
    }

    [Test]
    public void Frames_are_told_apart_by_visibility_alone()
    {
        NuRecVolume[] volumes = [.. Enumerable.Range(0, 3).Select(i => new NuRecVolume($"frame_000{i}", $"scene_000{i}.nurec", Box))];
        using UsdStage stage = NewStage(UpAxis.Z, SceneTimeline.OfFrames(3, 30));
        NuRecVolumes.Author(stage, "/World", volumes, new GfMatrix4d(1), SceneTimeline.OfFrames(3, 30));

        string[] samples = [.. volumes.Select(v => Samples(stage, v.Name))];
        Assert.That(samples, Is.EqualTo(new[]
        {
            "0: inherited, 1: invisible", "0: invisible, 1: inherited, 2: invisible", "0: invisible, 2: inherited",
        }));
    }

    [Test]
    public void The_root_layer_references_the_volumes()
    {
        using var folder = new SceneFolder();
        AuthoredPackage package = folder.Author(TestClouds.Moving(3), new SceneOptions { UpAxis = UpAxis.Y, Frames = 61, FramesPerSecond = 30 });

        AssertIs(package.Root, $$"""
            #usda 1.0
            (
            {{RenderSettings}}
                defaultPrim = "World"
                endTimeCode = 60
                framesPerSecond = 30
                metersPerUnit = 1
                startTimeCode = 0
                timeCodesPerSecond = 30
                upAxis = "Y"
            )

            def Xform "World"
            {
                over "gauss" (
                    prepend references = @./gauss.usda@
                )
                {
                }
            }
            """);
    }

    private static UsdStage NewStage(UpAxis upAxis, SceneTimeline? timeline) => SceneStages.New(new SceneOptions { UpAxis = upAxis }, [new NuRecFormat()], timeline);

    private static string Samples(UsdStage stage, string volume)
    {
        UsdAttribute visibility = stage.GetPrimAtPath(new SdfPath("/World/" + volume)).GetAttribute(UsdGeomTokens.visibility);
        return string.Join(", ", visibility.GetTimeSamples().Select(t => FormattableString.Invariant($"{t}: {(TfToken)visibility.Get(new UsdTimeCode(t))}")));
    }

    private static void AssertIs(SdfLayerHandle layer, string text)
    {
        // The order of definition does not reach the text, which sorts properties; so the text is what is compared.
        SdfLayerHandle expected = SdfLayer.CreateAnonymous(), actual = SdfLayer.CreateAnonymous();
        expected.ImportFromString(text);
        actual.ImportFromString(layer.ExportToString());
        LayerDiff.AssertEqual(expected, actual);
    }
}
