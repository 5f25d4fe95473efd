using System.Reflection;
using System.Text;
using UsdGsplat.TestKit;

namespace UsdGsplat.Architecture.Tests;

/// <summary>
/// The public surface of each library is approved text: a change shows in review. Run with <c>APPROVE=1</c> to rewrite it.
/// The managed OpenUSD core is held to USD.NET's surface instead.
/// </summary>
public sealed class PublicApiTests
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    [TestCase("Codecs")]
    [TestCase("Splats")]
    [TestCase("SplatFormats")]
    [TestCase("NuRec")]
    [TestCase("Sog4d")]
    [TestCase("Gpu")]
    [TestCase("UsdAuthoring")]
    public void The_public_api_is_the_approved_one(string project)
    {
        string approved = Path.Combine(Fixtures.Root, "tests", "Fixtures", "api", project + ".txt");
        string actual = Print(Assembly.Load("UsdGsplat." + project));
        if (Environment.GetEnvironmentVariable("APPROVE") == "1") File.WriteAllText(approved, actual);
        Assert.That(actual, Is.EqualTo(File.ReadAllText(approved)));
    }

    private static string Print(Assembly assembly)
    {
        var text = new StringBuilder();
        foreach (Type type in assembly.GetExportedTypes().OrderBy(t => t.FullName, StringComparer.Ordinal))
        {
            text.Append(Name(type)).Append('\n');
            IEnumerable<string> members = type.GetMembers(Declared).Where(IsVisible).Select(m => Describe(m)).Order(StringComparer.Ordinal);
            foreach (string member in members.Distinct()) text.Append("  ").Append(member).Append('\n');
        }

        return text.ToString();
    }

    private static bool IsVisible(MemberInfo member) => member switch
    {
        MethodBase { IsSpecialName: true, IsConstructor: false } method when !method.Name.StartsWith("op_", StringComparison.Ordinal) => false,
        MethodBase method => (method.IsPublic || method.IsFamily) && !method.Name.Contains('<', StringComparison.Ordinal),
        FieldInfo field => field.IsPublic && field.Name != "value__",
        PropertyInfo property => property.GetAccessors(nonPublic: true).Any(a => a.IsPublic || a.IsFamily),
        Type => false,
        _ => true,
    };

    private static string Describe(MemberInfo member) => member switch
    {
        ConstructorInfo constructor => $"new({Parameters(constructor)})",
        MethodInfo method => $"{(method.IsStatic ? "static " : "")}{Name(method.ReturnType)} {method.Name}({Parameters(method)})",
        PropertyInfo property => $"{Name(property.PropertyType)} {property.Name} {{ {(property.CanRead ? "get; " : "")}{(property.SetMethod is { IsPublic: true } ? "set; " : "")}}}",
        FieldInfo field => field.IsLiteral && field.DeclaringType!.IsEnum ? field.Name : $"{Name(field.FieldType)} {field.Name}",
        _ => member.Name,
    };

    private static string Parameters(MethodBase method) =>
        string.Join(", ", method.GetParameters().Select(p => $"{Name(p.ParameterType)} {p.Name}{(p.HasDefaultValue ? " = …" : "")}"));

    private static string Name(Type type)
    {
        if (type.IsByRef) return "ref " + Name(type.GetElementType()!);
        if (!type.IsGenericType) return type.FullName ?? type.Name;
        string name = type.GetGenericTypeDefinition().FullName!;
        return $"{name[..name.IndexOf('`', StringComparison.Ordinal)]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>";
    }
}
