using pxr;

namespace UsdGsplat.UsdAuthoring.UsdRender.Validation;

/// <summary>What must hold of the names of the products of one settings prim: they differ, at the default time and at every other.</summary>
/// <remarks>Names may have time samples, which hold until the next one, so that two products may meet at one frame alone.</remarks>
internal sealed class RenderNameRules
{
    private readonly IReadOnlyList<UsdPrim> products;
    private readonly RenderIssues issues;
    private readonly string[] names;
    private readonly Dictionary<string, SortedSet<int>> holders = new(StringComparer.Ordinal);
    private readonly HashSet<(int First, int Second)> told = [];

    private RenderNameRules(IReadOnlyList<UsdPrim> products, RenderIssues issues)
    {
        (this.products, this.issues) = (products, issues);
        names = new string[products.Count];
    }

    internal static void Check(IReadOnlyList<UsdPrim> products, RenderIssues issues, CancellationToken cancellation)
    {
        var rules = new RenderNameRules(products, issues);
        rules.Rename([.. Enumerable.Range(0, products.Count)], UsdTimeCode.Default(), "");

        // Only products with a sample at a time change their name there; before its first one a product has that one's.
        var changes = new SortedDictionary<double, List<int>>();
        var sampled = new List<int>();
        for (int i = 0; i < products.Count; i++)
        {
            StdDoubleVector times = RenderProperty.ProductName.On(products[i]).GetTimeSamples();
            if (times.Count > 0) sampled.Add(i);
            foreach (double time in times) (changes.TryGetValue(time, out List<int>? changing) ? changing : changes[time] = []).Add(i);
        }

        bool isFirst = true;
        foreach ((double time, List<int> changing) in changes)
        {
            cancellation.ThrowIfCancellationRequested();
            rules.Rename(isFirst ? sampled : changing, time, FormattableString.Invariant($" at the time {time}"));
            isFirst = false;
        }
    }

    /// <summary>All old names are given up before new ones are taken, since products may change names with each other.</summary>
    private void Rename(IReadOnlyList<int> changing, UsdTimeCode time, string when)
    {
        foreach (int product in changing)
        {
            if (names[product] is { Length: > 0 } old) holders[old].Remove(product);
        }

        foreach (int product in changing)
        {
            VtValue value = RenderProperty.ProductName.On(products[product]).Get(time);
            names[product] = value.GetTypeName() == "TfToken" ? ((TfToken)value).GetString() : "";
            if (names[product].Length > 0) Hold(product, when);
        }
    }

    private void Hold(int product, string when)
    {
        string name = names[product];
        if (!holders.TryGetValue(name, out SortedSet<int>? others)) holders[name] = others = [];
        if (others.Count > 0 && told.Add((others.Min, product)))
            issues.Tell(RenderIssueCodes.SameName, products[product], RenderProperty.ProductName.Name, $"expected a name of its own, found '{name}'{when}, which is that of <{products[others.Min].GetPath()}>");
        others.Add(product);
    }
}
