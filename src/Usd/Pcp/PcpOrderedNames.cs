namespace pxr;

/// <summary>Names without repetition, in order.</summary>
internal sealed class PcpOrderedNames
{
    private List<string> names = [];
    private HashSet<string>? known;

    internal void Add(IReadOnlyList<string> more)
    {
        if (more.Count == 0) return;
        if (names.Count == 0)
        {
            names = [.. more];
            return;
        }

        known ??= new HashSet<string>(names, StringComparer.Ordinal);
        foreach (string name in more)
        {
            if (known.Add(name)) names.Add(name);
        }
    }

    /// <summary>Puts the names that an order mentions into that order; each other one stays behind the one it followed.</summary>
    internal void Reorder(IReadOnlyList<string> order)
    {
        if (order.Count == 0 || names.Count == 0) return;
        var rank = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (string name in order) rank.TryAdd(name, rank.Count);
        var result = new List<string>(names.Count);
        var runs = new List<string>?[rank.Count];
        List<string> run = result;
        foreach (string name in names)
        {
            if (rank.TryGetValue(name, out int at)) run = runs[at] = [];
            run.Add(name);
        }

        foreach (List<string>? each in runs) result.AddRange(each ?? []);
        names = result;
    }

    internal List<string> ToList() => names;
}
