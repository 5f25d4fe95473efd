using UsdGsplat.Splats.Cameras;

namespace UsdGsplat.UsdAuthoring.Cameras;

/// <summary>The cameras that are authored, in order.</summary>
/// <param name="Cameras">By time where all have one, else as in the set.</param>
/// <param name="Main">The chosen one among them, or null.</param>
internal sealed record CameraSelection(IReadOnlyList<PosedCamera> Cameras, PosedCamera? Main)
{
    /// <summary>Chooses.</summary>
    /// <exception cref="ArgumentException">The main camera is none of the set, or several.</exception>
    internal static CameraSelection Of(CameraSet set, CamerasOptions options)
    {
        IReadOnlyList<PosedCamera> ordered = set.Cameras.All(c => c.Time is not null) ? [.. set.Cameras.OrderBy(c => c.Time)] : set.Cameras;
        PosedCamera? main = options.MainCamera is { } name ? Find(set, name) : null;
        List<PosedCamera> stepped = [.. ordered.Where((_, i) => i % options.Step == 0)];
        int count = Math.Min(options.Limit ?? int.MaxValue, stepped.Count);
        var chosen = new HashSet<PosedCamera>(Enumerable.Range(0, count).Select(i => stepped[(int)((long)i * stepped.Count / count)]), ReferenceEqualityComparer.Instance);
        if (main is not null) chosen.Add(main);
        return new CameraSelection([.. ordered.Where(chosen.Contains)], main);
    }

    private static PosedCamera Find(CameraSet set, string name)
    {
        foreach (Func<PosedCamera, string> key in new Func<PosedCamera, string>[] { c => c.Name, c => Path.GetFileName(c.Name), c => CameraNames.Stem(c.Name) })
        {
            PosedCamera[] found = [.. set.Cameras.Where(c => key(c) == name).Take(2)];
            if (found.Length == 1) return found[0];
            if (found.Length > 1) throw new ArgumentException($"expected the main camera '{name}' to be one image, found several in {set.Name}, such as {found[0].Name} and {found[1].Name}");
        }

        throw new ArgumentException($"expected the main camera '{name}' among the {set.Cameras.Count} images of {set.Name}, such as {set.Cameras[0].Name}; found none of that name");
    }
}
