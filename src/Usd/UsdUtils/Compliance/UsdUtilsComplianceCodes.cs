using UsdGsplat.Codecs;

namespace pxr;

/// <summary>The codes of the issues of compliance, with the rules of the package format's description, section 8, behind them.</summary>
internal static class UsdUtilsComplianceCodes
{
    internal const string Alignment = "USDZ-ALIGNMENT", Compressed = "USDZ-COMPRESSED", Encrypted = "USDZ-ENCRYPTED", Directory = ZipDirectory.Differs, Checksum = "USDZ-CRC";
    internal const string Unresolved = "USD-UNRESOLVED", UpAxis = "USD-UP-AXIS", Units = "USD-METERS-PER-UNIT", DefaultPrim = "USD-DEFAULT-PRIM";
    internal const string Texture = "USD-TEXTURE", Boundable = "USD-BOUNDABLE-UNDER-GPRIM", NotContainer = "USD-CONNECTABLE-PARENT", Broken = "USD-CONNECTABLE-CHAIN";
    internal const string NormalMapFile = "USD-NORMAL-MAP-FILE", NormalMapSpace = "USD-NORMAL-MAP-COLOR", NormalMapRange = "USD-NORMAL-MAP-RANGE", NormalMapScale = "USD-NORMAL-MAP-SCALE", NormalMapSource = "USD-NORMAL-MAP-SOURCE";
    internal const string Binding = "USD-MATERIAL-BINDING-API", BindingKind = "USD-MATERIAL-BINDING-REL", Skel = "USD-SKEL-BINDING-API", SkelRoot = "USD-SKEL-ROOT", ShaderSource = "USD-SHADER-SOURCE";
    internal const string ArLayer = "ARKIT-LAYER", ArPrimType = "ARKIT-PRIM-TYPE", ArShader = "ARKIT-SHADER", ArBinding = "ARKIT-MATERIAL-BINDING", ArExtension = "ARKIT-EXTENSION", ArOutside = "ARKIT-OUTSIDE", ArUpAxis = "ARKIT-UP-AXIS";

    internal static IReadOnlyList<IssueCode> All { get; } =
    [
        Error(Alignment, "8.2 byte alignment", "the data of every member begins at a multiple of 64"),
        Error(Compressed, "8.2 compression", "members are stored"),
        Error(Encrypted, "8.2 compression", "members are not encrypted"),
        Error(Directory, "2", "the directory lists the members as their headers do, and ends the file"),
        Error(Checksum, "2", "the content of a member has the CRC-32 of its header"),
        Error(Unresolved, "8.2 missing reference", "every asset path leads to a file, in all variants"),
        Error(UpAxis, "8.2 stage metadata", "the root layer authors upAxis"),
        Error(Units, "8.2 stage metadata", "the root layer authors metersPerUnit"),
        Error(DefaultPrim, "8.2 stage metadata", "the root layer names a default prim that exists"),
        Error(Texture, "8.2 texture", "textures of packages are EXR, JPEG or PNG"),
        Error(Boundable, "8.2 prim encapsulation", "a boundable prim has no gprim above it"),
        Error(NotContainer, "8.2 prim encapsulation", "the parent of a connectable prim, where connectable, is a container"),
        Error(Broken, "8.2 prim encapsulation", "between connectable prims there are connectable ones only"),
        Error(NormalMapFile, "8.2 normal map texture", "the texture of a normal map has a file that exists"),
        Error(NormalMapSpace, "8.2 normal map texture", "an 8-bit normal map has the source color space raw"),
        Error(NormalMapRange, "8.2 normal map texture", "an 8-bit normal map authors scale and bias, and its bias is −1"),
        new(NormalMapScale, IssueSeverity.Warning, "8.2 normal map texture", "an 8-bit normal map has the scale 2"),
        Error(NormalMapSource, "8.2 normal map texture", "a normal is connected to a shader or another connectable prim"),
        Error(Binding, "8.2 material binding API", "a prim that binds materials has MaterialBindingAPI applied"),
        Error(BindingKind, "9", "properties in the namespace material:binding are relationships"),
        Error(Skel, "8.2 skel binding API", "a prim with properties of skinning has SkelBindingAPI applied"),
        Error(SkelRoot, "8.2 skel binding API", "a prim with SkelBindingAPI is a SkelRoot or below one"),
        Error(ShaderSource, "8.2 shader property types", "the implementation of a shader is an id, a sourceAsset or a sourceCode"),
        Error(ArLayer, "8.3 layer", "layers are .usd, .usda, .usdc or .usdz"),
        Error(ArPrimType, "8.3 prim type", "prims have types that AR viewers know"),
        Error(ArShader, "8.3 shader", "shaders are UsdPreviewSurface, UsdUVTexture, UsdTransform2d, UsdPrimvarReader or MaterialX nodes, connected once to what exists"),
        Error(ArBinding, "8.3 material binding", "material bindings lead to materials"),
        Error(ArExtension, "8.3 file extension", "packages hold layers and EXR, JPEG or PNG images"),
        Error(ArOutside, "8.3 package encapsulation", "a package needs no file outside of it"),
        Error(ArUpAxis, "8.2 stage metadata", "upAxis is Y"),
    ];

    private static readonly Dictionary<string, IssueSeverity> Severities = All.ToDictionary(code => code.Code, code => code.Severity, StringComparer.Ordinal);

    internal static IssueSeverity SeverityOf(string code) => Severities[code];

    private static IssueCode Error(string code, string section, string meaning) => new(code, IssueSeverity.Error, "package format " + section, meaning);
}
