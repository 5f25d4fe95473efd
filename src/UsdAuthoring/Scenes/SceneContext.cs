using pxr;
using UsdGsplat.Splats;
using UsdGsplat.Splats.Surveys;
using UsdGsplat.UsdAuthoring.Output;

namespace UsdGsplat.UsdAuthoring.Scenes;

/// <summary>What a step may want to know of the scene that it adds to.</summary>
public sealed class SceneContext
{
    private readonly ISceneOutput output;
    private readonly List<string> warnings;
    private readonly List<(string Name, Action<Stream> Write)> files = [];
    private readonly List<(string Name, UsdStage Stage)> layers = [];

    internal SceneContext(ISceneOutput output, List<string> warnings) => (this.output, this.warnings) = (output, warnings);

    /// <summary>The prim that everything lies below: <c>/World</c>, or over an existing stage its default prim.</summary>
    public SdfPath RootPath { get; init; } = SceneStages.World;

    /// <summary>For whom the scene is made.</summary>
    public required SceneTarget Target { get; init; }

    /// <summary>The formats of the splats by <see cref="ISceneFormat.Name"/>: with several, those of variants that are not selected too.</summary>
    public IReadOnlyList<string> Formats { get; init; } = [];

    /// <summary>The stage axis that points up.</summary>
    public required UpAxis UpAxis { get; init; }

    /// <summary>Length of the stage's unit.</summary>
    public required double MetersPerUnit { get; init; }

    /// <summary>
    /// The map from the first input's own frame to the space of <see cref="RootPath"/>, for row vectors, translation in the last
    /// row. It is the whole map, whether it stands in transforms or was baked into the splats. That space is the stage's world,
    /// unless the scene was put over a stage whose default prim is moved: what is placed by this map goes below that prim.
    /// </summary>
    public required GfMatrix4d SourceToStage { get; init; }

    /// <summary>Bounds of all splats in the space of <see cref="RootPath"/>; of a moving scene, of what was looked at to author it.</summary>
    public required SplatBox? WorldBounds { get; init; }

    /// <summary>The prims that hold splats, composed: NuRec volumes and ParticleField prims.</summary>
    public required IReadOnlyList<SdfPath> SplatPaths { get; init; }

    /// <summary>How many splats each prim will hold, in variants that are not selected too; files of the splats come after the steps.</summary>
    public IReadOnlyDictionary<SdfPath, long> SplatCounts { get; init; } = new Dictionary<SdfPath, long>();

    /// <summary>The time codes; null for a still scene.</summary>
    public required SceneTimeline? Timeline { get; init; }

    /// <summary>The camera that the user chose to look through, for the steps after the one that authored it; null when none was chosen.</summary>
    public SdfPath? MainCamera { get; set; }

    /// <summary>The clouds, one an input: usable splats only, in the frame in which they are stored. Not to be disposed.</summary>
    public required IReadOnlyList<ISplatSource> Splats { get; init; }

    /// <summary>Of each of <see cref="Splats"/> the map from that frame to the space of <see cref="RootPath"/>, for row vectors.</summary>
    public IReadOnlyList<GfMatrix4d> StoredToStage { get; init; } = [];

    /// <summary>What the user should know so far, one line each.</summary>
    public IReadOnlyList<string> Warnings => warnings;

    /// <summary>Files that steps have added, by their name in the output.</summary>
    internal IReadOnlyList<(string Name, Action<Stream> Write)> Files => files;

    /// <summary>Layers that steps have added, by their name in the output.</summary>
    internal IReadOnlyList<(string Name, UsdStage Stage)> Layers => layers;

    /// <summary>The path of a prim to be made below <see cref="RootPath"/>: nothing is there yet, so that nothing is changed.</summary>
    /// <param name="stage">The scene's root stage.</param>
    /// <param name="name">Its name. When it is taken, a number is put behind.</param>
    public SdfPath NewPath(UsdStage stage, string name)
    {
        ArgumentNullException.ThrowIfNull(stage);
        SdfPath path = RootPath.AppendChild(new TfToken(name));
        for (int i = 1; stage.GetPrimAtPath(path).IsValid(); i++) path = RootPath.AppendChild(new TfToken(FormattableString.Invariant($"{name}_{i}")));
        return path;
    }

    /// <summary>Tells the user something, in one line.</summary>
    public void Warn(string message) => warnings.Add(message);

    /// <summary>Adds a file to the scene: an environment map, a mesh.</summary>
    /// <param name="name">Its name, without folders. When it is taken, a number is put before the extension.</param>
    /// <param name="write">Writes its content, after all steps.</param>
    /// <returns>The asset path by which the root layer names the file, <c>./name</c>.</returns>
    public string AddFile(string name, Action<Stream> write)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (Path.GetFileName(name) != name) throw new ArgumentException($"expected a file name without folders, found '{name}'", nameof(name));
        string free = Free(i => output.FileName($"{Path.GetFileNameWithoutExtension(name)}{i}{Path.GetExtension(name)}"));
        files.Add((free, write));
        return "./" + free;
    }

    /// <summary>Adds a layer to the scene, for a reference, payload or sublayer of the root layer.</summary>
    /// <param name="stem">The beginning of its name. When it is taken, a number is put behind.</param>
    /// <param name="extension"><c>.usda</c> or <c>.usdc</c>.</param>
    /// <param name="stage">The stage whose root layer it is, in memory; written after all steps, and disposed.</param>
    /// <returns>What to name it by meanwhile: its identifier, which the root layer has replaced by the file's name.</returns>
    public string AddLayer(string stem, string extension, UsdStage stage)
    {
        ArgumentException.ThrowIfNullOrEmpty(stem);
        ArgumentNullException.ThrowIfNull(stage);
        layers.Add((Free(i => output.LayerName(stem + i, extension)), stage));
        return stage.GetRootLayer().identifier;
    }

    private string Free(Func<string, string> name)
    {
        string free = name("");
        for (int i = 1; files.Any(f => f.Name == free) || layers.Any(l => l.Name == free); i++) free = name($"_{i}");
        return free;
    }
}
