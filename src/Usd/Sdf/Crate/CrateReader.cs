using UsdGsplat.Codecs;
using UsdGsplat.Codecs.Sources;

namespace pxr;

/// <summary>Reads crates: the tables at once, specs and values when they are asked for.</summary>
internal static class CrateReader
{
    /// <summary>Reads a crate and makes it the layer's content.</summary>
    /// <param name="view">The whole crate; the layer keeps it, and arrays may show its bytes.</param>
    /// <param name="location">The crate's name, for errors.</param>
    /// <param name="layer">The layer, which keeps its content if there is an error.</param>
    /// <returns>What is wrong with the tables and was left out.</returns>
    /// <exception cref="AssetFormatException">The tables are ill-formed. Ill-formed values raise it when they are asked for.</exception>
    /// <exception cref="AssetUnsupportedException">The crate is newer than <see cref="CrateVersion.Latest"/>.</exception>
    internal static IReadOnlyList<Issue> Read(ByteView view, AssetLocation location, SdfLayerHandle layer)
    {
        CrateFile file = CrateStructureReader.Read(view, location);
        layer.Adopt(MakeData(file));
        return file.Issues;
    }

    private static CrateData MakeData(CrateFile file)
    {
        var places = new Dictionary<SdfPath, int>(file.Specs.Length);
        var kept = new List<CrateSpec>(file.Specs.Length);
        foreach (CrateSpec spec in file.Specs)
        {
            SdfPath path = file.Paths[spec.Path];
            if (path.IsTargetPath()) continue;
            if (!Fits(path, (SdfSpecType)spec.Type))
            {
                file.Report(CrateLayout.Specs, $"expected a spec that can be at <{path}>, found one of type {spec.Type}, which is left out");
            }
            else if (!places.TryAdd(path, kept.Count))
            {
                file.Report(CrateLayout.Specs, $"expected one spec at <{path}>, found another, which is left out");
            }
            else
            {
                kept.Add(spec);
            }
        }

        if (!places.ContainsKey(SdfPath.AbsoluteRootPath())) file.Bytes.Fail(0, CrateLayout.Specs, $"expected the spec of the root, found none");
        return new CrateData(file, places, kept);
    }

    private static bool Fits(SdfPath path, SdfSpecType type) => type switch
    {
        SdfSpecType.SdfSpecTypePseudoRoot => path.IsAbsoluteRootPath(),
        SdfSpecType.SdfSpecTypePrim => path.Kind == SdfPathKind.Prim,
        SdfSpecType.SdfSpecTypeAttribute or SdfSpecType.SdfSpecTypeRelationship => path.Kind == SdfPathKind.Property,
        SdfSpecType.SdfSpecTypeVariant => path.Kind == SdfPathKind.VariantSelection && path.GetVariantSelection().second.Length > 0,
        SdfSpecType.SdfSpecTypeVariantSet => path.Kind == SdfPathKind.VariantSelection && path.GetVariantSelection().second.Length == 0,
        _ => false,
    };
}
