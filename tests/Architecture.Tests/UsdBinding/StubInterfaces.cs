namespace UsdGsplat.Architecture.Tests.UsdBinding;

/// <summary>What a listing of public members leaves out of a class: how it implements interfaces; and the C# of operators.</summary>
internal static class StubInterfaces
{
    private static readonly Dictionary<string, string> Operators = new()
    {
        ["op_Equality"] = "==", ["op_Inequality"] = "!=", ["op_LessThan"] = "<", ["op_GreaterThan"] = ">", ["op_Addition"] = "+", ["op_Subtraction"] = "-",
        ["op_Multiply"] = "*", ["op_Division"] = "/", ["op_UnaryNegation"] = "-", ["op_BitwiseOr"] = "|", ["op_BitwiseAnd"] = "&", ["op_LogicalNot"] = "!",
    };

    internal static bool IsKnown(string name) => name is "IDisposable" or "IEnumerable" or "IEnumerator" || Argument(name, "IEnumerable") is not null || Argument(name, "IEnumerator") is not null
        || Argument(name, "ICollection") is not null || Argument(name, "IList") is not null || Argument(name, "IDictionary") is not null;

    /// <summary>The explicit implementation of an interface; empty for classes, and where the public members do.</summary>
    internal static string Of(string name)
    {
        if (name == "IEnumerable") return "IEnumerator IEnumerable.GetEnumerator() => throw null;\n";
        if (name == "IEnumerator") return "object IEnumerator.Current => throw null; bool IEnumerator.MoveNext() => throw null; void IEnumerator.Reset() => throw null;\n";
        if (name == "IDisposable") return "void IDisposable.Dispose() => throw null;\n";
        if (Argument(name, "IEnumerable") is { } item) return $"IEnumerator<{item}> IEnumerable<{item}>.GetEnumerator() => throw null;\n";
        if (Argument(name, "IEnumerator") is { } current) return $"{current} IEnumerator<{current}>.Current => throw null;\n";
        if (Argument(name, "ICollection") is { } element) return Collection(element);
        if (Argument(name, "IList") is { } listed) return List(listed);
        if (Argument(name, "IDictionary") is { } pair) return Dictionary(pair.Split(','));
        return "";
    }

    internal static string Operator(string name, string result, string parameters)
    {
        if (name is "op_Implicit" or "op_Explicit") return $"public static {(name == "op_Implicit" ? "implicit" : "explicit")} operator {result}{parameters} => throw null;\n";
        return $"public static {result} operator {Operators[name]}{parameters} => throw null;\n";
    }

    private static string Collection(string item) =>
        $"int ICollection<{item}>.Count => throw null; bool ICollection<{item}>.IsReadOnly => throw null; void ICollection<{item}>.Add({item} i) => throw null; void ICollection<{item}>.Clear() => throw null; "
        + $"bool ICollection<{item}>.Contains({item} i) => throw null; void ICollection<{item}>.CopyTo({item}[] a, int i) => throw null; bool ICollection<{item}>.Remove({item} i) => throw null;\n";

    private static string List(string item) =>
        $"{item} IList<{item}>.this[int i] {{ get => throw null; set {{ }} }} int IList<{item}>.IndexOf({item} i) => throw null; void IList<{item}>.Insert(int i, {item} x) => throw null; void IList<{item}>.RemoveAt(int i) => throw null;\n";

    private static string Dictionary(string[] types)
    {
        (string key, string value) = (types[0].Trim(), types[1].Trim());
        string of = $"IDictionary<{key}, {value}>";
        return $"{value} {of}.this[{key} k] {{ get => throw null; set {{ }} }} ICollection<{key}> {of}.Keys => throw null; ICollection<{value}> {of}.Values => throw null; void {of}.Add({key} k, {value} v) => throw null; "
            + $"bool {of}.ContainsKey({key} k) => throw null; bool {of}.Remove({key} k) => throw null; bool {of}.TryGetValue({key} k, out {value} v) => throw null;\n";
    }

    private static string? Argument(string name, string generic) =>
        name.StartsWith(generic + "<", StringComparison.Ordinal) ? name[(generic.Length + 1)..^1] : null;
}
