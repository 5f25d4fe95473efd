using System.Globalization;
using System.Text;

namespace pxr;

/// <summary>Says which payloads a stage loads: for some paths a rule, which holds below them as well.</summary>
/// <remarks>Source: the composition description, section 11.2.</remarks>
public sealed class UsdStageLoadRules : IDisposable, IEquatable<UsdStageLoadRules>
{
    private readonly SortedDictionary<SdfPath, Rule> rules = [];

    /// <summary>Rules that load everything.</summary>
    public UsdStageLoadRules()
    {
    }

    /// <summary>A copy.</summary>
    public UsdStageLoadRules(UsdStageLoadRules arg0)
    {
        ArgumentNullException.ThrowIfNull(arg0);
        foreach ((SdfPath path, Rule rule) in arg0.rules) rules.Add(path, rule);
    }

    /// <summary>What to load at a path.</summary>
    public enum Rule
    {
        /// <summary>The prim and all below it.</summary>
        AllRule = 0,

        /// <summary>The prim alone.</summary>
        OnlyRule = 1,

        /// <summary>Nothing.</summary>
        NoneRule = 2,
    }

    /// <summary>Rules that load everything.</summary>
    public static UsdStageLoadRules LoadAll() => new();

    /// <summary>Rules that load nothing.</summary>
    public static UsdStageLoadRules LoadNone()
    {
        var none = new UsdStageLoadRules();
        none.Unload(SdfPath.AbsoluteRootPath());
        return none;
    }

    /// <summary>Loads a prim and all below it.</summary>
    public void LoadWithDescendants(SdfPath path) => Replace(path, Rule.AllRule);

    /// <summary>Loads a prim and nothing below it.</summary>
    public void LoadWithoutDescendants(SdfPath path) => Replace(path, Rule.OnlyRule);

    /// <summary>Loads neither a prim nor anything below it.</summary>
    public void Unload(SdfPath path) => Replace(path, Rule.NoneRule);

    /// <summary>Sets the rule of a path and leaves those below it.</summary>
    public void AddRule(SdfPath path, Rule rule)
    {
        ArgumentNullException.ThrowIfNull(path);
        rules[path] = rule;
    }

    /// <summary>Unloads some prims and all below them, and then loads others.</summary>
    /// <param name="loadSet">The prims to load.</param>
    /// <param name="unloadSet">The prims to unload.</param>
    /// <param name="policy">Whether to load what is below them as well.</param>
    public void LoadAndUnload(SdfPathSet loadSet, SdfPathSet unloadSet, UsdLoadPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(loadSet);
        ArgumentNullException.ThrowIfNull(unloadSet);
        foreach (SdfPath path in unloadSet) Unload(path);
        foreach (SdfPath path in loadSet) Replace(path, policy == UsdLoadPolicy.UsdLoadWithDescendants ? Rule.AllRule : Rule.OnlyRule);
    }

    /// <summary>Removes the rules that change nothing.</summary>
    public void Minimize()
    {
        // Parents come before what is below them, so that the nearest rule above is one that stays.
        foreach ((SdfPath path, Rule rule) in rules.ToArray())
        {
            bool loadsAll = RuleAbove(path) == Rule.AllRule;
            bool isIdle = rule switch
            {
                Rule.AllRule => loadsAll,
                Rule.NoneRule => !loadsAll,
                _ => !loadsAll && LeadsToLoaded(path),
            };
            if (isIdle) rules.Remove(path);
        }
    }

    /// <summary>Whether the prim at a path and all that can be below it are loaded.</summary>
    public bool IsLoadedWithAllDescendants(SdfPath path) =>
        GetEffectiveRuleForPath(path) == Rule.AllRule && rules.All(each => each.Value == Rule.AllRule || !each.Key.HasPrefix(path));

    /// <summary>Whether the prim at a path is loaded by a rule of its own, and nothing below it is.</summary>
    public bool IsLoadedWithNoDescendants(SdfPath path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return rules.TryGetValue(path, out Rule rule) && rule == Rule.OnlyRule && !LeadsToLoaded(path);
    }

    /// <summary>Whether the payloads of the prim at a path are loaded.</summary>
    public bool IsLoaded(SdfPath path) => GetEffectiveRuleForPath(path) != Rule.NoneRule;

    /// <summary>The rule that holds for a path: its own, that of the nearest path above, or loading what leads to a loaded prim below.</summary>
    public Rule GetEffectiveRuleForPath(SdfPath path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (rules.Count == 0) return Rule.AllRule;
        SdfPath at = path;
        Rule rule;
        while (!rules.TryGetValue(at, out rule))
        {
            if (at.IsAbsoluteRootPath() || at.IsEmpty()) return Rule.AllRule;
            at = at.GetParentPath();
        }

        if (rule == Rule.AllRule || (rule == Rule.OnlyRule && at.Equals(path))) return rule;
        return LeadsToLoaded(path) ? Rule.OnlyRule : Rule.NoneRule;
    }

    /// <summary>Addition: whether two sets of rules are the same.</summary>
    public bool Equals(UsdStageLoadRules? other) => other is not null && rules.SequenceEqual(other.rules);

    /// <summary>Addition: whether the other object is equal.</summary>
    public override bool Equals(object? obj) => Equals(obj as UsdStageLoadRules);

    /// <summary>Addition: a constant, since the object can change.</summary>
    public override int GetHashCode() => 1;

    /// <summary>Does nothing: the rules are managed memory.</summary>
    public void Dispose()
    {
    }

    /// <summary>Writes what holds at and below a path, so that equal texts mean equal rules.</summary>
    internal void DescribeBelow(SdfPath path, StringBuilder into)
    {
        if (rules.Count == 0) return;
        into.Append(CultureInfo.InvariantCulture, $"{GetEffectiveRuleForPath(path)}\n");
        foreach ((SdfPath at, Rule rule) in rules)
        {
            if (!at.Equals(path) && at.HasPrefix(path)) into.Append(CultureInfo.InvariantCulture, $"{at.MakeRelativePath(path)} {rule}\n");
        }
    }

    private bool LeadsToLoaded(SdfPath path) => rules.Any(each => each.Value != Rule.NoneRule && !each.Key.Equals(path) && each.Key.HasPrefix(path));

    private Rule RuleAbove(SdfPath path)
    {
        for (SdfPath at = path; !at.IsAbsoluteRootPath() && !at.IsEmpty();)
        {
            at = at.GetParentPath();
            if (rules.TryGetValue(at, out Rule rule)) return rule;
        }

        return Rule.AllRule;
    }

    private void Replace(SdfPath path, Rule rule)
    {
        ArgumentNullException.ThrowIfNull(path);
        foreach (SdfPath below in rules.Keys.Where(each => each.HasPrefix(path)).ToArray()) rules.Remove(below);
        rules[path] = rule;
    }
}
