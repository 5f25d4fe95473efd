using System.Globalization;
using System.Text;
using pxr;

namespace UsdGsplat.Usd.Tests.Pcp;

/// <summary>Prints the graph of one prim in the form of the museum's graph dumps, without blank lines.</summary>
internal static class MuseumGraphDump
{
    internal static string Print(PcpPrimIndex index, Func<string, string> relative)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"Results for composing <{index.Path}>\n");
        for (int i = 0; i < index.Nodes.Length; i++) Print(text, index, i, relative);
        text.Append("Prim Stack:\n");
        foreach ((PcpNode node, int layer) in index.PrimStack())
        {
            text.Append(CultureInfo.InvariantCulture, $"    {Path.GetFileName(node.LayerStack.Layers[layer].identifier),-20} {node.Path}\n");
        }

        return text.ToString();
    }

    private static void Print(StringBuilder text, PcpPrimIndex index, int number, Func<string, string> relative)
    {
        PcpNode node = index.Nodes[number];
        void Line(string name, object value) => text.Append(CultureInfo.InvariantCulture, $"    {name + ":",-25} {value}\n");
        text.Append(CultureInfo.InvariantCulture, $"Node {number}:\n");
        Line("Parent node", node.Parent is { } parent ? index.Nodes.ToList().IndexOf(parent) : "NONE");
        Line("Type", node.ArcType.ToString().ToLowerInvariant());
        Line("DependencyType", node.IsRoot ? "root" : (node.DepthBelowIntroduction > 0 ? "ancestral" : "direct") + (node.IsInert ? ", virtual" : ", non-virtual"));
        Line("Source path", $"<{node.Path}>");
        Line("Source layer stack", $"@{relative(node.LayerStack.RootLayer.identifier)}@");
        Line("Target path", node.IsRoot ? "<NONE>" : $"<{node.Parent!.Path}>");
        Line("Target layer stack", node.IsRoot ? "NONE" : $"@{relative(node.Parent!.LayerStack.RootLayer.identifier)}@");
        PrintMap(text, "Map to parent", node.MapToParent);
        PrintMap(text, "Map to root", node.MapToRoot);
        Line("Namespace depth", node.NamespaceDepth);
        Line("Depth below introduction", node.DepthBelowIntroduction);
        Line("Permission", "Public");
        Line("Is restricted", "FALSE");
        Line("Is inert", node.IsInert ? "TRUE" : "FALSE");
        Line("Contribute specs", node.CanContribute ? "TRUE" : "FALSE");
        text.Append("        Restricted at depth:  0\n");
        Line("Has specs", node.HasSpecs ? "TRUE" : "FALSE");
        Line("Has symmetry", "FALSE");
        if (!node.HasSpecs) return;
        text.Append("    Prim stack:\n");
        foreach (SdfLayerHandle layer in node.LayerStack.Layers.Where(l => l.HasSpec(node.Path)))
        {
            text.Append(CultureInfo.InvariantCulture, $"      <{node.Path}> {Path.GetFileName(layer.identifier)} - @{relative(layer.identifier)}@\n");
        }
    }

    private static void PrintMap(StringBuilder text, string name, PcpMapFunction map)
    {
        text.Append(CultureInfo.InvariantCulture, $"    {name}:\n");
        if (map.HasRootIdentity) text.Append("        / -> /\n");
        foreach ((SdfPath source, SdfPath target) in map.Pairs.OrderBy(pair => pair.Source)) text.Append(CultureInfo.InvariantCulture, $"        {source} -> {target}\n");
    }
}
