using pxr;

namespace UsdGsplat.Usd.Tests.Sdf;

/// <summary>Makes random layers with every kind of spec, field and value that the text format keeps.</summary>
internal sealed class RandomLayers(int seed)
{
    private static readonly string[] Names = ["a", "B", "c1", "c02", "c10", "_d", "def", "Größe", "rel"];
    private static readonly string[] Texts = ["", "plain", "it's", "say \"x\"", "both ' and \"", "two\nlines\"", "tab\tand\\", "é 日 😀", "\u0001\u007f\udcff"];

    private readonly Random random = new(seed);
    private readonly RandomValues values = new(seed);
    private readonly SdfData data = new();

    internal SdfLayerHandle Make()
    {
        AddLayerFields();
        foreach (string name in Pick(Names, 3)) AddPrim(SdfPath.AbsoluteRootPath().Child(name), 0);
        if (Chance(3)) data.Root[SdfFieldKeys.PrimOrder] = new List<string> { "x", "y" };
        SdfLayerHandle layer = SdfLayer.CreateAnonymous();
        layer.Adopt(data);
        return layer;
    }

    private void AddLayerFields()
    {
        if (Chance(2)) data.Root[SdfFieldKeys.Documentation] = NonEmptyText();
        if (Chance(2)) data.Root[SdfFieldKeys.Comment] = NonEmptyText();
        if (Chance(2)) data.Root["metersPerUnit"] = random.NextDouble();
        if (Chance(2)) data.Root[SdfFieldKeys.CustomLayerData] = Dictionary(0);
        if (Chance(2))
        {
            data.Root[SdfFieldKeys.SubLayers] = new List<string> { "./x.usda", "a@b" };
            data.Root[SdfFieldKeys.SubLayerOffsets] = new List<SdfLayerOffset> { new(random.Next(3), 2), new() };
        }

        if (Chance(3)) data.Root[SdfFieldKeys.LayerRelocates] = new List<KeyValuePair<SdfPath, SdfPath>> { new("/a/b", "/a/c"), new("/a/d", "") };
    }

    private void AddPrim(SdfPath path, int depth)
    {
        SdfSpecData prim = data.Create(path, SdfSpecType.SdfSpecTypePrim);
        prim[SdfFieldKeys.Specifier] = (SdfSpecifier)random.Next(3);
        if (Chance(2)) prim[SdfFieldKeys.TypeName] = new TfToken("Xform");
        AddBody(path, prim, depth);
    }

    private void AddBody(SdfPath path, SdfSpecData prim, int depth)
    {
        AddPrimFields(prim);
        foreach (string name in Pick([.. Names, "ns:x", "ns:y:z"], 4))
        {
            if (Chance(3)) AddRelationship(path.Property(name));
            else AddAttribute(path.Property(name));
        }

        if (depth == 3) return;
        foreach (string name in Pick(Names, 2)) AddPrim(path.Child(name), depth + 1);
        foreach (string set in Chance(3) ? Pick(["v", "w-1"], 2) : []) AddVariantSet(path, set, depth + 1);
    }

    private void AddVariantSet(SdfPath path, string set, int depth)
    {
        data.Create(path.Variant(set, ""), SdfSpecType.SdfSpecTypeVariantSet);
        foreach (string name in (string[])["x", ".y|z-1", "1"])
        {
            SdfPath variant = path.Variant(set, name);
            AddBody(variant, data.Create(variant, SdfSpecType.SdfSpecTypeVariant), depth);
        }
    }

