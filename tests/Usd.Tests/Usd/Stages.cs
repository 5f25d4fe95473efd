using pxr;

namespace UsdGsplat.Usd.Tests.Usd;

/// <summary>What stage tests have in common.</summary>
internal static class Stages
{
    public static TfToken Token(string text) => new(text);

    /// <summary>A path in a folder of its own, which does not exist yet.</summary>
    public static string TempFile(string name) => Path.Combine(Directory.CreateTempSubdirectory().FullName, name);

    /// <summary>The text of the root layer without the header line and the empty lines around its content.</summary>
    public static string Body(UsdStage stage) => Body(stage.GetRootLayer());

    /// <summary>The text of a layer without the header line and the empty lines around its content.</summary>
    public static string Body(SdfLayerHandle layer)
    {
        const string Header = "#usda 1.0\n";
        string text = layer.ExportToString();
        Assert.That(text, Does.StartWith(Header));
        return text[Header.Length..].Trim('\n');
    }

    /// <summary>A stage with one typeless prim <c>/P</c>.</summary>
    public static UsdStage WithPrim(out UsdPrim prim)
    {
        UsdStage stage = UsdStage.CreateInMemory();
        prim = stage.DefinePrim("/P");
        return stage;
    }

    /// <summary>Runs edits with another edit target.</summary>
    public static void Edit(UsdStage stage, UsdEditTarget target, Action edits)
    {
        UsdEditTarget previous = stage.GetEditTarget();
        stage.SetEditTarget(target);
        edits();
        stage.SetEditTarget(previous);
    }

    /// <summary>Runs edits in the session layer.</summary>
    public static void EditSession(UsdStage stage, Action edits) => Edit(stage, new UsdEditTarget(stage.GetSessionLayer()!), edits);
}
