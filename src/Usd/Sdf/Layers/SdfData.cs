namespace pxr;

/// <summary>The content of a layer in memory.</summary>
internal sealed class SdfData : SdfAbstractData
{
    private readonly Dictionary<SdfPath, SdfSpecData> specs = [];

    internal SdfData() => specs.Add(SdfPath.AbsoluteRootPath(), new SdfSpecData(SdfSpecType.SdfSpecTypePseudoRoot));

    internal override IEnumerable<KeyValuePair<SdfPath, SdfSpecData>> Specs => specs;

    internal override int Count => specs.Count;

    internal override SdfSpecData? Find(SdfPath path) => specs.GetValueOrDefault(path);

    internal override bool Has(SdfPath path) => specs.ContainsKey(path);

    private protected override void Add(SdfPath path, SdfSpecData spec) => specs.Add(path, spec);

    private protected override void Remove(SdfPath path) => specs.Remove(path);
}
