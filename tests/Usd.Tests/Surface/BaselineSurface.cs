using System.Text.RegularExpressions;
using UsdGsplat.TestKit;

namespace UsdGsplat.Usd.Tests.Surface;

/// <summary>The public types of USD.NET and their members, from the listing made by reflection.</summary>
internal sealed partial class BaselineSurface
{
    private readonly Dictionary<string, BaselineType> _types = [];

    public IReadOnlyDictionary<string, BaselineType> Types => _types;

    public static BaselineSurface Read()
    {
        var surface = new BaselineSurface();
        BaselineType? type = null;
        foreach (string line in File.ReadLines(Fixtures.Shared("api", "usd-net-surface.txt")))
        {
            if (line.StartsWith("## ", StringComparison.Ordinal)) surface.Add(type = ParseType(line));
            else if (type is not null && line.Trim().Length > 0) Add(type, line.Trim());
        }

        return surface;
    }

    private void Add(BaselineType type) => _types.Add(type.Key, type);

    private static void Add(BaselineType type, string line)
    {
        SurfaceMember member = ParseMember(line, type);
        type.Members.Add(member);
        if (MemberLine().Match(line) is { Success: true } match && match.Groups["rest"].Value.StartsWith('('))
            type.ParameterNames[$"{member.Name}{member.Shape}"] = [.. Inside(match.Groups["rest"].Value).Select(parameter => parameter[(parameter.LastIndexOf(' ') + 1)..])];
    }

    private static BaselineType ParseType(string line)
    {
        Match match = TypeLine().Match(line);
        Assert.That(match.Success, $"cannot read the listing's line '{line}'");
        string name = match.Groups["name"].Value;
        string space = match.Groups["space"].Value;
        string[] bases = match.Groups["bases"].Value.Split(", ", StringSplitOptions.RemoveEmptyEntries);
        return new BaselineType(space.Length == 0 ? name : $"{space}.{name}", name, match.Groups["kind"].Value, bases, [], []);
    }

    private static SurfaceMember ParseMember(string line, BaselineType type)
    {
        if (type.IsEnum)
        {
            string[] parts = line.Split(" = ");
            return SurfaceMember.Field(parts[0], type.Name, true, parts[1]);
        }

        string simple = type.Name[(type.Name.LastIndexOf('.') + 1)..];
        Match match = MemberLine().Match(line);
        Assert.That(match.Success, $"cannot read the listing's line '{line}' of {type.Key}");
        string name = match.Groups["name"].Value;
        string result = match.Groups["type"].Value;
        bool isStatic = match.Groups["modifiers"].Value.Contains("static", StringComparison.Ordinal);
        string rest = match.Groups["rest"].Value;
        if (name == simple && result.Length == 0) return SurfaceMember.Constructor(Parameters(rest));
        if (rest.StartsWith('(')) return SurfaceMember.Method(name, Parameters(rest), result, isStatic);
        if (rest.StartsWith('[')) return SurfaceMember.Property("this", $"[{string.Join(", ", Parameters(rest))}]", result, false, CanSet(rest));
        if (rest.StartsWith(" {", StringComparison.Ordinal)) return SurfaceMember.Property(name, string.Empty, result, isStatic, CanSet(rest));
        return SurfaceMember.Field(name, result, isStatic, rest.Length == 0 ? null : rest[" = ".Length..]);
    }

    private static bool CanSet(string rest) => rest.Contains(" set;", StringComparison.Ordinal);

    // "(out double det, double eps)": each parameter without its name.
    private static IEnumerable<string> Parameters(string rest) => Inside(rest).Select(parameter => parameter[..parameter.LastIndexOf(' ')]);

    private static IEnumerable<string> Inside(string rest)
    {
        int end = rest.StartsWith('[') ? rest.IndexOf("] {", StringComparison.Ordinal) : rest.LastIndexOf(')');
        string inside = rest[1..end];
        return inside.Length == 0 ? [] : inside.Split(", ").Select(parameter => parameter.Split(" = ")[0]);
    }

    [GeneratedRegex(@"^## (?<space>\S*) :: public (?<kind>static class|class|enum|struct|delegate|interface) (?<name>\S+?)(\(.*\))?( : (?<bases>.*))?$")]
    private static partial Regex TypeLine();

    [GeneratedRegex(@"^(public|protected) (?<modifiers>((static|override|virtual|abstract|const|readonly) )*)((?<type>\S+) )?(?<name>[\w]+)(?<rest>(\(.*\)|\[.*\] \{.*\}| \{.*\}| = .*|))$")]
    private static partial Regex MemberLine();
}

/// <summary>A public type of USD.NET; the parameters' names by member name and shape.</summary>
internal sealed record BaselineType(
    string Key, string Name, string Kind, string[] Bases, List<SurfaceMember> Members, Dictionary<string, string[]> ParameterNames)
{
    public bool IsEnum => Kind == "enum";
}
