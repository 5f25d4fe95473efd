using pxr;
using UsdGsplat.Codecs;

namespace UsdGsplat.UsdAuthoring.UsdRender.Specification;

/// <summary>A stage with the part of a file that a render specification needs.</summary>
/// <param name="Stage">The stage: the prims at and below <c>/Render</c>, and those that they lead to.</param>
/// <param name="SettingsPath">The settings prim, which is there.</param>
/// <remarks>
/// Scenes are large beside their render settings, so no payload or reference elsewhere is opened. What the settings lead to is found
/// step by step: a camera outside of the mask would not be there. Source: the render settings' description, section 12.
/// </remarks>
public sealed record RenderStage(UsdStage Stage, SdfPath SettingsPath)
{
    private const string Code = "RENDER-SETTINGS";

    // What leads on through more prims than this, one behind the other, is a mistake.
    private const int MaxSteps = 64;

    /// <summary>Opens what a settings prim needs of a file.</summary>
    /// <param name="file">A layer or a package.</param>
    /// <param name="settings">The settings prim; that of the stage's metadata when null.</param>
    /// <exception cref="FileNotFoundException">There is no such file.</exception>
    /// <exception cref="AssetException">The file is no well-formed layer, or has no such settings.</exception>
    public static RenderStage Open(string file, string? settings = null)
    {
        var mask = new UsdStagePopulationMask();
        mask.Add(new SdfPath(RenderTokens.Root));
        UsdStage stage = UsdStage.OpenMasked(file, mask);
        string named = settings ?? StageSettings(stage);
        if (named.Length == 0)
            throw new AssetFormatException(new AssetLocation(file), Code, $"expected {RenderTokens.SettingsPath} in the stage's metadata, or a settings prim to be named, found neither{Known(stage)}");
        SdfPath path = Parse(named, file);
        if (path.IsPrimPath() && path.IsAbsolutePath()) Expand(stage, mask, path);
        if (RenderTargets.Find(stage, path, RenderTokens.RenderSettings) is null)
            throw new AssetFormatException(new AssetLocation(file, Scope: named), Code, $"expected a {RenderTokens.RenderSettings} prim, found {RenderTargets.Describe(stage, path)}{Known(stage)}");
        return new RenderStage(stage, path);
    }

    /// <summary>The settings prim that a stage names; empty when it names none.</summary>
    internal static string StageSettings(UsdStage stage)
    {
        var value = new VtValue();
        if (!stage.GetMetadata(new TfToken(RenderTokens.SettingsPath), value) || value.GetTypeName() != "string") return "";
        string path = value;
        return path;
    }

    private static SdfPath Parse(string text, string file)
    {
        try
        {
            return new SdfPath(text);
        }
        catch (ArgumentException error)
        {
            throw new AssetFormatException(new AssetLocation(file), Code, $"expected the path of a {RenderTokens.RenderSettings} prim, found '{text}'", error);
        }
    }

    /// <summary>Takes in what the settings lead to, until nothing new is met or a chain of relationships has no end in sight.</summary>
    private static void Expand(UsdStage stage, UsdStagePopulationMask mask, SdfPath settings)
    {
        List<SdfPath> missing = [settings];
        for (int steps = 0; missing.Count > 0 && steps < MaxSteps; steps++)
        {
            foreach (SdfPath path in missing) mask.Add(path);
            stage.SetPopulationMask(mask);
            missing = Needed(stage, settings).FindAll(path => path.IsAbsolutePath() && path.IsPrimPath() && !mask.IncludesSubtree(path));
        }
    }

    private static List<SdfPath> Needed(UsdStage stage, SdfPath settings)
    {
        var needed = new List<SdfPath>();
        if (RenderTargets.Find(stage, settings, RenderTokens.RenderSettings) is not { } prim) return needed;
        AddLeads(prim, needed);
        foreach (SdfPath target in RenderTargets.Of(prim, RenderProperty.Products))
        {
            if (RenderTargets.Find(stage, target, RenderTokens.RenderProduct) is not { } product) continue;
            AddLeads(product, needed);
            foreach (SdfPath var in RenderTargets.Of(product, RenderProperty.OrderedVars))
            {
                if (RenderTargets.Find(stage, var, RenderTokens.RenderVar) is { } varPrim) AddLeads(varPrim, needed);
            }
        }

        return needed;
    }

    /// <summary>The prims that a prim's relationships and connected outputs lead to. A relationship on a prim that is masked out leads to itself.</summary>
    private static void AddLeads(UsdPrim prim, List<SdfPath> needed)
    {
        foreach (string relationship in RenderProperty.RelationshipsOf(prim.GetTypeName()))
        {
            foreach (SdfPath target in RenderTargets.Of(prim, relationship)) needed.Add(target.GetPrimPath());
        }

        foreach (UsdAttribute attribute in prim.GetAuthoredAttributes())
        {
            var connections = new SdfPathVector();
            if (!attribute.GetConnections(connections)) continue;
            foreach (SdfPath connection in connections) needed.Add(connection.GetPrimPath());
        }
    }

    private static string Known(UsdStage stage)
    {
        var found = new List<string>();
        foreach (UsdPrim prim in stage.Traverse())
        {
            if (prim.GetTypeName().GetString() == RenderTokens.RenderSettings) found.Add($"<{prim.GetPath()}>");
        }

        return found.Count == 0 ? "" : $"; there are {string.Join(", ", found)}";
    }
}
