using UsdGsplat.Codecs;

namespace UsdGsplat.UsdAuthoring.UsdRender.Validation;

/// <summary>The codes of issues of render settings. The number is that of the rule in the render settings' description, section 13.</summary>
internal static class RenderIssueCodes
{
    internal const string StageSettings = "R01-STAGE-SETTINGS", StageMetadata = "R02-STAGE-METADATA", NoCamera = "R03-NO-CAMERA", CameraTarget = "R04-CAMERA", SessionCamera = "R04-SESSION-CAMERA", ManyCameras = "R05-MANY-CAMERAS";
    internal const string Product = "R06-PRODUCT", Var = "R07-VAR", NoVars = "R08-NO-VARS", SameName = "R09-SAME-NAME", NoName = "R10-NO-NAME", Size = "R11-SIZE", Aperture = "R12-APERTURE";
    internal const string Window = "R13-DATA-WINDOW", FarWindow = "R14-FAR-WINDOW", Word = "R15-TOKEN", ForeignWord = "R15-FOREIGN-TOKEN", DataType = "R16-DATA-TYPE", Type = "R17-TYPE", Source = "R18-SOURCE";
    internal const string Declaration = "R19-DECLARATION", Shutter = "R20-INSTANTANEOUS", Outside = "R21-OUTSIDE", Purpose = "R22-PURPOSE", Pass = "R23-PASS", Removed = "R24-REMOVED", Unused = "R25-UNUSED";
    internal const string HoudiniName = "R26-HOUDINI-NAME", SameChannel = "R27-SAME-CHANNEL", IgnoredRatio = "R28-IGNORED-RATIO";

    internal static IReadOnlyList<IssueCode> All { get; } =
    [
        Error(StageSettings, "R01", "renderSettingsPrimPath leads to a RenderSettings prim"),
        Warning(StageMetadata, "R02", "renderSettingsPrimPath is authored on the root layer, as an absolute path"),
        Error(NoCamera, "R03", "a product has a camera, its own or that of its settings"),
        Error(CameraTarget, "R04", "a camera relationship leads to an active Camera"),
        Warning(SessionCamera, "R04", "a camera relationship does not lead to a camera that Omniverse has in its session alone"),
        Warning(ManyCameras, "R05", "a camera relationship has one target"),
        Error(Product, "R06", "products are RenderProduct prims"),
        Error(Var, "R07", "orderedVars are RenderVar prims"),
        Warning(NoVars, "R08", "a product has vars"),
        Error(SameName, "R09", "the products of one settings prim have different names at every time"),
        Warning(NoName, "R10", "a product has a name at the default time"),
        Error(Size, "R11", "resolutions and pixel aspect ratios are finite and above 0"),
        Error(Aperture, "R12", "the apertures of a product's camera are finite and above 0"),
        Error(Window, "R13", "data windows are finite and hold a pixel"),
        Warning(FarWindow, "R14", "data windows are relative to the image, within −1 to 2, not in pixels"),
        Error(Word, "R15", "aspectRatioConformPolicy and sourceType are words of their schemas"),
        Warning(ForeignWord, "R15", "productType and materialBindingPurposes are words of their schemas"),
        Error(DataType, "R16", "dataType is a value type of USD"),
        Error(Type, "R17", "properties have the types of their schemas"),
        Warning(Source, "R18", "sourceType is not intrinsic, and a light path expression is neither empty nor unbalanced"),
        Warning(Declaration, "R19", "properties are declared as in their schemas: uniform without time samples, not custom"),
        Warning(Shutter, "R20", "the deprecated instantaneousShutter is not authored"),
        Warning(Outside, "R21", "render prims lie under /Render"),
        Warning(Purpose, "R22", "includedPurposes has default, and no unknown purpose"),
        Error(Pass, "R23", "a RenderPass without a file has one RenderSettings as its source, and does not wait for itself"),
        Warning(Removed, "R24", "RenderDenoisePass and denoise:pass, which OpenUSD 24.11 removed, are not used"),
        new(Unused, IssueSeverity.Info, Of("R25"), "every product and every var is one of some settings"),
        Warning(HoudiniName, "R26", "settings for Karma or husk name every var in driver:parameters:aov:name"),
        Warning(SameChannel, "R27", "the vars of one product have different channel names"),
        Warning(IgnoredRatio, "R28", "adjustPixelAspectRatio comes without a pixelAspectRatio other than 1, which it replaces"),
    ];

    private static readonly Dictionary<string, IssueSeverity> Severities = All.ToDictionary(code => code.Code, code => code.Severity, StringComparer.Ordinal);

    internal static IssueSeverity SeverityOf(string code) => Severities[code];

    private static IssueCode Error(string code, string rule, string meaning) => new(code, IssueSeverity.Error, Of(rule), meaning);

    private static IssueCode Warning(string code, string rule, string meaning) => new(code, IssueSeverity.Warning, Of(rule), meaning);

    private static string Of(string rule) => "render settings 13, " + rule;
}
