using pxr;

namespace UsdGsplat.UsdAuthoring.UsdRender.Specification;

/// <summary>Gathers what prims say in renderers' namespaces.</summary>
/// <remarks>Source: the render settings' description, section 10.</remarks>
public static class RenderNamespaces
{
    private const string Outputs = "outputs:";

    // Longer chains of node graphs are a mistake.
    private const int MaxSteps = 64;

    /// <summary>The settings of a prim, sorted by name. Values are those of the default time; attributes without one are left out.</summary>
    /// <param name="prim">A settings, product or var prim.</param>
    /// <param name="namespaces">Outermost namespaces, exactly; all when empty.</param>
    public static List<RenderSetting> Gather(UsdPrim prim, IReadOnlyList<string> namespaces)
    {
        ArgumentNullException.ThrowIfNull(prim);
        ArgumentNullException.ThrowIfNull(namespaces);
        var settings = new List<RenderSetting>();
        foreach (UsdAttribute listed in prim.GetAuthoredAttributes())
        {
            string name = listed.GetName().GetString();
            bool isOutput = name.StartsWith(Outputs, StringComparison.Ordinal);
            string outermost = Outermost(isOutput ? name[Outputs.Length..] : name);
            if (outermost.Length == 0 || (namespaces.Count > 0 && !namespaces.Contains(outermost))) continue;
            UsdAttribute attribute = prim.GetAttribute(listed.GetName());
            IReadOnlyList<SdfPath> sources = isOutput ? Sources(attribute) : [];
            VtValue value = sources.Count > 0 ? new VtValue() : attribute.Get(UsdTimeCode.Default());
            if (sources.Count > 0 || !value.IsEmpty()) settings.Add(new RenderSetting(name, value, sources));
        }

        settings.Sort((a, b) => string.CompareOrdinal(a.Name, b.Name));
        return settings;
    }

    /// <summary>The prims that an output's connections lead to, those of node graphs followed to the shaders inside.</summary>
    internal static IReadOnlyList<SdfPath> Sources(UsdAttribute output)
    {
        var found = new List<SdfPath>();
        Follow(output, found, [], MaxSteps);
        return found;
    }

    private static void Follow(UsdAttribute output, List<SdfPath> found, HashSet<string> visited, int steps)
    {
        var connections = new SdfPathVector();
        if (steps == 0 || !output.GetConnections(connections)) return;
        UsdStage stage = output.GetStage();
        foreach (SdfPath connection in connections)
        {
            if (!connection.IsPropertyPath() || !visited.Add(connection)) continue;
            UsdPrim prim = stage.GetPrimAtPath(connection.GetPrimPath());
            if (!prim) continue;
            string type = prim.GetTypeName();
            if (type is not ("NodeGraph" or "Material")) found.Add(prim.GetPath());
            else if (stage.GetAttributeAtPath(connection) is { } next && next) Follow(next, found, visited, steps - 1);
        }
    }

    private static string Outermost(string name)
    {
        int colon = name.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? "" : name[..colon];
    }
}
