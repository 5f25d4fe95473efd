using UsdGsplat.Codecs;

namespace pxr;

public sealed partial class UsdCollectionAPI
{
    private const string MembershipExpression = "membershipExpression";

    /// <summary>Whether the collection takes nothing in.</summary>
    public bool HasNoIncludedPaths() => Targets(GetIncludesRel()).Count == 0 && !IncludesRoot();

    /// <summary>Takes a path in at the edit target, if it is not in the collection already: an exclusion of it goes, or it is added.</summary>
    /// <exception cref="AssetUnsupportedException">The members are given by a path expression.</exception>
    public bool IncludePath(SdfPath pathToInclude)
    {
        UsdCollectionMembershipQuery query = ComputeMembershipQuery();
        if (query.IsPathIncluded(pathToInclude)) return true;
        if (pathToInclude.IsAbsoluteRootPath()) return CreateIncludeRootAttr(true).IsValid();
        if (Targets(GetExcludesRel()).Contains(pathToInclude))
        {
            GetExcludesRel().RemoveTarget(pathToInclude);
            query.Remove(pathToInclude);
        }

        return query.IsPathIncluded(pathToInclude) || CreateIncludesRel().AddTarget(pathToInclude);
    }

    /// <summary>Leaves a path out at the edit target, if it is in the collection: an inclusion of it goes, or it is excluded.</summary>
    /// <exception cref="AssetUnsupportedException">The members are given by a path expression.</exception>
    public bool ExcludePath(SdfPath pathToExclude)
    {
        UsdCollectionMembershipQuery query = ComputeMembershipQuery();
        if (query.Rules.Count > 0 && !query.IsPathIncluded(pathToExclude)) return true;
        if (pathToExclude.IsAbsoluteRootPath()) return CreateIncludeRootAttr(false).IsValid();
        if (Targets(GetIncludesRel()).Contains(pathToExclude))
        {
            GetIncludesRel().RemoveTarget(pathToExclude);
            query.Remove(pathToExclude);
        }

        bool isOut = query.Rules.Count > 0 && !query.IsPathIncluded(pathToExclude);
        return isOut || CreateExcludesRel().AddTarget(pathToExclude);
    }

    /// <summary>Whether the collection means something definite, and why not.</summary>
    /// <exception cref="AssetUnsupportedException">The members are given by a path expression.</exception>
    public bool Validate(out string reason)
    {
        string rule = Rule();
        var query = new UsdCollectionMembershipQuery();
        bool isCircular = false;
        Compute(query, [GetCollectionPath()], ref isCircular);
        if (rule is not (UsdCollectionMembershipQuery.ExplicitOnly or UsdCollectionMembershipQuery.ExpandPrims or UsdCollectionMembershipQuery.ExpandAll))
            reason = $"expected the expansion rule explicitOnly, expandPrims or expandPrimsAndProperties, found '{rule}'";
        else if (isCircular) reason = "expected collections that do not take each other in, found a circular chain of them";
        else if (IsAmbiguous(query)) reason = "expected either inclusions or exclusions at the top of each hierarchy, found both";
        else reason = "";
        return reason.Length == 0;
    }

    /// <summary>Removes the relationships of the collection at the edit target.</summary>
    public bool ResetCollection() => GetIncludesRel().ClearTargets(removeSpec: true) & GetExcludesRel().ClearTargets(removeSpec: true);

    /// <summary>Makes the collection empty at the edit target, whatever weaker opinions say.</summary>
    public bool BlockCollection() => CreateIncludesRel().SetTargets([]) & CreateExcludesRel().SetTargets([]);

    /// <summary>Addition: finds out what is in the collection. Collections that take each other in take in what any of them has.</summary>
    /// <exception cref="AssetUnsupportedException">The members, or those of a collection that is taken in, are given by a path expression.</exception>
    public UsdCollectionMembershipQuery ComputeMembershipQuery()
    {
        var query = new UsdCollectionMembershipQuery();
        bool isCircular = false;
        Compute(query, [GetCollectionPath()], ref isCircular);
        return query;
    }

    /// <summary>Addition: the prims and properties of a stage that are in a collection.</summary>
    /// <param name="query">What is in the collection.</param>
    /// <param name="stage">The stage.</param>
    /// <param name="predicate">Which prims count; the active, loaded, defined, concrete ones when null.</param>
    public static SdfPathSet ComputeIncludedPaths(UsdCollectionMembershipQuery query, UsdStage stage, Usd_PrimFlagsPredicate? predicate = null)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(stage);
        Usd_PrimFlagsPredicate visited = predicate ?? Usd.UsdPrimDefaultPredicate;
        var paths = new SdfPathSet();
        foreach ((SdfPath path, string rule) in query.Rules)
        {
            if (path.IsPropertyPath())
            {
                if (rule != UsdCollectionMembershipQuery.Exclude && stage.GetPropertyAtPath(path)) paths.Add(path);
            }
            else if (stage.GetPrimAtPath(path) is var prim && prim)
            {
                AddPrims(prim, rule, query, visited, paths);
            }
        }

