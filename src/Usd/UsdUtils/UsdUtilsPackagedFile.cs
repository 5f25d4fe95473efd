namespace pxr;

/// <summary>A file on its way into a package.</summary>
/// <param name="source">Its resolved path.</param>
/// <param name="name">Its path in the package.</param>
/// <param name="isLayer">Whether it is a layer or a package.</param>
internal sealed class UsdUtilsPackagedFile(string source, string name, bool isLayer)
{
    internal string Source => source;

    internal string Name => name;

    internal bool IsLayer => isLayer;

    /// <summary>What is packed in its place; null where it is packed itself.</summary>
    internal SdfLayerHandle? Content { get; set; }

    /// <summary>The open layer; null for other files and for packages.</summary>
    internal SdfLayerHandle? Layer { get; set; }

    /// <summary>The fields whose paths change on the way.</summary>
    internal List<(SdfPath Spec, string Field, object Value)> Changes { get; set; } = [];
}
