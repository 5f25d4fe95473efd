using System.Text.RegularExpressions;

namespace pxr;

/// <summary>Composes path expressions, which may take in what weaker opinions say by the reference <c>%_</c>.</summary>
/// <remarks>Source: the composition description, section 14.</remarks>
internal static partial class UsdPathExpressions
{
    private const string Nothing = "~//";

    /// <summary>The expression that is the default value of an attribute, in the namespace of the stage; null when there is none.</summary>
    /// <param name="opinions">The opinions about the attribute, the strongest first.</param>
    internal static SdfPathExpression? Compose(IEnumerable<UsdOpinion> opinions)
    {
        string? text = null;
        foreach (UsdOpinion opinion in opinions)
        {
            object? held = opinion.Spec[SdfFieldKeys.Default];
            if (held is SdfValueBlock) break;
            if (held is not SdfPathExpression) continue;
            string own = ((SdfPathExpression)UsdValueMap.ToStage(held, opinion)).Text;
            text = text is null ? own : Weaker().Replace(text, own.Length == 0 ? Nothing : $"({own})");
            if (!Weaker().IsMatch(text)) break;
        }

        return text is null ? null : new SdfPathExpression(UsdaPathExpressionText.Map(Weaker().Replace(text, Nothing), static path => path));
    }

    [GeneratedRegex(@"%_(?![\w:/.])")]
    private static partial Regex Weaker();
}
