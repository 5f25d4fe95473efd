using pxr;
using UsdGsplat.Codecs;
using UsdGsplat.Codecs.Sources;

namespace UsdGsplat.Usd.Tests.Sdf.Crate;

/// <summary>Layers to crates and back, as the tests of this folder need it.</summary>
internal static class Crates
{
    internal static byte[] Write(SdfLayerHandle layer, CrateVersion? version = null)
    {
        using var stream = new MemoryStream();
        CrateWriter.Write(layer, stream, version ?? CrateVersion.TimeCodes, "");
        return stream.ToArray();
    }

    internal static SdfLayerHandle Read(byte[] bytes)
    {
        SdfLayerHandle layer = SdfLayer.CreateAnonymous();
        using var source = new MemoryByteSource("test.usdc", bytes);
        CrateReader.Read(source.View(0, source.Length), new AssetLocation(source.Name), layer);
        return layer;
    }

    internal static CrateVersion VersionOf(byte[] crate) => new(crate[8], crate[9], crate[10]);
}
