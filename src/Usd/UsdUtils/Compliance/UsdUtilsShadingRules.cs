namespace pxr;

/// <summary>What must hold of shaders: their implementation, and textures of normal maps.</summary>
internal static class UsdUtilsShadingRules
{
    private const string Id = "info:id", Source = "info:implementationSource", NormalInput = "inputs:normal";

    private static readonly string[] Sources = ["id", "sourceAsset", "sourceCode"];
    private static readonly string[] EightBit = ["bmp", "tga", "jpg", "jpeg", "png", "tif"];
    private static readonly string[] Textures = ["exr", "jpg", "jpeg", "png"];

    internal static void Check(UsdPrim shader, UsdUtilsComplianceReport report)
    {
        if (SourceOf(shader) is { } source && !Sources.Contains(source))
            report.Tell(UsdUtilsComplianceCodes.ShaderSource, shader, $"expected the implementation source id, sourceAsset or sourceCode, found '{source}'");
        if (IdOf(shader) == "UsdPreviewSurface") CheckNormal(shader, report);
    }

    /// <summary>Textures of packages, and for AR viewers of all assets, have formats that all clients read.</summary>
    internal static void CheckTextures(UsdPrim shader, bool arKit, UsdUtilsComplianceReport report)
    {
        foreach (UsdAttribute input in shader.GetAuthoredAttributes())
        {
            if (!input.GetName().GetString().StartsWith("inputs:", StringComparison.Ordinal)) continue;
            foreach (string path in AssetsOf(input).Where(path => path.Length > 0 && !Textures.Contains(ArPackagePath.Extension(path))))
            {
                bool common = arKit && ArPackagePath.Extension(path) is "bmp" or "tga" or "hdr" or "tif" or "tx" or "zfile";
                report.Tell(UsdUtilsComplianceCodes.Texture, shader, $"expected an EXR, JPEG or PNG texture, found {(common ? "the format of" : "the unknown format of")} @{path}@, which not all clients read");
            }
        }
    }

    internal static string? SourceOf(UsdPrim shader) => TextOf(shader, Source);

    internal static string? IdOf(UsdPrim shader) => SourceOf(shader) is null or "id" ? TextOf(shader, Id) : null;

    /// <summary>The input's attribute, or the one that its single connection leads to through other inputs.</summary>
    internal static UsdAttribute Producer(UsdAttribute input)
    {
        UsdAttribute at = input;
        for (int steps = 0; steps < 64; steps++)
        {
            var sources = new SdfPathVector();
            if (!at || !at.GetConnections(sources) || sources.Count != 1) return at;
            UsdAttribute next = at.GetStage().GetAttributeAtPath(sources[0]);
            if (!next) return at;
            at = next;
        }

        return at;
    }

    private static void CheckNormal(UsdPrim surface, UsdUtilsComplianceReport report)
    {
        UsdAttribute normal = surface.GetAttribute(new TfToken(NormalInput));
        var sources = new SdfPathVector();
        if (!normal || !normal.GetConnections(sources) || sources.Count == 0) return;
        UsdPrim source = surface.GetStage().GetPrimAtPath(sources[0].GetPrimPath());
        if (!source || !UsdUtilsPrimTypes.IsConnectable(source))
        {
            report.Tell(UsdUtilsComplianceCodes.NormalMapSource, surface, $"expected a connection of {NormalInput} to a connectable prim, found <{sources[0]}>");
            return;
        }

        UsdPrim texture = Producer(normal).GetPrim();
        if (texture && IdOf(texture) == "UsdUVTexture") CheckTexture(texture, report);
    }

    private static void CheckTexture(UsdPrim texture, UsdUtilsComplianceReport report)
    {
        UsdAttribute file = Producer(texture.GetAttribute(new TfToken("inputs:file")));
        string path = file && file.Get().Held is SdfAssetPath asset ? asset.GetAssetPath() : "";
        if (path.Length == 0)
        {
            report.Tell(UsdUtilsComplianceCodes.NormalMapFile, texture, "expected a file for the texture of a normal map, found none");
            return;
        }

        if (!EightBit.Contains(ArPackagePath.Extension(path))) return;
        string space = TextOf(texture, "inputs:sourceColorSpace") ?? "auto";
        if (space != "raw") report.Tell(UsdUtilsComplianceCodes.NormalMapSpace, texture, $"expected inputs:sourceColorSpace = raw for the 8-bit normal map @{path}@, found {space}");
        CheckRange(texture, path, report);
    }

    private static void CheckRange(UsdPrim texture, string path, UsdUtilsComplianceReport report)
    {
        if (Vector(texture, "inputs:scale") is not { } scale || Vector(texture, "inputs:bias") is not { } bias)
        {
            report.Tell(UsdUtilsComplianceCodes.NormalMapRange, texture, $"expected inputs:scale and inputs:bias of the type float4 for the 8-bit normal map @{path}@, found them not authored");
            return;
        }

        if (scale[0] != 2 || scale[1] != 2 || scale[2] != 2)
            report.Tell(UsdUtilsComplianceCodes.NormalMapScale, texture, $"expected inputs:scale = (2, 2, 2, 1) for the 8-bit normal map @{path}@, found {scale}");
        else if (bias[0] != -1 || bias[1] != -1 || bias[2] != -1)
            report.Tell(UsdUtilsComplianceCodes.NormalMapRange, texture, $"expected inputs:bias = (-1, -1, -1, 0) for the 8-bit normal map @{path}@, found {bias}");
    }

    private static GfVec4f? Vector(UsdPrim prim, string name) => ValueOf(prim, name) as GfVec4f?;

    private static string? TextOf(UsdPrim prim, string name) => ValueOf(prim, name) switch
    {
        TfToken token => token.GetString(),
        string text => text,
        _ => null,
    };

    private static object? ValueOf(UsdPrim prim, string name) =>
        prim.GetAttribute(new TfToken(name)) is { } attribute && attribute && Producer(attribute) is var source && source ? source.Get().Held : null;

    private static IEnumerable<string> AssetsOf(UsdAttribute input)
    {
        UsdTimeCode time = input.GetTimeSamples() is { Count: > 0 } times ? new UsdTimeCode(times[0]) : UsdTimeCode.Default();
        return input.Get(time).Held switch
        {
            SdfAssetPath asset => [asset.GetAssetPath()],
            SdfAssetPathArray assets => [.. assets.AsSpan().ToArray().Select(asset => asset.GetAssetPath())],
            _ => [],
        };
    }
}
