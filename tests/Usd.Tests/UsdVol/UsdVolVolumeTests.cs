using pxr;
using static UsdGsplat.Usd.Tests.Usd.Stages;

namespace UsdGsplat.Usd.Tests.UsdVol;

public sealed class UsdVolVolumeTests
{
    [Test]
    public void Fields_are_relationships_in_a_namespace()
    {
        UsdStage stage = UsdStage.CreateInMemory();
        UsdVolVolume volume = UsdVolVolume.Define(stage, "/V");
        UsdVolOpenVDBAsset density = UsdVolOpenVDBAsset.Define(stage, "/V/density");
        density.CreateFilePathAttr(new SdfAssetPath("./smoke.vdb"));
        density.CreateFieldNameAttr(new VtValue(Token("density")));
        volume.CreateFieldRelationship(Token("density"), density.GetPath());
        volume.CreateFieldRelationship(Token("field:color"), "density");
        Assert.That(volume.HasFieldRelationship(Token("density")));
        Assert.That(volume.GetFieldPath(Token("color")).GetString(), Is.EqualTo("/V/density"), "relative paths start at the volume");
        Assert.That(volume.GetFieldPath(Token("none")).IsEmpty());
        Assert.That(Body(stage), Is.EqualTo("""
            def Volume "V"
            {
                custom rel field:color = </V/density>
                custom rel field:density = </V/density>

                def OpenVDBAsset "density"
                {
                    token fieldName = "density"
                    asset filePath = @./smoke.vdb@
                }
            }
            """));
        Assert.That(volume.BlockFieldRelationship(Token("color")));
        Assert.That(volume.GetFieldPath(Token("color")).IsEmpty());
        Assert.That(volume.BlockFieldRelationship(Token("none")), Is.False);
    }

    [Test]
    public void Attributes_of_the_volume_schemas_have_their_types()
    {
        UsdStage stage = UsdStage.CreateInMemory();
        UsdVolField3DAsset field = UsdVolField3DAsset.Define(stage, "/F");
        field.CreateFieldDataTypeAttr(new VtValue(Token("half3")));
        field.CreateFieldIndexAttr(2);
        field.CreateFieldPurposeAttr(new VtValue(Token("x")));
        field.CreateVectorDataRoleHintAttr(new VtValue(Token("Color")));
        Assert.That(() => field.CreateFilePathAttr("text"), Throws.ArgumentException.With.Message.Contains("SdfAssetPath"));
        Assert.That(Body(stage), Is.EqualTo("""
            def Field3DAsset "F"
            {
                token fieldDataType = "half3"
                int fieldIndex = 2
                token fieldPurpose = "x"
                asset filePath
                token vectorDataRoleHint = "Color"
            }
            """));
        Assert.That(UsdVolVolume.GetSchemaAttributeNames().Select(n => n.GetString()), Does.Contain("extent").And.Contain("visibility"));
        Assert.That(UsdVolField3DAsset.GetSchemaAttributeNames(false).Select(n => n.GetString()), Is.EquivalentTo(new[] { "fieldDataType", "fieldPurpose" }));
    }
}
