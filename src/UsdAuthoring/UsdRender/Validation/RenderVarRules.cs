using pxr;

namespace UsdGsplat.UsdAuthoring.UsdRender.Validation;

/// <summary>What must hold of a var by itself.</summary>
internal static class RenderVarRules
{
    /// <summary>Houdini's attribute for a channel's name, which replaces the prim's.</summary>
    internal const string ChannelAttribute = "driver:parameters:aov:name";

    private const string OpenBrackets = "<[({", CloseBrackets = ">])}";

    private static readonly HashSet<string> TypeNames = FindTypeNames();

    internal static void Check(UsdPrim var, RenderIssues issues)
    {
        string dataType = RenderProperty.DataType.Text(var, "color3f");
        if (!TypeNames.Contains(dataType)) issues.Tell(RenderIssueCodes.DataType, var, RenderProperty.DataType.Name, $"expected a value type of USD such as color3f, found '{dataType}'");
        string type = RenderProperty.SourceType.Text(var, RenderTokens.SourceTypes[0]);
        if (!RenderTokens.SourceTypes.Contains(type)) issues.Tell(RenderIssueCodes.Word, var, RenderProperty.SourceType.Name, $"expected one of {string.Join(", ", RenderTokens.SourceTypes)}, found '{type}'");
        if (type == "intrinsic") issues.Tell(RenderIssueCodes.Source, var, RenderProperty.SourceType.Name, "expected a source type that renderers implement, found intrinsic");
        if (type != "lpe") return;
        string expression = RenderProperty.SourceName.Text(var, "");
        if (expression.Length == 0) issues.Tell(RenderIssueCodes.Source, var, RenderProperty.SourceName.Name, "expected a light path expression, found none");
        else if (!IsBalanced(expression)) issues.Tell(RenderIssueCodes.Source, var, RenderProperty.SourceName.Name, $"expected brackets and quotes in pairs, found the light path expression '{expression}'");
    }

    /// <summary>The channel's name by Houdini's attribute; null where it has none.</summary>
    internal static string? ChannelAttributeOf(UsdPrim var)
    {
        string name = new RenderProperty(ChannelAttribute, SdfValueTypeNames.String).Text(var, "");
        return name.Length == 0 ? null : name;
    }

    private static bool IsBalanced(string expression)
    {
        var open = new Stack<char>();
        for (int i = 0; i < expression.Length; i++)
        {
            char letter = expression[i];
            if (letter is '\'' or '"')
            {
                i = expression.IndexOf(letter, i + 1);
                if (i < 0) return false;
            }
            else if (OpenBrackets.Contains(letter, StringComparison.Ordinal))
            {
                open.Push(letter);
            }
            else if (CloseBrackets.IndexOf(letter, StringComparison.Ordinal) is >= 0 and int kind && (!open.TryPop(out char opener) || opener != OpenBrackets[kind]))
            {
                return false;
            }
        }

        return open.Count == 0;
    }

    /// <summary>The names of all value types, as the binding at hand has them.</summary>
    private static HashSet<string> FindTypeNames()
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (System.Reflection.FieldInfo field in typeof(SdfValueTypeNames).GetFields())
        {
            if (field.GetValue(null) is not SdfValueTypeName type) continue;
            foreach (TfToken alias in type.GetAliasesAsTokens()) names.Add(alias.GetString());
        }

        return names;
    }
}
