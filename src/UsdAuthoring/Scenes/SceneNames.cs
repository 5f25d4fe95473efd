using pxr;

namespace UsdGsplat.UsdAuthoring.Scenes;

/// <summary>Names the prims of a scene's inputs: valid identifiers that differ also where case does not matter, as in file names.</summary>
internal static class SceneNames
{
    // What other parts of a scene have below /World.
    private static readonly string[] Reserved = ["Cameras", "Environment", "Looks", "ProxyMesh"];

    /// <summary>The names, one an input; the same inputs in the same order have the same names.</summary>
    /// <param name="inputs">The inputs. A name that is asked for comes before one that a file gives.</param>
    /// <param name="rootLayerName">A file name that is taken.</param>
    /// <param name="options">Has a stage that the scene is put over, perhaps, whose names are taken too.</param>
    internal static string[] Of(IReadOnlyList<SceneInput> inputs, string rootLayerName, SceneOptions options)
    {
        var taken = new HashSet<string>([.. Reserved, Path.GetFileNameWithoutExtension(rootLayerName), .. options.TakenNames], StringComparer.OrdinalIgnoreCase);
        var names = new string[inputs.Count];
        foreach (bool asked in (bool[])[true, false])
        {
            for (int i = 0; i < names.Length; i++)
            {
                if (inputs[i].Name is not null == asked) names[i] = Free(Tf.TfMakeValidIdentifier(inputs[i].Name ?? Stem(inputs[i])), taken);
            }
        }

        return names;
    }

    /// <summary>The name of the prim of an input: its own, or for the only one without a name that of the format.</summary>
    internal static string Holder(PlacedInput input, SceneOptions options) => input.Name ?? Free(options.Formats[0].PrimName, [.. options.TakenNames]);

    private static string Stem(SceneInput input) => Path.GetFileNameWithoutExtension(input.Source.Name);

    private static string Free(string name, HashSet<string> taken)
    {
        string free = name;
        for (int i = 1; !taken.Add(free); i++) free = FormattableString.Invariant($"{name}_{i}");
        return free;
    }
}
