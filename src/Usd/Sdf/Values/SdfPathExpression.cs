namespace pxr;

/// <summary>The text of a path expression, kept as authored.</summary>
/// <param name="Text">The expression, for example <c>/World//{isa:"Mesh"}</c>.</param>
internal sealed record SdfPathExpression(string Text);
