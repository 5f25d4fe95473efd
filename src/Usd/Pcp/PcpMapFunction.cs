namespace pxr;

/// <summary>Translates paths and times between two namespaces: prefixes to prefixes, and perhaps all other paths to themselves.</summary>
/// <remarks>Immutable. Source: the composition description, section 10.</remarks>
internal sealed class PcpMapFunction
{
    private readonly (SdfPath Source, SdfPath Target)[] pairs;

    private PcpMapFunction((SdfPath Source, SdfPath Target)[] pairs, bool hasRootIdentity, SdfLayerOffset offset)
    {
        this.pairs = pairs;
        HasRootIdentity = hasRootIdentity;
        Offset = offset;
    }

    /// <summary>The map of every path and time to itself.</summary>
    internal static PcpMapFunction Identity { get; } = new([], hasRootIdentity: true, PcpOffsets.Identity);

    /// <summary>Whether paths that no prefix matches map to themselves.</summary>
    internal bool HasRootIdentity { get; }

    /// <summary>The map of times.</summary>
    internal SdfLayerOffset Offset { get; }

    internal IReadOnlyList<(SdfPath Source, SdfPath Target)> Pairs => pairs;

    /// <summary>Whether this is the identity of paths and times.</summary>
    internal bool IsIdentity => HasRootIdentity && pairs.Length == 0 && Offset.IsIdentity();

    internal static PcpMapFunction Create(SdfPath source, SdfPath target, bool rootIdentity, SdfLayerOffset offset) =>
        Canonical([(source, target)], rootIdentity, offset);

    /// <summary>The same map, with the identity for all paths that no prefix matches.</summary>
    internal PcpMapFunction AddRootIdentity() => HasRootIdentity ? this : Canonical(pairs, rootIdentity: true, Offset);

    /// <summary>The map back.</summary>
    internal PcpMapFunction Inverse() =>
        pairs.Length == 0 && Offset.IsIdentity() ? this : new([.. pairs.Select(p => (p.Target, p.Source))], HasRootIdentity, Offset.GetInverse());

    /// <summary>The map that applies <paramref name="inner"/> first and then this one.</summary>
    internal PcpMapFunction Compose(PcpMapFunction inner)
    {
        if (IsIdentity) return inner;
        if (inner.IsIdentity) return this;
        var result = new List<(SdfPath, SdfPath)>();
        foreach ((SdfPath source, SdfPath target) in inner.pairs)
        {
            SdfPath mapped = MapSourceToTarget(target);
            if (!mapped.IsEmpty()) result.Add((source, mapped));
        }

        foreach ((SdfPath source, SdfPath target) in pairs)
        {
            SdfPath mapped = inner.MapTargetToSource(source);
            if (!mapped.IsEmpty() && !result.Contains((mapped, target))) result.Add((mapped, target));
        }

        return Canonical(result, HasRootIdentity && inner.HasRootIdentity, PcpOffsets.Compose(Offset, inner.Offset));
    }

    /// <summary>The image of a path; empty when the map does not reach it.</summary>
    internal SdfPath MapSourceToTarget(SdfPath path) => Map(path, forward: true);

    /// <summary>The path that is mapped to another one; empty when the map does not reach it.</summary>
    internal SdfPath MapTargetToSource(SdfPath path) => Map(path, forward: false);

    /// <summary>A path's image, with the paths of targets inside it mapped as well; empty when any part is not reached.</summary>
    internal SdfPath MapWithTargets(SdfPath path)
    {
        SdfPath inner = path.GetTargetPath();
        if (inner.IsEmpty()) return MapSourceToTarget(path);
        SdfPath mapped = MapSourceToTarget(inner);
        return mapped.IsEmpty() ? mapped : MapSourceToTarget(path).ReplaceTargetPath(mapped);
    }

    private SdfPath Map(SdfPath path, bool forward)
    {
        if (pairs.Length == 0) return HasRootIdentity ? path : SdfPath.Empty;
        int best = BestMatch(path, forward);
        if (best < 0 && !HasRootIdentity) return SdfPath.Empty;
        SdfPath result = path;
        if (best >= 0)
        {
            (SdfPath from, SdfPath to) = forward ? pairs[best] : (pairs[best].Target, pairs[best].Source);
            result = path.ReplacePrefix(from, to, fixTargetPaths: false);
        }

        // What maps back by another pair is hidden by that pair.
        return BestMatch(result, !forward) == best ? result : SdfPath.Empty;
    }

    /// <summary>The pair with the longest matching prefix, or -1.</summary>
    private int BestMatch(SdfPath path, bool forward)
    {
        int best = -1;
        uint length = 0;
        for (int i = 0; i < pairs.Length; i++)
        {
            SdfPath prefix = forward ? pairs[i].Source : pairs[i].Target;
            uint count = prefix.GetPathElementCount();
            if ((best >= 0 && count <= length) || !path.HasPrefix(prefix)) continue;
            best = i;
            length = count;
        }

        return best;
    }

    /// <summary>Drops pairs that say no more than a shorter one, or than the root identity.</summary>
    private static PcpMapFunction Canonical(IReadOnlyList<(SdfPath Source, SdfPath Target)> pairs, bool rootIdentity, SdfLayerOffset offset)
    {
        var kept = new List<(SdfPath Source, SdfPath Target)>();
        bool identity = rootIdentity || pairs.Any(p => p.Source.IsAbsoluteRootPath() && p.Target.IsAbsoluteRootPath());
        foreach ((SdfPath source, SdfPath target) in pairs.OrderBy(p => p.Source.GetPathElementCount()).ThenBy(p => p.Source))
        {
            if (source.IsAbsoluteRootPath() && target.IsAbsoluteRootPath()) continue;
            if (!IsImplied(kept, identity, source, target)) kept.Add((source, target));
        }

        return kept.Count == 0 && identity && offset.IsIdentity() ? Identity : new PcpMapFunction([.. kept], identity, offset);
    }

    private static bool IsImplied(List<(SdfPath Source, SdfPath Target)> kept, bool identity, SdfPath source, SdfPath target)
    {
        (SdfPath Source, SdfPath Target)? closest = null;
        foreach ((SdfPath Source, SdfPath Target) pair in kept)
        {
            if (source.HasPrefix(pair.Source)) closest = pair;
        }

        if (closest is not { } above) return identity && source.Equals(target);
        return target.HasPrefix(above.Target) && source.ReplacePrefix(above.Source, above.Target, fixTargetPaths: false).Equals(target);
    }
}
