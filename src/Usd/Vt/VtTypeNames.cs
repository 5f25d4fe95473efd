namespace pxr;

/// <summary>The names of held types in C++.</summary>
internal static class VtTypeNames
{
    private static readonly Dictionary<Type, string> Names = new()
    {
        [typeof(bool)] = "bool",
        [typeof(char)] = "char",
        [typeof(byte)] = "unsigned char",
        [typeof(int)] = "int",
        [typeof(uint)] = "unsigned int",
        [typeof(long)] = "long",
        [typeof(ulong)] = "unsigned long",
        [typeof(float)] = "float",
        [typeof(double)] = "double",
        [typeof(string)] = "string",
        [typeof(GfHalf)] = "pxr_half::half",
    };

    /// <summary>The name of an object's type; <c>void</c> for null.</summary>
    public static string Of(object? held) => held switch
    {
        null => "void",
        _ => Of(held.GetType()),
    };

    /// <summary>The name of a type.</summary>
    public static string Of(Type type)
    {
        if (Names.TryGetValue(type, out string? name)) return name;
        return type.BaseType is { IsGenericType: true } parent && parent.GetGenericTypeDefinition() == typeof(VtArray<>)
            ? $"VtArray<{Of(parent.GetGenericArguments()[0])}>"
            : type.Name;
    }
}
