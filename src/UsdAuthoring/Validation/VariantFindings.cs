using UsdGsplat.Codecs;

namespace UsdGsplat.UsdAuthoring.Validation;

/// <summary>Brings together what was found in several combinations of variants.</summary>
internal sealed class VariantFindings
{
    private readonly List<(IReadOnlyList<VariantChoice> Choices, SplatStageReport Report)> looks = [];

    /// <summary>Adds what was found in a combination.</summary>
    internal void Add(IReadOnlyList<VariantChoice> choices, SplatStageReport report) => looks.Add((choices, report));

    /// <summary>Adds what was found in the stage's own combination, which comes first.</summary>
    internal void Insert(IReadOnlyList<VariantChoice> choices, SplatStageReport report) => looks.Insert(0, (choices, report));

    /// <summary>Every finding once, with the variants it is limited to; and every target that one combination is fit for.</summary>
    internal SplatStageReport Merge()
    {
        if (looks.Count == 1) return looks[0].Report;
        Issue[] issues = [.. looks.SelectMany(look => look.Report.Issues).Distinct().Select(issue => issue with { Message = issue.Message + Where(issue) })];
        TargetFitness[] targets = [.. looks.SelectMany(look => look.Report.Targets.Select(target => (Target: target, look.Choices))).GroupBy(each => each.Target.Target).Select(Best)];
        return new SplatStageReport(issues, targets);
    }

    private TargetFitness Best(IGrouping<string, (TargetFitness Target, IReadOnlyList<VariantChoice> Choices)> judged)
    {
        (TargetFitness target, IReadOnlyList<VariantChoice> choices) = judged.FirstOrDefault(each => each.Target.IsFit, judged.First());
        IEnumerable<VariantChoice> changed = choices.Except(looks[0].Choices);
        return changed.Any() && target.IsFit ? target with { Reason = $"{target.Reason}, with {string.Join(" and ", changed.Select(Text))}" } : target;
    }

    /// <summary>The variants that a finding needs; none when all have it.</summary>
    private string Where(Issue issue)
    {
        List<IReadOnlyList<VariantChoice>> found = [.. looks.Where(look => look.Report.Issues.Contains(issue)).Select(look => look.Choices)];
        if (found.Count == looks.Count) return "";
        IEnumerable<string> needed = found.SelectMany(choices => choices).Distinct().GroupBy(choice => (choice.Prim, choice.Set)).Where(IsLimited).Select(set => string.Join(" or ", set.Select(Text)));
        return $", with {string.Join(" and ", needed)}";
    }

    /// <summary>Whether some variants of a set are not among those of a finding.</summary>
    private bool IsLimited(IGrouping<(string Prim, string Set), VariantChoice> found)
    {
        int seen = looks.SelectMany(look => look.Choices).Where(choice => (choice.Prim, choice.Set) == found.Key).Distinct().Count();
        return found.Count() < seen || looks.Any(look => !look.Choices.Any(choice => (choice.Prim, choice.Set) == found.Key));
    }

    private static string Text(VariantChoice choice) => $"<{choice}>";
}
