using pxr;

namespace UsdGsplat.Usd.Tests.Scripts;

/// <summary>Compares what a script wrote with a text derived by hand from the format's rules.</summary>
internal static class ScriptText
{
    public static void Check(SdfLayerHandle layer, string expected) => Assert.That(layer.ExportToString(), Is.EqualTo(expected));
}
