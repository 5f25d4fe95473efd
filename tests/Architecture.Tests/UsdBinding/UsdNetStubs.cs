using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace UsdGsplat.Architecture.Tests.UsdBinding;

/// <summary>
/// USD.NET as C# without bodies, made of the listing of its public surface, so that code can be compiled against it where the
/// package cannot be had.
/// </summary>
internal sealed partial class UsdNetStubs
{
    /// <summary>Types that listed members name, and that the listing leaves out.</summary>
    private static readonly string[] Unlisted = ["PcpPrimIndex", "PcpNodeRef", "PcpArcType", "PcpVariantFallbackMap", "TfStatus", "TfWarning"];

    private readonly SortedDictionary<string, StubType> types = new(StringComparer.Ordinal);

    private UsdNetStubs(IEnumerable<string> listing)
    {
        StubType? type = null;
        foreach (string line in listing)
        {
            if (TypeLine().Match(line) is { Success: true } match)
            {
                string space = match.Groups["space"].Value, name = match.Groups["name"].Value;
                type = new StubType(space, name, match.Groups["kind"].Value, match.Groups["bases"].Value.Split(", ", StringSplitOptions.RemoveEmptyEntries), []);
                if (type.Kind != "delegate") types.Add($"{space}.{name}", type);
            }
            else if (line.Trim() is { Length: > 0 } member && !line.StartsWith('#'))
            {
                type?.Members.Add(member);
            }
        }
    }

    internal int TypeCount => types.Count;

    /// <summary>The stubs of a listing, as one source file.</summary>
    internal static string Write(IEnumerable<string> listing, out int typeCount)
    {
        var stubs = new UsdNetStubs(listing);
        typeCount = stubs.TypeCount;
        var text = new StringBuilder("using System;\nusing System.Collections;\nusing System.Collections.Generic;\nusing pxr;\nnamespace pxr { public sealed class Stub { private Stub() { } } }\n");
        text.Append("namespace pxr { ").AppendJoin(' ', Unlisted.Select(name => $"public sealed class {name} {{ }}")).Append(" }\n");
        foreach (StubType type in stubs.types.Values.Where(type => !type.Name.Contains('.', StringComparison.Ordinal)))
        {
            if (type.Space.Length > 0) text.Append("namespace ").Append(type.Space).Append(" {\n");
            stubs.Write(type, text);
            if (type.Space.Length > 0) text.Append("}\n");
        }

        return text.ToString();
    }

    private void Write(StubType type, StringBuilder text)
    {
        string simple = type.Name[(type.Name.LastIndexOf('.') + 1)..];
        text.Append("public ").Append(type.Kind).Append(' ').Append(simple);
        if (type.Bases.Length > 0 && type.Kind == "class") text.Append(" : ").AppendJoin(", ", type.Bases.Where(IsKnown));
        text.Append("\n{\n");
        bool hasBase = type.Bases.Any(name => types.ContainsKey($"pxr.{name}"));
        if (type.Kind == "class")
        {
            text.Append(CultureInfo.InvariantCulture, $"protected internal {simple}(Stub s){(hasBase ? " : base(s)" : "")} {{ }}\n");
            text.AppendJoin("", type.Bases.Select(StubInterfaces.Of));
        }

        // The listing leaves out what looks like interop plumbing, and with it the way to hand over an array of vectors.
        if (type.Bases.Contains("Vt_ArrayBase")) text.Append("public void CopyFromArray(IntPtr src) => throw null; public void CopyToArray(IntPtr dest) => throw null;\n");
        foreach (string member in type.Members) Write(member, type, simple, hasBase, text);
        foreach (StubType nested in types.Values.Where(other => other.Space == type.Space && other.Name.StartsWith(type.Name + ".", StringComparison.Ordinal) && !other.Name[(type.Name.Length + 1)..].Contains('.', StringComparison.Ordinal)))
        {
            Write(nested, text);
        }

        text.Append("}\n");
    }

    private static void Write(string line, StubType type, string simple, bool hasBase, StringBuilder text)
    {
        if (type.Kind == "enum")
        {
            text.Append(line).Append(",\n");
            return;
        }

        Match match = MemberLine().Match(line);
        if (!match.Success) throw new InvalidOperationException($"{type.Name}: cannot read '{line}'");
        (string name, string result, string rest) = (match.Groups["name"].Value, match.Groups["type"].Value, match.Groups["rest"].Value);
        bool isStatic = line.Contains("static ", StringComparison.Ordinal) || type.Kind == "static class";
        string access = match.Groups["access"].Value + (isStatic ? " static" : "");
        if (name == simple && result.Length == 0) text.Append(CultureInfo.InvariantCulture, $"{access} {name}{Escaped(rest)}{(hasBase ? " : base((Stub)null)" : "")} {{ }}\n");
        else if (name.StartsWith("op_", StringComparison.Ordinal)) text.Append(StubInterfaces.Operator(name, result, rest));
        else if (rest.StartsWith('(')) text.Append(CultureInfo.InvariantCulture, $"{access} {(IsOfObject(name, rest) ? "override " : isStatic ? "" : "new ")}{result} {name}{Escaped(rest)} => throw null;\n");
        else if (rest.Contains('{', StringComparison.Ordinal)) text.Append(CultureInfo.InvariantCulture, $"{access} {result} {(rest.StartsWith('[') ? name : "@" + name)}{Accessors(rest)}\n");
        else if (rest.StartsWith(" = ", StringComparison.Ordinal)) text.Append(CultureInfo.InvariantCulture, $"{match.Groups["access"].Value} const {result} {name} = ({result}){rest[3..]};\n");
        else text.Append(CultureInfo.InvariantCulture, $"{access} {result} @{name};\n");
    }

    private static bool IsOfObject(string name, string rest) =>
        (name is "ToString" or "GetHashCode" && rest == "()") || (name == "Equals" && rest.StartsWith("(object ", StringComparison.Ordinal) && !rest.Contains(',', StringComparison.Ordinal));

    private static string Accessors(string rest) => rest.Replace("get;", "get => throw null;", StringComparison.Ordinal).Replace("set;", "set { }", StringComparison.Ordinal);

    // "(out string string, double in)": parameters may be named like keywords.
    private static string Escaped(string rest) => ParameterName().Replace(rest, "@${name}${end}").Replace("@True", "true", StringComparison.Ordinal);

    private bool IsKnown(string name) => types.ContainsKey($"pxr.{name}") || StubInterfaces.IsKnown(name);

    [GeneratedRegex(@"^## (?<space>\S*) :: public (?<kind>static class|class|enum|struct|delegate|interface) (?<name>\S+?)(\(.*\))?( : (?<bases>.*))?$")]
    private static partial Regex TypeLine();

    [GeneratedRegex(@"^(?<access>public|protected) ((static|override|virtual|abstract|const|readonly|new) )*((?<type>\S+) )?(?<name>[\w]+)(?<rest>(\(.*\)|\[.*\] \{.*\}| \{.*\}| = .*|))$")]
    private static partial Regex MemberLine();

    [GeneratedRegex(@"(?<name>\b[A-Za-z_]\w*)(?<end>(, |\)| = ))")]
    private static partial Regex ParameterName();

    private sealed record StubType(string Space, string Name, string Kind, string[] Bases, List<string> Members);
}
