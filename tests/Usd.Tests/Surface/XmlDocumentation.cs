using System.Reflection;
using System.Xml.Linq;

namespace UsdGsplat.Usd.Tests.Surface;

/// <summary>The documentation file beside the assembly, read by type and member.</summary>
internal sealed class XmlDocumentation
{
    private readonly Dictionary<string, string> _summaries;

    private XmlDocumentation(Dictionary<string, string> summaries) => _summaries = summaries;

    public static XmlDocumentation Of(Assembly assembly)
    {
        XDocument document = XDocument.Load(Path.ChangeExtension(assembly.Location, ".xml"));
        return new XmlDocumentation(document.Descendants("member").ToDictionary(
            member => member.Attribute("name")!.Value,
            member => member.Element("summary")?.Value.Trim() ?? string.Empty));
    }

    /// <summary>Whether the summary says that USD.NET has no such type or member.</summary>
    public bool IsAddition(MemberInfo member) =>
        _summaries.TryGetValue(Id(Definition(member)), out string? summary) && summary.StartsWith("Addition:", StringComparison.Ordinal);

    /// <summary>The number of members that are documented.</summary>
    public int Count => _summaries.Count;

    /// <summary>A member of a generic type as it is declared there.</summary>
    private static MemberInfo Definition(MemberInfo member) =>
        member.DeclaringType is { IsConstructedGenericType: true } type
            ? type.GetGenericTypeDefinition().GetMemberWithSameMetadataDefinitionAs(member)
            : member;

    /// <summary>The identifier that the compiler writes.</summary>
    private static string Id(MemberInfo member) => member switch
    {
        Type type => $"T:{TypeId(type)}",
        FieldInfo field => $"F:{TypeId(field.DeclaringType!)}.{field.Name}",
        PropertyInfo property => $"P:{TypeId(property.DeclaringType!)}.{property.Name}{Parameters(property.GetIndexParameters())}",
        ConstructorInfo constructor => $"M:{TypeId(constructor.DeclaringType!)}.#ctor{Parameters(constructor.GetParameters())}",
        MethodInfo method => $"M:{TypeId(method.DeclaringType!)}.{method.Name}{Arity(method)}{Parameters(method.GetParameters())}{Result(method)}",
        _ => throw new InvalidOperationException($"no rule for {member.MemberType} {member.Name}"),
    };

    private static string Arity(MethodInfo method) => method.IsGenericMethod ? $"``{method.GetGenericArguments().Length}" : string.Empty;

    private static string Result(MethodInfo method) => method.Name is "op_Implicit" or "op_Explicit" ? $"~{TypeId(method.ReturnType)}" : string.Empty;

    private static string Parameters(ParameterInfo[] parameters) =>
        parameters.Length == 0 ? string.Empty : $"({string.Join(',', parameters.Select(parameter => TypeId(parameter.ParameterType)))})";

    private static string TypeId(Type type)
    {
        if (type.IsByRef) return $"{TypeId(type.GetElementType()!)}@";
        if (type.IsArray) return $"{TypeId(type.GetElementType()!)}[]";
        if (type.IsGenericParameter) return $"{(type.DeclaringMethod is null ? "`" : "``")}{type.GenericParameterPosition}";
        if (type.IsConstructedGenericType)
        {
            string open = TypeId(type.GetGenericTypeDefinition());
            return $"{open[..open.LastIndexOf('`')]}{{{string.Join(',', type.GetGenericArguments().Select(TypeId))}}}";
        }

        return type.FullName!.Replace('+', '.');
    }
}
