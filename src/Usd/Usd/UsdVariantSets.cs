namespace pxr;

/// <summary>The variant sets of a prim.</summary>
public sealed class UsdVariantSets : IDisposable
{
    private readonly UsdPrim prim;

    internal UsdVariantSets(UsdPrim prim) => this.prim = prim;

    /// <summary>Adds a variant set at the edit target, or returns the one that is there.</summary>
    public UsdVariantSet AddVariantSet(string variantSetName, UsdListPosition position = UsdListPosition.UsdListPositionBackOfPrependList)
    {
        UsdVariantSet set = GetVariantSet(variantSetName);
        set.Declare(position);
        return set;
    }

    /// <summary>The names of the sets.</summary>
    public StdStringVector GetNames() =>
        new(prim.GetStage().View.ListField<string, StdStringVector>(prim.GetPath(), SdfFieldKeys.VariantSetNames));

    /// <summary>Fills a vector with the names of the sets.</summary>
    public bool GetNames(StdStringVector names)
    {
        ArgumentNullException.ThrowIfNull(names);
        names.Clear();
        foreach (string name in GetNames()) names.Add(name);
        return true;
    }

    /// <summary>One of the sets.</summary>
    public UsdVariantSet GetVariantSet(string variantSetName) => new(prim, variantSetName);

    /// <summary>Whether there is a set of that name.</summary>
    public bool HasVariantSet(string variantSetName) => GetNames().Contains(variantSetName);

    /// <summary>The selection of a set; empty for none.</summary>
    public string GetVariantSelection(string variantSetName) => GetVariantSet(variantSetName).GetVariantSelection();

    /// <summary>Selects a variant at the edit target.</summary>
    public bool SetSelection(string variantSetName, string variantName) => GetVariantSet(variantSetName).SetVariantSelection(variantName);

    /// <summary>The selections of all sets that have one.</summary>
    public StdStringMap GetAllVariantSelections()
    {
        var all = new StdStringMap();
        foreach (string name in GetNames())
        {
            string selection = GetVariantSelection(name);
            if (selection.Length > 0) all[name] = selection;
        }

        return all;
    }

    /// <summary>Does nothing: the object is managed memory.</summary>
    public void Dispose()
    {
    }
}
