namespace UsdGsplat.Usd.Tests.Surface;

/// <summary>One way to call a public member, as text that is the same in both libraries where the calls mean the same.</summary>
/// <param name="Name">The member's name; <c>new</c> for constructors, <c>this</c> for indexers.</param>
/// <param name="Shape">Kind and parameter types.</param>
/// <param name="Result">Result type, whether static, accessors, and the value of a constant.</param>
internal sealed record SurfaceMember(string Name, string Shape, string Result)
{
    public override string ToString() => $"{Name}{Shape} : {Result}";

    public static SurfaceMember Constructor(IEnumerable<string> parameters) => new("new", Parenthesise(parameters), string.Empty);

    public static SurfaceMember Method(string name, IEnumerable<string> parameters, string type, bool isStatic) =>
        // Conversions are told apart by their result; all else by the parameters.
        name is "op_Implicit" or "op_Explicit"
            ? new SurfaceMember(name, $"{Parenthesise(parameters)} -> {type}", "static")
            : new SurfaceMember(name, Parenthesise(parameters), $"{(isStatic ? "static " : string.Empty)}{type}");

    public static SurfaceMember Property(string name, string index, string type, bool isStatic, bool canSet) =>
        new(name, index, $"{(isStatic ? "static " : string.Empty)}{type} {(canSet ? "get set" : "get")}");

    public static SurfaceMember Field(string name, string type, bool isStatic, string? constant) =>
        new(name, string.Empty, $"{(isStatic ? "static " : string.Empty)}{type}{(constant is null ? string.Empty : $" = {constant}")}");

    private static string Parenthesise(IEnumerable<string> parameters) => $"({string.Join(", ", parameters)})";
}
