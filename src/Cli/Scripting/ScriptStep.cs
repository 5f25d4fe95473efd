using pxr;
using UsdGsplat.UsdAuthoring.Scenes;

namespace UsdGsplat.Cli.Scripting;

/// <summary>A script as a step of a scene.</summary>
internal sealed class ScriptStep : ISceneStep
{
    private readonly ScriptProgram program;
    private readonly IReadOnlyList<string> arguments;

    /// <summary>Compiles the script at once, so that its errors are known before splats are read.</summary>
    /// <param name="path">The script.</param>
    /// <param name="arguments">What it finds in <c>args</c>.</param>
    /// <exception cref="ScriptException">It does not compile.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    internal ScriptStep(string path, IReadOnlyList<string> arguments)
    {
        program = ScriptProgram.Compile(path, CancellationToken.None);
        this.arguments = arguments;
    }

    /// <inheritdoc/>
    /// <exception cref="ScriptException">An exception left the script.</exception>
    public void Author(UsdStage stage, SceneContext scene)
    {
        // A scene asks for signals between its steps, which a script that does not end never lets it do.
        using var interruption = new Interruption();
        program.Run(new ScriptGlobals(stage, arguments, scene.SplatCounts), interruption.Token);
    }
}
