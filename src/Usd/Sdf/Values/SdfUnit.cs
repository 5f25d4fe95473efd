namespace pxr;

/// <summary>A unit of the <c>displayUnit</c> metadata, by its name in text: <c>cm</c>, <c>deg</c>, <c>%</c>.</summary>
/// <param name="Name">The name.</param>
internal sealed record SdfUnit(string Name);
