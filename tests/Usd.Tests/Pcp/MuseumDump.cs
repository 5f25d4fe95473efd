using System.Globalization;
using System.Text;
using pxr;

namespace UsdGsplat.Usd.Tests.Pcp;

/// <summary>Prints what we compose in the form of the museum's baselines.</summary>
internal sealed class MuseumDump
{
    private const string Rule = "------------------------------------------------------------------------\n";
    private readonly MuseumCase scene;
    private readonly PcpCache cache;
    private readonly StringBuilder results = new();
    private readonly StringBuilder errors = new();

    internal MuseumDump(MuseumCase scene)
    {
        this.scene = scene;
        cache = scene.Open();
        Print();
    }

    internal string Results => results.ToString();

    internal string Errors => errors.ToString();

    internal List<PcpError> AllErrors { get; } = [];

    private void Print()
    {
        if (scene.Session is { } session) results.Append(CultureInfo.InvariantCulture, $"Loading session @{Relative(MuseumCase.Full(session))}@\n\n");
        results.Append(CultureInfo.InvariantCulture, $"Loading @{Relative(MuseumCase.Full(scene.Root))}@\n\n");
        results.Append(Rule).Append("Layer Stack:\n");
        foreach (SdfLayerHandle layer in cache.LayerStack.Layers) results.Append(CultureInfo.InvariantCulture, $"     {Label(layer)}\n");
        results.Append('\n');
        AllErrors.AddRange(cache.LayerStack.Errors);
        Walk(SdfPath.AbsoluteRootPath());
        AllErrors.AddRange(cache.LayerStacks.Skip(1).SelectMany(stack => stack.Errors));
    }

    private void Walk(SdfPath path)
    {
        PcpPrimIndex index = cache.Index(path);
        if (!path.IsAbsoluteRootPath()) Print(index);
        foreach (string name in PcpNames.Children(index)) Walk(path.Child(name));
    }

    private void Print(PcpPrimIndex index)
    {
        results.Append(Rule).Append(CultureInfo.InvariantCulture, $"Results for composing <{index.Path}>\n\nPrim Stack:\n");
        foreach ((PcpNode node, int layer) in index.PrimStack()) PrintSpec(node.LayerStack.Layers[layer], node.Path);
        results.Append('\n');
        PrintTimeOffsets(index);
        PrintVariants(index);
        PrintNames("Child names", PcpNames.Children(index));
        List<string> properties = PcpNames.Properties(index);
        PrintNames("Property names", properties);
        PrintProperties(index, properties);
        PrintTargets(index, properties, SdfFieldKeys.TargetPaths, "Relationship targets");
        PrintTargets(index, properties, SdfFieldKeys.ConnectionPaths, "Attribute connections");
        PrintErrors(index, properties);
    }

    private void PrintSpec(SdfLayerHandle layer, SdfPath path) => results.Append(CultureInfo.InvariantCulture, $"    {Label(layer),-20} {path}\n");

    private void PrintTimeOffsets(PcpPrimIndex index)
    {
        PcpNode[] nodes = [.. index.Nodes.Where(node => node.CanContribute)];
        if (!nodes.Any(node => !node.MapToRoot.Offset.IsIdentity() || node.LayerStack.HasOffsets)) return;
        results.Append("Time Offsets:\n");
        foreach (PcpNode node in nodes)
        {
            string arc = node.ArcType.ToString().ToLowerInvariant();
            results.Append(CultureInfo.InvariantCulture, $"    {Label(node.LayerStack.Layers[0]),-20} {node.Path.ToString(),-15} {arc,-10} {Text(node.MapToRoot.Offset)}\n");
            for (int i = 0; i < node.LayerStack.Layers.Length; i++)
            {
                if (node.LayerStack.Offsets[i].IsIdentity()) continue;
                results.Append(CultureInfo.InvariantCulture, $"        {Label(node.LayerStack.Layers[i]),-32} sublayer   {Text(node.LayerStack.Offsets[i])}\n");
            }
        }

        results.Append('\n');
    }

    private static string Text(SdfLayerOffset offset) => string.Create(CultureInfo.InvariantCulture, $"(offset={offset.GetOffset():F2}, scale={offset.GetScale():F2})");

