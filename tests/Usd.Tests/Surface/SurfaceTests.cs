using System.Reflection;

namespace UsdGsplat.Usd.Tests.Surface;

/// <summary>
/// Code written for USD.NET compiles here and means the same: what has the same name has the same signature, and what USD.NET
/// does not have says so.
/// </summary>
public sealed class SurfaceTests
{
    private BaselineSurface _baseline = null!;
    private XmlDocumentation _documentation = null!;

    [OneTimeSetUp]
    public void Read_both_libraries()
    {
        _baseline = BaselineSurface.Read();
        _documentation = XmlDocumentation.Of(ManagedSurface.Assembly);
    }

    [Test]
    public void The_listing_is_read_whole()
    {
        Assert.That(_baseline.Types, Has.Count.GreaterThan(400));
        Assert.That(_baseline.Types["pxr.GfVec3f"].Members, Has.Some.EqualTo(SurfaceMember.Constructor(["float", "float", "float"])));
        Assert.That(_baseline.Types["pxr.GfVec3f"].Members, Has.Some.EqualTo(SurfaceMember.Field("dimension", "uint", true, "3")));
        Assert.That(_baseline.Types["pxr.GfVec3f"].Members, Has.Some.EqualTo(SurfaceMember.Property("this", "[int]", "float", false, true)));
        Assert.That(_baseline.Types["SdfValueTypeNames"].Members, Has.Some.EqualTo(SurfaceMember.Field("Float", "SdfValueTypeName", true, null)));
        Assert.That(_baseline.Types["pxr.GfMatrix4d"].Members, Has.Some.EqualTo(SurfaceMember.Method("GetInverse", ["out double"], "GfMatrix4d", false)));
    }

    [Test]
    public void The_documentation_is_read_whole() => Assert.That(_documentation.Count, Is.GreaterThan(1000));

    [Test]
    public void Members_have_the_signatures_of_USD_NET_or_say_that_they_are_additions()
    {
        SurfaceExceptions exceptions = SurfaceExceptions.Read();
        string[] problems = [.. Differences(exceptions)];
        Assert.Multiple(() =>
        {
            Assert.That(problems, Is.Empty, string.Join('\n', problems));
            Assert.That(exceptions.Unused, Is.Empty, "exceptions that nothing needs");
        });
    }

    [Test]
    public void Types_derive_from_the_types_that_they_derive_from_in_USD_NET()
    {
        Dictionary<string, Type> ours = ManagedSurface.Types.ToDictionary(ManagedSurface.Key);
        foreach ((string key, Type type) in ours.Where(entry => _baseline.Types.ContainsKey(entry.Key)))
        {
            BaselineType theirs = _baseline.Types[key];
            Assert.That(type.IsEnum, Is.EqualTo(theirs.IsEnum), $"{key} should be an enum in both or in none");
            foreach (string name in theirs.Bases)
            {
                if (ours.TryGetValue($"pxr.{name}", out Type? parent) && !parent.IsInterface)
                    Assert.That(parent.IsAssignableFrom(type), $"{key} should derive from {name}");
            }
        }
    }

    private IEnumerable<string> Differences(SurfaceExceptions exceptions)
    {
        foreach (Type type in ManagedSurface.Types)
        {
            string key = ManagedSurface.Key(type);
            if (!_baseline.Types.TryGetValue(key, out BaselineType? theirs))
            {
                if (!_documentation.IsAddition(type) && !IsPartOfAnAddition(type) && !exceptions.Covers(key))
                    yield return $"{key}: USD.NET has no such type, and its summary does not start with 'Addition:'";
                continue;
            }

            foreach (MemberInfo member in ManagedSurface.Members(type, known => _baseline.Types.ContainsKey(ManagedSurface.Key(known))))
            {
                foreach (SurfaceMember call in ManagedSurface.Calls(member, type))
                {
                    if (Problem(theirs, member, type, call) is { } problem && !exceptions.Covers($"{key}.{call.Name}{call.Shape}"))
                        yield return $"{key}.{call.Name}{call.Shape}: {problem}";
                }
            }
        }
    }

    private bool IsPartOfAnAddition(Type type) => type.DeclaringType is { } outer && (_documentation.IsAddition(outer) || IsPartOfAnAddition(outer));

    private string? Problem(BaselineType theirs, MemberInfo member, Type type, SurfaceMember call)
    {
        SurfaceMember[] overloads = [.. theirs.Members.Where(other => other.Name == call.Name)];
        if (overloads.Contains(call)) return NameProblem(theirs, member, call);
        if (overloads.FirstOrDefault(other => other.Shape == call.Shape) is { } same)
            return $"gives '{call.Result}' where USD.NET gives '{same.Result}'";
        // A base class that USD.NET does not have is an addition as a whole, so its members need no mark of their own.
        if (member.DeclaringType != type && overloads.Length == 0) return null;
        if (_documentation.IsAddition(member)) return null;
        return overloads.Length == 0
            ? "USD.NET has no such member, and its summary does not start with 'Addition:'"
            : $"USD.NET has only {string.Join("; ", overloads.Select(other => other.ToString()))}, and the summary does not start with 'Addition:'";
    }

    // Callers may name arguments, so the names are part of the signature; operators have none to name.
    private static string? NameProblem(BaselineType theirs, MemberInfo member, SurfaceMember call)
    {
        if (call.Name.StartsWith("op_", StringComparison.Ordinal) || call.Name == nameof(Equals)) return null;
        if (member is not MethodBase method || !theirs.ParameterNames.TryGetValue($"{call.Name}{call.Shape}", out string[]? names)) return null;
        IEnumerable<string> ours = method.GetParameters().Take(names.Length).Select(parameter => parameter.Name!);
        return ours.SequenceEqual(names) ? null : $"names its parameters ({string.Join(", ", ours)}) where USD.NET has ({string.Join(", ", names)})";
    }
}