        return paths;
    }

    private static void AddPrims(UsdPrim prim, string rule, UsdCollectionMembershipQuery query, Usd_PrimFlagsPredicate predicate, SdfPathSet paths)
    {
        if (rule == UsdCollectionMembershipQuery.ExplicitOnly)
        {
            if (predicate.Matches(UsdPrimFlags.Of(prim, predicate.Mask))) paths.Add(prim.GetPath());
            return;
        }

        if (rule is not (UsdCollectionMembershipQuery.ExpandPrims or UsdCollectionMembershipQuery.ExpandAll)) return;
        var range = new UsdPrimRange(prim, predicate, includesStart: !prim.IsPseudoRoot());
        for (UsdPrimRange.iterator at = range.GetStart(); !at.IsAtEnd; at.MoveNext())
        {
            SdfPath path = at.GetCurrent().GetPath();

            // What is included below an excluded prim has a rule of its own.
            if (!query.IsPathIncluded(path))
            {
                at.PruneChildren();
                continue;
            }

            paths.Add(path);
            if (rule != UsdCollectionMembershipQuery.ExpandAll) continue;
            foreach (TfToken name in at.GetCurrent().GetPropertyNames())
            {
                SdfPath property = path.Property(name);
                if (query.Rules.GetValueOrDefault(property) != UsdCollectionMembershipQuery.Exclude) paths.Add(property);
            }
        }
    }

    private void Compute(UsdCollectionMembershipQuery query, SdfPath[] chain, ref bool isCircular)
    {
        string rule = Rule();
        List<SdfPath> includes = Targets(GetIncludesRel()), excludes = Targets(GetExcludesRel());
        bool includesRoot = IncludesRoot();
        if (includes.Count == 0 && excludes.Count == 0 && !includesRoot) RefuseExpression();
        if (includesRoot && rule != UsdCollectionMembershipQuery.ExplicitOnly) includes.Add(SdfPath.AbsoluteRootPath());
        foreach (SdfPath path in includes)
        {
            if (NameIn(path) is not { } collection)
            {
                query.Add(path, rule);
            }
            else if (chain.Contains(path))
            {
                isCircular = true;
            }
            else if (GetPrim().GetStage().GetPrimAtPath(path.GetPrimPath()) is var prim && prim)
            {
                var other = new UsdCollectionMembershipQuery();
                new UsdCollectionAPI(prim, new TfToken(collection)).Compute(other, [.. chain, path], ref isCircular);
                query.TakeIn(path, other);
            }
        }

        foreach (SdfPath path in excludes) query.Add(path, UsdCollectionMembershipQuery.Exclude);
    }

    private string Rule() => GetExpansionRuleAttr().Get().Held is TfToken rule && !rule.IsEmpty() ? rule.GetString() : UsdCollectionMembershipQuery.ExpandPrims;

    private bool IncludesRoot() => GetIncludeRootAttr().Get().Held is true;

    private static List<SdfPath> Targets(UsdRelationship relationship) => relationship ? [.. relationship.GetTargets()] : [];

    private void RefuseExpression()
    {
        UsdAttribute attribute = Attribute(PropertyName(name, MembershipExpression));
        if (!attribute || attribute.Get().Held is not SdfPathExpression { Text.Length: > 0 } expression) return;
        throw new AssetUnsupportedException(
            GetPrim().GetStage().GetRootLayer().Location.In(attribute.GetPath()), "USD-COLLECTION-EXPRESSION",
            $"expected a collection with relationships, found {attribute.GetName()} = \"{expression.Text}\"; path expressions are not evaluated");
    }

    /// <summary>Whether of the paths that no other one lies above some are included and some excluded.</summary>
    private static bool IsAmbiguous(UsdCollectionMembershipQuery query)
    {
        string[] top = [.. query.Rules.Where(rule => !Above(rule.Key).Any(query.Rules.ContainsKey)).Select(rule => rule.Value)];
        return top.Contains(UsdCollectionMembershipQuery.Exclude) && top.Any(rule => rule != UsdCollectionMembershipQuery.Exclude);
    }

    private static IEnumerable<SdfPath> Above(SdfPath path)
    {
        for (SdfPath at = path; !at.IsAbsoluteRootPath() && !at.IsEmpty();)
        {
            at = at.GetParentPath();
            yield return at;
        }
    }
}
