namespace pxr;

/// <summary>The kinds and how they derive from each other.</summary>
public static class KindRegistry
{
    private static readonly Dictionary<string, string> Bases = new(StringComparer.Ordinal)
    {
        ["model"] = "", ["component"] = "model", ["group"] = "model", ["assembly"] = "group", ["subcomponent"] = "",
    };

    /// <summary>Whether a kind is known.</summary>
    public static bool HasKind(TfToken kind) => Bases.ContainsKey(kind);

    /// <summary>The kind that another derives from; empty for none.</summary>
    public static TfToken GetBaseKind(TfToken kind) => new(Bases.GetValueOrDefault(kind, ""));

    /// <summary>Whether a kind is, or derives from, another.</summary>
    public static bool IsA(TfToken derivedKind, TfToken baseKind)
    {
        for (string kind = derivedKind; kind.Length > 0; kind = Bases.GetValueOrDefault(kind, ""))
        {
            if (kind == baseKind) return true;
        }

        return false;
    }

    /// <summary>All kinds.</summary>
    public static TfTokenVector GetAllKinds() => new(Bases.Keys.Select(k => new TfToken(k)));
}
