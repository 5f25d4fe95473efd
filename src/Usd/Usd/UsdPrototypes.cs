using System.Globalization;
using System.Text;

namespace pxr;

/// <summary>Numbers the prototypes of a stage: equal instances have one in common.</summary>
/// <remarks>Source: the composition description, section 12.</remarks>
/// <param name="view">The stage.</param>
/// <param name="prefix">What the names of the prototypes begin with.</param>
internal sealed class UsdPrototypes(UsdStageView view, string prefix)
{
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);

    // By layer, which outlives the stacks that composition makes anew after an edit.
    private readonly Dictionary<SdfLayerHandle, int> stacks = [];
    private readonly List<(SdfPath Source, SdfPath Path)> prototypes = [];
    private int suffix;

    internal int Count => prototypes.Count;

    /// <summary>The path of a prototype.</summary>
    internal SdfPath PathOf(int number) => prototypes[number - 1].Path;

    /// <summary>The first instance whose content a prototype shows.</summary>
    internal SdfPath SourceOf(int number) => prototypes[number - 1].Source;

    /// <summary>The number of an instance's prototype, from 1.</summary>
    internal int NumberOf(PcpPrimIndex instance)
    {
        string key = Key(instance);
        if (numbers.TryGetValue(key, out int number)) return number;
        prototypes.Add((instance.Path, NewPath()));
        return numbers[key] = prototypes.Count;
    }

    /// <summary>A path that no prim of the stage has.</summary>
    private SdfPath NewPath()
    {
        SdfPath path;
        do path = SdfPath.AbsoluteRootPath().Child(string.Create(CultureInfo.InvariantCulture, $"{prefix}{++suffix}"));
        while (view.Composed(path) is { HasSpecs: true });
        return path;
    }

    private string Key(PcpPrimIndex instance)
    {
        var key = new StringBuilder();
        foreach (PcpNode node in PcpInstancing.Shareable(instance))
        {
            if (!node.HasSpecs || IsOwnVariant(node, instance)) continue;
            SdfLayerOffset offset = node.MapToRoot.Offset;
            key.Append(CultureInfo.InvariantCulture, $"{node.ArcType} {NumberOf(node.LayerStack, instance)} {node.Path} {offset.GetOffset():R} {offset.GetScale():R}\n");
        }

        foreach (StdStringPair used in instance.Nodes.Where(n => n.ArcType == PcpArcType.Variant && n.Path.IsPrimVariantSelectionPath()).Select(n => n.Path.GetVariantSelection()))
        {
            key.Append(CultureInfo.InvariantCulture, $"{used.first}={used.second}\n");
        }

        view.LoadRules.DescribeBelow(instance.Path, key);
        if (view.Mask is { } mask && !mask.IncludesSubtree(instance.Path))
        {
            foreach (SdfPath path in mask.GetPaths().Where(path => path.HasPrefix(instance.Path))) key.Append(CultureInfo.InvariantCulture, $"{path.MakeRelativePath(instance.Path)}\n");
        }

        return key.ToString();
    }

    private int NumberOf(PcpLayerStack stack, PcpPrimIndex instance)
    {
        if (stack == instance.Root.LayerStack) return 0;
        if (!stacks.TryGetValue(stack.RootLayer, out int number)) stacks[stack.RootLayer] = number = stacks.Count + 1;
        return number;
    }

    /// <summary>A variant of the instance itself that adds nothing below it does not keep it from sharing.</summary>
    private static bool IsOwnVariant(PcpNode node, PcpPrimIndex instance) =>
        node.LayerStack == instance.Root.LayerStack && node.Path.IsPrimVariantSelectionPath() && node.Path.StripAllVariantSelections().Equals(instance.Path)
        && !node.LayerStack.Layers.Any(layer => layer.Data.Find(node.Path)?.Has(SdfFieldKeys.PrimChildren) == true);
}