    private void AddPrimFields(SdfSpecData prim)
    {
        if (Chance(3)) prim[SdfFieldKeys.Comment] = NonEmptyText();
        if (Chance(3)) prim[SdfFieldKeys.Kind] = new TfToken(Text());
        if (Chance(3)) prim[SdfFieldKeys.Active] = Chance(2);
        if (Chance(3)) prim[SdfFieldKeys.CustomData] = Dictionary(0);
        if (Chance(4)) prim[SdfFieldKeys.Permission] = (SdfPermission)random.Next(2);
        if (Chance(4)) prim[SdfFieldKeys.SymmetryFunction] = new TfToken(Chance(2) ? "" : "fn");
        if (Chance(4)) prim["displayGroupOrder"] = new VtStringArray([Text(), "z"]);
        if (Chance(4)) prim["nobody"] = new SdfUnregisteredValue("[1, (a, \"b\")]");
        if (Chance(4)) prim[SdfFieldKeys.PrefixSubstitutions] = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["$L"] = "Left", [Text() + "k"] = Text() };
        if (Chance(4)) prim[SdfFieldKeys.VariantSelection] = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["v"] = "x", ["a-b"] = "" };
        if (Chance(4)) prim[SdfFieldKeys.PropertyOrder] = new List<string> { "b", "a" };
        AddLists(prim);
    }

    private void AddLists(SdfSpecData prim)
    {
        if (Chance(3)) prim[SdfFieldKeys.References] = Edit(new SdfReferenceListOp(), Reference(1), Reference(2), Reference(3));
        if (Chance(3)) prim[SdfFieldKeys.Payload] = Edit(new SdfPayloadListOp(), new SdfPayload("p@q.usd", "/P"), new SdfPayload("", "/Q", new SdfLayerOffset(0, 2)));
        if (Chance(3)) prim[SdfFieldKeys.InheritPaths] = Edit(new SdfPathListOp(), new SdfPath("/C"), new SdfPath("/D/E"));
        if (Chance(3)) prim[SdfFieldKeys.ApiSchemas] = Edit(new SdfTokenListOp(), new TfToken("A"), new TfToken(Text() + "B"));
        if (Chance(3)) prim["inactiveIds"] = Edit(new SdfInt64ListOp(), long.MinValue, 2L, long.MaxValue);
        if (Chance(3)) prim[SdfFieldKeys.VariantSetNames] = Edit(new SdfStringListOp(), "v", "w-1");
    }

    private void AddAttribute(SdfPath path)
    {
        SdfSpecData attribute = data.Create(path, SdfSpecType.SdfSpecTypeAttribute);
        SdfValueTypeName type = values.Type();
        attribute[SdfFieldKeys.TypeName] = type.GetAsToken();
        attribute[SdfFieldKeys.Variability] = (SdfVariability)random.Next(2);
        if (Chance(3)) attribute[SdfFieldKeys.Custom] = true;
        if (Chance(3)) attribute[SdfFieldKeys.Documentation] = NonEmptyText();
        if (Chance(4)) attribute["displayUnit"] = new SdfUnit("cm");
        if (Chance(3)) attribute["allowedTokens"] = new VtTokenArray([new TfToken("x"), new TfToken(Text())]);
        if (!Chance(4)) attribute[SdfFieldKeys.Default] = Chance(8) ? new SdfValueBlock() : values.Of(type);
        if (Chance(4)) attribute[SdfFieldKeys.TimeSamples] = Samples(type);
        if (Chance(4)) attribute[SdfFieldKeys.ConnectionPaths] = Edit(new SdfPathListOp(), new SdfPath("/a.x"), new SdfPath("/B/c1.def"));
    }

    private void AddRelationship(SdfPath path)
    {
        SdfSpecData relationship = data.Create(path, SdfSpecType.SdfSpecTypeRelationship);
        relationship[SdfFieldKeys.Variability] = (SdfVariability)random.Next(2);
        if (Chance(3)) relationship[SdfFieldKeys.Custom] = true;
        if (Chance(3)) relationship[SdfFieldKeys.NoLoadHint] = true;
        if (Chance(2)) relationship[SdfFieldKeys.TargetPaths] = Edit(new SdfPathListOp(), new SdfPath("/a"), new SdfPath("/B.x"), new SdfPath("/"));
        if (Chance(6)) relationship[SdfFieldKeys.Default] = new SdfPath("/a");
    }

    private SdfTimeSamples Samples(SdfValueTypeName type)
    {
        var samples = new SdfTimeSamples();
        for (int i = random.Next(4); i > 0; i--) samples[Math.Round(random.NextDouble() * 100, 2)] = Chance(5) ? new SdfValueBlock() : values.Of(type);
        return samples;
    }

    private SdfReference Reference(int number) => new(
        Chance(3) ? "" : $"./r{number}.usda", Chance(3) ? "" : $"/R{number}", new SdfLayerOffset(number, random.Next(1, 3)), Chance(4) ? Dictionary(1) : null);

    private T Edit<T>(T op, params object[] items)
        where T : SdfListOpBase
    {
        if (Chance(3))
        {
            op.SetItemsUntyped(items.Take(random.Next(items.Length + 1)), SdfListOpType.SdfListOpTypeExplicit);
            if (op is SdfStringListOp && op.Items(SdfListOpType.SdfListOpTypeExplicit).Count == 0) op.SetItemsUntyped(items, SdfListOpType.SdfListOpTypeExplicit);
            return op;
        }

        op.SetItemsUntyped(items.Take(1), SdfListOpType.SdfListOpTypePrepended);
        foreach (SdfListOpType type in SdfListOpBase.EditOrder)
        {
            if (Chance(3)) op.SetItemsUntyped(items.Take(random.Next(1, items.Length + 1)), type);
        }

        return op;
    }

    private VtDictionary Dictionary(int depth)
    {
        var dictionary = new VtDictionary();
        for (int i = random.Next(4); i > 0; i--)
        {
            object value = depth < 3 && Chance(3) ? Dictionary(depth + 1) : values.Of(values.Type());
            dictionary.SetValueAtPath(new StdStringVector { Chance(2) ? $"k{i}" : Text() + i }, VtValue.FromObject(value));
        }

        return dictionary;
    }

    private IEnumerable<string> Pick(string[] from, int atMost)
    {
        string[] all = [.. from];
        random.Shuffle(all);
        return all.Take(random.Next(atMost + 1));
    }

    private string Text() => Texts[random.Next(Texts.Length)];

    private string NonEmptyText() => Text() + "!";

    private bool Chance(int oneIn) => random.Next(oneIn) == 0;
}
