using pxr;

namespace UsdGsplat.Cli.Scripting;

/// <summary>What a script has at hand without declaring it. Public, with the names that scripts write, since the compiler binds to it.</summary>
public sealed class ScriptGlobals
{
    internal ScriptGlobals(UsdStage stage, IReadOnlyList<string> args, IReadOnlyDictionary<SdfPath, long>? splatCounts = null)
    {
        this.stage = stage;
        layer = stage.GetRootLayer();
        splats = new ScriptSplats(stage, splatCounts ?? new Dictionary<SdfPath, long>());
        this.args = args;
    }

    /// <summary>The stage, composed; edits go to its root layer.</summary>
    public UsdStage stage { get; }

    /// <summary>The stage's root layer, which is what is written when the script ends well.</summary>
    public SdfLayerHandle layer { get; }

    /// <summary>The splats that the stage holds.</summary>
    public ScriptSplats splats { get; }

    /// <summary>What the command line gives the script after <c>--</c>.</summary>
    public IReadOnlyList<string> args { get; }
}
