using UsdGsplat.UsdAuthoring.Scenes;

namespace UsdGsplat.Cli.Authoring;

/// <summary>The opened inputs of a scene.</summary>
internal sealed class AuthorInputs : IDisposable
{
    private readonly List<SceneInput> all = [];

    internal IReadOnlyList<SceneInput> All => all;

    internal void Add(SceneInput input) => all.Add(input);

    public void Dispose()
    {
        foreach (SceneInput input in all) input.Source.Dispose();
    }
}
