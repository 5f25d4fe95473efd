namespace UsdGsplat.SplatFormats.Ply;

/// <summary>What trainers say in header comments that changes how their splats should be drawn.</summary>
internal static class PlyComments
{
    /// <summary>Adds a warning for each comment that a caller should know of.</summary>
    internal static void Report(PlyHeader header, List<string> warnings)
    {
        switch (Value(header, "SplatRenderMode:"))
        {
            case "mip":
                warnings.Add("the file says that it was trained with mip filtering (SplatRenderMode: mip)");
                break;
            case "2dgs":
                warnings.Add("the file says that its splats are flat (SplatRenderMode: 2dgs)");
                break;
        }

        if (Value(header, "antialiased") == "1") warnings.Add("the file says that it was trained antialiased (antialiased 1)");
        if (Value(header, "Vertical Axis:") is { } axis) warnings.Add($"the file says that its vertical axis is {axis}");
    }

    /// <summary>The rest of the last comment that starts with a key, or null.</summary>
    internal static string? Value(PlyHeader header, string key) =>
        header.Comments
            .LastOrDefault(c => c.Length > key.Length && c.StartsWith(key, StringComparison.Ordinal) && c[key.Length] is ' ' or '\t')?
            [key.Length..].Trim();
}
