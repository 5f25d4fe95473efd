namespace pxr;

/// <summary>Addition: which objects are in a collection, as its relationships said when this was computed.</summary>
/// <remarks>Equal to another one when both have the same rules for the same paths and take in the same collections.</remarks>
public sealed class UsdCollectionMembershipQuery : IEquatable<UsdCollectionMembershipQuery>
{
    internal const string Exclude = "exclude", ExplicitOnly = "explicitOnly", ExpandPrims = "expandPrims", ExpandAll = "expandPrimsAndProperties";

    private readonly SortedDictionary<SdfPath, string> rules = [];
    private readonly SortedSet<SdfPath> collections = [];

    internal IReadOnlyDictionary<SdfPath, string> Rules => rules;

    /// <summary>The collections that this one takes in, directly or by way of others, in namespace order.</summary>
    public SdfPathVector GetIncludedCollections() => new(collections);

    /// <summary>Whether any path is excluded.</summary>
    public bool HasExcludes() => rules.ContainsValue(Exclude);

    /// <summary>Whether the prim or property at a path is in the collection.</summary>
    /// <param name="path">An absolute path; no such object need exist.</param>
    /// <exception cref="ArgumentException">The path is not absolute.</exception>
    public bool IsPathIncluded(SdfPath path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (!path.IsAbsolutePath()) throw new ArgumentException($"expected an absolute path, found <{path}>", nameof(path));
        if (!path.IsPrimPath() && !path.IsPropertyPath()) return false;
        for (SdfPath at = path; !at.IsEmpty(); at = at.IsAbsoluteRootPath() ? SdfPath.Empty : at.GetParentPath())
        {
            if (!rules.TryGetValue(at, out string? rule)) continue;
            if (rule == Exclude) return false;
            bool reaches = path.IsPropertyPath() ? rule == ExpandAll : rule != ExplicitOnly;
            if (reaches || at.Equals(path)) return true;
        }

        return false;
    }

    /// <summary>Whether both have the same rules and take in the same collections.</summary>
    public bool Equals(UsdCollectionMembershipQuery? other) =>
        other is not null && rules.SequenceEqual(other.rules) && collections.SetEquals(other.collections);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as UsdCollectionMembershipQuery);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(rules.Count, rules.Count > 0 ? rules.First() : default, collections.Count);

    internal void Add(SdfPath path, string rule) => rules[path] = rule;

    /// <summary>Takes in what another collection has; its rules replace those of the same paths.</summary>
    internal void TakeIn(SdfPath collection, UsdCollectionMembershipQuery other)
    {
        foreach ((SdfPath path, string rule) in other.rules) rules[path] = rule;
        collections.Add(collection);
        collections.UnionWith(other.collections);
    }

    internal void Remove(SdfPath path) => rules.Remove(path);
}