    private void PrintVariants(PcpPrimIndex index)
    {
        StdStringPair[] selections = [.. index.Nodes.Where(n => n.ArcType == PcpArcType.Variant && n.Path.IsPrimVariantSelectionPath()).Select(n => n.Path.GetVariantSelection())];
        if (selections.Length == 0) return;
        results.Append("Variant Selections:\n");
        foreach ((string set, string selection) in selections.Select(s => (s.first, s.second)).Distinct().OrderBy(s => s.first, StringComparer.Ordinal))
        {
            results.Append(CultureInfo.InvariantCulture, $"    {{{set} = {selection}}}\n");
        }

        results.Append('\n');
    }

    private void PrintNames(string title, List<string> names)
    {
        if (names.Count == 0) return;
        results.Append(CultureInfo.InvariantCulture, $"{title}:\n     [{string.Join(", ", names.Select(name => $"'{name}'"))}]\n\n");
    }

    private void PrintProperties(PcpPrimIndex index, List<string> names)
    {
        if (names.Count == 0) return;
        results.Append("Property stacks:\n");
        foreach (string name in names.Order(StringComparer.Ordinal))
        {
            results.Append(CultureInfo.InvariantCulture, $"{index.Path.Property(name)}:\n");
            foreach (PcpNode node in index.Nodes.Where(n => n.Contributes))
            {
                SdfPath path = node.Path.Property(name);
                foreach (SdfLayerHandle layer in node.LayerStack.Layers.Where(l => l.HasSpec(path))) PrintSpec(layer, path);
            }
        }

        results.Append('\n');
    }

    private void PrintTargets(PcpPrimIndex index, List<string> names, string field, string title)
    {
        var lists = names.Order(StringComparer.Ordinal).Select(name => (Name: name, Targets: PcpTargets.Compose(index, name, field))).Where(l => l.Targets.Count > 0).ToList();
        if (lists.Count == 0) return;
        results.Append(CultureInfo.InvariantCulture, $"{title}:\n");
        foreach ((string name, List<SdfPath> targets) in lists)
        {
            results.Append(CultureInfo.InvariantCulture, $"{index.Path.Property(name)}:\n");
            foreach (SdfPath target in targets) results.Append(CultureInfo.InvariantCulture, $"    {target}\n");
        }

        results.Append('\n');
    }

    private void PrintErrors(PcpPrimIndex index, List<string> properties)
    {
        var found = new List<PcpError>(index.Errors);
        foreach (string name in properties)
        {
            PcpTargets.Compose(index, name, SdfFieldKeys.TargetPaths, found);
            PcpTargets.Compose(index, name, SdfFieldKeys.ConnectionPaths, found);
        }

        AllErrors.AddRange(found);
        if (found.Count == 0) return;
        errors.Append(Rule).Append(CultureInfo.InvariantCulture, $"Errors while composing <{index.Path}>\n\n");
        foreach (PcpError error in found) errors.Append(Message(error)).Append('\n');
        errors.Append('\n');
    }

    private string Message(PcpError error)
    {
        string arc = error.Arc?.ToString().ToLowerInvariant() ?? "";
        string where = $"@{Relative(error.Layer.identifier)}@<{error.Path}>";
        string asset = error.AssetPath.Length == 0 ? "@@" : $"@{Relative(error.AssetPath)}@";
        return error.Kind switch
        {
            PcpErrorKind.UnresolvedAsset => $"Could not open asset {asset} for {arc} introduced by {where}.",
            PcpErrorKind.UnresolvedPrimPath => $"Unresolved {arc} prim path {asset}<{error.TargetPath}> introduced by {where}",
            PcpErrorKind.InvalidArcOffset => string.Create(CultureInfo.InvariantCulture, $"Invalid {arc} offset SdfLayerOffset({error.Offset!.GetOffset()}, {error.Offset.GetScale()}) for {asset}<{error.TargetPath}> introduced by {where}. Using no offset instead."),
            _ => $"{error.Kind} at {where}: {error.Message}",
        };
    }

    private string Relative(string path) => Path.GetRelativePath(scene.Folder, path).Replace('\\', '/');

    private string Label(SdfLayerHandle layer) => Path.GetRelativePath(Path.GetDirectoryName(MuseumCase.Full(scene.Root))!, layer.identifier).Replace('\\', '/');
}
