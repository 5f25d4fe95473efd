namespace pxr;

/// <summary>A variant set of a prim.</summary>
/// <remarks>To author inside a variant, set the stage's edit target to <see cref="GetVariantEditTarget"/>, author, and set it back.</remarks>
public sealed class UsdVariantSet : IDisposable
{
    private readonly UsdPrim prim;
    private readonly string name;

    internal UsdVariantSet(UsdPrim prim, string name)
    {
        this.prim = prim;
        this.name = name;
    }

    /// <summary>Adds a variant at the edit target.</summary>
    /// <exception cref="ArgumentException">The set or the variant has a name that paths cannot hold.</exception>
    public bool AddVariant(string variantName, UsdListPosition position = UsdListPosition.UsdListPositionBackOfPrependList)
    {
        CheckName(variantName);
        Declare(UsdListPosition.UsdListPositionBackOfPrependList);
        UsdEditTarget target = prim.GetStage().GetEditTarget();
        SdfPath spec = target.EnsurePrim(prim.GetPath());
        SdfPrimSpecs.Ensure(target.GetLayer(), spec.AppendVariantSelection(name, variantName));
        return true;
    }

    /// <summary>The names of the variants over all layers, sorted.</summary>
    public StdStringVector GetVariantNames() => new(
        prim.GetStage().View.Opinions(prim.GetPath().Variant(name, ""))
            .SelectMany(o => o.Spec.NamesOrEmpty(SdfFieldKeys.VariantChildren)).Distinct().Order(StringComparer.Ordinal));

    /// <summary>Whether a variant is authored.</summary>
    public bool HasAuthoredVariant(string variantName) => GetVariantNames().Contains(variantName);

    /// <summary>The selected variant, which may be a fallback; empty for none.</summary>
    public string GetVariantSelection() => AppliedSelection() ?? (HasAuthoredVariantSelection(out string value) ? value : "");

    /// <summary>Whether a selection is authored.</summary>
    public bool HasAuthoredVariantSelection() => HasAuthoredVariantSelection(out _);

    /// <summary>Whether a selection is authored, and which.</summary>
    public bool HasAuthoredVariantSelection(out string value)
    {
        foreach ((_, SdfSpecData spec) in prim.GetStage().View.Opinions(prim.GetPath()))
        {
            if (spec[SdfFieldKeys.VariantSelection] is SortedDictionary<string, string> map && map.TryGetValue(name, out string? selection))
            {
                value = selection;
                return true;
            }
        }

        value = "";
        return false;
    }

    /// <summary>Selects a variant at the edit target.</summary>
    /// <param name="variantName">The variant's name, or an expression that begins with a back quote.</param>
    /// <exception cref="ArgumentException">The text can be neither.</exception>
    public bool SetVariantSelection(string variantName)
    {
        ArgumentNullException.ThrowIfNull(variantName);
        if (!variantName.StartsWith('`')) CheckName(variantName);
        return EditSelection(map => map[name] = variantName);
    }

    /// <summary>Removes the selection at the edit target.</summary>
    public bool ClearVariantSelection() => EditSelection(map => map.Remove(name));

    /// <summary>Selects nothing, hiding weaker selections.</summary>
    public bool BlockVariantSelection() => SetVariantSelection("");

    /// <summary>The edit target that puts edits of the prim into the selected variant.</summary>
    /// <exception cref="InvalidOperationException">No variant is selected.</exception>
    public UsdEditTarget GetVariantEditTarget(SdfLayerHandle? layer = null)
    {
        string selection = GetVariantSelection();
        if (selection.Length == 0) throw new InvalidOperationException($"<{prim.GetPath()}>: the variant set '{name}' has no selection");
        UsdEditTarget target = prim.GetStage().GetEditTarget();
        return UsdEditTarget.ForLocalDirectVariant(layer ?? target.GetLayer(), target.MapToSpecPath(prim.GetPath()).AppendVariantSelection(name, selection));
    }

    /// <summary>The stage and the edit target of the selected variant. It switches nothing by itself, as in USD.NET.</summary>
    public VariantEditContext GetVariantEditContext(SdfLayerHandle? layer = null) => new(prim.GetStage(), GetVariantEditTarget(layer));

    /// <summary>The prim.</summary>
    public UsdPrim GetPrim() => prim;

    /// <summary>The name of the set.</summary>
    public string GetName() => name;

    /// <summary>Whether the prim exists.</summary>
    public bool IsValid() => prim.IsValid();

    /// <summary>Does nothing: the object is managed memory.</summary>
    public void Dispose()
    {
    }

    internal void Declare(UsdListPosition position)
    {
        if (name.Length == 0) throw new ArgumentException($"<{prim.GetPath()}>: a variant set needs a name");
        CheckName(name);
        UsdListEditor<string, StdStringVector, SdfStringListOp> editor = prim.Editor<string, StdStringVector, SdfStringListOp>(SdfFieldKeys.VariantSetNames);
        if (!prim.GetVariantSets().HasVariantSet(name)) editor.Add(name, position);
        UsdEditTarget target = prim.GetStage().GetEditTarget();
        SdfPath spec = target.EnsurePrim(prim.GetPath());
        SdfPrimSpecs.Ensure(target.GetLayer(), spec.Variant(name, ""));
    }

    /// <summary>The selection that composition has used; null when it has met no set of that name.</summary>
    private string? AppliedSelection()
    {
        foreach (PcpNode node in prim.GetStage().View.Index(prim.GetPath())?.Nodes ?? [])
        {
            StdStringPair selection = node.Path.GetVariantSelection();
            if (node.ArcType == PcpArcType.Variant && selection.first == name) return selection.second;
        }

        return null;
    }

    private void CheckName(string text)
    {
        if (!SdfPathParser.IsVariantName(text)) throw new ArgumentException($"<{prim.GetPath()}>: '{text}' is no name of a variant or variant set");
    }

    private bool EditSelection(Action<SortedDictionary<string, string>> edit)
    {
        UsdEditTarget target = prim.GetStage().GetEditTarget();
        SdfPath spec = target.EnsurePrim(prim.GetPath());
        SdfLayerHandle layer = target.GetLayer();
        var map = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (layer.Data.Find(spec)?[SdfFieldKeys.VariantSelection] is SortedDictionary<string, string> present)
        {
            foreach ((string set, string selection) in present) map[set] = selection;
        }

        edit(map);
        if (map.Count == 0) layer.EraseField(spec, new TfToken(SdfFieldKeys.VariantSelection));
        else layer.SetFieldValue(spec, SdfFieldKeys.VariantSelection, map);
        return true;
    }
}
