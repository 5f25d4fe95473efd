using pxr;

namespace UsdGsplat.Cli.Authoring;

/// <summary>What <c>--add</c> says of an input besides its file.</summary>
/// <param name="Name">Its name, or null.</param>
/// <param name="Transform">Its place, or null.</param>
internal readonly record struct SceneInputPlace(string? Name, GfMatrix4d? Transform);
