using System.Globalization;
using System.Reflection;

namespace UsdGsplat.Usd.Tests.Surface;

/// <summary>The public types of this library and the calls that their members accept, in the listing's words.</summary>
internal static class ManagedSurface
{
    private const BindingFlags Public =
        BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.FlattenHierarchy;

    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void", [typeof(bool)] = "bool", [typeof(byte)] = "byte", [typeof(sbyte)] = "sbyte",
        [typeof(char)] = "char", [typeof(short)] = "short", [typeof(ushort)] = "ushort", [typeof(int)] = "int",
        [typeof(uint)] = "uint", [typeof(long)] = "long", [typeof(ulong)] = "ulong", [typeof(float)] = "float",
        [typeof(double)] = "double", [typeof(string)] = "string", [typeof(object)] = "object",
    };

    public static Assembly Assembly { get; } = typeof(pxr.TfToken).Assembly;

    public static IEnumerable<Type> Types => Assembly.GetExportedTypes().OrderBy(Key, StringComparer.Ordinal);

    /// <summary>Namespace and name, as in the listing.</summary>
    public static string Key(Type type) => type.Namespace is { Length: > 0 } space ? $"{space}.{Name(type)}" : Name(type);

    /// <summary>The members of a type: its own, and those of our base classes that USD.NET does not have.</summary>
    public static IEnumerable<MemberInfo> Members(Type type, Func<Type, bool> isKnown) =>
        type.GetMembers(Public)
            .Where(member => member is not Type && member.DeclaringType!.Assembly == Assembly)
            .Where(member => member.DeclaringType == type || !isKnown(member.DeclaringType!))
            .Where(member => !(type.IsEnum && member.Name == "value__"))
            .Where(member => member is not MethodInfo { IsSpecialName: true } method || method.Name.StartsWith("op_", StringComparison.Ordinal));

    /// <summary>Each way to call a member; optional parameters give several.</summary>
    public static IEnumerable<SurfaceMember> Calls(MemberInfo member, Type type)
    {
        switch (member)
        {
            case ConstructorInfo constructor:
                return Lists(constructor, type).Select(SurfaceMember.Constructor);
            case MethodInfo method:
                return Lists(method, type).Select(list => SurfaceMember.Method(method.Name, list, TypeName(method.ReturnType, type), method.IsStatic));
            case PropertyInfo property:
                string[] index = [.. property.GetIndexParameters().Select(parameter => TypeName(parameter.ParameterType, type))];
                bool isStatic = property.GetAccessors()[0].IsStatic;
                string name = index.Length > 0 ? "this" : property.Name;
                string brackets = index.Length > 0 ? $"[{string.Join(", ", index)}]" : string.Empty;
                return [SurfaceMember.Property(name, brackets, TypeName(property.PropertyType, type), isStatic, property.GetSetMethod() is not null)];
            case FieldInfo field:
                string? constant = field.IsLiteral ? Convert.ToString(Raw(field), CultureInfo.InvariantCulture) : null;
                return [SurfaceMember.Field(field.Name, TypeName(field.FieldType, type), field.IsStatic, constant)];
            default:
                throw new InvalidOperationException($"no rule for {member.MemberType} {member.Name}");
        }
    }

    private static object? Raw(FieldInfo field) => field.GetRawConstantValue();

    private static IEnumerable<string[]> Lists(MethodBase method, Type type)
    {
        ParameterInfo[] parameters = method.GetParameters();
        string[] names = [.. parameters.Select(parameter => (parameter.IsOut ? "out " : parameter.ParameterType.IsByRef ? "ref " : string.Empty) + TypeName(parameter.ParameterType, type))];
        int required = parameters.Count(parameter => !parameter.IsOptional);
        for (int count = required; count <= names.Length; count++) yield return names[..count];
    }

    // A generic base class of ours, closed over this type's elements, stands where USD.NET names the type itself.
    private static string TypeName(Type type, Type declaring)
    {
        if (type.IsByRef) return TypeName(type.GetElementType()!, declaring);
        if (type.IsArray) return $"{TypeName(type.GetElementType()!, declaring)}[]";
        if (Keywords.TryGetValue(type, out string? keyword)) return keyword;
        bool isOwnBase = type.IsConstructedGenericType && type != declaring && type.Assembly == Assembly && type.IsAssignableFrom(declaring);
        return isOwnBase ? Name(declaring) : Name(type, declaring);
    }

    private static string Name(Type type, Type? declaring = null)
    {
        if (type.IsGenericParameter) return type.Name;
        string name = type.IsNested ? $"{Name(type.DeclaringType!)}.{type.Name}" : type.Name;
        if (!type.IsGenericType) return name;
        string arguments = string.Join(",", type.GetGenericArguments().Select(argument => TypeName(argument, declaring ?? typeof(object))));
        return $"{name[..name.IndexOf('`', StringComparison.Ordinal)]}<{arguments}>";
    }
}
