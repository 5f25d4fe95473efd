namespace pxr;

/// <summary>The content of a layer that a crate holds. Specs are made when they are asked for, values when those are.</summary>
internal sealed class CrateData : SdfAbstractData
{
    // Crates name a field once for each spec; more names than this are no spec.
    private const int MaxFields = 1024;

    private readonly CrateFile file;
    private readonly Dictionary<SdfPath, int> places;
    private readonly List<Place> specs;
    private readonly CrateLazyValue?[] values;

    /// <param name="file">The crate.</param>
    /// <param name="places">The specs by their paths: numbers in <paramref name="stored"/>, where the root's is.</param>
    /// <param name="stored">The specs as the crate stores them.</param>
    internal CrateData(CrateFile file, Dictionary<SdfPath, int> places, List<CrateSpec> stored)
    {
        this.file = file;
        this.places = places;
        specs = stored.ConvertAll(spec => new Place(spec));
        values = new CrateLazyValue?[file.Fields.Length];
    }

    internal override IEnumerable<KeyValuePair<SdfPath, SdfSpecData>> Specs =>
        places.Select(place => new KeyValuePair<SdfPath, SdfSpecData>(place.Key, SpecAt(place.Key, place.Value)));

    internal override int Count => places.Count;

    internal override SdfSpecData? Find(SdfPath path) => places.TryGetValue(path, out int index) ? SpecAt(path, index) : null;

    internal override bool Has(SdfPath path) => places.ContainsKey(path);

    private protected override void Add(SdfPath path, SdfSpecData spec)
    {
        places.Add(path, specs.Count);
        specs.Add(new Place(default) { Spec = spec });
    }

    private protected override void Remove(SdfPath path) => places.Remove(path);

    private SdfSpecData SpecAt(SdfPath path, int index)
    {
        Place place = specs[index];
        if (place.Spec is { } made) return made;

        // Threads that make one at once all get the one that is kept.
        SdfSpecData spec = Make(path, place.Stored);
        return Interlocked.CompareExchange(ref place.Spec, spec, null) ?? spec;
    }

    private SdfSpecData Make(SdfPath path, CrateSpec stored)
    {
        ReadOnlySpan<int> fields = file.FieldSets.AsSpan(stored.FieldSet);
        fields = fields[..fields.IndexOf(CrateLayout.EndOfFieldSet)];
        if (fields.Length > MaxFields) file.Bytes.Refuse(0, CrateLayout.FieldSets, $"expected at most {MaxFields} fields of <{path}>, found {fields.Length}");
        var spec = new SdfSpecData((SdfSpecType)stored.Type);
        spec.Reserve(fields.Length);
        foreach (int index in fields)
        {
            CrateField field = file.Fields[index];
            string name = file.Tokens.Text(field.Token);
            if (CrateFields.IsDerived(name)) continue;
            if (CrateFields.MayStandOn(spec.Type, name)) spec[name] = values[index] ??= new CrateLazyValue(file, name, field.Rep);
            else file.Report(CrateLayout.Specs, $"expected fields that can be on <{path}>, found {name}, which is left out");
        }

        AddFallbacks(spec);
        KeepChildren(path, spec);
        return spec;
    }

    /// <summary>Fields that crates may leave out, but layers have.</summary>
    private static void AddFallbacks(SdfSpecData spec)
    {
        if (spec.Type == SdfSpecType.SdfSpecTypePrim && !spec.Has(SdfFieldKeys.Specifier)) spec[SdfFieldKeys.Specifier] = SdfSpecifier.SdfSpecifierOver;
        bool isProperty = spec.Type is SdfSpecType.SdfSpecTypeAttribute or SdfSpecType.SdfSpecTypeRelationship;
        if (isProperty && !spec.Has(SdfFieldKeys.Variability)) spec[SdfFieldKeys.Variability] = SdfVariability.SdfVariabilityVarying;
    }

    /// <summary>Drops the names of children that have no spec, and repeated ones.</summary>
    private void KeepChildren(SdfPath path, SdfSpecData spec)
    {
        Keep(spec, SdfFieldKeys.PrimChildren, path.Child, SdfSpecType.SdfSpecTypePrim);
        Keep(spec, SdfFieldKeys.Properties, path.Property, SdfSpecType.SdfSpecTypeAttribute, SdfSpecType.SdfSpecTypeRelationship);
        Keep(spec, SdfFieldKeys.VariantSetChildren, set => path.Variant(set, ""), SdfSpecType.SdfSpecTypeVariantSet);
        if (spec.Type == SdfSpecType.SdfSpecTypeVariantSet) Keep(spec, SdfFieldKeys.VariantChildren, name => path.GetParentPath().Variant(path.GetVariantSelection().first, name), SdfSpecType.SdfSpecTypeVariant);
    }

    private void Keep(SdfSpecData spec, string field, Func<string, SdfPath> pathOf, params ReadOnlySpan<SdfSpecType> types)
    {
        if (spec[field] is not List<string> names) return;
        var kept = new List<string>(names.Count);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (string name in names)
        {
            bool known = places.TryGetValue(pathOf(name), out int index) && types.Contains(TypeAt(index));
            if (known && seen.Add(name)) kept.Add(name);
        }

        if (kept.Count < names.Count) spec[field] = kept.Count > 0 ? kept : null;
    }

    private SdfSpecType TypeAt(int index) => specs[index].Spec?.Type ?? (SdfSpecType)specs[index].Stored.Type;

    private sealed class Place(CrateSpec stored)
    {
        internal readonly CrateSpec Stored = stored;
        internal SdfSpecData? Spec;
    }
}
